// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.testing.TestParley.HOST;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.api.Sale;
import dev.parley.api.StockView;
import dev.parley.model.Binding;
import dev.parley.model.DealId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.ItemId;
import dev.parley.model.ListingRef;
import dev.parley.model.OrderReference;
import dev.parley.port.Caller;
import dev.parley.settlement.DealState;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.TestParley;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One unit of one listing, and two who want something of it at the same moment. */
final class Rivalry {
    private static final ItemId LAMP = new ItemId("lamp");
    private static final Caller SELLER = Caller.person("sam");

    /** What somebody does, and why it may be refused. */
    enum Deed {
        ACCEPT("STOCK_UNAVAILABLE", "NEGOTIATION_CLOSED", "LISTING_WITHDRAWN"),
        SELL("STOCK_UNAVAILABLE", "NOT_FOUND"),
        BUY_AT_LIST_PRICE("STOCK_UNAVAILABLE", "NOT_FOUND"),
        REPORT_SOLD,
        WITHDRAW,
        EXPIRE,
        REDEEM("SOLD_ELSEWHERE", "DEAL_EXPIRED", "ALREADY_REDEEMED");

        @SuppressWarnings("ImmutableEnumChecker") // a set that cannot be changed
        private final Set<String> refusals;

        Deed(String... refusals) {
            this.refusals = Set.of(refusals);
        }

        /** Whether it needs a deal that holds the unit beforehand. */
        boolean needsDeal() {
            return this == EXPIRE || this == REDEEM;
        }
    }

    private final List<Parley> nodes;
    private final OrderBook orders;
    private final Runnable timePasses;
    private final ListingRef ref;
    private final List<Deed> deeds;
    private final Map<Integer, NegotiationView> offers = new ConcurrentHashMap<>();
    private final Map<Integer, String> answers = new ConcurrentHashMap<>();
    private final List<DealId> deals = new ArrayList<>();
    private final List<StockView> reports = new ArrayList<>();

    Rivalry(List<Parley> nodes, OrderBook orders, Runnable timePasses, String name, Deed first, Deed second) {
        this.nodes = nodes;
        this.orders = orders;
        this.timePasses = timePasses;
        this.ref = new ListingRef(name);
        this.deeds = List.of(first, second);
        prepare();
    }

    private void prepare() {
        Parley any = nodes.get(0);
        any.listings()
                .put(
                        HOST,
                        ListingDraft.by("sam", ref.value())
                                .binding(Binding.ON_PAYMENT)
                                .item(LAMP.value(), 80_00, 1)
                                .build(),
                        key())
                .orElseThrow();
        for (int side = 0; side < deeds.size(); side++) {
            if (deeds.get(side) == Deed.ACCEPT) {
                offers.put(side, offer(any, side));
            }
        }
        if (deeds.stream().anyMatch(Deed::needsDeal)) {
            deals.addAll(accept(any, offer(any, 2)).orElseThrow().deals());
        }
    }

    private NegotiationView offer(Parley node, int side) {
        MakeMove offer = MakeMove.of("offer", ListingDraft.price(LAMP.value(), 70_00));
        Caller buyer = Caller.person("buyer-" + side);
        return node.negotiations()
                .open(buyer, OpenNegotiation.on(ref).with(offer), key())
                .orElseThrow();
    }

    private static Outcome<NegotiationView> accept(Parley node, NegotiationView view) {
        return node.negotiations().move(SELLER, view.id(), TestParley.answer(view, "accept"), key());
    }

    /** What one of the two does, on a node of its own where there are two. */
    void act(int side) throws SQLException {
        Parley node = nodes.get(side % nodes.size());
        answers.put(side, code(deed(side, node)));
    }

    private Outcome<?> deed(int side, Parley node) throws SQLException {
        Sale sale = new Sale(order(side), ref, LAMP, 1);
        return switch (deeds.get(side)) {
            case ACCEPT -> accepted(accept(node, requireNonNull(offers.get(side))));
            case SELL -> node.listings().sellNow(HOST, sale);
            case BUY_AT_LIST_PRICE ->
                orders.place(sale.order().value(), () -> node.listings().sell(HOST, sale));
            case REPORT_SOLD -> reported(node.listings().sold(HOST, ref, LAMP, 1, key()));
            case WITHDRAW -> node.listings().withdraw(HOST, ref, key());
            case EXPIRE -> {
                timePasses.run();
                yield Outcome.done(node.runDue());
            }
            case REDEEM -> node.deals().redeemNow(HOST, deals, order(side));
        };
    }

    private synchronized Outcome<NegotiationView> accepted(Outcome<NegotiationView> outcome) {
        outcome.match(done -> deals.addAll(done.value().deals()), refused -> false);
        return outcome;
    }

    private synchronized Outcome<List<StockView>> reported(Outcome<List<StockView>> outcome) {
        reports.addAll(outcome.orElseThrow());
        return outcome;
    }

    private OrderReference order(int side) {
        return new OrderReference(ref + "-order-" + side);
    }

    /** Checks that the unit went at most once, and that whoever did not get it was told why. */
    String check() throws SQLException {
        String happened = deeds + " " + answers;
        for (int side = 0; side < deeds.size(); side++) {
            Deed deed = deeds.get(side);
            String answer = answer(side);
            assertThat(answer.equals("done") || deed.refusals.contains(answer))
                    .as(happened)
                    .isTrue();
            if (deed == Deed.BUY_AT_LIST_PRICE) {
                assertThat(orders.has(order(side).value())).as(happened).isEqualTo(answer.equals("done"));
            }
        }
        long sold = done(Deed.SELL) + done(Deed.BUY_AT_LIST_PRICE) + paid(happened);
        work();
        checkSold(happened, sold);
        checkTold(happened, sold);
        return String.join(" / ", answer(0), answer(1));
    }

    private String answer(int side) {
        return requireNonNull(answers.get(side));
    }

    private long done(Deed deed) {
        long done = 0;
        for (int side = 0; side < deeds.size(); side++) {
            done += deeds.get(side) == deed && answer(side).equals("done") ? 1 : 0;
        }
        return done;
    }

    /** How many deals are paid, once everybody who has one tries to pay it; those that are not say why. */
    private long paid(String happened) {
        long paid = 0;
        for (DealId deal : deals) {
            String answer =
                    code(nodes.get(0).deals().redeemNow(HOST, List.of(deal), new OrderReference("late-" + deal)));
            DealState state =
                    nodes.get(0).deals().find(HOST, deal).orElseThrow().status().state();
            assertThat(answer)
                    .as(happened)
                    .isEqualTo(
                            switch (state) {
                                case REDEEMED -> answer.equals("done") ? "done" : "ALREADY_REDEEMED";
                                case SOLD_ELSEWHERE -> "SOLD_ELSEWHERE";
                                default -> "DEAL_EXPIRED";
                            });
            assertThat(answer.equals("done") && !reports.isEmpty())
                    .as("paid after its unit was reported sold: " + happened)
                    .isFalse();
            paid += state == DealState.REDEEMED ? 1 : 0;
        }
        return paid;
    }

    private void work() {
        int done;
        do {
            done = 0;
            for (Parley node : nodes) {
                done += node.runDue();
            }
        } while (done > 0);
    }

    private void checkSold(String happened, long sold) {
        StockView stock = nodes.get(0).listings().stock(HOST, ref).orElseThrow().get(0);
        assertThat(sold).as(happened).isLessThanOrEqualTo(1);
        assertThat(stock).as(happened).isEqualTo(new StockView(LAMP, 1, 0, sold + reports.size()));
        for (StockView report : reports) {
            boolean wasThere = report.held() + report.consumed() <= 1;
            assertThat(wasThere && sold > 0)
                    .as("sold after it was reported sold: " + happened)
                    .isFalse();
        }
        boolean mayGoUnsold = EnumSet.of(Deed.REPORT_SOLD, Deed.WITHDRAW, Deed.EXPIRE).stream()
                .anyMatch(deeds::contains);
        assertThat(mayGoUnsold || sold == 1).as(happened).isTrue();
    }

    private void checkTold(String happened, long sold) {
        boolean isGone = sold + reports.size() > 0 || deeds.contains(Deed.WITHDRAW);
        for (NegotiationView offer : offers.values()) {
            boolean open = nodes.get(0)
                    .negotiations()
                    .find(TestParley.OPERATOR, offer.id())
                    .orElseThrow()
                    .open();
            assertThat(isGone && open).as("still open: " + happened).isFalse();
        }
    }

    private static IdempotencyKey key() {
        return IdempotencyKey.fresh();
    }

    private static String code(Outcome<?> outcome) {
        return outcome.match(done -> "done", refused -> refused.code().name());
    }
}
