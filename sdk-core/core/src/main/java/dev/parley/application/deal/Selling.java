// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.api.Outcome;
import dev.parley.api.Sale;
import dev.parley.application.Environment;
import dev.parley.application.command.Violation;
import dev.parley.application.listing.ListingCatalogue;
import dev.parley.application.listing.ListingForSale;
import dev.parley.application.listing.OutsideSales;
import dev.parley.application.listing.StockAccounts;
import dev.parley.application.outbox.Messages;
import dev.parley.application.store.Account;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountChange.Guard;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.model.Item;
import dev.parley.model.Safe;
import dev.parley.model.Tenant;
import dev.parley.port.Caller;
import dev.parley.port.StoreUnavailableException;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sells units without a negotiation, if they are there: in the host's transaction or in one of its own. The account of the
 * order's sale makes a repetition safe: of an item it has as many units as the order takes, and they go once.
 */
final class Selling implements OutsideSales {
    private final Environment environment;
    private final InDoubtDeals inDoubt;
    private final ListingCatalogue catalogue;
    private final StockAccounts stockAccounts;
    private final SoldElsewhere elsewhere;

    Selling(Environment environment, InDoubtDeals inDoubt) {
        this.environment = environment;
        this.inDoubt = inDoubt;
        this.catalogue = new ListingCatalogue(environment);
        this.stockAccounts = new StockAccounts(environment);
        this.elsewhere = new SoldElsewhere(environment, inDoubt);
    }

    @Override
    public Outcome<Sale> inHostTransaction(Caller caller, Sale sale) {
        return refusedBefore(caller, sale)
                .<Outcome<Sale>>map(Outcome::refused)
                .orElseGet(() -> RedemptionTransaction.ofHost(environment, inDoubt)
                        .map(redemptionTransaction -> sell(caller.tenant(), sale, redemptionTransaction))
                        .orElseGet(() -> Outcome.refused(Reason.NO_HOST_TRANSACTION)));
    }

    @Override
    public Outcome<Sale> now(Caller caller, Sale sale) {
        return refusedBefore(caller, sale)
                .<Outcome<Sale>>map(Outcome::refused)
                .orElseGet(() -> sell(caller.tenant(), sale, RedemptionTransaction.own(environment.store(), inDoubt)));
    }

    @Override
    public Consequences ofSold(Tenant tenant, Account stock, long units) {
        return elsewhere.of(tenant, stock, units);
    }

    private Optional<Refusal> refusedBefore(Caller caller, Sale sale) {
        if (!caller.is(Caller.Role.HOST)) {
            return Optional.of(Refusal.of(Reason.NOT_ENTITLED));
        }
        if (sale.units() < 1 || !Safe.holds(sale.units())) {
            return Optional.of(Violation.refusal("/units", "must be 1 to " + Safe.MAX));
        }
        return environment.inventory().map(own -> Refusal.of(Reason.STOCK_ELSEWHERE));
    }

    private Outcome<Sale> sell(Tenant tenant, Sale sale, RedemptionTransaction redemptionTransaction) {
        LapsedHoldRelease lapsedHolds = LapsedHoldRelease.ofStock(environment);
        for (int i = 0; i < environment.settings().commitAttempts(); i++) {
            Optional<Outcome<Sale>> outcome = attempt(tenant, sale, redemptionTransaction, lapsedHolds);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            environment.telemetry().decidedAgain();
        }
        throw new StoreUnavailableException("too many others sell the same; try again");
    }

    /** One attempt: empty when somebody else came first. */
    private Optional<Outcome<Sale>> attempt(
            Tenant tenant, Sale sale, RedemptionTransaction redemptionTransaction, LapsedHoldRelease lapsedHolds) {
        Optional<Account> taken = redemptionTransaction.account(tenant, account(sale));
        if (taken.filter(order -> order.consumed() > 0).isPresent()) {
            boolean same = taken.get().consumed() == sale.units();
            return Optional.of(same ? Outcome.done(sale) : Outcome.refused(Reason.IDEMPOTENCY_KEY_REUSED));
        }
        AccountId stock = AccountId.stock(sale.listing(), sale.item());
        Optional<Account> row =
                environment.listings().isPresent() ? redemptionTransaction.account(tenant, stock) : Optional.empty();
        Optional<ListingForSale> found =
                catalogue.forSale(tenant, sale.listing(), (kind, id) -> redemptionTransaction.record(tenant, kind, id));
        Optional<Item> item = found.flatMap(known -> known.listing().item(sale.item()));
        if (item.isEmpty()) {
            return Optional.of(Outcome.refused(Reason.NOT_FOUND));
        }
        return stockAccounts
                .taking(stock, item.get(), sale.units(), row)
                .map(take -> redemptionTransaction.commit(append(tenant, sale, found.get(), taken, take), List.of()))
                .map(result -> outcome(tenant, sale, result, lapsedHolds))
                .orElseGet(() -> soldOut(tenant, sale, lapsedHolds));
    }

    private Append append(Tenant tenant, Sale sale, ListingForSale found, Optional<Account> taken, AccountChange take) {
        // One that was taken back in memory may have had other units.
        long other = taken.map(order -> sale.units() - order.capacity()).orElse(0L);
        Append.Builder append = Append.to(tenant)
                .account(AccountChange.take(account(sale), sale.units())
                        .guarded(Guard.WITHIN_CAPACITY)
                        .openingWith(sale.units())
                        .resizing(other))
                .account(take)
                .message(Messages.stockTaken(sale.listing(), Set.of(sale.item()), environment.now()));
        return found.restOn(append).build();
    }

    private Optional<Outcome<Sale>> outcome(
            Tenant tenant, Sale sale, CommitResult result, LapsedHoldRelease lapsedHolds) {
        if (result instanceof CommitResult.Appended) {
            return Optional.of(Outcome.done(sale));
        }
        boolean soldOut = result instanceof CommitResult.HoldRefused refused
                && refused.account().kind() == AccountId.Kind.STOCK;
        return soldOut ? soldOut(tenant, sale, lapsedHolds) : Optional.empty();
    }

    /** Nothing when units were held by what had lapsed, and the sale is to be decided again. */
    private Optional<Outcome<Sale>> soldOut(Tenant tenant, Sale sale, LapsedHoldRelease lapsedHolds) {
        Set<AccountId> stock = Set.of(AccountId.stock(sale.listing(), sale.item()));
        return switch (lapsedHolds.end(tenant, stock, LapsedHoldRelease.Horizon.at(environment.now()))) {
            case ENDED -> Optional.empty();
            case SOMETHING -> Optional.of(Outcome.refused(LapsedHoldRelease.refusal()));
            case NOTHING -> Optional.of(Outcome.refused(Reason.STOCK_UNAVAILABLE));
        };
    }

    private static AccountId account(Sale sale) {
        return AccountId.sale(sale.order(), sale.listing(), sale.item());
    }
}
