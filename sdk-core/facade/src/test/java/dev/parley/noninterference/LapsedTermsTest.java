// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.http.Reply;
import dev.parley.audit.JsonReader;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.simulation.ListingChange;
import dev.parley.testing.TestParley;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In one world the seller has set thresholds before the listing changes, in the other it has not. Where they have lapsed a
 * buyer and a rival get the same bytes in both: of the opening, of an offer, of the negotiation, its events and transcript.
 */
class LapsedTermsTest {
    private static final Caller SELLER = Caller.person(ListingChange.SELLER);
    private static final Caller BUYER = Caller.person("bert");
    private static final Json NONE = Json.object().build();

    @ParameterizedTest
    @EnumSource(ListingChange.class)
    void nobody_else_can_tell_that_terms_have_lapsed(ListingChange change) {
        // Nobody reaches this threshold, so that one that has not lapsed shows as little.
        Json thresholds =
                JsonReader.read("{\"items\":{\"lamp\":{\"autoAccept\":19000},\"desk\":{\"autoAccept\":19000}}}");

        assertThat(seen(change, Optional.of(thresholds))).isEqualTo(seen(change, Optional.empty()));
    }

    private static List<String> seen(ListingChange change, Optional<Json> thresholds) {
        List<String> seen = new ArrayList<>();
        try (World world = new World(Optional.empty())) {
            world.found(ListingChange.before(), AlternatingOffers.ID, NONE, SettlementRule.EACH_ITEM);
            thresholds.ifPresent(terms -> world.thresholds(SELLER, ListingChange.before(), terms));
            Listing after = change.after();
            world.parley
                    .listings()
                    .replace(TestParley.HOST, ListingChange.before().revision(), after, new IdempotencyKey("changed"))
                    .orElseThrow();
            world.begin(Caller.MAIN, 7);

            Reply opened = world.send(
                    BUYER,
                    "POST",
                    "/negotiations",
                    Json.object().put("listing", after.ref().value()).build());
            assertThat(opened.status()).as(World.text(opened)).isEqualTo(201);
            seen.add(world.seen(opened));
            String id = JsonReader.read(World.body(opened)).get("id").text();
            seen.add(world.seen(world.sendSeeing(
                    BUYER,
                    "/negotiations/" + id + "/moves",
                    offer(ListingChange.lamp(after, 60_00)),
                    world.view(BUYER, Optional.of(new dev.parley.model.NegotiationId(id))))));
            seen.add(world.seen(world.get(BUYER, "/negotiations/" + id)));
            seen.add(world.seen(world.get(BUYER, "/negotiations/" + id + "/events")));
            seen.add(world.seenWithoutProofs(world.get(BUYER, "/negotiations/" + id + "/transcript")));
            seen.add(world.seen(world.get(BUYER, "/listings/" + after.ref() + "/private-terms")));
            seen.add(world.seen(world.get(Caller.person("rita"), "/listings/" + after.ref())));
        }
        return seen;
    }

    private static Json offer(Terms terms) {
        return Json.object()
                .put("kind", "offer")
                .put("items", Json.array(List.of(terms), Terms::toJson))
                .build();
    }
}
