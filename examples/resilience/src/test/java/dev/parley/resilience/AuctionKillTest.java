// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audit.JsonReader;
import dev.parley.model.Json;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.auction.english.AuctionVerification;
import dev.parley.protocol.auction.english.AuctionVerifier;
import dev.parley.protocol.auction.english.EnglishRules;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/** An English auction of one piece on two nodes, one of which is killed in the last second before the close. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
@EnabledIfSystemProperty(named = "parley.resilience", matches = "full")
final class AuctionKillTest {
    private static final Scale SCALE = Scale.chosen();
    private static final long SEED = 20_261_130;
    private static final int CLIENTS = 8;
    private static final Duration BEFORE_CLOSE = Duration.ofMillis(700);
    private static final Person WATCHER = Person.named("passer-by");

    private final Client client = new Client();
    private final List<Bidder> bidders = IntStream.range(0, SCALE.bidders())
            .mapToObj(number -> new Bidder(number, SEED))
            .toList();
    private final AtomicLong asked = new AtomicLong(100);

    @Test
    void the_highest_acknowledged_bid_wins_once_and_the_transcript_explains_the_close()
            throws IOException, InterruptedException {
        try (Server server = Server.start();
                Crew crew = new Crew(CLIENTS);
                NodeProcess lost = NodeProcess.start(server.url());
                NodeProcess kept = NodeProcess.start(server.url())) {
            URI first = lost.address();
            URI second = kept.address();
            String auction = opened(first);
            crew.run(each(bidder -> bidder.enter(client, node(bidder, first, second), auction)));

            var bidding = crew.begin(clients(first, second, auction));
            Instant latest = Instant.parse(client.read(second, WATCHER, "/negotiations/" + auction)
                    .at("/details/latestClose")
                    .asString());
            LockSupport.parkNanos(
                    Duration.between(Instant.now(), latest.minus(BEFORE_CLOSE)).toNanos());
            lost.kill();
            long unanswered =
                    Crew.results(bidding).stream().mapToLong(Integer::longValue).sum();
            assertThat(unanswered).as("the node was killed under bids").isPositive();

            Poll.until("the auction has closed", Duration.ofMinutes(2), () -> isClosed(second, auction));
            Poll.until("the outbox is drained", Duration.ofMinutes(2), server::isDrained);
            Outcome outcome = checked(second, auction, latest);
            crew.run(each(bidder -> assertThat(bidder.repeats(client, second)).isTrue()));
            try (NodeProcess next = NodeProcess.start(server.url())) {
                assertThat(seen(next.address(), auction)).isEqualTo(seen(second, auction));
            }
            System.out.println(String.format(
                    Locale.ROOT,
                    "auction: %d bidders on 2 nodes, one killed %d ms before the close: %d bids sent, %d acknowledged and"
                            + " all stored, %d unanswered and decided once; %d price changes, %d of them moved the close;"
                            + " won once by the highest at %d cents; seed %d",
                    bidders.size(),
                    BEFORE_CLOSE.toMillis(),
                    bidders.stream().mapToInt(Bidder::sent).sum(),
                    bidders.stream()
                            .mapToInt(bidder -> bidder.acknowledged().size())
                            .sum(),
                    unanswered,
                    outcome.changes(),
                    outcome.extensions(),
                    outcome.price(),
                    SEED));
        }
    }

    private record Outcome(long price, int changes, int extensions) {}

    private interface Deed {
        void of(Bidder bidder) throws IOException;
    }

    private List<Callable<Boolean>> each(Deed deed) {
        List<Callable<Boolean>> all = new ArrayList<>();
        for (Bidder bidder : bidders) {
            all.add(() -> {
                deed.of(bidder);
                return true;
            });
        }
        return all;
    }

    private URI node(Bidder bidder, URI first, URI second) {
        return bidders.indexOf(bidder) % 2 == 0 ? first : second;
    }

    private String opened(URI node) throws IOException {
        client.require(node, Hammer.policy(10 + bidders.size() / 20));
        client.require(node, Haggling.listing(Hammer.LISTING, Haggling.GOODS, Hammer.SELLER, 1));
        return client.send(node, Hammer.open()).done().path("id").asString();
    }

    /** Each client bids for its own bidders in turn until the auction is over, half of them at the node that is killed. */
    private List<Callable<Integer>> clients(URI first, URI second, String auction) {
        List<Callable<Integer>> all = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
            int own = number;
            List<Bidder> mine = IntStream.range(0, bidders.size())
                    .filter(place -> place % CLIENTS == own)
                    .mapToObj(bidders::get)
                    .toList();
            all.add(() -> bidAll(mine, own % 2 == 0 ? first : second, second, auction));
        }
        return all;
    }

    /** How many bids a node left unanswered when it was killed: each is sent to the other by the same key. */
    private int bidAll(List<Bidder> mine, URI node, URI other, String auction) throws IOException {
        int unanswered = 0;
        URI at = node;
        boolean open = true;
        for (int turn = 0; open; turn++) {
            Bidder bidder = mine.get(turn % mine.size());
            try {
                open = bidder.bid(client, at, auction, asked);
            } catch (IOException gone) {
                if (at.equals(other)) {
                    throw gone;
                }
                at = other;
                unanswered += bidder.isUnanswered() ? 1 : 0;
                var unused = bidder.finish(client, at);
            }
        }
        return unanswered;
    }

    private boolean isClosed(URI node, String auction) {
        try {
            return !client.read(node, WATCHER, "/negotiations/" + auction)
                    .path("open")
                    .asBoolean(true);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode seen(URI node, String auction) throws IOException {
        return client.read(node, Hammer.SELLER, "/negotiations/" + auction + "/transcript");
    }

    private Outcome checked(URI node, String auction, Instant latest) throws IOException {
        long highest = 0;
        for (Bidder bidder : bidders) {
            assertThat(stored(node, bidder, auction))
                    .as(bidder.person().principal())
                    .isEqualTo(bidder.acknowledged());
            highest = Math.max(
                    highest,
                    bidder.acknowledged().stream()
                            .mapToLong(Long::longValue)
                            .max()
                            .orElse(0));
        }
        JsonNode deals = client.read(node, Hammer.SELLER, "/deals").path("items");
        assertThat(deals).hasSize(1);
        String winner = deals.at("/0/buyer").asString();
        Bidder won = bidders.stream()
                .filter(bidder -> bidder.person().principal().equals(winner))
                .findFirst()
                .orElseThrow();
        assertThat(won.acknowledged()).contains(highest);

        List<JsonNode> shown = events(node, WATCHER, auction);
        AuctionVerification verification = verified(shown);
        assertThat(verification.faults()).isEmpty();
        assertThat(verification.winners()).hasSize(1);
        assertThat(verification.close()).isBeforeOrEqualTo(latest);
        long price = verification.price().orElseThrow();
        assertThat(price).isLessThanOrEqualTo(highest);
        assertThat(deals.at("/0/total/minorUnits").asLong()).isEqualTo(price);
        checkHolds(node, winner, price);
        int changes = (int) shown.stream()
                .filter(event -> event.path("type").asString().equals("price-set"))
                .count();
        return new Outcome(price, changes, verification.extensions());
    }

    private static AuctionVerification verified(List<JsonNode> shown) {
        OpeningRecord<EnglishRules> opening = AuctionVerifier.opening(details(shown.get(0)));
        List<AuctionVerifier.Told> told = shown.stream()
                .skip(1)
                .map(event -> new AuctionVerifier.Told(event.path("type").asString(), details(event)))
                .toList();
        return AuctionVerifier.verify(opening, told, Optional.empty());
    }

    private static Json details(JsonNode event) {
        return JsonReader.read(event.path("details").toString());
    }

    private List<Long> stored(URI node, Bidder bidder, String auction) throws IOException {
        return events(node, bidder.person(), auction).stream()
                .filter(event -> event.path("type").asString().equals("bid-made"))
                .map(event -> event.at("/details/maximum").asLong())
                .toList();
    }

    private List<JsonNode> events(URI node, Person who, String auction) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = client.read(node, who, "/negotiations/" + auction + "/events?limit=200" + cursor);
            page.path("items").forEach(all::add);
            cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
        } while (!cursor.isEmpty());
        return all;
    }

    /** The winner's mandate holds the price, and nobody else's anything. */
    private void checkHolds(URI node, String winner, long price) throws IOException {
        for (Bidder bidder : bidders) {
            if (bidder.mandate().isPresent()) {
                JsonNode mandate = client.read(
                        node, bidder.person(), "/mandates/" + bidder.mandate().get());
                assertThat(mandate.at("/budgetHeld/minorUnits").asLong())
                        .as(bidder.person().principal())
                        .isEqualTo(bidder.person().principal().equals(winner) ? price : 0);
            }
        }
    }
}
