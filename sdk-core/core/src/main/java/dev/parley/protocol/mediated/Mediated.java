// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import dev.parley.bargaining.WholeNumberChoice.Party;
import dev.parley.model.Item;
import dev.parley.model.Listing;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.protocol.AnswersMoves;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Award;
import dev.parley.protocol.Bound;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.EncryptsSecrets;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Look;
import dev.parley.protocol.Need;
import dev.parley.protocol.NeedsFacts;
import dev.parley.protocol.Opening;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Response;
import dev.parley.protocol.Snapshots;
import dev.parley.protocol.Stake;
import dev.parley.protocol.Standing;
import dev.parley.protocol.StateForm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Mediation. Parties state privately what the values of each issue are worth to them; once all have, the outcome of the
 * solution that the rules name is proposed. Or a mediator proposes a text and revises it. All accept, and everybody gets that
 * outcome, or nobody gets anything; of another's priorities and answer nobody learns more than what became of the proposal.
 *
 * <p>A statement binds to nothing. A proposal follows from what was stated alone and is not cut to anybody's mandate, since
 * from what is cut off others would learn where the mandate ends; to accept it is checked against the mandate as any binding
 * move is. What the answers come to is decided once the last answer's own checks have passed, as what private terms answer is:
 * no refusal of an answer tells what the others answered.
 *
 * @since 0.1.0
 */
public final class Mediated
        implements Protocol<MediatedRules, MediatedMove, MediatedState, MediatedEvent>,
                NeedsFacts<MediatedRules, MediatedMove, MediatedState>,
                AnswersMoves<MediatedState, MediatedEvent>,
                EncryptsSecrets<MediatedState>,
                Snapshots<MediatedState> {
    /** The name and version. */
    public static final ProtocolId ID = new ProtocolId("mediated", 1);

    /** With more than two parties outcomes are listed, at most so many. */
    private static final long MOST_OUTCOMES = 20_000;

    /** The protocol as it is registered in every Parley. */
    public Mediated() {}

    @Override
    public ProtocolId id() {
        return ID;
    }

    @Override
    public Lifecycle lifecycle() {
        return MediatedLifecycle.LIFECYCLE;
    }

    @Override
    public ProtocolForms<MediatedRules, MediatedMove, MediatedEvent> forms() {
        return MediatedForms.ALL;
    }

    @Override
    public StateForm<MediatedState> stateForm() {
        return MediatedForms.STATE;
    }

    @Override
    public Decision<MediatedEvent> open(Opening<MediatedRules> opening, Context context) {
        return misfit(opening)
                .<Decision<MediatedEvent>>map(Decision::refused)
                .orElseGet(() -> Decision.accepted(List.of()));
    }

    private static Optional<Refusal> misfit(Opening<MediatedRules> opening) {
        Listing listing = opening.listing();
        MediatedRules rules = opening.rules();
        if (!opening.has(SeatRole.SELLER, SeatRole.BUYER, SeatRole.MEDIATOR)
                && !opening.has(SeatRole.SELLER, SeatRole.MEDIATOR)) {
            return Optional.of(Refusal.invalidRules("mediator", "must be named by the policy"));
        }
        if (listing.items().size() > 1 && opening.settlement() != SettlementRule.ALL) {
            return Optional.of(Refusal.invalidRules("settlement", "must be all: a proposal is agreed to as a whole"));
        }
        return rules.isText() ? Optional.empty() : tooLarge(Agenda.of(listing, rules.levels()), rules);
    }

    private static Optional<Refusal> tooLarge(Agenda agenda, MediatedRules rules) {
        if (agenda.topics().size() > Agenda.MOST || agenda.mostValues() > MediatedRules.MAX_LEVELS) {
            return Optional.of(Refusal.invalidRules(
                    "proposal", "must be single-text for a listing of more than 64 issues, or 100 labels of one"));
        }
        return rules.parties() > 2 && agenda.outcomes(MOST_OUTCOMES + 1) > MOST_OUTCOMES
                ? Optional.of(Refusal.invalidRules(
                        "levels", "must leave at most 20000 outcomes where more than two parties bargain"))
                : Optional.empty();
    }

    @Override
    public MediatedState begin(OpeningRecord<MediatedRules> opening) {
        return MediatedState.begun(opening);
    }

    @Override
    public MediatedState evolve(MediatedState state, MediatedEvent event) {
        if (event instanceof MediatedEvent.Joined joined) {
            return state.with(joined.seat());
        }
        if (event instanceof MediatedEvent.Stated stated) {
            return state.with(stated);
        }
        if (event instanceof MediatedEvent.Proposed proposed) {
            return state.with(proposed);
        }
        if (event instanceof MediatedEvent.Answered answered) {
            return state.with(answered);
        }
        if (event instanceof MediatedEvent.Failed failed) {
            return state.next(failed.until());
        }
        if (event instanceof MediatedEvent.Closed closed) {
            String end = closed.reason() == ClosedReason.UNAVAILABLE
                    ? MediatedLifecycle.UNAVAILABLE
                    : MediatedLifecycle.CLOSED;
            return state.in(end, Optional.of(closed.reason()));
        }
        return state.in(MediatedLifecycle.AGREED, Optional.empty());
    }

    @Override
    public Optional<Refusal> validate(MediatedState state, MediatedMove move) {
        return MoveFaults.of(state, move);
    }

    @Override
    public Set<Need> needs(Opening<MediatedRules> opening) {
        return Set.of();
    }

    @Override
    public Set<Need> needs(MediatedState state, Input<MediatedMove> input) {
        return input instanceof Input.Due && state.isPreparing() && state.isStated()
                ? Set.of(solution(state))
                : Set.of();
    }

    /** What the solver is asked once all have stated their priorities. */
    static SolutionNeed solution(MediatedState state) {
        List<Party> parties = state.parties().stream()
                .map(party -> state.stated().find(party.id()).orElseThrow())
                .map(stated -> new Party(state.agenda().worths(stated.issues()), stated.reservation()))
                .toList();
        return new SolutionNeed(state.rules().proposal().rule().orElseThrow(), parties);
    }

    @Override
    public Decision<MediatedEvent> decide(MediatedState state, Input<MediatedMove> input, Context context) {
        return MediatedDecision.decide(state, input, context);
    }

    /** Once all have answered, the mediator says what their answers come to. */
    @Override
    public Optional<Response<MediatedEvent>> respond(MediatedState state, SeatId mover, Context context) {
        return state.isAnswered()
                ? Optional.of(new Response<>(state.mediator(), List.of(MediatedDecision.outcome(state, context.at()))))
                : Optional.empty();
    }

    @Override
    public boolean publishesHeaders(MediatedState state) {
        return !state.isPreparing() && !state.isAnswering();
    }

    @Override
    public Standing standing(MediatedState state) {
        return new Standing(state.phase(), state.deadline(), state.seats(), awards(state));
    }

    private static List<Award> awards(MediatedState state) {
        if (!state.phase().equals(MediatedLifecycle.AGREED)) {
            return List.of();
        }
        MediatedEvent.Proposed proposal = state.proposal().orElseThrow();
        SeatId seller = state.opening().seat(SeatRole.SELLER).orElseThrow().id();
        return buyers(state).stream()
                .flatMap(buyer -> proposal.terms().stream()
                        .map(terms -> Award.of(buyer.id(), seller, item(state, terms), terms)
                                .fulfilling(proposal.proposal().value())))
                .toList();
    }

    private static Item item(MediatedState state, Terms terms) {
        return state.opening().listing().item(terms.item()).orElseThrow();
    }

    private static List<Seat> buyers(MediatedState state) {
        return state.seats().stream()
                .filter(seat -> seat.role() == SeatRole.BUYER)
                .toList();
    }

    @Override
    public MediatedState putOff(MediatedState state, Duration pause) {
        return state.until(state.until().plus(pause));
    }

    /** To accept binds to the proposal, whatever the others answer; a statement or a text binds nobody. */
    @Override
    public Bound binds(MediatedState state, SeatId mover, MediatedMove move) {
        return move instanceof MediatedMove.Accept
                ? state.proposal().map(proposal -> Bound.to(proposal.terms())).orElse(Bound.NOTHING)
                : Bound.NOTHING;
    }

    /** Who has accepted may come to owe the proposal by the others' doing alone. */
    @Override
    public List<Stake> stakes(MediatedState state, SeatId seat) {
        if (!state.isAnswering() || !state.answers().find(seat).orElse(false)) {
            return List.of();
        }
        String name = state.proposal().orElseThrow().proposal().value();
        boolean buys = state.seats().find(seat).orElseThrow().role() == SeatRole.BUYER;
        int buyers = buyers(state).size();
        return List.of(
                buys
                        ? new Stake(name, Optional.of(state.total()), state.units(1), 1)
                        : Stake.ofGoods(name, state.units(buyers), buyers));
    }

    @Override
    public Look shared(MediatedState state, Audience audience, Instant now) {
        return MediatedLook.shared(state);
    }

    @Override
    public Look own(MediatedState state, SeatId seat, Instant now) {
        return MediatedLook.own(state, seat);
    }
}
