// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.http.Reply;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.audit.JsonReader;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Value;
import dev.parley.policy.Choice;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Twin worlds about an autopilot: what it decides does not depend on what its seat cannot see, and nobody else can tell what it
 * was told, nor that it moved rather than its agent.
 */
class AutopilotSecretsTest {
    private static final Caller SELLER = Caller.person("seller");
    private static final Caller BUYER = Caller.person("buyer");
    private static final Caller BOT = Caller.agent("buyer", "bot");
    private static final List<Caller> OBSERVERS =
            List.of(SELLER, TestParley.OPERATOR, BOT, Caller.person("rita"), Caller.person("stranger"));

    /** A world in which the seller answers 900, 900 and 800 in person, whatever the buyer's side does. */
    private static final class Scene implements AutoCloseable {
        final World world = new World(Optional.empty());
        final List<String> seen = new ArrayList<>();
        private final Listing listing =
                ListingDraft.by("seller", "goods-1").item("one", 1_000, 2).build();
        private final MandateView mandate;
        private NegotiationId negotiation = new NegotiationId("none");

        Scene() {
            world.begin(Caller.MAIN, 7);
            Json rules = Json.object().put("maxRounds", 12).build();
            world.found(listing, new Choice(AlternatingOffers.ID, rules, SettlementRule.EACH_ITEM));
            mandate = world.parley
                    .mandates()
                    .grant(BUYER, SampleMandates.toBuy("bot").toJson(), new IdempotencyKey("mandate"))
                    .orElseThrow();
        }

        Scene keeping(long autoAccept, long autoDecline) {
            Json.Builder one = Json.object()
                    .put(
                            "one",
                            Json.object()
                                    .put("autoAccept", autoAccept)
                                    .put("autoDecline", autoDecline)
                                    .build());
            world.thresholds(SELLER, listing, Pair.thresholds(one));
            return this;
        }

        void opens() {
            Json body = Json.object().put("listing", "goods-1").build();
            Reply opened = done(world.send(BUYER, "POST", "/negotiations", body));
            negotiation = new NegotiationId(
                    JsonReader.read(World.body(opened)).get("id").text());
        }

        private String path() {
            return "/negotiations/" + negotiation;
        }

        void flies(Json strategy, long aspiration, long reservation) {
            Json draft = Json.object()
                    .put("mandate", mandate.mandate().id().value())
                    .put("strategy", strategy)
                    .put("aspiration", Value.of(Money.of(aspiration, "EUR")).toJson())
                    .put("reservation", Value.of(Money.of(reservation, "EUR")).toJson())
                    .build();
            done(world.send(BUYER, "POST", path() + "/autopilot", draft));
            world.parley.runDue();
        }

        /** Moves, at the same instants in each world. */
        void moves(Caller who, String kind, long cents) {
            NegotiationView view = world.view(who, Optional.of(negotiation)).orElseThrow();
            Json.Builder move = Json.object()
                    .put("kind", kind)
                    .put(
                            "items",
                            Json.array(List.of(ListingDraft.price("one", cents).toJson())));
            view.details()
                    .find("offer")
                    .ifPresent(offer -> move.put("answers", offer.get("id")).put("termsHash", offer.get("termsHash")));
            done(world.sendSeeing(who, path() + "/moves", move.build(), Optional.of(view)));
        }

        void passes() {
            world.parley.runDue();
            for (Caller who : OBSERVERS) {
                for (String tail : List.of("", "/events", "/autopilot", "/autopilot/decisions")) {
                    seen.add(who + tail + world.seen(world.get(who, path() + tail)));
                }
                for (String target : List.of(path() + "/transcript", "/negotiations", "/deals", "/approvals")) {
                    seen.add(who + target + world.seenWithoutProofs(world.get(who, target)));
                }
            }
            seen.add(world.heard());
            world.clock.advance(Duration.ofSeconds(20));
        }

        /** What the buyer reads of its autopilot and of its decisions. */
        String decided() {
            String autopilot = world.seenWithoutProofs(world.get(BUYER, path() + "/autopilot"));
            return autopilot + world.seen(world.get(BUYER, path() + "/autopilot/decisions"));
        }

        private static Reply done(Reply reply) {
            assertThat(reply.status()).as(World.text(reply)).isBetween(200, 299);
            return reply;
        }

        @Override
        public void close() {
            world.close();
        }
    }

    private static Json conceding() {
        return Json.object().put("name", "conceding").put("concession", 1_000).build();
    }

    private static Json stubborn() {
        return Json.object().put("name", "tit-for-tat").put("window", 1).build();
    }

    private static void haggled(Scene scene) {
        scene.opens();
        scene.flies(conceding(), 200, 700);
        for (long price : List.of(900L, 900L, 800L)) {
            scene.passes();
            scene.moves(SELLER, "counter", price);
        }
        scene.passes();
    }

    @Test
    void the_same_views_lead_to_the_same_decisions_whatever_the_other_side_keeps_to_itself() {
        try (Scene plain = new Scene();
                Scene keen = new Scene().keeping(940, 150);
                Scene proud = new Scene().keeping(990, 10)) {
            for (Scene scene : List.of(plain, keen, proud)) {
                haggled(scene);
            }

            assertThat(keen.decided()).isEqualTo(plain.decided());
            assertThat(proud.decided()).isEqualTo(plain.decided());
            assertThat(plain.decided()).contains("\"number\":4", "\"outcome\":\"MADE\"");
        }
    }

    @Test
    void what_the_seat_sees_does_lead_to_other_decisions() {
        try (Scene plain = new Scene();
                Scene other = new Scene()) {
            haggled(plain);
            other.opens();
            other.flies(conceding(), 200, 701);
            other.passes();
            other.moves(SELLER, "counter", 900);
            other.passes();

            assertThat(other.decided()).isNotEqualTo(plain.decided());
        }
    }

    /** Against a seller that gives nothing, tit for tat repeats its aspiration, whatever its reservation. */
    private static List<String> repeated(Scene scene, Optional<Long> reservation) {
        scene.opens();
        reservation.ifPresentOrElse(price -> scene.flies(stubborn(), 200, price), () -> scene.moves(BOT, "offer", 200));
        for (int round = 0; round < 3; round++) {
            scene.passes();
            scene.moves(SELLER, "counter", 900);
            scene.world.parley.runDue();
            if (reservation.isEmpty()) {
                scene.moves(BOT, "counter", 200);
            }
        }
        scene.passes();
        return scene.seen;
    }

    @Test
    void nobody_else_can_tell_what_an_autopilot_was_told_nor_that_it_moved_and_not_its_agent() {
        try (Scene cheap = new Scene();
                Scene dear = new Scene();
                Scene hand = new Scene()) {
            List<String> byCheap = repeated(cheap, Optional.of(300L));

            assertThat(repeated(dear, Optional.of(890L))).isEqualTo(byCheap);
            assertThat(repeated(hand, Optional.empty())).isEqualTo(byCheap);
            assertThat(byCheap).anyMatch(seen -> seen.contains("NOT_ENTITLED"));
            assertThat(dear.decided()).isNotEqualTo(cheap.decided());
        }
    }
}
