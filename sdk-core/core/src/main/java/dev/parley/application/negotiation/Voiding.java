// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.api.VoidBid;
import dev.parley.application.Environment;
import dev.parley.application.command.Idempotency;
import dev.parley.application.command.Violation;
import dev.parley.application.store.Append;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.OfferId;
import dev.parley.port.Caller;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.PlayedProtocol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Voids what a seat has on the table. To a protocol it is as if the seat had lost its authority, which every protocol knows
 * how to answer.
 */
final class Voiding {
    private final NegotiationAccess access;
    private final Environment environment;
    private final ChangeCommitter committer;

    Voiding(NegotiationAccess access) {
        this.access = access;
        this.environment = access.environment();
        this.committer = new ChangeCommitter(access);
    }

    Outcome<NegotiationView> voidBid(Caller caller, NegotiationId negotiation, VoidBid bid, IdempotencyKey key) {
        return access.approach(caller, negotiation).then(approach -> {
            if (!caller.is(Caller.Role.OPERATOR)) {
                return Outcome.refused(Reason.NOT_ENTITLED);
            }
            Json request = Json.object()
                    .put("seat", bid.seat().value())
                    .putIf("offer", bid.offer(), offer -> Json.of(offer.value()))
                    .put("reason", bid.reason())
                    .build();
            return access.idempotency()
                    .once(
                            new Idempotency.Command(caller, "void " + negotiation, key, request),
                            keep -> committer.untilOver(() -> access.sessions()
                                    .find(caller.tenant(), negotiation)
                                    .map(session -> attempt(session, caller, bid, keep))
                                    .orElseGet(() -> ChangeCommitter.Attempted.over(
                                            Outcome.refused(Reason.PROTOCOL_UNAVAILABLE)))),
                            answer -> access.replay(caller, answer));
        });
    }

    private ChangeCommitter.Attempted<NegotiationView> attempt(
            NegotiationSession session, Caller caller, VoidBid bid, Idempotency.Keep keep) {
        Optional<Refusal> refusal = Violation.ofReason(bid.reason()).or(() -> refusal(session, bid));
        if (refusal.isPresent()) {
            return ChangeCommitter.Attempted.over(Outcome.refused(refusal.get()));
        }
        Instant at = session.decidedAt(environment.now());
        KernelInput<Object> input =
                DealBlocker.authority(bid.seat(), Optional.empty()).input(session);
        return session.protocol()
                .decide(session.state(), input, ContextLoader.context(environment, session, input, at))
                .match(
                        events -> takesBack(session, events)
                                ? commit(NegotiationChange.from(environment, at, session), events, caller, bid, keep)
                                : ChangeCommitter.Attempted.over(Outcome.refused(Reason.NOTHING_STANDS)),
                        refused -> ChangeCommitter.Attempted.over(Outcome.refused(refused)));
    }

    private static Optional<Refusal> refusal(NegotiationSession session, VoidBid bid) {
        if (!session.isOpen()) {
            return Optional.of(Refusal.of(Reason.NEGOTIATION_CLOSED));
        }
        if (session.seats().find(bid.seat()).isEmpty()) {
            return Optional.of(Refusal.of(Reason.NOTHING_STANDS));
        }
        Optional<OfferId> standing = session.protocol().capabilities().standingOffer(session.state(), bid.seat());
        return bid.offer().isEmpty() || bid.offer().equals(standing)
                ? Optional.empty()
                : Optional.of(Refusal.of(Reason.STALE_OFFER));
    }

    /** An auction ends with its seller's authority, and anything once its time is over: that voids no bid. */
    private static boolean takesBack(NegotiationSession session, List<KernelEvent<Object>> events) {
        PlayedProtocol protocol = session.protocol();
        return !events.isEmpty() && !protocol.hasEnded(protocol.evolve(session.state(), events.get(0)));
    }

    private ChangeCommitter.Attempted<NegotiationView> commit(
            NegotiationChange change,
            List<KernelEvent<Object>> events,
            Caller caller,
            VoidBid bid,
            Idempotency.Keep keep) {
        NegotiationSession session = change.session();
        ActingAuthority acting = session.progress().conduct(bid.seat()).acting().voided(bid.reason());
        Optional<OfferId> offer = session.protocol().capabilities().standingOffer(session.state(), bid.seat());
        boolean seen = isSeenByAll(session, events.get(0));
        change.take(events, Optional.of(new TranscriptWriter.Mover(bid.seat(), acting)));
        if (seen) {
            change.take(new BidVoidedEvent(bid.seat(), offer, Optional.of(bid.reason())));
        }
        Append append = change.append()
                .answer(keep.apply(NegotiationAccess.answer(change.session(), change.at())))
                .build();
        return committer.commit(
                change,
                Optional.empty(),
                append,
                () -> Outcome.done(
                        access.views().view(change.session(), access.viewer(change.session(), caller), change.at())));
    }

    /** What a party has not seen on the table it is not told of now. */
    private static boolean isSeenByAll(NegotiationSession session, KernelEvent<Object> first) {
        List<Audience> witnesses = session.protocol().witnesses(first);
        return witnesses.contains(Audience.PARTIES) || witnesses.contains(Audience.ANYONE);
    }
}
