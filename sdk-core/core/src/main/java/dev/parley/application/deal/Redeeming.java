// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.deal;

import dev.parley.api.DealView;
import dev.parley.api.Outcome;
import dev.parley.application.Environment;
import dev.parley.application.command.Violation;
import dev.parley.application.listing.RemoteInventory;
import dev.parley.application.outbox.Messages;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.Condition;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.OrderChange;
import dev.parley.model.DealId;
import dev.parley.model.Json;
import dev.parley.model.OrderReference;
import dev.parley.model.Tenant;
import dev.parley.port.Caller;
import dev.parley.port.StoreUnavailableException;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.settlement.DealStatus;
import dev.parley.settlement.EndedDeal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Redeems deals for an order, all or none. Writes as little as can be: the deals' rows, one message each, and the stock
 * that nothing reserved; all other book-keeping follows from the messages.
 */
final class Redeeming {
    private static final int MOST = 100;

    private final Environment environment;
    private final InDoubtDeals inDoubt;
    private final UnreservedUnits units;

    Redeeming(Environment environment, InDoubtDeals inDoubt) {
        this.environment = environment;
        this.inDoubt = inDoubt;
        this.units = new UnreservedUnits(environment);
    }

    /** Redeems in the host's current transaction. */
    Outcome<List<DealView>> inHostTransaction(Caller caller, List<DealId> deals, OrderReference order) {
        return refusedBefore(caller, deals)
                .<Outcome<List<DealView>>>map(Outcome::refused)
                .orElseGet(() -> RedemptionTransaction.ofHost(environment, inDoubt)
                        .map(redemptionTransaction -> redeem(new Request(caller, deals, order), redemptionTransaction))
                        .orElseGet(() -> Outcome.refused(Reason.NO_HOST_TRANSACTION)));
    }

    /** Redeems in a transaction of its own. */
    Outcome<List<DealView>> now(Caller caller, List<DealId> deals, OrderReference order) {
        return refusedBefore(caller, deals)
                .<Outcome<List<DealView>>>map(Outcome::refused)
                .orElseGet(() -> redeem(
                        new Request(caller, deals, order), RedemptionTransaction.own(environment.store(), inDoubt)));
    }

    private record Request(Caller caller, List<DealId> deals, OrderReference order) {}

    private static Optional<Refusal> refusedBefore(Caller caller, List<DealId> deals) {
        if (!caller.is(Caller.Role.HOST)) {
            return Optional.of(Refusal.of(Reason.NOT_ENTITLED));
        }
        if (deals.isEmpty() || deals.size() > MOST) {
            return Optional.of(Violation.refusal("/deals", "must name 1 to " + MOST + " deals"));
        }
        return new HashSet<>(deals).size() < deals.size()
                ? Optional.of(Violation.refusal("/deals", "must not name a deal twice"))
                : Optional.empty();
    }

    /** Decides again when a deal was changed between reading and writing it. */
    private Outcome<List<DealView>> redeem(Request request, RedemptionTransaction redemptionTransaction) {
        LapsedHoldRelease lapsedHolds = LapsedHoldRelease.ofStock(environment);
        for (int i = 0; i < environment.settings().commitAttempts(); i++) {
            Optional<Outcome<List<DealView>>> outcome = attempt(request, redemptionTransaction, lapsedHolds);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new StoreUnavailableException("too many others change the same deals; try again");
    }

    private Optional<Outcome<List<DealView>>> attempt(
            Request request, RedemptionTransaction redemptionTransaction, LapsedHoldRelease lapsedHolds) {
        List<DealRow> rows = new ArrayList<>();
        for (DealId deal : request.deals()) {
            Optional<DealRow> row = redemptionTransaction.deal(request.caller().tenant(), deal);
            if (row.isEmpty()) {
                return Optional.of(Outcome.refused(about(Refusal.of(Reason.NOT_FOUND), deal)));
            }
            rows.add(row.get());
        }
        return areMixed(rows)
                ? Optional.of(Outcome.refused(Reason.MIXED_DEALS))
                : Redemption.of(rows, request.order(), environment.now())
                        .match(
                                redemption -> write(redemption.value(), redemptionTransaction, lapsedHolds),
                                refused -> Optional.of(refused.as()));
    }

    private static boolean areMixed(List<DealRow> rows) {
        return rows.stream().map(DealRow::buyer).distinct().count() > 1
                || rows.stream()
                                .map(row -> DealRows.deal(row).total().currency())
                                .distinct()
                                .count()
                        > 1;
    }

    private Optional<Outcome<List<DealView>>> write(
            Redemption redemption, RedemptionTransaction redemptionTransaction, LapsedHoldRelease lapsedHolds) {
        if (redemption.fresh().isEmpty()) {
            return Optional.of(new Outcome.Done<>(redemption.views(), true));
        }
        if (!units.hold(redemption.fresh())) {
            return soldOut(redemption, RemoteInventory.accounts(redemption.fresh()), lapsedHolds);
        }
        CommitResult result = redemptionTransaction.commit(append(redemption), redemption.fresh());
        if (result instanceof CommitResult.Appended) {
            return Optional.of(Outcome.done(redemption.views()));
        }
        if (result instanceof CommitResult.DealRefused) {
            return Optional.empty();
        }
        if (result instanceof CommitResult.Outdated outdated) {
            return Optional.of(Outcome.refused(barred(redemption, outdated.condition())));
        }
        if (result instanceof CommitResult.OrderRefused) {
            return Optional.of(Outcome.refused(Reason.ORDER_REFERENCE_TAKEN));
        }
        if (result instanceof CommitResult.HoldRefused refused) {
            return soldOut(redemption, Set.of(refused.account()), lapsedHolds);
        }
        throw new IllegalStateException("a redemption touches no stream or answer and puts no record: " + result);
    }

    /** A deal of somebody who was barred is as good as cancelled, whether or not that has been written down. */
    private static Refusal barred(Redemption redemption, Condition condition) {
        return redemption.fresh().stream()
                .filter(row -> Admitted.conditions(row).contains(condition))
                .findFirst()
                .map(row -> about(Refusal.of(Reason.DEAL_CANCELLED), row.id()))
                .orElseThrow();
    }

    /** Nothing when units were held by what had lapsed, and the redemption is to be decided again. */
    private Optional<Outcome<List<DealView>>> soldOut(
            Redemption redemption, Set<AccountId> stock, LapsedHoldRelease lapsedHolds) {
        Tenant tenant = redemption.fresh().get(0).tenant();
        return switch (lapsedHolds.end(tenant, stock, LapsedHoldRelease.Horizon.at(redemption.at()))) {
            case ENDED -> Optional.empty();
            case SOMETHING -> Optional.of(Outcome.refused(LapsedHoldRelease.refusal()));
            case NOTHING -> Optional.of(Outcome.refused(Reason.STOCK_UNAVAILABLE));
        };
    }

    private Append append(Redemption redemption) {
        Instant at = redemption.at();
        DealRow first = redemption.fresh().get(0);
        Append.Builder append = Append.to(first.tenant())
                .order(new OrderChange.Take(
                        redemption.order(),
                        first.buyer(),
                        DealRows.deal(first).total().currency()));
        for (DealRow row : redemption.fresh()) {
            DealStatus redeemed = new EndedDeal.Redeemed(redemption.order(), at);
            append.deal(DealRows.move(row, redeemed, Optional.of(at)));
            DealHoldings.of(environment, row).taken().forEach(append::account);
            Admitted.conditions(row).forEach(append::condition);
            append.message(Messages.ofDeal(Messages.DEAL_REDEEMED, row.id(), at));
        }
        return append.build();
    }

    static Refusal about(Refusal refusal, DealId deal) {
        return refusal.with("deal", Json.of(deal.value()));
    }
}
