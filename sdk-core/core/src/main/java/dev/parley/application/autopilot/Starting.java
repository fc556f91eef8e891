// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.autopilot;

import dev.parley.api.AutopilotDraft;
import dev.parley.api.AutopilotView.State;
import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.autopilot.AutopilotRecord.Standing;
import dev.parley.application.autopilot.AutopilotRecords.Kept;
import dev.parley.application.mandate.Authority;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.NegotiationAccess.Approach;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.principal.Admission;
import dev.parley.mandate.Actor;
import dev.parley.mandate.Attempt;
import dev.parley.mandate.Mandate;
import dev.parley.mandate.MandateCheck;
import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Whether an autopilot may begin, or go on, where its principal says so. */
final class Starting {
    private final Environment environment;
    private final NegotiationAccess access;
    private final AutopilotRecords records;

    Starting(NegotiationAccess access, AutopilotRecords records) {
        this.environment = access.environment();
        this.access = access;
        this.records = records;
    }

    /** The autopilot of a seat that has none which could still act. */
    Outcome<Kept> first(Caller caller, Approach approach, Json draft) {
        NegotiationSession session = approach.session();
        Seat seat = approach.seat().orElseThrow();
        Optional<Kept> before =
                records.find(caller.tenant(), session.openingRecord().id(), caller.principal());
        if (Admission.now(environment.store(), caller.tenant(), caller.principal())
                .isBarred()) {
            return Outcome.refused(Reason.BARRED);
        }
        return AutopilotForm.read(draft)
                .then(read -> open(session, read))
                .then(read -> playable(approach)
                        .then(table -> AutopilotForm.fits(read, table)
                                .then(fits -> under(caller, seat, session, fits)
                                        .then(mandate -> within(mandate, seat, session, table, fits)))))
                .then(mandate -> isActive(before, session)
                        ? Outcome.refused(Reason.AUTOPILOT_ACTIVE)
                        : Outcome.done(begun(seat, session, mandate, AutopilotDraft.fromJson(draft), before)));
    }

    private boolean isActive(Optional<Kept> before, NegotiationSession session) {
        Instant at = session.decidedAt(environment.now());
        return before.map(kept -> Interruption.now(access.authority(), kept.tenant(), kept.autopilot(), session, at))
                .filter(standing -> standing.state() != State.STOPPED)
                .isPresent();
    }

    private static Outcome<AutopilotDraft> open(NegotiationSession session, AutopilotDraft draft) {
        return session.isOpen() ? Outcome.done(draft) : Outcome.refused(Reason.NEGOTIATION_CLOSED);
    }

    private Outcome<PriceTable> playable(Approach approach) {
        NegotiationSession session = approach.session();
        return PriceTable.of(access.views().view(session, approach.viewer(), environment.now()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Refusal.of(Reason.NO_STRATEGY)
                        .with(
                                "protocol",
                                Json.of(session.openingRecord().protocol().name()))));
    }

    /** The mandate that is named, if it is the one under which its agent would move. */
    private Outcome<Mandate> under(Caller caller, Seat seat, NegotiationSession session, AutopilotDraft draft) {
        Authority authority = access.authority();
        Optional<Mandate> named = authority
                .mandate(caller.tenant(), draft.mandate())
                .filter(mandate -> mandate.principal().equals(caller.principal()))
                .filter(mandate -> mandate.agent().isPresent());
        if (named.isEmpty()) {
            return Outcome.refused(Reason.MANDATE_REQUIRED);
        }
        Instant at = session.decidedAt(environment.now());
        Caller agent =
                new Caller(caller.tenant(), caller.principal(), named.get().agent(), Set.of());
        Optional<Refusal> uncovered =
                authority.uncovered(agent, seat.role(), session.openingRecord().listing(), at);
        if (uncovered.isPresent()) {
            return Outcome.refused(uncovered.get());
        }
        boolean newest = authority
                .find(agent, seat.role(), session.openingRecord().listing(), at)
                .filter(found -> found.id().equals(draft.mandate()))
                .isPresent();
        return newest ? Outcome.done(named.get()) : Outcome.refused(Reason.MANDATE_NOT_IN_FORCE);
    }

    /** The mandate again, if it lets its agent name prices, and agree to the reservation. */
    private Outcome<Mandate> within(
            Mandate mandate, Seat seat, NegotiationSession session, PriceTable table, AutopilotDraft draft) {
        Actor actor = new Actor(mandate.tenant(), mandate.principal(), mandate.agent());
        Attempt attempt = new Attempt(
                session.decidedAt(environment.now()),
                session.openingRecord().listing(),
                seat.role(),
                "counter",
                List.of(table.at(table.ticks(draft.reservation()))),
                Set.of(),
                session.openingRecord().settlement(),
                0,
                Optional.empty());
        return MandateCheck.decide(Optional.of(mandate), actor, attempt)
                .match(
                        () -> Outcome.done(mandate),
                        refusal -> new Outcome.Refused<>(
                                refusal.code(), new TreeMap<>(refusal.paramsFor(true)), List.of(), false),
                        approval -> Outcome.done(mandate));
    }

    private Kept begun(
            Seat seat, NegotiationSession session, Mandate mandate, AutopilotDraft draft, Optional<Kept> before) {
        Instant at = environment.now();
        AutopilotRecord fresh = new AutopilotRecord(
                session.openingRecord().id(),
                seat.principal(),
                seat.id(),
                mandate.agent().orElseThrow(),
                draft,
                before.map(kept -> kept.autopilot().run()).orElse(0L) + 1,
                Standing.RUNNING,
                before.map(kept -> kept.autopilot().decisions()).orElse(0L),
                session.progress().conduct(seat.id()).moves(),
                Optional.empty(),
                at,
                at);
        return new Kept(mandate.tenant(), fresh, before.map(Kept::revision).orElse(0L));
    }

    /** The autopilot running again from the negotiation as it stands, if its mandate still covers it. */
    Outcome<AutopilotRecord> again(Kept kept, Approach approach) {
        NegotiationSession session = approach.session();
        AutopilotRecord autopilot = kept.autopilot();
        Instant at = session.decidedAt(environment.now());
        return Interruption.isCovered(access.authority(), kept.tenant(), autopilot, session, at)
                ? Outcome.done(autopilot.resumed(
                        session.progress().conduct(autopilot.seat()).moves(), environment.now()))
                : Outcome.refused(Reason.MANDATE_NOT_IN_FORCE);
    }
}
