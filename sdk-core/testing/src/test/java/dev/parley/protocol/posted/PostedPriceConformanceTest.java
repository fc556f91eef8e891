// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.posted;

import dev.parley.form.WholeSchemas;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.WireMove;
import dev.parley.testing.GameConformance;
import dev.parley.testing.MoveDraw;
import dev.parley.testing.Sample;
import dev.parley.testing.SampleListings;
import java.util.List;
import java.util.Random;
import java.util.Set;

class PostedPriceConformanceTest extends GameConformance<PostedRules, PostedMove, PostedState, PostedEvent> {
    private static final SeatId SELLER = new SeatId("seller-1");
    private static final SeatId BUYER = new SeatId("buyer-1");

    @Override
    protected Protocol<PostedRules, PostedMove, PostedState, PostedEvent> game() {
        return new PostedPrice();
    }

    /** The threshold is what decides an offer; until one is answered nobody may tell thresholds apart. */
    @Override
    public Set<String> revealing() {
        return Set.of("offer-answered");
    }

    /** Half of the purchases name the posted price, which chance alone hardly finds. */
    @Override
    public WireMove draw(PostedState state, SeatId seat, Allowed allowed, Listing listing, Random random) {
        WireMove drawn =
                new MoveDraw(listing, random).draw(allowed, protocol().forms().movesSchema());
        boolean exact = allowed.kind().equals("buy") && random.nextBoolean();
        Terms price = state.item().at(state.price());
        return exact ? new WireMove("buy", List.of(price), drawn.payload()) : drawn;
    }

    @Override
    public List<String> schemaFaults(Json schema, Json payload) {
        return WholeSchemas.faults(schema, payload);
    }

    @Override
    public List<Sample<PostedRules>> samples() {
        PostedRules offers = new PostedRules(90, true, 3_600, 86_400);
        PostedRules slow = new PostedRules(100, true, 86_400 * 3, 86_400);
        Sample<PostedRules> asked = sample("seller is asked", offers);
        return List.of(
                sample("no offers", PostedRules.DEFAULTS),
                asked,
                sample("answers late", slow),
                sample("threshold", offers).withSecret(SELLER, threshold(200_00), threshold(300_00)));
    }

    private static Sample<PostedRules> sample(String name, PostedRules rules) {
        List<Seat> seats = List.of(
                new Seat(BUYER, SeatRole.BUYER, new PrincipalId("buyer")),
                new Seat(SELLER, SeatRole.SELLER, new PrincipalId("seller")));
        // The seller posted the price, and so gave its word.
        return Sample.of(name, SampleListings.BIKE, rules, SettlementRule.EACH_ITEM, seats, BUYER)
                .withSecret(SELLER, Json.object().build(), Json.object().build());
    }

    private static Json threshold(long minorUnits) {
        return Json.object().put("acceptAt", minorUnits).build();
    }
}
