// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static java.util.Objects.requireNonNull;

import dev.parley.Parley;
import dev.parley.ParleyBuilder;
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
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.OrderReference;
import dev.parley.model.StockPolicy;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.port.ListingSource;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.settlement.DealState;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SettableClock;
import dev.parley.testing.TestParley;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Lamps that one seller sells on one listing, and what happens to them. */
final class Lamps implements AutoCloseable {
    static final ItemId LAMP = new ItemId("lamp");
    private static final Caller SELLER = Caller.person("sam");
    private static final ListingRef REF = new ListingRef("lamps");

    final TestParley test;
    private final Map<String, NegotiationView> negotiations = new HashMap<>();

    private Lamps(UnaryOperator<ParleyBuilder> settings) {
        this(TestParley.empty(settings));
    }

    private Lamps(TestParley test) {
        this.test = test;
        test.publish(PolicyDraft.everything(AlternatingOffers.ID));
    }

    /** Deals wait for a payment, and no worker comes by when the clock is moved. */
    static Lamps waiting(Ground ground, long stock) {
        SettableClock clock = SettableClock.atStart();
        Parley parley = ground.under(Parley.builder().clock(clock)).build();
        Lamps lamps = new Lamps(TestParley.around(parley, clock));
        lamps.test.put(ListingDraft.by("sam", REF.value())
                .binding(Binding.ON_PAYMENT)
                .item(LAMP.value(), 80_00, stock)
                .build());
        return lamps;
    }

    static Listing of(long stock) {
        return of(stock, StockPolicy.RESERVED_AT_AGREEMENT);
    }

    private static Listing of(long stock, StockPolicy policy) {
        return ListingDraft.by("sam", REF.value())
                .stockPolicy(policy)
                .item(LAMP.value(), 80_00, stock)
                .build();
    }

    static Lamps on(Ground ground, long stock) {
        return on(ground, stock, StockPolicy.RESERVED_AT_AGREEMENT);
    }

    static Lamps on(Ground ground, long stock, StockPolicy policy) {
        Lamps lamps = new Lamps(ground::under);
        lamps.test.put(of(stock, policy));
        return lamps;
    }

    /** In a catalogue of the host's own. */
    static Lamps on(Ground ground, ListingSource catalogue) {
        return new Lamps(builder -> ground.under(builder).listings(catalogue));
    }

    Listing listing() {
        return test.parley().listings().find(SELLER, REF).orElseThrow();
    }

    StockView stock() {
        return test.parley().listings().stock(SELLER, REF).orElseThrow().get(0);
    }

    String puts(Listing listing) {
        return code(test.parley().listings().put(TestParley.HOST, listing, test.key()));
    }

    String replace(Listing same) {
        return replace(same, same);
    }

    String replace(Listing seen, Listing changed) {
        return replace(seen.revision(), changed, test.key());
    }

    String replace(String seen, Listing changed, IdempotencyKey key) {
        return code(test.parley().listings().replace(TestParley.HOST, seen, changed, key));
    }

    StockView restocks(long units, IdempotencyKey key) {
        return test.parley()
                .listings()
                .restock(TestParley.HOST, REF, LAMP, units, key)
                .orElseThrow()
                .get(0);
    }

    void withdraws() {
        test.parley().listings().withdraw(TestParley.HOST, REF, test.key()).orElseThrow();
    }

    String sells(String order, long units) {
        Sale sale = new Sale(new OrderReference(order), REF, LAMP, units);
        return code(test.parley().listings().sellNow(TestParley.HOST, sale));
    }

    StockView soldElsewhere(long units) {
        return test.parley()
                .listings()
                .sold(TestParley.HOST, REF, LAMP, units, test.key())
                .orElseThrow()
                .get(0);
    }

    private Outcome<NegotiationView> open(String buyer, OpenNegotiation open) {
        return test.parley().negotiations().open(Caller.person(buyer), open, test.key());
    }

    private Outcome<NegotiationView> offer(String buyer) {
        MakeMove offer = MakeMove.of("offer", ListingDraft.price(LAMP.value(), 70_00));
        return open(buyer, OpenNegotiation.on(REF).with(offer));
    }

    String opens(String buyer) {
        return code(offer(buyer));
    }

    String opensBare(String buyer) {
        return code(open(buyer, OpenNegotiation.on(REF)));
    }

    void offers(String buyer) {
        negotiations.put(buyer, offer(buyer).orElseThrow());
    }

    private Outcome<NegotiationView> accept(NegotiationView view) {
        return test.parley().negotiations().move(SELLER, view.id(), TestParley.answer(view, "accept"), test.key());
    }

    /** The seller accepts that buyer's offer. */
    String accepts(String buyer) {
        return code(accept(requireNonNull(negotiations.get(buyer))));
    }

    DealId agrees(String buyer) {
        return accept(offer(buyer).orElseThrow()).orElseThrow().deals().get(0);
    }

    /** Whether a buyer who wants one gets it, from the opening to the payment. */
    boolean buys(String buyer) {
        return offer(buyer)
                .then(this::accept)
                .match(done -> pays(done.value().deals().get(0)).equals("done"), refused -> false);
    }

    void beginsCheckout(String buyer, DealId deal) {
        test.parley()
                .deals()
                .beginCheckout(Caller.person(buyer), deal, test.key())
                .orElseThrow();
    }

    String pays(DealId deal) {
        return code(test.parley()
                .deals()
                .redeemNow(TestParley.HOST, List.of(deal), new OrderReference("order-of-" + deal)));
    }

    DealState state(DealId deal) {
        return test.parley()
                .deals()
                .find(TestParley.HOST, deal)
                .orElseThrow()
                .status()
                .state();
    }

    private static String code(Outcome<?> outcome) {
        return outcome.match(done -> "done", refused -> refused.code().name());
    }

    @Override
    public void close() {
        test.close();
    }
}
