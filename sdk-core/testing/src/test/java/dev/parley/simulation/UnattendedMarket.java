// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.Parley;
import dev.parley.ParleyBuilder;
import dev.parley.Seams;
import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.api.ApprovalView;
import dev.parley.api.DealView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.mandate.MandateDraft;
import dev.parley.model.ApprovalId;
import dev.parley.model.Binding;
import dev.parley.model.DealId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.model.SettlementRule;
import dev.parley.model.StockPolicy;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SettableClock;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A marketplace in which time passes and nothing that becomes due is done, until a test lets its worker run. */
final class UnattendedMarket implements AutoCloseable {
    static final Caller SELLER = Caller.person("sara");
    static final Caller BUYER = Caller.person("bert");
    static final Caller AGENT = Caller.agent("bert", "bot");
    static final Caller RIVAL = Caller.person("rita");
    static final long PRICE = 100_00;

    final HandStore store = new HandStore();
    final SettableClock clock = SettableClock.atStart();
    final TestParley test;

    UnattendedMarket(Ground ground) {
        this(ground::under);
    }

    UnattendedMarket(UnaryOperator<ParleyBuilder> settings) {
        ParleyBuilder builder = settings.apply(Parley.builder().clock(clock).random(new Random(20_260_105L)));
        test = TestParley.around(
                Seams.storeSeenThrough(builder.keys(new EphemeralKeys()), store::around)
                        .build(),
                clock);
        test.publish(PolicyDraft.everything(AlternatingOffers.ID));
    }

    /** From now on listings are negotiated by another protocol. */
    UnattendedMarket by(ProtocolId protocol, Json.Builder rules) {
        Choice choice = new Choice(protocol, rules.build(), SettlementRule.EACH_ITEM);
        test.publish(PolicyDraft.nothing().rule(PolicyRule.always("all", Selector.EVERY_LISTING, choice)));
        return this;
    }

    /** Puts up so many lamps, whose deals lapse after seven days. */
    UnattendedMarket sells(String listing, long stock) {
        return sells(listing, stock, Binding.ON_ACCEPTANCE, StockPolicy.RESERVED_AT_AGREEMENT);
    }

    UnattendedMarket sells(String listing, long stock, Binding binding, StockPolicy policy) {
        test.put(ListingDraft.by("sara", listing)
                .binding(binding)
                .stockPolicy(policy)
                .item("lamp", 150_00, stock)
                .build());
        return this;
    }

    /** Grants a mandate that is newer than all before. */
    void grants(Caller principal, MandateDraft draft) {
        pass(Duration.ofSeconds(1));
        test.grant(principal, draft);
    }

    UnattendedMarket pass(Duration time) {
        clock.advance(time);
        return this;
    }

    int works() {
        return test.parley().runDue();
    }

    static MakeMove offer(long cents) {
        return MakeMove.of("offer", ListingDraft.price("lamp", cents));
    }

    /** Opens with an offer. */
    Outcome<NegotiationView> opens(Caller buyer, String listing) {
        return opens(buyer, listing, PRICE, test.key());
    }

    Outcome<NegotiationView> opens(Caller buyer, String listing, long cents, IdempotencyKey key) {
        OpenNegotiation open = OpenNegotiation.on(new ListingRef(listing)).with(offer(cents));
        return test.parley().negotiations().open(buyer, open, key);
    }

    /** Opens without an offer, makes one and is told to ask for its approval. */
    ApprovalId asksToOffer(Caller agent, String listing) {
        NegotiationView view = test.parley()
                .negotiations()
                .open(agent, OpenNegotiation.on(new ListingRef(listing)), test.key())
                .orElseThrow();
        MakeMove asked = offer(PRICE).seeing(view.revision());
        return test.parley()
                .negotiations()
                .move(agent, view.id(), asked, test.key())
                .match(
                        done -> {
                            throw new AssertionError("no approval was needed");
                        },
                        refused -> new ApprovalId(
                                Objects.requireNonNull(refused.params().get("approval"))
                                        .text()));
    }

    ApprovalView approves(Caller principal, ApprovalId approval) {
        return test.parley().mandates().approve(principal, approval, test.key()).orElseThrow();
    }

    Outcome<List<DealView>> pays(DealId deal) {
        return test.parley().deals().redeemNow(TestParley.HOST, List.of(deal), new OrderReference("order " + deal));
    }

    NegotiationId auction(String listing) {
        return test.parley()
                .negotiations()
                .open(SELLER, OpenNegotiation.on(new ListingRef(listing)), test.key())
                .orElseThrow()
                .id();
    }

    Outcome<NegotiationView> joins(Caller buyer, NegotiationId auction) {
        return test.parley().negotiations().join(buyer, auction, Optional.empty(), test.key());
    }

    NegotiationView opened(Caller buyer, String listing) {
        return opens(buyer, listing).orElseThrow();
    }

    Outcome<NegotiationView> answers(Caller caller, NegotiationView view, String kind) {
        return test.parley().negotiations().move(caller, view.id(), TestParley.answer(view, kind), test.key());
    }

    /** A deal that nobody pays. */
    DealId agreed(Caller buyer, Caller seller, String listing) {
        return answers(seller, opened(buyer, listing), "accept")
                .orElseThrow()
                .deals()
                .get(0);
    }

    /** Opens and is answered, so that it is the opener's turn again. */
    NegotiationView countered(Caller buyer, String listing) {
        NegotiationView opened = test.parley()
                .negotiations()
                .open(buyer, OpenNegotiation.on(new ListingRef(listing)).with(offer(PRICE - 1)), test.key())
                .orElseThrow();
        return look(buyer, counters(SELLER, opened).id());
    }

    /** Offers the same in turn. */
    NegotiationView counters(Caller caller, NegotiationView view) {
        MakeMove counter = TestParley.answer(view, "counter", ListingDraft.price("lamp", PRICE));
        return test.parley()
                .negotiations()
                .move(caller, view.id(), counter, test.key())
                .orElseThrow();
    }

    String state(DealId deal) {
        return test.parley()
                .deals()
                .find(TestParley.HOST, deal)
                .orElseThrow()
                .status()
                .state()
                .name();
    }

    NegotiationView look(Caller caller, NegotiationId negotiation) {
        return test.parley().negotiations().find(caller, negotiation).orElseThrow();
    }

    static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }

    @Override
    public void close() {
        test.close();
    }
}
