// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.form.WholeSchemas;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.OfferId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.WireMove;
import dev.parley.testing.GameConformance;
import dev.parley.testing.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

class EnglishConformanceTest extends GameConformance<EnglishRules, EnglishMove, EnglishState, EnglishEvent> {
    @Override
    protected Protocol<EnglishRules, EnglishMove, EnglishState, EnglishEvent> game() {
        return new EnglishAuction();
    }

    /** So many that some come to every answer to a second chance, and to both early ends in either phase. */
    @Override
    protected int walks() {
        return 11;
    }

    @Override
    public Set<String> revealing() {
        return Set.of(EnglishEvent.PRICE_SET, EnglishEvent.CLOSED);
    }

    @Override
    public List<String> schemaFaults(Json schema, Json payload) {
        return WholeSchemas.faults(schema, payload);
    }

    @Override
    public Optional<Hash> termsHash(EnglishState state, OfferId offer) {
        return state.ending().after().stream()
                .flatMap(after -> after.chances().stream())
                .filter(chance -> chance.id().equals(offer))
                .findFirst()
                .map(chance -> AfterHammerDecision.termsHash(state.sale(), chance));
    }

    /** Mostly bids that lead or raise by a little, now and then one too low or far above. */
    @Override
    public WireMove draw(EnglishState state, SeatId seat, Allowed allowed, Listing listing, Random random) {
        if (!allowed.kind().equals("bid")) {
            return new WireMove(allowed.kind(), List.of(), Json.object().build());
        }
        long minimum = MoveDecision.minimum(state, seat);
        long above = random.nextInt(8) == 0 ? 400_000 : 50L * random.nextInt(60);
        long maximum = random.nextInt(8) == 0 ? minimum / 2 : minimum + above;
        Terms terms = Wares.at(Math.min(1_000_000, maximum - maximum % 50));
        return new WireMove("bid", List.of(terms), Json.object().build());
    }

    @Override
    public List<Sample<EnglishRules>> samples() {
        return List.of(
                sample("default increments", Wares.rules(50), SettlementRule.ALL),
                sample("soft close", softClose(), SettlementRule.EACH_ITEM),
                sample("open reserve", Wares.rules(100).put("reservePrice", 3_000), SettlementRule.ALL),
                sample("three units", Wares.rules(50).put("units", 3), SettlementRule.EACH_ITEM),
                sample("buy now", Wares.rules(50).put("buyNowPrice", 9_000), SettlementRule.ALL),
                sample(
                        "second chances",
                        Wares.rules(50).put("secondChanceSeconds", 3_600).put("secondChanceWithinSeconds", 7_200),
                        SettlementRule.EACH_ITEM),
                sample(
                        "second chances of two units",
                        Wares.rules(50).put("units", 2).put("secondChanceSeconds", 3_600),
                        SettlementRule.EACH_ITEM),
                sample("ended early", endedEarly(), SettlementRule.ALL),
                sample(
                        "ended early after the lock",
                        endedEarly().put("retractionLockSeconds", 3_590),
                        SettlementRule.EACH_ITEM),
                sample(
                        "called off after the lock",
                        Wares.rules(50).put("callingOff", "always").put("retractionLockSeconds", 3_599),
                        SettlementRule.EACH_ITEM),
                sample("bids taken back", takenBack(), SettlementRule.ALL),
                reserved("hidden reserve", Wares.rules(50).put("hiddenReserve", true)),
                reserved(
                        "hidden reserve of two units, not watched",
                        Wares.rules(50)
                                .put("hiddenReserve", true)
                                .put("units", 2)
                                .put("watchable", false)));
    }

    private static Json.Builder softClose() {
        return Wares.rules(50).put("softCloseSeconds", 600).put("softCloseMostSeconds", 1_800);
    }

    private static Json.Builder takenBack() {
        return Wares.rules(50).put("retractionLockSeconds", 900).put("buyNowPrice", 200_000);
    }

    private static Json.Builder endedEarly() {
        return Wares.rules(50).put("callingOff", "always").put("closesEarly", true);
    }

    private static Sample<EnglishRules> reserved(String name, Json.Builder rules) {
        return sample(name, rules, SettlementRule.EACH_ITEM)
                .withSecret(Wares.SELLER.id(), reserve(2_000), reserve(4_000));
    }

    private static Json reserve(long minorUnits) {
        return Json.object().put("reserve", minorUnits).build();
    }

    private static Sample<EnglishRules> sample(String name, Json.Builder rules, SettlementRule settlement) {
        List<Seat> seats = new ArrayList<>(List.of(Wares.SELLER));
        seats.add(Wares.buyer(Wares.ANN));
        seats.add(Wares.buyer(Wares.BEA));
        return Sample.of(
                        name,
                        Wares.listing(Wares.vase(Wares.EUR, 50)),
                        Wares.read(rules),
                        settlement,
                        seats,
                        Wares.SELLER.id())
                .withJoiner(Wares.buyer(Wares.CARL))
                .withJoiner(Wares.seat("dora", SeatRole.BUYER));
    }
}
