package dev.parley.application.negotiation;

import dev.parley.api.MakeMove;
import dev.parley.application.Environment;
import dev.parley.application.Violation;
import dev.parley.application.mandate.Authority;
import dev.parley.mandate.Actor;
import dev.parley.mandate.Attempt;
import dev.parley.mandate.Mandate;
import dev.parley.mandate.MandateCheck;
import dev.parley.mandate.Verdict;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.Seat;
import dev.parley.model.SeatRole;
import dev.parley.port.Caller;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.WireMove;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides moves, in the one order of checks: validate, revision, time and phase (the protocol), mandate. */
final class Rules {
    private final Environment environment;
    private final Authority authority;

    Rules(Environment environment, Authority authority) {
        this.environment = environment;
        this.authority = authority;
    }

    /**
     * A move as it reached the desk.
     *
     * @param seat whose
     * @param caller who makes it
     * @param standing how it comes to the desk
     * @param approved what it binds, as its principal approved it; empty when nobody has
     */
    record Proposal(Seat seat, Caller caller, MakeMove command, Standing standing, Optional<Money> approved) {
        Proposal(Seat seat, Caller caller, MakeMove command, Standing standing) {
            this(seat, caller, command, standing, Optional.empty());
        }

        /** How a move comes to the desk. */
        enum Standing {
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

    /** What is to become of a move in a run at an instant. */
    <R, M, S, E> Ruling rule(Run<R, M, S, E> run, Proposal proposal, Instant at) {
        return rule(Step.from(environment, at, run), proposal, at);
    }

    /** What is to become of a move that goes on with a step; if it is refused, the step is void. */
    <R, M, S, E> Ruling rule(Step<R, M, S, E> step, Proposal proposal, Instant at) {
        Run<R, M, S, E> run = step.run();
        Protocol<R, M, S, E> protocol = run.protocol();
        WireMove wire = proposal.command().move();
        Optional<Refusal> malformed = malformed(protocol, wire);
        if (malformed.isPresent()) {
            return new Ruling.Refused(malformed.get());
        }
        M move;
        try {
            move = protocol.codecs().readMove(wire);
        } catch (IllegalArgumentException e) {
            return new Ruling.Refused(Violation.refusal("/payload", String.valueOf(e.getMessage())));
        }
        return protocol.validate(run.state(), move)
                .or(() -> stale(run, move, proposal))
                .<Ruling>map(Ruling.Refused::new)
                .orElseGet(() -> decide(step, move, proposal, at));
    }

    private Optional<Refusal> malformed(Protocol<?, ?, ?, ?> protocol, WireMove wire) {
        boolean declared = protocol.lifecycle().phases().stream()
                .flatMap(phase -> phase.moves().stream())
                .map(Lifecycle.MoveRule::kind)
                .anyMatch(kind -> kind.equals(wire.kind()) && !kind.equals(Lifecycle.MoveRule.JOIN));
        if (!declared) {
            return Optional.of(Refusal.of(Reason.UNKNOWN_MOVE));
        }
        Json schema = protocol.codecs().movesSchema().get(wire.kind());
        List<Violation> violations = environment.schemas().violations(schema, wire.payload());
        return violations.isEmpty()
                ? Optional.empty()
                : Optional.of(Violation.refusal(Reason.INVALID_REQUEST, "/payload", violations));
    }

    private static <M> Optional<Refusal> stale(Run<?, M, ?, ?> run, M move, Proposal proposal) {
        Optional<String> seen = proposal.command().revision();
        if (seen.isPresent()) {
            Viewer viewer = new Viewer.Party(proposal.seat().id());
            return run.isCurrent(seen.get(), viewer)
                    ? Optional.empty()
                    : Optional.of(Refusal.of(Reason.STALE_REVISION));
        }
        boolean needed = proposal.command().answers().isEmpty()
                && run.protocol().needsRevision(move)
                && proposal.standing() == Proposal.Standing.ASKED;
        return needed ? Optional.of(Refusal.of(Reason.REVISION_REQUIRED)) : Optional.empty();
    }

    private <R, M, S, E> Ruling decide(Step<R, M, S, E> step, M move, Proposal proposal, Instant at) {
        Run<R, M, S, E> run = step.run();
        MakeMove command = proposal.command();
        Input<M> input = new Input.Move<>(proposal.seat().id(), command.answers(), command.termsHash(), move);
        return run.protocol()
                .decide(run.state(), input, Facts.context(environment, run, input, at))
                .match(events -> authorised(step, move, events, proposal, at), Ruling.Refused::new);
    }

    private <R, M, S, E> Ruling authorised(
            Step<R, M, S, E> step, M move, List<E> events, Proposal proposal, Instant at) {
        Run<R, M, S, E> run = step.run();
        Seat seat = proposal.seat();
        Optional<Mandate> mandate = seat.role() == SeatRole.MEDIATOR
                ? Optional.empty()
                : authority.find(proposal.caller(), seat.role(), run.frame().listing(), at);
        Attempt attempt = attempt(run, move, proposal, at);
        return verdict(mandate, proposal, attempt)
                .match(
                        () -> go(step, events, proposal, mandate),
                        Ruling.Refused::new,
                        amount -> proposal.isApproved(amount)
                                ? go(step, events, proposal, mandate)
                                : new Ruling.Ask(mandate.orElseThrow(), amount));
    }

    static <M, S> Attempt attempt(Run<?, M, S, ?> run, M move, Proposal proposal, Instant at) {
        Track.Conduct conduct = run.track().conduct(proposal.seat().id());
        return new Attempt(
                at,
                run.frame().listing(),
                proposal.seat().role(),
                run.protocol().codecs().kind(move),
                run.protocol().binds(run.state(), proposal.seat().id(), move),
                run.frame().settlement(),
                conduct.moves(),
                conduct.lastMoveAt());
    }

    private static Verdict verdict(Optional<Mandate> mandate, Proposal proposal, Attempt attempt) {
        Caller caller = proposal.caller();
        return MandateCheck.decide(mandate, new Actor(caller.tenant(), caller.principal(), caller.agent()), attempt);
    }

    private static <R, M, S, E> Ruling go(
            Step<R, M, S, E> step, List<E> events, Proposal proposal, Optional<Mandate> mandate) {
        Warrant warrant = new Warrant(proposal.caller().agent(), mandate.map(Mandate::id));
        step.take(events, Optional.of(new Journal.Mover(proposal.seat().id(), warrant)));
        return new Ruling.Go(step);
    }
}
