// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.listing;

import dev.parley.application.Environment;
import dev.parley.application.outbox.Messages;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.NewMessage;
import dev.parley.model.Json;
import dev.parley.port.Inventory;
import dev.parley.port.StoreUnavailableException;
import dev.parley.settlement.Deal;
import dev.parley.settlement.DealLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The host's own inventory, where it keeps one: units are held there before an agreement commits, and given back when it
 * does not. Does nothing where stock is kept in Parley's own rows.
 */
public final class RemoteInventory {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteInventory.class);
    private static final Duration DOUBT = Duration.ofMinutes(1);

    private final Environment environment;

    public RemoteInventory(Environment environment) {
        this.environment = environment;
    }

    /**
     * Holds what deals about to be agreed need. Before that a message is left that gives it back later unless the deal
     * exists by then, so that a crash in between holds nothing for ever.
     */
    public boolean holdAtAgreement(List<DealRow> deals) {
        return environment.inventory().isEmpty()
                || deals.stream()
                        .filter(row -> Deal.fromJson(row.content()).conditions().reservesStock())
                        .allMatch(this::hold);
    }

    private boolean hold(DealRow row) {
        Append.Builder doubt = Append.to(row.tenant());
        doubt.message(release(row, environment.now().plus(DOUBT), row.id() + "\ndoubt"));
        if (!(environment.store().commit(doubt.build()) instanceof CommitResult.Appended)) {
            throw new StoreUnavailableException("the hold on the inventory could not be noted");
        }
        return holds(row).stream().allMatch(this::hold);
    }

    private boolean hold(Inventory.StockHold hold) {
        try {
            return environment.inventory().orElseThrow().hold(hold);
        } catch (RuntimeException e) {
            throw new StoreUnavailableException("the host's inventory could not be asked", e);
        }
    }

    /** Gives back what deals hold that were not agreed after all: at once, and once more by a message. */
    public void releaseUnused(List<DealRow> deals) {
        if (environment.inventory().isPresent()) {
            for (DealRow row : deals) {
                environment
                        .store()
                        .commit(Append.to(row.tenant())
                                .message(release(row, environment.now()))
                                .build());
                releaseNow(row);
            }
        }
    }

    /** Lets others have a deal's units before the message gives them back; one that fails is left to the message. */
    public void releaseNow(DealRow row) {
        try {
            environment.inventory().ifPresent(inventory -> holds(row).forEach(inventory::release));
        } catch (RuntimeException e) {
            LOG.warn("The host's inventory could not be told that {} is over; it is told again", row.id(), e);
        }
    }

    /** A message that gives back a deal's units unless the deal stands when it is handled. */
    public static NewMessage release(DealRow row, Instant when) {
        return release(row, when, row.id().value());
    }

    /** A doubt has a key of its own, so that nothing that happens to the deal waits for it. */
    private static NewMessage release(DealRow row, Instant when, String key) {
        Json body = Json.object()
                .put("deal", row.id().value())
                .put("content", row.content())
                .build();
        return new NewMessage(Messages.INVENTORY_RELEASE, key, body, when);
    }

    /** The stock that deals need, by the names of its accounts. */
    public static Set<AccountId> accounts(List<DealRow> deals) {
        Set<AccountId> accounts = new TreeSet<>();
        deals.forEach(row -> holds(row).forEach(hold -> accounts.add(AccountId.stock(hold.listing(), hold.item()))));
        return accounts;
    }

    /** The holds of a deal, one for each line. */
    public static List<Inventory.StockHold> holds(DealRow row) {
        return holds(Deal.fromJson(row.content()));
    }

    /** The holds of a deal, one for each line. */
    public static List<Inventory.StockHold> holds(Deal deal) {
        List<Inventory.StockHold> holds = new ArrayList<>();
        for (DealLine line : deal.lines()) {
            if (line.units() > 0) {
                holds.add(new Inventory.StockHold(
                        deal.id() + "/" + line.terms().item(),
                        deal.tenant(),
                        deal.origin().listing(),
                        line.terms().item(),
                        line.units()));
            }
        }
        return holds;
    }
}
