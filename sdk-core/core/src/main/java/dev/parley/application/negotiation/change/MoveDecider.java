// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.api.MakeMove;
import dev.parley.application.Environment;
import dev.parley.application.command.Violation;
import dev.parley.application.mandate.Authority;
import dev.parley.application.negotiation.session.ActingAuthority;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.negotiation.session.OpeningRecord;
import dev.parley.application.negotiation.session.SeatActivity;
import dev.parley.application.negotiation.session.TranscriptWriter;
import dev.parley.form.FormFault;
import dev.parley.mandate.Actor;
import dev.parley.mandate.Attempt;
import dev.parley.mandate.Mandate;
import dev.parley.mandate.MandateCheck;
import dev.parley.mandate.Verdict;
import dev.parley.model.Money;
import dev.parley.model.Seat;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.port.Caller;
import dev.parley.protocol.Context;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.WireMove;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.PlayedProtocol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides moves, in the one order of checks: validate, revision, time and phase (the protocol), mandate. */
public final class MoveDecider {
    private final Environment environment;
    private final Authority authority;

    public MoveDecider(Environment environment, Authority authority) {
        this.environment = environment;
        this.authority = authority;
    }

    /**
     * A move as it reached Parley.
     *
     * @param seat whose
     * @param caller who makes it
     * @param standing how it comes
     * @param approved what it binds, as its principal approved it; empty when nobody has
     */
    public record Proposal(Seat seat, Caller caller, MakeMove command, Standing standing, Optional<Money> approved) {
        public Proposal(Seat seat, Caller caller, MakeMove command, Standing standing) {
            this(seat, caller, command, standing, Optional.empty());
        }

        /** How a move comes. */
        public enum Standing {
            /** From the caller. */
            ASKED,
            /** In one step with the opening: there is no revision to have seen. */
            OPENING,
            /** The principal has approved this very move. */
            APPROVED,
            /** To be tried only, on the negotiation as it stands. */
            TRIED
        }

        /** Whether the principal has approved the move while it bound just as much. */
        boolean isApproved(Money amount) {
            return approved.filter(amount::equals).isPresent();
        }
    }

    /** What is to become of a move in a session at an instant. */
    public MoveRuling rule(NegotiationSession session, Proposal proposal, Instant at) {
        return rule(session, proposal, at, Set.of());
    }

    /** The same without some stakes of others, which are taken back first, in the same append. */
    public MoveRuling rule(NegotiationSession session, Proposal proposal, Instant at, Set<DealBlocker> removed) {
        return rule(NegotiationChange.without(removed, environment, at, session), proposal, at);
    }

    /** What is to become of a move that goes on with a step; if it is refused, the step is void. */
    public MoveRuling rule(NegotiationChange change, Proposal proposal, Instant at) {
        NegotiationSession session = change.session();
        PlayedProtocol protocol = session.protocol();
        WireMove wire = proposal.command().move();
        if (!isDeclared(protocol, wire)) {
            return new MoveRuling.Refused(Refusal.of(Reason.UNKNOWN_MOVE));
        }
        List<FormFault> faults = new ArrayList<>();
        return protocol.forms()
                .readMove(wire, faults::add)
                .map(move -> protocol.validate(session.state(), move)
                        .or(() -> stale(change.start().orElse(session), move, proposal))
                        .<MoveRuling>map(MoveRuling.Refused::new)
                        .orElseGet(() -> decide(change, move, proposal, at)))
                .orElseGet(() ->
                        new MoveRuling.Refused(Violation.refusal(Reason.INVALID_REQUEST, "", Violation.of(faults))));
    }

    private static boolean isDeclared(PlayedProtocol protocol, WireMove wire) {
        return protocol.lifecycle().phases().stream()
                .flatMap(phase -> phase.moves().stream())
                .map(Lifecycle.MoveRule::kind)
                .anyMatch(kind -> kind.equals(wire.kind()) && !kind.equals(Lifecycle.MoveRule.JOIN));
    }

    private static Optional<Refusal> stale(NegotiationSession session, Object move, Proposal proposal) {
        Optional<String> seen = proposal.command().revision();
        if (seen.isPresent()) {
            Viewer viewer = new Viewer.Party(proposal.seat().id());
            return session.isCurrent(seen.get(), viewer)
                    ? Optional.empty()
                    : Optional.of(Refusal.of(Reason.STALE_REVISION));
        }
        boolean needed = proposal.command().answers().isEmpty()
                && session.protocol().needsRevision(move)
                && proposal.standing() == Proposal.Standing.ASKED;
        return needed ? Optional.of(Refusal.of(Reason.REVISION_REQUIRED)) : Optional.empty();
    }

    private MoveRuling decide(NegotiationChange change, Object move, Proposal proposal, Instant at) {
        NegotiationSession session = change.session();
        MakeMove command = proposal.command();
        KernelInput<Object> input =
                KernelInput.of(new Input.Move<>(proposal.seat().id(), command.answers(), command.termsHash(), move));
        Context context = ContextLoader.context(environment, session, input, at);
        return session.protocol()
                .decide(session.state(), input, context)
                .match(
                        events -> authorised(change, move, events, proposal, at)
                                .match(refused -> refused, ask -> ask, go -> resting(change, go, context)),
                        MoveRuling.Refused::new);
    }

    private static MoveRuling resting(NegotiationChange change, MoveRuling.Accepted accepted, Context context) {
        change.rest(context);
        return accepted;
    }

    private MoveRuling authorised(
            NegotiationChange change, Object move, List<KernelEvent<Object>> events, Proposal proposal, Instant at) {
        NegotiationSession session = change.session();
        Seat seat = proposal.seat();
        Optional<Refusal> partial = partial(session, proposal, at);
        if (partial.isPresent()) {
            return new MoveRuling.Refused(partial.get());
        }
        Optional<Mandate> mandate = authority.find(
                proposal.caller(), seat.role(), session.openingRecord().listing(), at);
        return verdict(mandate, proposal, attempts(session, move, proposal, at))
                .match(
                        () -> go(change, events, proposal, mandate),
                        MoveRuling.Refused::new,
                        amount -> proposal.isApproved(amount)
                                ? go(change, events, proposal, mandate)
                                : new MoveRuling.NeedsApproval(mandate.orElseThrow(), amount));
    }

    private Optional<Refusal> partial(NegotiationSession session, Proposal proposal, Instant at) {
        OpeningRecord opening = session.openingRecord();
        Impartiality impartiality = new Impartiality(authority, opening.tenant(), opening.listing(), at);
        Seat seat = proposal.seat();
        return seat.role() == SeatRole.MEDIATOR
                ? impartiality.ofMediator(seat, session.seats(), proposal.caller())
                : impartiality.ofParty(opening.seats(), seat, proposal.caller());
    }

    /** One attempt for each alternative to which the move may come; one that binds to nothing where it binds to nothing. */
    static List<Attempt> attempts(NegotiationSession session, Object move, Proposal proposal, Instant at) {
        List<List<Terms>> alternatives = session.protocol()
                .binds(session.state(), proposal.seat().id(), move)
                .alternatives();
        return (alternatives.isEmpty() ? List.of(List.<Terms>of()) : alternatives)
                .stream()
                        .map(terms -> attempt(session, move, terms, proposal, at))
                        .toList();
    }

    private static Attempt attempt(
            NegotiationSession session, Object move, List<Terms> binds, Proposal proposal, Instant at) {
        SeatActivity conduct = session.progress().conduct(proposal.seat().id());
        return new Attempt(
                at,
                session.openingRecord().listing(),
                proposal.seat().role(),
                session.protocol().forms().kind(move),
                binds,
                session.protocol().forms().tells(move),
                session.openingRecord().settlement(),
                conduct.moves(),
                conduct.lastMoveAt());
    }

    private static Verdict verdict(Optional<Mandate> mandate, Proposal proposal, List<Attempt> attempts) {
        Caller caller = proposal.caller();
        Actor actor = new Actor(caller.tenant(), caller.principal(), caller.agent());
        return Verdict.ofAll(attempts.stream()
                .map(attempt -> MandateCheck.decide(mandate, actor, attempt))
                .toList());
    }

    private static MoveRuling go(
            NegotiationChange change, List<KernelEvent<Object>> events, Proposal proposal, Optional<Mandate> mandate) {
        ActingAuthority acting = new ActingAuthority(proposal.caller().agent(), mandate.map(Mandate::id));
        change.take(
                events, Optional.of(new TranscriptWriter.Mover(proposal.seat().id(), acting)));
        // What it binds to was checked by its terms; what comes of it may be other amounts.
        Optional<Refusal> beyond = mandate.flatMap(
                own -> AuthorityAtAgreement.refusal(own, change, proposal.seat().role(), change.at()));
        return beyond.<MoveRuling>map(MoveRuling.Refused::new).orElseGet(() -> new MoveRuling.Accepted(change));
    }
}
