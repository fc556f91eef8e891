// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.Answers.View;
import dev.parley.api.DealView;
import dev.parley.api.Deals;
import dev.parley.api.Page;
import dev.parley.model.DealId;
import dev.parley.model.OrderReference;
import dev.parley.wire.Deal;
import dev.parley.wire.DealList;
import dev.parley.wire.DealPage;
import dev.parley.wire.Redemption;
import dev.parley.wire.Reversal;
import java.time.InstantSource;
import java.util.List;

/** The operations on deals. */
public final class DealRoutes {
    private static final View<DealView, Deal> ONE =
            View.<DealView, Deal>of(Deal.class, DealViews::whole).tagged();

    private final Deals deals;
    private final Requests requests;
    private final Answers answers;
    private final View<Page<DealView>, DealPage> page;
    private final View<List<DealView>, DealList> list;

    DealRoutes(Deals deals, Requests requests, Answers answers, InstantSource clock) {
        this.deals = deals;
        this.requests = requests;
        this.answers = answers;
        this.page = View.of(DealPage.class, items -> Views.at(clock.instant(), Views.page(items, DealViews::whole)));
        this.list = View.of(DealList.class, items -> Views.at(clock.instant(), Views.list(items, DealViews::whole)));
    }

    public Answer<DealPage> listDeals(Exchange exchange) {
        return answers.answer(
                exchange,
                () -> deals.list(exchange.caller(), exchange.principal(), exchange.cursor(), exchange.limit()),
                page);
    }

    public Answer<Deal> getDeal(Exchange exchange) {
        return answers.answer(exchange, () -> deals.find(exchange.caller(), id(exchange)), ONE);
    }

    public Answer<Deal> beginCheckout(Exchange exchange) {
        return answers.answer(
                exchange, () -> deals.beginCheckout(exchange.caller(), id(exchange), exchange.key()), ONE);
    }

    public Answer<Deal> cancelDeal(Exchange exchange) {
        return answers.answer(exchange, () -> deals.cancel(exchange.caller(), id(exchange), exchange.key()), ONE);
    }

    /** Over HTTP a redemption is its own transaction; the order's reference makes a repetition safe, not the key. */
    public Answer<DealList> redeemDeals(Exchange exchange, Redemption redemption) {
        return answers.answer(
                exchange,
                () -> requests.deals(redemption.getDeals()),
                ids -> deals.redeemNow(exchange.caller(), ids, new OrderReference(redemption.getOrderReference())),
                list);
    }

    public Answer<DealList> reverseDeals(Exchange exchange, Reversal reversal) {
        OrderReference order = new OrderReference(reversal.getOrderReference());
        return answers.answer(exchange, () -> deals.reverse(exchange.caller(), order, exchange.key()), list);
    }

    private static DealId id(Exchange exchange) {
        return new DealId(exchange.path("deal"));
    }

    void register(Operations operations) {
        operations.add("listDeals", this::listDeals);
        operations.add("getDeal", this::getDeal);
        operations.add("beginCheckout", this::beginCheckout);
        operations.add("cancelDeal", this::cancelDeal);
        operations.add("redeemDeals", Redemption.class, this::redeemDeals);
        operations.add("reverseDeals", Reversal.class, this::reverseDeals);
    }
}
