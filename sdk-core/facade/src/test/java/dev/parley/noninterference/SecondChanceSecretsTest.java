// SPDX-License-Identifier: Apache-2.0
package dev.parley.noninterference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.http.Reply;
import dev.parley.audit.JsonReader;
import dev.parley.model.DealId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.port.Caller;
import dev.parley.protocol.auction.english.EnglishAuction;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two worlds that differ in what the runner-up would have paid at most. The offer that it gets once the winner has not paid
 * tells nobody else of it, whatever the runner-up answers; nor does the winner's own maximum show in it.
 */
class SecondChanceSecretsTest {
    private static final Caller SELLER = Caller.person("seller");
    private static final Caller WINNER = Caller.person("ann");
    private static final Caller RUNNER_UP = Caller.person("bea");
    private static final Caller THIRD = Caller.person("carl");
    private static final Caller WATCHER = Caller.person("wendy");
    private static final List<Caller> ALL = List.of(SELLER, WINNER, THIRD, WATCHER, TestParley.OPERATOR);

    private static final long LEAST_THAT_LEADS = 110_00;

    /** How the runner-up answers. */
    private static final String SILENCE = "silence";

    /** An auction in one of the worlds. */
    private static final class Auction implements AutoCloseable {
        private final World world = new World(Optional.empty());
        private final String path;

        /** In steps of 50.00, so that the price tells little of the maximum that it beats. */
        Auction(long winner, long runnerUp) {
            world.begin(Caller.MAIN, 7);
            Json range = Json.object().put("from", 0).put("step", 50_00).build();
            Json rules = Json.object()
                    .put("increments", Json.array(List.of(range)))
                    .put("closesAfterSeconds", 3_600)
                    .put("softCloseSeconds", 0)
                    .put("secondChanceSeconds", 86_400)
                    .build();
            world.found(
                    ListingDraft.by("seller", "vase-1").item("vase", 300_00, 1).build(),
                    new Choice(EnglishAuction.ID, rules, SettlementRule.EACH_ITEM));
            Json opened = done(world.send(
                    SELLER,
                    "POST",
                    "/negotiations",
                    Json.object().put("listing", "vase-1").build()));
            path = "/negotiations/" + opened.get("id").text();
            bids(THIRD, 60_00);
            bids(RUNNER_UP, runnerUp);
            bids(WINNER, winner);
        }

        private void bids(Caller bidder, long cents) {
            done(world.send(bidder, "POST", path + "/join", Json.object().build()));
            Json items = Json.array(List.of(ListingDraft.price("vase", cents).toJson()));
            moves(bidder, Json.object().put("kind", "bid").put("items", items));
            world.clock.advance(Duration.ofSeconds(1));
        }

        private void moves(Caller caller, Json.Builder move) {
            done(world.send(caller, "POST", path + "/moves", move.build()));
        }

        private Json sees(Caller caller) {
            return done(world.get(caller, path));
        }

        long price() {
            return sees(SELLER).get("details").get("price").integer();
        }

        void later(Duration duration) {
            world.clock.advance(duration);
        }

        void winnerDoesNotPay() {
            String deal = sees(WINNER).get("deals").elements().get(0).text();
            world.parley
                    .deals()
                    .cancel(TestParley.OPERATOR, new DealId(deal), new IdempotencyKey("cancel"))
                    .orElseThrow();
            later(Duration.ofSeconds(1));
        }

        void offersAgain() {
            moves(SELLER, Json.object().put("kind", "second-chance"));
        }

        void answers(String answer) {
            if (!answer.equals(SILENCE)) {
                Json offer = sees(RUNNER_UP).get("details").get("offer");
                moves(
                        RUNNER_UP,
                        Json.object()
                                .put("kind", answer)
                                .put("answers", offer.get("id"))
                                .put("termsHash", offer.get("termsHash")));
            }
        }

        /** All that these may read. */
        List<String> seen(List<Caller> observers) {
            List<String> seen = new ArrayList<>();
            for (Caller who : observers) {
                for (String of : List.of(path, path + "/events", "/negotiations", "/negotiations?open=true")) {
                    seen.add(who.principal() + of + world.seen(world.get(who, of)));
                }
                for (String of : List.of(path + "/transcript", "/deals", "/listings/vase-1/stock")) {
                    seen.add(who.principal() + of + world.seenWithoutProofs(world.get(who, of)));
                }
            }
            return seen;
        }

        private static Json done(Reply reply) {
            assertThat(reply.status()).as(World.text(reply)).isBetween(200, 299);
            return JsonReader.read(World.body(reply));
        }

        @Override
        public void close() {
            world.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept", "decline", SILENCE})
    void nobody_learns_the_runner_ups_maximum_from_the_price_that_it_is_offered(String answer) {
        try (Auction low = new Auction(160_00, LEAST_THAT_LEADS);
                Auction high = new Auction(160_00, 159_99)) {
            assertThat(low.price()).isEqualTo(160_00);
            alike(low, high, ALL, answer);
        }
    }

    /** Who bids last and leads pays what the others make it pay: its own maximum is as well hidden as a winner's. */
    @ParameterizedTest
    @ValueSource(strings = {"accept", "decline", SILENCE})
    void nobody_learns_what_the_winner_would_have_paid(String answer) {
        try (Auction low = new Auction(200_00, LEAST_THAT_LEADS);
                Auction high = new Auction(900_00, LEAST_THAT_LEADS)) {
            assertThat(low.price()).isEqualTo(160_00);
            alike(low, high, List.of(SELLER, RUNNER_UP, THIRD, WATCHER, TestParley.OPERATOR), answer);
        }
    }

    private static void alike(Auction one, Auction two, List<Caller> observers, String answer) {
        assertThat(one.seen(observers)).as("during the auction").isEqualTo(two.seen(observers));
        for (Auction each : List.of(one, two)) {
            each.later(Duration.ofHours(1));
        }
        assertThat(one.seen(observers)).as("at the hammer").isEqualTo(two.seen(observers));
        for (Auction each : List.of(one, two)) {
            each.winnerDoesNotPay();
            each.offersAgain();
        }
        Json offered = one.sees(SELLER).get("details").get("secondChance").get("given");
        assertThat(offered.elements().get(0).get("price").integer()).isEqualTo(LEAST_THAT_LEADS);
        assertThat(one.seen(observers)).as("once it is offered").isEqualTo(two.seen(observers));
        for (Auction each : List.of(one, two)) {
            each.answers(answer);
        }
        assertThat(one.seen(observers)).as("once it is answered").isEqualTo(two.seen(observers));
        for (Auction each : List.of(one, two)) {
            each.later(Duration.ofDays(20));
        }
        assertThat(one.sees(SELLER).get("phase").text()).isEqualTo("sold");
        assertThat(one.seen(observers)).as("at the end").isEqualTo(two.seen(observers));
    }
}
