// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.application.Ids;
import dev.parley.application.command.Idempotency;
import dev.parley.application.command.Violation;
import dev.parley.application.negotiation.change.AccompanyingWrites;
import dev.parley.application.negotiation.change.ChangeCommitter;
import dev.parley.application.negotiation.change.ContextLoader;
import dev.parley.application.negotiation.change.Impartiality;
import dev.parley.application.negotiation.change.NegotiationChange;
import dev.parley.application.negotiation.session.ActingAuthority;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.negotiation.session.OpeningRecord;
import dev.parley.application.negotiation.session.TranscriptWriter;
import dev.parley.application.principal.Admission;
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
import dev.parley.protocol.Context;
import dev.parley.protocol.Input;
import dev.parley.protocol.Lifecycle;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives seats on the side that is not the owner's in negotiations whose protocol lets them join. */
final class Joining {
    private final NegotiationAccess access;
    private final ChangeCommitter committer;
    private final Answering answering;

    Joining(NegotiationAccess access) {
        this.access = access;
        this.committer = new ChangeCommitter(access);
        this.answering = new Answering(access);
    }

    /** Anyone who knows the negotiation's id may ask; the protocol decides. */
    Outcome<NegotiationView> join(
            Caller caller, NegotiationId negotiation, Optional<Json> privateTerms, IdempotencyKey key) {
        Optional<NegotiationSession> found = access.sessions().find(caller.tenant(), negotiation);
        if (found.isEmpty() || isHidden(found.get(), caller)) {
            return Outcome.refused(Reason.NOT_FOUND);
        }
        // Generated clients send an empty object where they have nothing to say.
        Optional<Json> terms = privateTerms.filter(given -> !given.members().isEmpty());
        Json request =
                Json.object().putIf("privateTerms", terms, given -> given).build();
        return access.idempotency()
                .once(
                        new Idempotency.Command(caller, "join " + negotiation, key, request),
                        keep -> access.informing(() -> committer.untilOver(() -> attempt(
                                access.sessions()
                                        .find(caller.tenant(), negotiation)
                                        .orElseThrow(),
                                caller,
                                terms,
                                keep))),
                        answer -> access.replay(caller, answer));
    }

    /** Where nobody ever joins, a stranger is not told that the negotiation exists. */
    private boolean isHidden(NegotiationSession session, Caller caller) {
        boolean isOpenToOthers = session.protocol().lifecycle().isJoinable();
        return !isOpenToOthers
                && session.seatOf(caller.principal())
                        .filter(seat -> access.visibility(caller)
                                .includes(seat.role(), session.openingRecord().listing()))
                        .isEmpty()
                && !caller.is(Caller.Role.OPERATOR);
    }

    private ChangeCommitter.Attempted<NegotiationView> attempt(
            NegotiationSession session, Caller caller, Optional<Json> privateTerms, Idempotency.Keep keep) {
        Admission admission = Admission.now(
                access.environment().store(), session.openingRecord().tenant(), caller.principal());
        if (admission.isBarred()) {
            return ChangeCommitter.Attempted.over(Outcome.refused(Reason.BARRED));
        }
        Optional<Refusal> before = access.authority()
                .uncovered(
                        caller,
                        session.openingRecord().listing().guests(),
                        session.openingRecord().listing(),
                        access.environment().now())
                .or(() -> refusedBefore(session, caller, privateTerms));
        if (before.isPresent()) {
            return ChangeCommitter.Attempted.over(Outcome.refused(before.get()));
        }
        Instant at = session.decidedAt(access.environment().now());
        SeatRole side = session.openingRecord().listing().guests();
        Seat seat = new Seat(freeSeat(session, side, access.environment().ids()), side, caller.principal());
        OpeningRecord opening = session.openingRecord();
        Optional<Refusal> partial = new Impartiality(access.authority(), opening.tenant(), opening.listing(), at)
                .ofParty(opening.seats(), seat, caller)
                .or(() -> TiesToOwner.refusal(access.environment(), opening, caller.principal(), at));
        if (partial.isPresent()) {
            return ChangeCommitter.Attempted.over(Outcome.refused(partial.get()));
        }
        KernelInput<Object> input = KernelInput.of(new Input.Join<>(seat, privateTerms));
        Optional<Mandate> mandate =
                access.authority().find(caller, side, session.openingRecord().listing(), at);
        Context context = ContextLoader.context(access.environment(), session, input, at);
        return session.protocol()
                .decide(session.state(), input, context)
                .match(
                        events -> verdict(session, caller, mandate, at)
                                .match(
                                        () -> commit(
                                                session,
                                                caller,
                                                events,
                                                context,
                                                seat,
                                                new ActingAuthority(caller.agent(), mandate.map(Mandate::id)),
                                                admission,
                                                keep),
                                        refusal -> ChangeCommitter.Attempted.over(Outcome.refused(refusal)),
                                        amount -> {
                                            throw new IllegalStateException("joining binds nothing");
                                        }),
                        refusal -> ChangeCommitter.Attempted.over(Outcome.refused(refusal)));
    }

    private Optional<Refusal> refusedBefore(NegotiationSession session, Caller caller, Optional<Json> privateTerms) {
        if (session.seatOf(caller.principal()).isPresent()) {
            boolean owner = session.openingRecord().listing().owner().equals(caller.principal());
            return Optional.of(Refusal.of(owner ? Reason.PRINCIPAL_ON_BOTH_SIDES : Reason.ALREADY_JOINED));
        }
        List<Violation> violations = privateTerms
                .map(terms -> Violation.of(session.protocol().forms().privateTermsFaults(terms)))
                .orElse(List.of());
        return violations.isEmpty()
                ? Optional.empty()
                : Optional.of(Violation.refusal(Reason.INVALID_REQUEST, "/privateTerms", violations));
    }

    /** A number tells nothing of who has a seat; where bidders are not to know how many they are, nor does a name. */
    private static SeatId freeSeat(NegotiationSession session, SeatRole side, Ids ids) {
        String name = side == SeatRole.BUYER ? "buyer" : "seller";
        return new SeatId(
                session.protocol().capabilities().encryptsSecrets()
                        ? ids.next(name)
                        : name + "-" + (session.seats().size() + 1));
    }

    private static Verdict verdict(NegotiationSession session, Caller caller, Optional<Mandate> mandate, Instant at) {
        Attempt attempt = new Attempt(
                at,
                session.openingRecord().listing(),
                session.openingRecord().listing().guests(),
                Lifecycle.MoveRule.JOIN,
                List.of(),
                Set.of(),
                session.openingRecord().settlement(),
                0,
                Optional.empty());
        return MandateCheck.decide(mandate, new Actor(caller.tenant(), caller.principal(), caller.agent()), attempt);
    }

    private ChangeCommitter.Attempted<NegotiationView> commit(
            NegotiationSession session,
            Caller caller,
            List<KernelEvent<Object>> events,
            Context context,
            Seat seat,
            ActingAuthority acting,
            Admission admission,
            Idempotency.Keep keep) {
        Instant at = context.at();
        NegotiationChange change = NegotiationChange.from(access.environment(), at, session);
        change.take(events, Optional.of(new TranscriptWriter.Mover(seat.id(), acting.seated(admission.number()))));
        change.rest(context);
        return answering.commit(
                change,
                new Answering.Written<>(
                        seat,
                        joining -> admission.restOn(joining.appendWhileUnended()),
                        AccompanyingWrites.answer(keep),
                        written -> Outcome.done(
                                access.views().view(written.session(), access.viewer(written.session(), caller), at))));
    }
}
