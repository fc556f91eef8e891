// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.api.DealView;
import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.command.Idempotency;
import dev.parley.application.listing.RemoteInventory;
import dev.parley.application.outbox.Messages;
import dev.parley.application.outbox.Notices;
import dev.parley.application.principal.Admission;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealRow;
import dev.parley.model.DealId;
import dev.parley.model.Json;
import dev.parley.model.Tenant;
import dev.parley.port.StoreUnavailableException;
import dev.parley.protocol.EventType;
import dev.parley.protocol.Reason;
import dev.parley.settlement.DealOutcome;
import dev.parley.settlement.DealStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Moves one deal on by a command, once for its key. */
final class DealCommand {
    private final Environment environment;
    private final Idempotency idempotency;
    private final InDoubtDeals inDoubt;

    DealCommand(Environment environment, Idempotency idempotency, InDoubtDeals inDoubt) {
        this.environment = environment;
        this.idempotency = idempotency;
        this.inDoubt = inDoubt;
    }

    /** What a command makes of a deal. */
    @FunctionalInterface
    interface Decide {
        DealOutcome decide(DealRow row, Instant now);
    }

    /**
     * Runs a command that was found entitled.
     *
     * @param type of the event that tells of the change
     * @param also writes what follows from the change, beside it
     */
    Outcome<DealView> once(
            Idempotency.Command command,
            DealId deal,
            Decide decide,
            EventType type,
            BiConsumer<DealRow, Append.Builder> also) {
        Tenant tenant = command.caller().tenant();
        return idempotency.once(
                command,
                keep -> untilOver(() -> attempt(settled(tenant, deal), decide, type, also, keep)),
                answer -> Outcome.done(replay(settled(tenant, deal), answer)));
    }

    private DealRow settled(Tenant tenant, DealId deal) {
        return inDoubt.settled(tenant, deal)
                .orElseThrow(() -> new IllegalStateException("the deal " + deal + " is gone"));
    }

    /** One attempt: empty when somebody else came first. */
    @FunctionalInterface
    private interface Attempt {
        Optional<Optional<Outcome<DealView>>> run();
    }

    private Optional<Outcome<DealView>> untilOver(Attempt attempt) {
        for (int i = 0; i < environment.settings().commitAttempts(); i++) {
            Optional<Optional<Outcome<DealView>>> over = attempt.run();
            if (over.isPresent()) {
                return over.get();
            }
            environment.telemetry().decidedAgain();
        }
        throw new StoreUnavailableException("too many others change the same deal; try again");
    }

    private Optional<Optional<Outcome<DealView>>> attempt(
            DealRow row,
            Decide decide,
            EventType type,
            BiConsumer<DealRow, Append.Builder> also,
            Idempotency.Keep keep) {
        Instant now = environment.now();
        return decide.decide(row, now)
                .match(
                        changed -> {
                            Append.Builder append =
                                    Append.to(row.tenant()).deal(DealRows.move(row, changed, Optional.of(now)));
                            also.accept(row, append);
                            Notices.ofDeal(environment, type, DealRows.in(row, changed), now)
                                    .forEach(append::message);
                            return commit(row, changed, append, now, keep);
                        },
                        unchanged -> commit(row, unchanged, Append.to(row.tenant()), now, keep),
                        refusal -> Optional.of(Optional.of(Outcome.refused(refusal))));
    }

    private Optional<Optional<Outcome<DealView>>> commit(
            DealRow row, DealStatus status, Append.Builder append, Instant now, Idempotency.Keep keep) {
        Json answer =
                Json.object().put("status", status.toJson()).put("at", now).build();
        CommitResult result =
                environment.store().commit(append.answer(keep.apply(answer)).build());
        if (result instanceof CommitResult.Appended) {
            return Optional.of(Optional.of(Outcome.done(DealRows.view(DealRows.in(row, status), now))));
        }
        if (result instanceof CommitResult.Duplicate) {
            return Optional.of(Optional.empty());
        }
        if (isOfBarred(result)) {
            return Optional.of(Optional.of(Outcome.refused(Reason.DEAL_CANCELLED)));
        }
        if (result instanceof CommitResult.DealRefused || result instanceof CommitResult.Outdated) {
            return Optional.empty();
        }
        throw new IllegalStateException("a deal that ends only gives back: " + result);
    }

    /** A deal of somebody who was barred is as good as cancelled, whether or not that has been written down. */
    private static boolean isOfBarred(CommitResult result) {
        return result instanceof CommitResult.Outdated outdated
                && Admission.of(outdated.condition()).isPresent();
    }

    private static DealView replay(DealRow row, Json answer) {
        DealStatus status = DealStatus.fromJson(answer.get("status"));
        return DealRows.view(DealRows.in(row, status), answer.get("at").instant());
    }

    /**
     * What an unpaid deal gives back when it ends, in Parley's accounts and in the host's inventory; and its negotiation hears of it,
     * where that goes on after awards.
     */
    static void giveBack(Environment environment, DealRow row, Append.Builder append) {
        boolean followsUp = environment
                .protocols()
                .find(DealRows.deal(row).origin().protocol())
                .filter(protocol -> protocol.capabilities().followsUp())
                .isPresent();
        if (followsUp) {
            append.message(Messages.ofDeal(Messages.DEAL_LAPSED, row.id(), environment.now()));
        }
        DealHoldings.of(environment, row).released().forEach(append::account);
        if (environment.inventory().isPresent()) {
            append.message(RemoteInventory.release(row, environment.now()));
        }
    }
}
