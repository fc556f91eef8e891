// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.api.DealView;
import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.command.Idempotency;
import dev.parley.application.outbox.Messages;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.OrderChange;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.OrderReference;
import dev.parley.model.Tenant;
import dev.parley.port.Caller;
import dev.parley.port.StoreUnavailableException;
import dev.parley.protocol.Reason;
import dev.parley.settlement.DealOutcome;
import dev.parley.settlement.EndedDeal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes back what an order redeemed; stock and budget follow by message. */
final class Reversing {
    private final Environment environment;
    private final Idempotency idempotency;
    private final InDoubtDeals inDoubt;

    Reversing(Environment environment, Idempotency idempotency, InDoubtDeals inDoubt) {
        this.environment = environment;
        this.idempotency = idempotency;
        this.inDoubt = inDoubt;
    }

    Outcome<List<DealView>> reverse(Caller caller, OrderReference order, IdempotencyKey key) {
        if (!caller.is(Caller.Role.HOST)) {
            return Outcome.refused(Reason.NOT_ENTITLED);
        }
        Json request = Json.object().put("order", order.value()).build();
        return idempotency.once(
                new Idempotency.Command(caller, "reverse " + order, key, request),
                keep -> decide(caller.tenant(), order, keep),
                answer -> Outcome.done(views(reversed(caller.tenant(), order))));
    }

    /** The deals that an order has taken for good: while its transaction may still roll back it has none. */
    private List<DealRow> deals(Tenant tenant, OrderReference order) {
        return inDoubt.committed(() -> environment.store().dealsOf(tenant, order)).stream()
                .filter(row -> row.standing().order().filter(order::equals).isPresent())
                .toList();
    }

    private Optional<Outcome<List<DealView>>> decide(Tenant tenant, OrderReference order, Idempotency.Keep keep) {
        for (int i = 0; i < environment.settings().commitAttempts(); i++) {
            List<DealRow> rows = deals(tenant, order);
            if (rows.isEmpty()) {
                return Optional.of(Outcome.refused(Reason.NOT_REDEEMED));
            }
            CommitResult result = write(tenant, rows, order, keep);
            if (result instanceof CommitResult.Appended) {
                return Optional.of(Outcome.done(views(reversed(tenant, order))));
            }
            if (result instanceof CommitResult.Duplicate) {
                return Optional.empty();
            }
        }
        throw new StoreUnavailableException("too many others change the same deals; try again");
    }

    private CommitResult write(Tenant tenant, List<DealRow> rows, OrderReference order, Idempotency.Keep keep) {
        Instant now = environment.now();
        Append.Builder append = Append.to(tenant).order(new OrderChange.Undo(order));
        for (DealRow row : rows) {
            if (DealRows.status(row).reverse(order, now) instanceof DealOutcome.Changed changed) {
                append.deal(DealRows.move(row, changed.status(), Optional.empty()));
                append.message(Messages.ofDeal(Messages.DEAL_REVERSED, row.id(), now));
            }
        }
        Json answer = Json.object().put("order", order.value()).build();
        return environment.store().commit(append.answer(keep.apply(answer)).build());
    }

    private List<DealRow> reversed(Tenant tenant, OrderReference order) {
        return deals(tenant, order).stream()
                .filter(row -> DealRows.status(row) instanceof EndedDeal.Reversed)
                .toList();
    }

    /** Each as at its reversal, so that every answer is the first. */
    private static List<DealView> views(List<DealRow> rows) {
        List<DealView> views = new ArrayList<>();
        for (DealRow row : rows) {
            EndedDeal.Reversed reversed = (EndedDeal.Reversed) DealRows.status(row);
            views.add(DealRows.view(row, reversed.reversedAt()));
        }
        return views;
    }
}
