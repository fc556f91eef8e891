// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.ParleyBuilder;
import dev.parley.Seams;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.application.store.Store;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.MandateDraft;
import dev.parley.model.Binding;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A lamp that is sold by sealed bids, and what people do about it. */
final class SealedGround implements AutoCloseable {
    static final Caller SELLER = Caller.person("sara");
    static final Caller BUYER = Caller.person("bert");
    static final Caller AGENT = Caller.agent("bert", "bot");
    static final Caller OTHER_AGENT = Caller.agent("bert", "other-bot");
    static final Caller RIVAL = Caller.person("rita");
    static final ListingRef LAMP = new ListingRef("lamp-1");
    static final Duration DAY = Duration.ofDays(1);

    final TestParley test;
    final LosableKeys keys = new LosableKeys();
    private final List<Store> stores = new ArrayList<>();

    SealedGround(Ground ground, ProtocolId protocol, Json.Builder rules) {
        this(ground::under, store -> store, protocol, rules);
    }

    /**
     * A ground.
     *
     * @param lens what is between Parley and its store
     */
    SealedGround(
            UnaryOperator<ParleyBuilder> settings, UnaryOperator<Store> lens, ProtocolId protocol, Json.Builder rules) {
        test = TestParley.empty(
                builder -> Seams.storeSeenThrough(settings.apply(builder).keys(keys), inner -> {
                    stores.add(inner);
                    return lens.apply(inner);
                }));
        Choice choice = new Choice(protocol, rules.build(), SettlementRule.EACH_ITEM);
        test.publish(PolicyDraft.nothing().rule(PolicyRule.always("all", Selector.EVERY_LISTING, choice)));
        test.put(ListingDraft.by("sara", LAMP.value())
                .binding(Binding.ON_ACCEPTANCE)
                .item("lamp", 10_000_000, 2)
                .build());
    }

    /** The store beneath. */
    Store store() {
        return stores.get(0);
    }

    /** A mandate for one of the buyer's agents. */
    static MandateDraft mandate(String agent) {
        return SampleMandates.toBuy(agent).conduct(Conduct.of("submit", "withdraw"));
    }

    NegotiationId opened(Caller caller) {
        return opens(caller).orElseThrow().id();
    }

    Outcome<NegotiationView> opens(Caller caller) {
        return test.parley().negotiations().open(caller, OpenNegotiation.on(LAMP), test.key());
    }

    Outcome<NegotiationView> joins(Caller caller, NegotiationId auction) {
        return test.parley().negotiations().join(caller, auction, Optional.empty(), test.key());
    }

    Outcome<NegotiationView> submits(Caller caller, NegotiationId negotiation, long cents) {
        return moves(caller, negotiation, submission(cents));
    }

    static MakeMove submission(long cents) {
        return MakeMove.of("submit", ListingDraft.price("lamp", cents));
    }

    Outcome<NegotiationView> moves(Caller caller, NegotiationId negotiation, MakeMove move) {
        return test.parley().negotiations().move(caller, negotiation, move, test.key());
    }

    NegotiationView look(Caller caller, NegotiationId negotiation) {
        return test.parley().negotiations().find(caller, negotiation).orElseThrow();
    }

    String closeReason(NegotiationId negotiation) {
        return look(BUYER, negotiation).details().get("closeReason").text();
    }

    void reserves(long cents) {
        test.parley()
                .negotiations()
                .setPrivateTerms(SELLER, LAMP, reserve(cents), test.key())
                .orElseThrow();
    }

    static Json reserve(long cents) {
        return Json.object()
                .put("reserves", Json.object().put("lamp", cents).build())
                .build();
    }

    void pass(Duration time) {
        test.clock().advance(time);
    }

    static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }

    @Override
    public void close() {
        test.close();
    }

    static SealedGround bids() {
        return new SealedGround(Ground.MEMORY, SealedBid.ID, Json.object());
    }

    static SealedGround auctions() {
        return new SealedGround(Ground.MEMORY, SealedAuction.ID, Json.object());
    }
}
