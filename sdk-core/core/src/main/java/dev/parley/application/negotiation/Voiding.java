// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.api.VoidBid;
import dev.parley.application.Environment;
import dev.parley.application.command.Idempotency;
import dev.parley.application.command.Violation;
import dev.parley.application.negotiation.change.ChangeCommitter;
import dev.parley.application.negotiation.change.ContextLoader;
import dev.parley.application.negotiation.change.DealBlocker;
import dev.parley.application.negotiation.change.NegotiationChange;
import dev.parley.application.negotiation.change.PassingOver;
import dev.parley.application.negotiation.session.ActingAuthority;
import dev.parley.application.negotiation.session.BidVoidedEvent;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.negotiation.session.TranscriptWriter;
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
    private final PassingOver passingOver;

    Voiding(NegotiationAccess access) {
        this.access = access;
        this.environment = access.environment();
        this.committer = new ChangeCommitter(access);
        this.passingOver = new PassingOver(access, committer);
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
        return Violation.ofReason(bid.reason())
                .or(() -> refusal(session, bid))
                .map(refusal -> ChangeCommitter.Attempted.<NegotiationView>over(Outcome.refused(refusal)))
                .orElseGet(() -> passingOver.attempt(session, new Voided(caller, bid), Optional.of(keep)));
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

    /** The bids of a seat without which the negotiation goes on. */
    private final class Voided implements PassingOver.Step {
        private final Caller caller;
        private final VoidBid bid;

        Voided(Caller caller, VoidBid bid) {
            this.caller = caller;
            this.bid = bid;
        }

        @Override
        public Optional<Outcome<NegotiationView>> take(NegotiationChange change) {
            NegotiationSession session = change.session();
            KernelInput<Object> input =
                    DealBlocker.authority(bid.seat(), Optional.empty()).input(session);
            return session.protocol()
                    .decide(session.state(), input, ContextLoader.context(environment, session, input, change.at()))
                    .match(events -> take(change, events), refused -> Optional.of(Outcome.refused(refused)));
        }

        private Optional<Outcome<NegotiationView>> take(NegotiationChange change, List<KernelEvent<Object>> events) {
            NegotiationSession session = change.session();
            if (!takesBack(session, events)) {
                return Optional.of(Outcome.refused(Reason.NOTHING_STANDS));
            }
            ActingAuthority acting =
                    session.progress().conduct(bid.seat()).acting().voided(bid.reason());
            Optional<OfferId> offer = session.protocol().capabilities().standingOffer(session.state(), bid.seat());
            boolean seen = isSeenByAll(session, events.get(0));
            change.take(events, Optional.of(new TranscriptWriter.Mover(bid.seat(), acting)));
            if (seen) {
                change.take(new BidVoidedEvent(bid.seat(), offer, Optional.of(bid.reason())));
            }
            return Optional.empty();
        }

        @Override
        public Outcome<NegotiationView> done(NegotiationSession session, Instant at) {
            return Outcome.done(access.views().view(session, access.viewer(session, caller), at));
        }
    }

    /** What a party has not seen on the table it is not told of now. */
    private static boolean isSeenByAll(NegotiationSession session, KernelEvent<Object> first) {
        List<Audience> witnesses = session.protocol().witnesses(first);
        return witnesses.contains(Audience.PARTIES) || witnesses.contains(Audience.ANYONE);
    }
}
