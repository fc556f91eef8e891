// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.InterruptedShop.AGENT;
import static dev.parley.simulation.InterruptedShop.BUYER;
import static dev.parley.simulation.InterruptedShop.SELLER;
import static dev.parley.simulation.InterruptedShop.code;
import static dev.parley.testing.TestParley.HOST;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Sale;
import dev.parley.model.ApprovalId;
import dev.parley.model.DealId;
import dev.parley.model.ItemId;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.testing.ListingDraft;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is commanded: everything up to it is done, and what comes of it is a code. */
enum InterruptedCommand {
    OPEN(shop -> () -> code(shop.opens(BUYER, 80_00))),
    OPEN_AUCTION(shop -> () ->
            code(shop.parley().negotiations().open(SELLER, OpenNegotiation.on(shop.lamp.ref()), shop.test.key()))),
    JOIN(shop -> {
        NegotiationId auction = shop.auction().id();
        return () -> code(shop.parley().negotiations().join(BUYER, auction, Optional.empty(), shop.test.key()));
    }),
    BID(shop -> {
        NegotiationId auction = shop.auction().id();
        NegotiationView seen = shop.parley()
                .negotiations()
                .join(BUYER, auction, Optional.empty(), shop.test.key())
                .orElseThrow();
        MakeMove bid = MakeMove.of("submit", ListingDraft.price("lamp", 80_00)).seeing(seen.revision());
        return () -> code(shop.moves(BUYER, auction, bid));
    }),
    COUNTER(shop -> {
        NegotiationView offered = shop.opens(BUYER, 80_00).orElseThrow();
        return () -> code(shop.moves(SELLER, offered.id(), shop.counter(offered, 90_00)));
    }),
    ACCEPT(shop -> {
        NegotiationView offered = shop.opens(BUYER, 80_00).orElseThrow();
        return () -> code(shop.moves(SELLER, offered.id(), MakeMove.of("accept").answering(offered)));
    }),
    APPROVE(shop -> {
        ApprovalId request = shop.asked();
        return () -> shop.approves(request);
    }),
    APPROVE_OPENING(shop -> {
        ApprovalId request = shop.askedToOpen();
        return () -> shop.approves(request);
    }),
    BEGIN_CHECKOUT(shop -> {
        DealId deal = shop.agreed();
        return () -> code(shop.parley().deals().beginCheckout(BUYER, deal, shop.test.key()));
    }),
    AGENT_OPENS(shop -> {
        shop.authorised();
        return () -> code(shop.opens(AGENT, 80_00));
    }),
    AGENT_JOINS(shop -> {
        shop.authorised();
        NegotiationId auction = shop.auction().id();
        return () -> code(shop.parley().negotiations().join(AGENT, auction, Optional.empty(), shop.test.key()));
    }),
    AGENT_COUNTERS(shop -> {
        shop.authorised();
        NegotiationView offered = shop.opens(AGENT, 80_00).orElseThrow();
        NegotiationView countered =
                shop.moves(SELLER, offered.id(), shop.counter(offered, 90_00)).orElseThrow();
        return () -> code(shop.moves(AGENT, offered.id(), shop.counter(countered, 85_00)));
    }),
    AGENT_ACCEPTS(shop -> {
        shop.authorised();
        NegotiationView offered = shop.opens(AGENT, 80_00).orElseThrow();
        NegotiationView countered =
                shop.moves(SELLER, offered.id(), shop.counter(offered, 90_00)).orElseThrow();
        return () -> code(shop.moves(AGENT, offered.id(), MakeMove.of("accept").answering(countered)));
    }),
    ACCEPT_FROM_AGENT(shop -> {
        shop.authorised();
        NegotiationView offered = shop.opens(AGENT, 80_00).orElseThrow();
        return () -> code(shop.moves(SELLER, offered.id(), MakeMove.of("accept").answering(offered)));
    }),
    AGENT_BEGINS_CHECKOUT(shop -> {
        shop.authorised();
        DealId deal = shop.agreed(AGENT);
        return () -> code(shop.parley().deals().beginCheckout(AGENT, deal, shop.test.key()));
    }),
    AGENT_CANCELS(shop -> {
        shop.authorised();
        DealId deal = shop.agreed(AGENT);
        return () -> code(shop.parley().deals().cancel(AGENT, deal, shop.test.key()));
    }),
    /** An auction with a bid comes to its close. */
    CLOSE(shop -> {
        NegotiationId auction = shop.auction().id();
        NegotiationView seen = shop.parley()
                .negotiations()
                .join(BUYER, auction, Optional.empty(), shop.test.key())
                .orElseThrow();
        MakeMove bid = MakeMove.of("submit", ListingDraft.price("lamp", 80_00)).seeing(seen.revision());
        shop.moves(BUYER, auction, bid).orElseThrow();
        return () -> {
            shop.test.clock().advance(InterruptedShop.MONTH);
            return shop.phase(auction);
        };
    }),
    KEEP_TERMS(shop -> () -> code(shop.keeps("{\"items\":{\"lamp\":{\"autoAccept\":7000}}}"))),
    SELL(shop -> () -> code(shop.parley()
            .listings()
            .sellNow(HOST, new Sale(new OrderReference("order-2"), shop.lamp.ref(), new ItemId("lamp"), 1)))),
    REDEEM(shop -> {
        DealId deal = shop.agreed();
        return () -> code(shop.parley().deals().redeemNow(HOST, List.of(deal), new OrderReference("order-1")));
    });

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Function<InterruptedShop, Supplier<String>> prepare;

    InterruptedCommand(Function<InterruptedShop, Supplier<String>> prepare) {
        this.prepare = prepare;
    }

    /** Does everything up to the command, which is given back and says what comes of it. */
    Supplier<String> prepare(InterruptedShop shop) {
        return prepare.apply(shop);
    }

    boolean isOfAuction() {
        return Set.of(OPEN_AUCTION, JOIN, BID, AGENT_JOINS, CLOSE).contains(this);
    }
}
