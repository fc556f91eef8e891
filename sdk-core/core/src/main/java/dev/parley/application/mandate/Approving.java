// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.mandate;

import dev.parley.api.ApprovalView;
import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.application.Environment;
import dev.parley.application.command.Idempotency;
import dev.parley.application.command.PageRequest;
import dev.parley.application.command.RecordCommitter;
import dev.parley.application.command.RecordCommitter.Decision;
import dev.parley.application.outbox.Notices;
import dev.parley.application.store.Append;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.StoredRecord;
import dev.parley.mandate.Approval;
import dev.parley.model.ApprovalId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Decides what agents ask of their principals. */
final class Approving {
    private final Environment environment;
    private final Idempotency idempotency;
    private final ApprovedMoves moves;
    private final RecordCommitter committer;
    private final ApprovalRecords approvals;
    private final Authority authority;

    Approving(Environment environment, Idempotency idempotency, ApprovedMoves moves) {
        this.environment = environment;
        this.idempotency = idempotency;
        this.moves = moves;
        this.committer = new RecordCommitter(environment);
        this.approvals = new ApprovalRecords(environment);
        this.authority = new Authority(environment);
    }

    Outcome<ApprovalView> find(Caller caller, ApprovalId id) {
        return seen(caller, id).map(approval -> ApprovalViews.plain(approval, environment.now()));
    }

    Outcome<Page<ApprovalView>> list(Caller caller, Optional<String> cursor, int limit) {
        return PageRequest.of(cursor, limit).map(window -> {
            Instant now = environment.now();
            return window.page(
                            (below, most) -> found(caller, below, most),
                            approval -> approval.id().value(),
                            approval -> approval.toJson().canonicalText().length())
                    .map(approval -> ApprovalViews.plain(approval, now));
        });
    }

    private List<Approval> found(Caller caller, Optional<String> below, int most) {
        Visibility visibility = authority.visibility(caller, environment.now());
        return environment
                .store()
                .records(caller.tenant(), RecordKind.APPROVAL, Authority.listOf(caller), below)
                .map(approvals::read)
                .filter(approval -> visibility.includes(approval.mandate()))
                .limit(most)
                .toList();
    }

    Outcome<ApprovalView> approve(Caller caller, ApprovalId id, IdempotencyKey key) {
        return once(caller, "approve", id, key, keep -> grant(caller, id, keep));
    }

    Outcome<ApprovalView> deny(Caller caller, ApprovalId id, IdempotencyKey key) {
        return once(
                caller,
                "deny",
                id,
                key,
                keep -> committer.untilOver(() -> settle(caller, id, Approval::deny, ApprovalViews::plain, keep)));
    }

    private Outcome<ApprovalView> once(
            Caller caller,
            String operation,
            ApprovalId id,
            IdempotencyKey key,
            Function<Idempotency.Keep, Optional<Outcome<ApprovalView>>> decide) {
        return seen(caller, id).then(approval -> {
            if (caller.agent().isPresent()) {
                return Outcome.refused(Reason.NOT_ENTITLED);
            }
            Json request = Json.object().put("approval", id.value()).build();
            return idempotency.once(
                    new Idempotency.Command(caller, operation + " " + id, key, request),
                    decide,
                    answer -> Outcome.done(ApprovalViews.read(
                            answer, approvals.read(stored(caller, id).orElseThrow()))));
        });
    }

    /** An approval is seen by the principal in person and, while its mandate is in force, by the agent that asked. */
    private Outcome<Approval> seen(Caller caller, ApprovalId id) {
        return stored(caller, id)
                .map(approvals::read)
                .filter(approval -> approval.principal().equals(caller.principal())
                        && caller.agent().map(approval.agent()::equals).orElse(true)
                        && authority.visibility(caller, environment.now()).includes(approval.mandate()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Reason.NOT_FOUND));
    }

    private Optional<StoredRecord> stored(Caller caller, ApprovalId id) {
        return environment.store().record(caller.tenant(), RecordKind.APPROVAL, id.value());
    }

    /** The grant is written with the move; where the move is refused for good, alone. */
    private Optional<Outcome<ApprovalView>> grant(Caller caller, ApprovalId id, Idempotency.Keep keep) {
        Approval asked = approvals.read(stored(caller, id).orElseThrow());
        Approval.Outcome granted = asked.grant(environment.now());
        return granted.match(
                approval -> move(caller, approval, keep), refusal -> Optional.of(Outcome.refused(refusal)));
    }

    private Optional<Outcome<ApprovalView>> move(Caller caller, Approval granted, Idempotency.Keep keep) {
        GrantBeside beside = new GrantBeside(caller, granted.id(), keep);
        return moves.make(granted, beside)
                .flatMap(moved -> moved.match(
                        done -> Optional.of(Outcome.done(beside.written())),
                        refused -> refused.code().isRetryable()
                                ? Optional.of(refused.as())
                                : grantAlone(caller, granted.id(), refused, keep)));
    }

    private Optional<Outcome<ApprovalView>> grantAlone(
            Caller caller, ApprovalId id, Outcome.Refused<NegotiationView> refused, Idempotency.Keep keep) {
        return committer.untilOver(() -> settle(
                caller,
                id,
                Approval::grantInVain,
                (approval, at) -> new ApprovalView(approval, Optional.of(refused.code()), refused.params(), at),
                keep));
    }

    private Decision<ApprovalView> settle(
            Caller caller,
            ApprovalId id,
            BiFunction<Approval, Instant, Approval.Outcome> decide,
            BiFunction<Approval, Instant, ApprovalView> view,
            Idempotency.Keep keep) {
        Instant at = environment.now();
        StoredRecord stored = stored(caller, id).orElseThrow();
        return decide.apply(approvals.read(stored), at)
                .match(
                        approval -> {
                            ApprovalView shown = view.apply(approval, at);
                            Append.Builder append = Append.to(caller.tenant());
                            write(append, approval, stored, at);
                            append.answer(keep.apply(ApprovalViews.write(shown)));
                            return Decision.write(append, shown);
                        },
                        Decision::refuse);
    }

    private void write(Append.Builder append, Approval decided, StoredRecord before, Instant at) {
        append.record(approvals.put(decided, before.revision()));
        Notices.ofAnswer(environment, decided, at).forEach(append::message);
    }

    /** Writes the grant of an approval, and the command's answer, beside the move. */
    private final class GrantBeside implements ApprovedMoves.Grant {
        private final Caller caller;
        private final ApprovalId id;
        private final Idempotency.Keep keep;
        private Optional<ApprovalView> view = Optional.empty();

        GrantBeside(Caller caller, ApprovalId id, Idempotency.Keep keep) {
            this.caller = caller;
            this.id = id;
            this.keep = keep;
        }

        @Override
        public Optional<Refusal> addTo(Append.Builder append, NegotiationId negotiation, Instant at) {
            StoredRecord stored = stored(caller, id).orElseThrow();
            return approvals
                    .read(stored)
                    .grant(at)
                    .match(
                            granted -> {
                                Approval approval = granted.madeIn(negotiation);
                                ApprovalView shown = ApprovalViews.plain(approval, at);
                                view = Optional.of(shown);
                                write(append, approval, stored, at);
                                append.answer(keep.apply(ApprovalViews.write(shown)));
                                return Optional.empty();
                            },
                            Optional::of);
        }

        ApprovalView written() {
            return view.orElseThrow();
        }
    }
}
