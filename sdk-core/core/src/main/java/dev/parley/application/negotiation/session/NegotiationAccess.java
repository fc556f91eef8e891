// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.command.Idempotency;
import dev.parley.application.mandate.Authority;
import dev.parley.application.mandate.Visibility;
import dev.parley.application.store.Head;
import dev.parley.audit.Anchor;
import dev.parley.audit.AuditEvent;
import dev.parley.audit.Receipt;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.Tenant;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What every use case about negotiations begins with: the session, and whether the caller may see it and sit in it. */
public record NegotiationAccess(
        Environment environment,
        SessionLoader sessions,
        Authority authority,
        Idempotency idempotency,
        NegotiationRenderer views) {

    public static NegotiationAccess of(Environment environment, Idempotency idempotency) {
        SessionLoader sessions = new SessionLoader(environment);
        return new NegotiationAccess(
                environment, sessions, new Authority(environment), idempotency, new NegotiationRenderer());
    }

    /** Carries out a command with the facts that it comes to need, or refuses it where they do not come in time. */
    public <T> Optional<Outcome<T>> informing(Supplier<Optional<Outcome<T>>> command) {
        return environment.facts().informing(command, () -> Optional.of(Outcome.refused(Reason.FACT_UNAVAILABLE)));
    }

    /**
     * A session as a caller may approach it.
     *
     * @param seat the caller's own seat; empty for operators
     */
    public record Approach(NegotiationSession session, Optional<Seat> seat, Viewer viewer) {}

    /**
     * The session, if the caller may see it: as a party, as an agent of one whose mandate covers it, or as an operator. An
     * agent without a mandate is told that it needs one, whether or not there is such a negotiation.
     */
    public Outcome<Approach> approach(Caller caller, NegotiationId negotiation) {
        Visibility visibility = visibility(caller);
        if (visibility.isNothing() && !caller.is(Caller.Role.OPERATOR)) {
            return Outcome.refused(Reason.MANDATE_REQUIRED);
        }
        Optional<NegotiationSession> found = sessions.find(caller.tenant(), negotiation);
        if (found.isEmpty()) {
            return Outcome.refused(environment
                    .store()
                    .head(caller.tenant(), negotiation)
                    .filter(head -> isVisible(caller, visibility, head))
                    .map(head -> head.erased() ? Reason.ERASED : Reason.PROTOCOL_UNAVAILABLE)
                    .orElse(Reason.NOT_FOUND));
        }
        Optional<Seat> seat = found.get().seatOf(caller.principal());
        Listing listing = found.get().openingRecord().listing();
        return isVisible(caller, seat, own -> visibility.includes(own.role(), listing))
                ? Outcome.done(new Approach(found.get(), seat, viewer(found.get(), caller, visibility)))
                : Outcome.refused(Reason.NOT_FOUND);
    }

    /** The same, or where anyone may watch, as one who watches. */
    public Outcome<Approach> watched(Caller caller, NegotiationId negotiation) {
        Optional<Approach> watching = sessions.find(caller.tenant(), negotiation)
                .filter(session -> session.seatOf(caller.principal()).isEmpty())
                .filter(session -> !caller.is(Caller.Role.OPERATOR))
                .filter(NegotiationAccess::isWatchable)
                .map(session -> new Approach(session, Optional.empty(), new Viewer.Anyone()));
        return watching.map(Outcome::done).orElseGet(() -> approach(caller, negotiation));
    }

    private static boolean isWatchable(NegotiationSession session) {
        return session.protocol().capabilities().isWatchable(session.state());
    }

    /** What a caller may see now of that in which its principal takes part. */
    public Visibility visibility(Caller caller) {
        return authority.visibility(caller, environment.now());
    }

    /** Whether a caller may see a negotiation of which only the head is known. */
    public boolean isVisible(Caller caller, Visibility visibility, Head head) {
        Optional<Seat> seat = environment.store().seat(caller.tenant(), head.id(), caller.principal());
        return isVisible(caller, seat, own -> visibility.includes(own.role(), head));
    }

    /** At its principal's seat an operator is a party like others. */
    private static boolean isVisible(Caller caller, Optional<Seat> seat, Predicate<Seat> included) {
        return seat.map(included::test).orElseGet(() -> caller.is(Caller.Role.OPERATOR));
    }

    /** Signs the last of a negotiation's events for whoever asks; a compact JWS. */
    public String receipt(Tenant tenant, List<AuditEvent> events, SeatId asker) {
        AuditEvent head = events.get(events.size() - 1);
        Anchor anchor = new Anchor(head.header().negotiation(), head.header().seq(), head.hash());
        return new Receipt(anchor, environment.now(), Optional.of(tenant), asker)
                .sign(environment.keys().signingKey())
                .compact();
    }

    /** The session and the caller's seat, if it has one. */
    public Outcome<Approach> seated(Caller caller, NegotiationId negotiation) {
        return approach(caller, negotiation)
                .then(approach ->
                        approach.seat().isPresent() ? Outcome.done(approach) : Outcome.refused(Reason.NOT_ENTITLED));
    }

    /** What is kept of a command that left a session as it is: enough to show it again as it was. */
    public static Json answer(NegotiationSession session, Instant at) {
        return Json.object()
                .put("negotiation", session.openingRecord().id().value())
                .put("version", session.progress().version())
                .put("at", at)
                .build();
    }

    /** The view that an answer was given with, for a caller who may still see it. */
    public Outcome<NegotiationView> replay(Caller caller, Json answer) {
        NegotiationId negotiation = new NegotiationId(answer.get("negotiation").text());
        Instant at = answer.get("at").instant();
        return approach(caller, negotiation)
                .then(approach -> asItWas(
                                caller, negotiation, answer.get("version").integer())
                        .map(session -> Outcome.done(views.view(session, viewer(session, caller), at)))
                        .orElseGet(() -> Outcome.refused(Reason.PROTOCOL_UNAVAILABLE)));
    }

    /** As it was after an event; or as it is, if the caller has seen nothing since, for then it looks the same. */
    private Optional<NegotiationSession> asItWas(Caller caller, NegotiationId negotiation, long version) {
        return sessions.find(caller.tenant(), negotiation)
                .filter(session -> session.seatOf(caller.principal())
                        .filter(seat -> session.progress().isUnseenSince(version, new Viewer.Party(seat.id())))
                        .isPresent())
                .or(() -> sessions.at(caller.tenant(), negotiation, version));
    }

    /** As whom a caller looks at a session: at its principal's seat, else as an operator. */
    public Viewer viewer(NegotiationSession session, Caller caller) {
        return viewer(session, caller, visibility(caller));
    }

    public static Viewer viewer(NegotiationSession session, Caller caller, Visibility visibility) {
        return session.seatOf(caller.principal())
                .<Viewer>map(seat -> new Viewer.Party(
                        seat.id(),
                        visibility.includesPrivateTerms(
                                seat.role(), session.openingRecord().listing())))
                .orElseGet(Viewer.Operator::new);
    }
}
