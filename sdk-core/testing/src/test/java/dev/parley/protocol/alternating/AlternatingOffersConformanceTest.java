// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.form.WholeSchemas;
import dev.parley.model.AtLeast;
import dev.parley.model.Bundles;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Need;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.WireMove;
import dev.parley.protocol.samples.Market;
import dev.parley.testing.GameConformance;
import dev.parley.testing.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

class AlternatingOffersConformanceTest
        extends GameConformance<AlternatingRules, AlternatingMove, AlternatingState, AlternatingEvent> {
    @Override
    protected Protocol<AlternatingRules, AlternatingMove, AlternatingState, AlternatingEvent> game() {
        return new AlternatingOffers();
    }

    /** Fewer walks than the suite's own number, since there are many samples. */
    @Override
    protected int walks() {
        return 15;
    }

    /** By answering at once, and by not doing so, the seller's thresholds show themselves. */
    @Override
    public Set<String> revealing() {
        return Set.of("offer-accepted", "offer-rejected");
    }

    /** The buyer made one offer on the listing elsewhere. */
    @Override
    public Json fact(Need need) {
        return Json.of(1);
    }

    @Override
    public Optional<Hash> termsHash(AlternatingState state, OfferId offer) {
        return state.offer().map(StandingOffer::termsHash);
    }

    @Override
    public List<String> schemaFaults(Json schema, Json payload) {
        return WholeSchemas.faults(schema, payload);
    }

    @Override
    public WireMove draw(AlternatingState state, SeatId seat, Allowed allowed, Listing listing, Random random) {
        return new OfferDraw(state, listing, random).draw(allowed);
    }

    @Override
    public List<Sample<AlternatingRules>> samples() {
        List<Sample<AlternatingRules>> samples = new ArrayList<>();
        for (Turn opener : List.of(Turn.BUYER, Turn.SELLER)) {
            String opens = opener.text() + " opens, ";
            AlternatingRules free = rules(opener, 20, 10, false);
            AlternatingRules monotone = rules(opener, 12, 6, true);
            AlternatingRules capped = rules(opener, 4, 3, false);
            samples.add(sample(opens + "one item", Market.painting(), free, SettlementRule.ALL));
            samples.add(sample(opens + "each of two items", Market.furniture(), free, SettlementRule.EACH_ITEM));
            samples.add(sample(opens + "both items", Market.furniture(), free, SettlementRule.ALL));
            samples.add(withThresholds(
                    sample(opens + "one item, thresholds", Market.painting(), free, SettlementRule.EACH_ITEM)));
            samples.add(withThresholds(
                    sample(opens + "both items, thresholds", Market.furniture(), capped, SettlementRule.ALL)));
            samples.add(withThresholds(sample(
                    opens + "each of two items, monotone, thresholds",
                    Market.furniture(),
                    monotone,
                    SettlementRule.EACH_ITEM)));
            samples.add(sample(opens + "at least one of two items", Market.furniture(), free, new AtLeast(1)));
            samples.add(withThresholds(sample(
                    opens + "a bundle, thresholds", Market.furniture(), free, Bundles.of(List.of("table", "chairs")))));
            samples.add(sample(opens + "few offers", Market.furniture(), capped, SettlementRule.EACH_ITEM));
        }
        samples.add(sample(
                "either opens, monotone", Market.painting(), rules(Turn.EITHER, 8, 4, true), SettlementRule.EACH_ITEM));
        return samples;
    }

    private static AlternatingRules rules(Turn opener, int maxRounds, int maxOffers, boolean monotone) {
        return new AlternatingRules(opener, 3_600, 14_400, maxRounds, maxOffers, monotone, 20);
    }

    private static Sample<AlternatingRules> sample(
            String name, Listing listing, AlternatingRules rules, SettlementRule settlement) {
        return Sample.of(name, listing, rules, settlement, List.of(Market.SELLER, Market.BUYER), Market.BUYER.id());
    }

    private static Sample<AlternatingRules> withThresholds(Sample<AlternatingRules> sample) {
        return sample.withSecret(
                Market.SELLER.id(),
                thresholds(sample.listing(), 75_000, 20_000),
                thresholds(sample.listing(), 60_000, 30_000));
    }

    private static Json thresholds(Listing listing, long accept, long decline) {
        Json bounds = Json.object()
                .put("autoAccept", accept)
                .put("autoDecline", decline)
                .build();
        Json.Builder items = Json.object();
        listing.items().forEach(item -> items.put(item.id().value(), bounds));
        return Json.object().put("items", items.build()).build();
    }
}
