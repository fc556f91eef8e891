// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.form.WholeSchemas;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Need;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.WireMove;
import dev.parley.testing.GameConformance;
import dev.parley.testing.Sample;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

class SealedBidConformanceTest extends GameConformance<SealedRules, SealedMove, SealedState, SealedEvent> {
    @Override
    protected Protocol<SealedRules, SealedMove, SealedState, SealedEvent> game() {
        return new SealedBid();
    }

    /** Fewer walks than the suite's own number, since there are many samples. */
    @Override
    protected int walks() {
        return 12;
    }

    @Override
    public Set<String> revealing() {
        return Set.of("item-settled", "negotiation-closed");
    }

    @Override
    public Json fact(Need need) {
        return Drawn.fact(new NegotiationId("negotiation-1"), need);
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
        SealedRules drawn = Play.RULES;
        SealedRules split = Play.with(drawn, new Pricing.Split(SplitPrice.HALF));
        SealedRules midpoint = Play.with(drawn, new Pricing.Draw(MissingFairPrice.MIDPOINT, Optional.empty()));
        SealedRules once = Play.once(drawn);
        return List.of(
                sample("drawn, one item", Goods.vase(), drawn, SettlementRule.EACH_ITEM),
                sample("drawn, each of two items", Goods.vaseAndLamp(), drawn, SettlementRule.EACH_ITEM),
                sample("drawn, both items", Goods.vaseAndLamp(), midpoint, SettlementRule.ALL),
                sample("split, each of two items", Goods.vaseAndLamp(), split, SettlementRule.EACH_ITEM),
                sample("drawn, without edits", Goods.vase(), once, SettlementRule.ALL),
                sample("committed, one item", Goods.vase(), Play.committed(drawn), SettlementRule.EACH_ITEM),
                sample("committed, two items", Goods.vaseAndLamp(), Play.committed(split), SettlementRule.EACH_ITEM),
                sample("committed, without edits", Goods.vase(), Play.committed(once), SettlementRule.EACH_ITEM),
                sample("annulled", Goods.vaseAndLamp(), Play.annul(Play.committed(drawn)), SettlementRule.EACH_ITEM));
    }

    private static Sample<SealedRules> sample(
            String name, Listing listing, SealedRules rules, SettlementRule settlement) {
        return Sample.of(name, listing, rules, settlement, List.of(Goods.SELLER, Goods.BUYER), Goods.BUYER.id());
    }
}
