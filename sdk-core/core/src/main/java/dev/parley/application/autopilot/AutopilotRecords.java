// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.autopilot;

import dev.parley.api.AutopilotDecision;
import dev.parley.application.Environment;
import dev.parley.application.command.SealedRecords;
import dev.parley.application.outbox.AutopilotMessages;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Head;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Autopilots and their decisions as they are kept: sealed, since both tell of reservations. */
public final class AutopilotRecords {
    private static final int FORGOTTEN_AT_ONCE = 100;

    private final Environment environment;
    private final SealedRecords sealed;

    public AutopilotRecords(Environment environment) {
        this.environment = environment;
        this.sealed = new SealedRecords(environment.keys());
    }

    /** An autopilot and the revision of the record that it was read from. */
    record Kept(Tenant tenant, AutopilotRecord autopilot, long revision) {}

    /**
     * The autopilot of a principal's seat, be it one that has stopped.
     *
     * @throws dev.parley.port.KeyUnavailableException if it cannot be opened
     */
    Optional<Kept> find(Tenant tenant, NegotiationId negotiation, PrincipalId principal) {
        return environment
                .store()
                .record(tenant, RecordKind.AUTOPILOT, AutopilotMessages.name(negotiation, principal))
                .map(stored -> new Kept(tenant, AutopilotRecord.fromJson(sealed.body(stored)), stored.revision()));
    }

    /** The record of an autopilot: found by its negotiation while it runs, and by its principal always. */
    RecordPut put(Tenant tenant, AutopilotRecord autopilot, long revision) {
        Set<String> owners = new HashSet<>();
        owners.add(by(autopilot.principal()));
        if (autopilot.isRunning()) {
            owners.add(AutopilotMessages.runningIn(autopilot.negotiation()));
        }
        String name = AutopilotMessages.name(autopilot.negotiation(), autopilot.principal());
        return sealed.sealed(tenant, new RecordPut(RecordKind.AUTOPILOT, name, revision, autopilot.toJson(), owners));
    }

    /** The record of a decision, found by the autopilot's name. */
    RecordPut put(Tenant tenant, AutopilotRecord autopilot, AutopilotDecision decision) {
        String name = AutopilotMessages.name(autopilot.negotiation(), autopilot.principal());
        return sealed.sealed(
                tenant,
                new RecordPut(
                        RecordKind.AUTOPILOT_DECISION,
                        numbered(name, decision.number()),
                        0,
                        DecisionForm.write(decision),
                        Set.of(name)));
    }

    /** Decisions, the latest first, with numbers below one. */
    List<AutopilotDecision> decisions(Tenant tenant, AutopilotRecord autopilot, Optional<Long> below, int most) {
        String name = AutopilotMessages.name(autopilot.negotiation(), autopilot.principal());
        return environment
                .store()
                .records(tenant, RecordKind.AUTOPILOT_DECISION, name, below.map(number -> numbered(name, number)), most)
                .stream()
                .map(sealed::body)
                .map(DecisionForm::read)
                .toList();
    }

    private static String numbered(String name, long number) {
        return name + "\n" + String.format(Locale.ROOT, "%09d", number);
    }

    private static String by(PrincipalId principal) {
        return "by\n" + principal;
    }

    /** Whether an append was written; false where somebody else wrote the same record first. */
    boolean write(Append.Builder append) {
        return environment.store().commit(append.build()) instanceof CommitResult.Appended;
    }

    /** Leaves nothing of a principal's autopilots, but for those in negotiations that have not ended: they are of a later time. */
    public void erase(Tenant tenant, PrincipalId principal) {
        environment
                .store()
                .records(tenant, RecordKind.AUTOPILOT, by(principal))
                .filter(stored -> environment
                        .store()
                        .head(tenant, AutopilotMessages.negotiation(stored))
                        .filter(Head::open)
                        .isEmpty())
                .forEach(stored -> forget(tenant, stored.id()));
    }

    /** Leaves nothing of one autopilot. */
    void forget(Kept kept) {
        AutopilotRecord autopilot = kept.autopilot();
        forget(kept.tenant(), AutopilotMessages.name(autopilot.negotiation(), autopilot.principal()));
    }

    /** The record goes last, so that what stops in between comes again. */
    private void forget(Tenant tenant, String name) {
        List<StoredRecord> page = decided(tenant, name);
        while (!page.isEmpty()) {
            remove(tenant, page);
            page = decided(tenant, name);
        }
        environment
                .store()
                .record(tenant, RecordKind.AUTOPILOT, name)
                .ifPresent(stored -> remove(tenant, List.of(stored)));
    }

    private List<StoredRecord> decided(Tenant tenant, String name) {
        return environment
                .store()
                .records(tenant, RecordKind.AUTOPILOT_DECISION, name, Optional.empty(), FORGOTTEN_AT_ONCE);
    }

    private void remove(Tenant tenant, List<StoredRecord> records) {
        Append.Builder append = Append.to(tenant);
        records.forEach(record -> append.record(RecordPut.removal(record)));
        if (!write(append)) {
            throw new IllegalStateException("somebody else writes what is to be forgotten of autopilots; try again");
        }
    }
}
