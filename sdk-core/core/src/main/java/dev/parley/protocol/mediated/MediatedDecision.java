// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import dev.parley.model.OfferId;
import dev.parley.model.Terms;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Reason;
import dev.parley.protocol.mediated.MediatedEvent.Answered;
import dev.parley.protocol.mediated.MediatedEvent.Proposed;
import dev.parley.protocol.mediated.MediatedEvent.Stated;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What moves and deadlines cause. What an answer comes to is no part of it: see {@link #outcome}. */
final class MediatedDecision {
    private MediatedDecision() {}

    static Decision<MediatedEvent> decide(MediatedState state, Input<MediatedMove> input, Context context) {
        return input.match(new Input.Cases<>(
                move -> move(state, move, context),
                join -> state.isFull()
                        ? Decision.refused(Reason.CANNOT_JOIN)
                        : Decision.accepted(new MediatedEvent.Joined(join.seat())),
                due -> Decision.accepted(due(state, context)),
                stockGone -> Decision.accepted(new MediatedEvent.Closed(ClosedReason.UNAVAILABLE)),
                ended -> Decision.accepted(new Answered(ended.seat(), false))));
    }

    private static Decision<MediatedEvent> move(MediatedState state, Input.Move<MediatedMove> move, Context context) {
        MediatedMove payload = move.payload();
        if (payload instanceof MediatedMove.State stated) {
            return state.rules().isText()
                    ? Decision.refused(Reason.MOVE_NOT_ALLOWED)
                    : Decision.accepted(new Stated(move.seat(), context.at(), stated.issues(), stated.reservation()));
        }
        if (payload instanceof MediatedMove.Propose text) {
            return state.rules().isText() && state.isFull()
                    ? Decision.accepted(proposed(state, text.items(), context))
                    : Decision.refused(Reason.MOVE_NOT_ALLOWED);
        }
        return answer(state, move);
    }

    private static Proposed proposed(MediatedState state, List<Terms> terms, Context context) {
        OfferId id = context.offerIds().get();
        return new Proposed(id, terms, context.at().plusSeconds(state.rules().answerSeconds()));
    }

    /** An answer is given once. To accept takes the terms that the party saw. */
    private static Decision<MediatedEvent> answer(MediatedState state, Input.Move<MediatedMove> move) {
        Proposed proposal = state.proposal().orElseThrow();
        boolean accepts = move.payload() instanceof MediatedMove.Accept;
        boolean seen = !accepts || move.termsHash().equals(Optional.of(Terms.hash(proposal.terms())));
        if (!move.answers().equals(Optional.of(proposal.proposal())) || !seen) {
            return Decision.refused(Reason.STALE_OFFER);
        }
        return state.answers().has(move.seat())
                ? Decision.refused(Reason.MOVE_NOT_ALLOWED)
                : Decision.accepted(new Answered(move.seat(), accepts));
    }

    private static MediatedEvent due(MediatedState state, Context context) {
        if (state.isAnswering()) {
            return outcome(state, context.at());
        }
        if (!state.isStated()) {
            return new MediatedEvent.Closed(ClosedReason.NOT_PREPARED);
        }
        SolutionNeed need = Mediated.solution(state);
        Optional<List<Integer>> choice = SolutionNeed.choice(context.fact(need));
        if (!new SolutionCheck(need).holds(choice)) {
            throw new IllegalStateException("the solver's outcome is not the one that " + need.rule() + " chooses");
        }
        return choice.<MediatedEvent>map(
                        places -> proposed(state, state.agenda().terms(places), context))
                .orElseGet(() -> new MediatedEvent.Closed(ClosedReason.NO_COMMON_GROUND));
    }

    /** What the answers come to: an agreement where all accepted, else another round or the end. */
    static MediatedEvent outcome(MediatedState state, Instant at) {
        OfferId proposal = state.proposal().orElseThrow().proposal();
        if (state.isAccepted()) {
            return new MediatedEvent.Agreed(proposal);
        }
        return state.round() < state.rules().rounds()
                ? new MediatedEvent.Failed(
                        proposal, at.plusSeconds(state.rules().prepareSeconds()))
                : new MediatedEvent.Closed(ClosedReason.NOT_ACCEPTED);
    }
}
