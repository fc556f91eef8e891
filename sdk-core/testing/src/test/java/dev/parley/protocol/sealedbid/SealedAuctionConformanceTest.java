// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.form.WholeSchemas;
import dev.parley.model.AtLeast;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.WireMove;
import dev.parley.testing.GameConformance;
import dev.parley.testing.Sample;
import java.util.List;
import java.util.Random;
import java.util.Set;

class SealedAuctionConformanceTest extends GameConformance<SealedRules, SealedMove, SealedState, SealedEvent> {
    @Override
    protected Protocol<SealedRules, SealedMove, SealedState, SealedEvent> game() {
        return new SealedAuction();
    }

    @Override
    protected int walks() {
        return 16;
    }

    @Override
    public Set<String> revealing() {
        return Set.of("item-settled", "negotiation-closed");
    }

    @Override
    public WireMove draw(SealedState state, SeatId seat, Allowed allowed, Listing listing, Random random) {
        return Drawn.move(state, seat, allowed, random);
    }

    @Override
    public List<String> schemaFaults(Json schema, Json payload) {
        return WholeSchemas.faults(schema, payload);
    }

    @Override
    public List<Sample<SealedRules>> samples() {
        SealedRules second = Play.AUCTION;
        SealedRules first = Play.with(second, new Pricing.Auction(AuctionPricing.FIRST_PRICE, 1));
        SealedRules uniform = Play.with(second, new Pricing.Auction(AuctionPricing.UNIFORM_PRICE, 2));
        SealedRules own = Play.with(second, new Pricing.Auction(AuctionPricing.PAY_AS_BID, 2));
        return List.of(
                sample("second price", Goods.vase(), second, SettlementRule.ALL),
                sample("first price of each of two items", Goods.vaseAndLamp(), first, SettlementRule.EACH_ITEM),
                sample("first price of both items", Goods.vaseAndLamp(), first, SettlementRule.ALL),
                sample("at least two of two items", Goods.vaseAndLamp(), second, new AtLeast(2)),
                sample("uniform price, two units", Goods.vase(), uniform, SettlementRule.EACH_ITEM),
                sample("pay as bid, two units", Goods.vase(), Play.once(own), SettlementRule.EACH_ITEM),
                sample("committed, pay as bid", Goods.vaseAndLamp(), Play.committed(own), SettlementRule.EACH_ITEM),
                sample("committed, annulled", Goods.vase(), Play.annul(Play.committed(second)), SettlementRule.ALL));
    }

    /** Two sit there from the start, since a walk that waits for somebody to join mostly waits until the close. */
    private static Sample<SealedRules> sample(
            String name, Listing listing, SealedRules rules, SettlementRule settlement) {
        List<Seat> seats =
                List.of(Goods.SELLER, Goods.seat("buyer-1", SeatRole.BUYER), Goods.seat("buyer-2", SeatRole.BUYER));
        return Sample.of(name, listing, rules, settlement, seats, Goods.SELLER.id())
                .withSecret(Goods.SELLER.id(), reserve(52_000), reserve(61_000))
                .withJoiner(Goods.seat("buyer-3", SeatRole.BUYER))
                .withJoiner(Goods.seat("buyer-4", SeatRole.BUYER));
    }

    private static Json reserve(long minorUnits) {
        return Json.object()
                .put("reserves", Json.object().put("vase", minorUnits).build())
                .build();
    }
}
