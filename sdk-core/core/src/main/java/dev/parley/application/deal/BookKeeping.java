// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.application.Environment;
import dev.parley.application.listing.RemoteInventory;
import dev.parley.application.outbox.Messages;
import dev.parley.application.outbox.Notices;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.NewMessage;
import dev.parley.application.store.OutboxMessage;
import dev.parley.application.store.StoredAnswer;
import dev.parley.model.DealId;
import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.settlement.Deal;
import dev.parley.settlement.DealLine;
import dev.parley.settlement.DealState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What follows from a redemption or a reversal: budgets, numbers of deals, stock. A deal is redeemed once and reversed
 * once, so each is booked once, however often its message comes.
 */
public final class BookKeeping {
    private static final String SCOPE = "outbox";
    /** Far longer than a message that was handled can come again. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private static final Set<DealState> STANDING =
            EnumSet.of(DealState.AGREED, DealState.IN_CHECKOUT, DealState.REDEEMED);

    private final Environment environment;

    public BookKeeping(Environment environment) {
        this.environment = environment;
    }

    /** What a redeemed deal held is gone for good. */
    public void redeemed(OutboxMessage message) {
        DealRow row = deal(message).orElseThrow();
        environment
                .inventory()
                .ifPresent(inventory -> RemoteInventory.holds(row).forEach(inventory::consume));
        List<NewMessage> following = new ArrayList<>(taken(row));
        following.addAll(Notices.ofDeal(environment, Notices.DEAL_REDEEMED, row, message.readyAt()));
        book(message, DealHoldings.of(environment, row).consumed(), following);
    }

    /** Units that the redemption itself took may be the last ones. */
    private List<NewMessage> taken(DealRow row) {
        Deal deal = DealRows.deal(row);
        if (deal.conditions().reservesStock()) {
            return List.of();
        }
        Set<ItemId> items = new TreeSet<>();
        for (DealLine line : deal.lines()) {
            items.add(line.terms().item());
        }
        return List.of(Messages.stockTaken(row.listing(), items, environment.now()));
    }

    /** What a reversed deal took comes back. */
    public void reversed(OutboxMessage message) {
        DealRow row = deal(message).orElseThrow();
        environment
                .inventory()
                .ifPresent(inventory -> RemoteInventory.holds(row).forEach(inventory::release));
        book(
                message,
                DealHoldings.of(environment, row).returned(),
                Notices.ofDeal(environment, Notices.DEAL_REVERSED, row, message.readyAt()));
    }

    /** Gives a deal's units back to the host's inventory, unless the deal stands. */
    public void release(OutboxMessage message) {
        boolean stands = deal(message)
                .map(row -> STANDING.contains(DealRows.status(row).state()))
                .orElse(false);
        if (!stands) {
            Deal deal = Deal.fromJson(message.body().get("content"));
            environment
                    .inventory()
                    .ifPresent(inventory -> RemoteInventory.holds(deal).forEach(inventory::release));
        }
    }

    private Optional<DealRow> deal(OutboxMessage message) {
        DealId deal = new DealId(message.body().get("deal").text());
        return environment.store().deal(message.tenant(), deal);
    }

    private void book(OutboxMessage message, List<AccountChange> changes, List<NewMessage> following) {
        Append.Builder append = Append.to(message.tenant()).answer(booked(message));
        changes.forEach(append::account);
        following.forEach(append::message);
        CommitResult result = environment.store().commit(append.build());
        if (!(result instanceof CommitResult.Appended) && !(result instanceof CommitResult.Duplicate)) {
            throw new IllegalStateException("what has happened cannot be refused: " + result);
        }
    }

    private StoredAnswer booked(OutboxMessage message) {
        Instant until = environment.now().plus(REMEMBERED);
        Json nothing = Json.object().build();
        return new StoredAnswer(
                SCOPE,
                message.topic() + " " + message.key(),
                Hash.sha256(message.body().canonical()),
                nothing,
                until);
    }
}
