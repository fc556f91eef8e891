// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.mandate;

import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.command.Fingerprint;
import dev.parley.application.command.Idempotency;
import dev.parley.application.command.SealedRecords;
import dev.parley.application.outbox.Messages;
import dev.parley.application.outbox.Notices;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.StoredRecord;
import dev.parley.mandate.Approval;
import dev.parley.mandate.Mandate;
import dev.parley.mandate.ProposedMove;
import dev.parley.model.ApprovalId;
import dev.parley.model.Json;
import dev.parley.model.MandateId;
import dev.parley.model.Money;
import dev.parley.model.SeatId;
import dev.parley.model.Tenant;
import dev.parley.port.StoreUnavailableException;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Requests for approval as they are kept: sealed, since a move may state what nobody else is to know, and found again by
 * the move's {@link Fingerprint}.
 */
public final class ApprovalRecords {
    private final Environment environment;
    private final SealedRecords sealed;

    public ApprovalRecords(Environment environment) {
        this.environment = environment;
        this.sealed = new SealedRecords(environment.keys());
    }

    /**
     * Asks the principal to approve a move, or finds that it has been asked. The refusal names the request and is the last
     * word about the command's key, kept beside the request: what the principal decides, and what it allows later, never
     * brings that command back to life.
     *
     * @param refuse the command's answer, given the refusal
     * @return nothing when the command's answer was kept by another request
     */
    public <T> Optional<Outcome<T>> ask(
            Asked asked, Function<Refusal, Outcome.Refused<T>> refuse, Idempotency.Keep keep) {
        Optional<Approval> pending = pending(asked);
        Approval approval = pending.orElseGet(() -> request(asked));
        Outcome.Refused<T> refused = refuse.apply(Refusal.of(Reason.APPROVAL_REQUIRED)
                .with("approval", Json.of(approval.id().value()))
                .with("expiresAt", Json.of(approval.expiresAt())));
        Append.Builder append = Append.to(approval.tenant()).answer(keep.refusal(refused));
        if (pending.isEmpty()) {
            append.record(put(approval, 0)).message(Messages.approvalExpires(approval.id(), approval.expiresAt()));
            Notices.ofRequest(environment, approval).forEach(append::message);
        }
        CommitResult result = environment.store().commit(append.build());
        if (result instanceof CommitResult.Duplicate) {
            return Optional.empty();
        }
        if (!(result instanceof CommitResult.Appended)) {
            throw new StoreUnavailableException("the request for approval could not be kept; try again");
        }
        return Optional.of(refused);
    }

    /** Writes down that a request has expired; one that was decided before stays as it is. */
    public void expire(Tenant tenant, ApprovalId id) {
        Instant at = environment.now();
        StoredRecord stored = environment
                .store()
                .record(tenant, RecordKind.APPROVAL, id.value())
                .orElseThrow();
        Approval asked = read(stored);
        Approval expired = asked.expired(at);
        if (!expired.equals(asked)) {
            Append.Builder append = Append.to(tenant).record(put(expired, stored.revision()));
            Notices.ofAnswer(environment, expired, expired.expiresAt()).forEach(append::message);
            // Whoever came first has decided it, before it expired.
            CommitResult ignored = environment.store().commit(append.build());
        }
    }

    /** What has become of a request by an instant; empty where there is none any more. */
    public Optional<Approval.State> state(Tenant tenant, ApprovalId id, Instant at) {
        return environment
                .store()
                .record(tenant, RecordKind.APPROVAL, id.value())
                .map(this::read)
                .map(approval -> approval.stateAt(at));
    }

    /** A move that needs its principal's approval. */
    public record Asked(
            Approval.Place place, Mandate mandate, SeatId seat, ProposedMove move, Money amount, Instant at) {}

    private Approval request(Asked asked) {
        return Approval.requested(
                new ApprovalId(environment.ids().next("apr")),
                asked.place(),
                asked.mandate(),
                asked.seat(),
                asked.move(),
                asked.amount(),
                asked.at(),
                asked.at().plus(environment.settings().approvalExpiry()));
    }

    private Optional<Approval> pending(Asked asked) {
        Mandate mandate = asked.mandate();
        String owner = ofMove(mandate.tenant(), mandate.id(), asked.place(), asked.move());
        return environment
                .store()
                .records(mandate.tenant(), RecordKind.APPROVAL, owner)
                .map(this::read)
                .filter(approval -> approval.stateAt(asked.at()) == Approval.State.PENDING)
                .findFirst();
    }

    /** The record of an approval, by whom it can be listed: who decides, who asks, and until it is decided the move. */
    RecordPut put(Approval approval, long revision) {
        Set<String> owners = new HashSet<>();
        owners.add(Authority.givenBy(approval.principal()));
        owners.add(Authority.heldBy(approval.principal(), Optional.of(approval.agent())));
        if (approval.state() == Approval.State.PENDING) {
            owners.add(ofMove(approval.tenant(), approval.mandate(), approval.place(), approval.move()));
        }
        return sealed.sealed(
                approval.tenant(),
                new RecordPut(RecordKind.APPROVAL, approval.id().value(), revision, approval.toJson(), owners));
    }

    private String ofMove(Tenant tenant, MandateId mandate, Approval.Place place, ProposedMove move) {
        List<Json> content = List.of(
                Json.of(tenant.value()),
                Json.of(mandate.value()),
                place.negotiation()
                        .map(negotiation -> Json.of(negotiation.value()))
                        .orElseGet(() -> place.opening().orElseThrow().toJson()),
                Json.of(move.hash().hex()));
        return "move\n"
                + Fingerprint.of(environment.keys(), "approval", content).hex();
    }

    /** An approval as it was kept. */
    Approval read(StoredRecord stored) {
        return Approval.fromJson(sealed.body(stored));
    }
}
