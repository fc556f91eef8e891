package dev.parley.application.negotiation;

import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.application.Idempotency;
import dev.parley.application.Ids;
import dev.parley.application.Violation;
import dev.parley.mandate.Actor;
import dev.parley.mandate.Attempt;
import dev.parley.mandate.Mandate;
import dev.parley.mandate.MandateCheck;
import dev.parley.mandate.Verdict;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.port.Caller;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gives buyers seats in negotiations whose protocol lets them join. */
final class Joining {
    private final Desk desk;
    private final Committing committing;
    private final Answering answering;

    Joining(Desk desk) {
        this.desk = desk;
        this.committing = new Committing(desk);
        this.answering = new Answering(desk);
    }

    /** Anyone who knows the negotiation's id may ask; the protocol decides. */
    Outcome<NegotiationView> join(
            Caller caller, NegotiationId negotiation, Optional<Json> privateTerms, IdempotencyKey key) {
        Optional<Run<?, ?, ?, ?>> found = desk.runs().find(caller.tenant(), negotiation);
        if (found.isEmpty() || isHidden(found.get(), caller)) {
            return Outcome.refused(Reason.NOT_FOUND);
        }
        // Generated clients send an empty object where they have nothing to say.
        Optional<Json> terms = privateTerms.filter(given -> !given.members().isEmpty());
        Json request =
                Json.object().putIf("privateTerms", terms, given -> given).build();
        return desk.idempotency()
                .once(
                        new Idempotency.Command(caller, "join " + negotiation, key, request),
                        keep -> committing.untilOver(() -> attempt(
                                desk.runs().find(caller.tenant(), negotiation).orElseThrow(), caller, terms, keep)),
                        answer -> desk.replay(caller, answer));
    }

    /** Where nobody ever joins, a stranger is not told that the negotiation exists. */
    private boolean isHidden(Run<?, ?, ?, ?> run, Caller caller) {
        boolean isOpenToOthers = run.protocol().lifecycle().isJoinable();
        return !isOpenToOthers
                && run.seatOf(caller.principal())
                        .filter(seat -> desk.visibility(caller)
                                .includes(seat.role(), run.frame().listing()))
                        .isEmpty()
                && !caller.is(Caller.Role.OPERATOR);
    }

    private <R, M, S, E> Committing.Attempted<NegotiationView> attempt(
            Run<R, M, S, E> run, Caller caller, Optional<Json> privateTerms, Idempotency.Keep keep) {
        Optional<Refusal> before = desk.authority()
                .uncovered(
                        caller,
                        SeatRole.BUYER,
                        run.frame().listing(),
                        desk.environment().now())
                .or(() -> refusedBefore(run, caller, privateTerms));
        if (before.isPresent()) {
            return Committing.Attempted.over(Outcome.refused(before.get()));
        }
        Instant at = run.decidedAt(desk.environment().now());
        Seat seat = new Seat(freeSeat(run, desk.environment().ids()), SeatRole.BUYER, caller.principal());
        Input<M> input = new Input.Join<>(seat, privateTerms);
        Optional<Mandate> mandate =
                desk.authority().find(caller, SeatRole.BUYER, run.frame().listing(), at);
        return run.protocol()
                .decide(run.state(), input, Facts.context(desk.environment(), run, input, at))
                .match(
                        events -> verdict(run, caller, mandate, at)
                                .match(
                                        () -> commit(
                                                run,
                                                caller,
                                                events,
                                                seat,
                                                new Warrant(caller.agent(), mandate.map(Mandate::id)),
                                                at,
                                                keep),
                                        refusal -> Committing.Attempted.over(Outcome.refused(refusal)),
                                        amount -> {
                                            throw new IllegalStateException("joining binds nothing");
                                        }),
                        refusal -> Committing.Attempted.over(Outcome.refused(refusal)));
    }

    private Optional<Refusal> refusedBefore(Run<?, ?, ?, ?> run, Caller caller, Optional<Json> privateTerms) {
        if (run.seatOf(caller.principal()).isPresent()) {
            boolean seller = run.frame().listing().seller().equals(caller.principal());
            return Optional.of(Refusal.of(seller ? Reason.PRINCIPAL_ON_BOTH_SIDES : Reason.ALREADY_JOINED));
        }
        List<Violation> violations = privateTerms
                .map(terms -> desk.environment()
                        .schemas()
                        .violations(run.protocol().codecs().privateTermsSchema(), terms))
                .orElse(List.of());
        return violations.isEmpty()
                ? Optional.empty()
                : Optional.of(Violation.refusal(Reason.INVALID_REQUEST, "/privateTerms", violations));
    }

    /** A number tells nothing of who has a seat; where bidders are not to know how many they are, nor does a name. */
    private static SeatId freeSeat(Run<?, ?, ?, ?> run, Ids ids) {
        return new SeatId(
                run.protocol().sealsPrivateParts()
                        ? ids.next("buyer")
                        : "buyer-" + (run.seats().size() + 1));
    }

    private static Verdict verdict(Run<?, ?, ?, ?> run, Caller caller, Optional<Mandate> mandate, Instant at) {
        Attempt attempt = new Attempt(
                at,
                run.frame().listing(),
                SeatRole.BUYER,
                Lifecycle.MoveRule.JOIN,
                List.of(),
                run.frame().settlement(),
                0,
                Optional.empty());
        return MandateCheck.decide(mandate, new Actor(caller.tenant(), caller.principal(), caller.agent()), attempt);
    }

    private <R, M, S, E> Committing.Attempted<NegotiationView> commit(
            Run<R, M, S, E> run,
            Caller caller,
            List<E> events,
            Seat seat,
            Warrant warrant,
            Instant at,
            Idempotency.Keep keep) {
        Step<R, M, S, E> step = Step.from(desk.environment(), at, run);
        step.take(events, Optional.of(new Journal.Mover(seat.id(), warrant)));
        return answering.commit(
                step,
                new Answering.Written<>(
                        seat,
                        Step::appendWhileForSale,
                        Beside.answer(keep),
                        written -> Outcome.done(
                                desk.views().view(written.run(), desk.viewer(written.run(), caller), at))));
    }
}
