// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** A database, one node on it at a time, and clients who go on over its deaths. */
final class Killing implements AutoCloseable {
    private static final int CLIENTS = 8;
    /** What a killed node had taken on is taken on by another after a minute. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration DRAINED = Duration.ofMinutes(3);

    private final Server server;
    private final Random random;
    private final Client client = new Client();
    private final Crew crew = new Crew(CLIENTS);
    private final List<Buyer> buyers = new ArrayList<>();
    private final List<Books.Outage> outages = new ArrayList<>();
    private NodeProcess node;
    private int kills;
    private int acknowledged;
    private int unanswered;
    private int repeated;

    Killing(Server server, long seed) throws IOException {
        this.server = server;
        this.random = new Random(seed);
        this.node = NodeProcess.start(server.url());
    }

    /** Publishes the policy and lists what there is to haggle over, enough of everything. */
    void prepare(int listings) throws IOException, InterruptedException {
        URI address = node.address();
        client.require(address, Haggling.policy());
        for (String category : List.of(Haggling.FLASH, Haggling.GOODS)) {
            for (int number = 0; number < listings; number++) {
                Command listing = Haggling.listing(category + "-" + number, category, Haggle.SELLER, 100_000);
                client.require(address, listing);
            }
        }
    }

    /**
     * Lets as many buyers as there are clients haggle, kills the node among it, and lets them go on with another.
     *
     * @param quietly so many commands of each negotiation are answered before anything is killed
     */
    void round(List<Plot> plots, int quietly) throws IOException, InterruptedException {
        URI address = node.address();
        List<Buyer> round = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Buyer buyer = new Buyer("buyer-" + kills + "-" + i, plots);
            buyer.receiveMandate(client, address);
            round.add(buyer);
        }
        buyers.addAll(round);
        crew.run(each(round, buyer -> buyer.play(client, address, quietly, () -> {})));
        killUnder(round, address);
        URI next = node.address();
        outages.add(new Books.Outage(outages.remove(outages.size() - 1).from(), Instant.now()));
        checkAcknowledged(round, next);
        crew.run(each(round, buyer -> buyer.goOn(client, next)));
        repeat(round, next);
    }

    private interface Deed {
        void of(Buyer buyer) throws IOException;
    }

    private static List<Callable<Boolean>> each(List<Buyer> round, Deed deed) {
        List<Callable<Boolean>> all = new ArrayList<>();
        for (Buyer buyer : round) {
            all.add(() -> {
                deed.of(buyer);
                return true;
            });
        }
        return all;
    }

    /** Kills the node after some number of answers and some milliseconds, both drawn, and starts another at once. */
    private void killUnder(List<Buyer> round, URI address) throws IOException, InterruptedException {
        Semaphore answered = new Semaphore(0);
        var clients = crew.begin(each(round, buyer -> playUntilGone(buyer, address, answered::release)));
        int target = 20 + random.nextInt(80);
        if (!answered.tryAcquire(target, 120, TimeUnit.SECONDS)) {
            throw new AssertionError("fewer than " + target + " answers:\n" + node.log());
        }
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(20_000)));
        node.kill();
        outages.add(new Books.Outage(Instant.now(), Instant.MAX));
        kills++;
        node = NodeProcess.start(server.url());
        var unused = Crew.results(clients);
        assertThat(round.stream()
                        .flatMap(buyer -> buyer.begun().stream())
                        .anyMatch(haggle -> haggle.unanswered().isPresent()))
                .as("the node was killed under load")
                .isTrue();
    }

    private void playUntilGone(Buyer buyer, URI address, Runnable answered) {
        try {
            buyer.play(client, address, Integer.MAX_VALUE, answered);
        } catch (IOException gone) {
            // As it should be: what was not answered is sent again to the next node.
        }
    }

    /** All that was acknowledged is there, and beyond it at most the one move that was not. */
    private void checkAcknowledged(List<Buyer> round, URI address) throws IOException {
        for (Buyer buyer : round) {
            for (Haggle haggle : buyer.begun()) {
                acknowledged +=
                        (int) haggle.said().stream().filter(Said::isAnswered).count();
                unanswered += haggle.unanswered().isPresent() ? 1 : 0;
                if (haggle.said().get(0).isAnswered()) {
                    List<String> acknowledgedMoves = haggle.acknowledgedMoves();
                    List<String> stored = haggle.storedMoves(client, address);
                    assertThat(stored).startsWith(acknowledgedMoves.toArray(new String[0]));
                    assertThat(stored.size() - acknowledgedMoves.size())
                            .isLessThanOrEqualTo(haggle.unanswered().isPresent() ? 1 : 0);
                    checkRedeemed(haggle, address);
                }
            }
        }
    }

    private void checkRedeemed(Haggle haggle, URI address) throws IOException {
        for (Said said : haggle.said()) {
            if (said.isAnswered() && said.command().path().equals("/deals/redeem")) {
                JsonNode first = said.answer().json().at("/items/0");
                JsonNode deal = client.read(
                        address, Person.HOST, "/deals/" + first.path("id").asString());
                assertThat(deal.path("state").asString()).isEqualTo("REDEEMED");
                assertThat(deal.path("orderReference")).isEqualTo(first.path("orderReference"));
            }
        }
    }

    private void repeat(List<Buyer> round, URI address) throws InterruptedException {
        List<Callable<Integer>> all = new ArrayList<>();
        for (Buyer buyer : round) {
            for (Haggle haggle : buyer.begun()) {
                all.add(() -> haggle.repeat(client, address));
            }
        }
        repeated += crew.all(all).stream().mapToInt(Integer::intValue).sum();
    }

    /** Waits until nothing is left to be done, compares all books, and says what was found. */
    Books.Found settle() throws IOException, InterruptedException {
        URI address = node.address();
        node.putForward(LEASE);
        Poll.until("every flash offer has expired", DRAINED, () -> noneOpenOfFlash(address));
        Poll.until("the outbox is drained", DRAINED, server::isDrained);
        return new Books(client, address).check(buyers, outages);
    }

    private boolean noneOpenOfFlash(URI address) {
        try {
            String cursor = "";
            do {
                JsonNode page = client.read(address, Haggle.SELLER, "/negotiations?open=true&limit=200" + cursor);
                for (JsonNode one : page.path("items")) {
                    if (one.path("listing").asString().startsWith(Haggling.FLASH)) {
                        return false;
                    }
                }
                cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
            } while (!cursor.isEmpty());
            return true;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Another order gets none of the deals that were redeemed. */
    int refuseOtherOrders() throws IOException, InterruptedException {
        URI address = node.address();
        int refused = 0;
        for (Buyer buyer : buyers) {
            for (Haggle haggle : buyer.begun()) {
                String deal = haggle.view(client, address).at("/deals/0").asString();
                Answer other = client.send(address, Haggling.redeem(deal, "other-" + deal, "other-" + deal));
                assertThat(other.summary()).isEqualTo("409 ALREADY_REDEEMED");
                refused++;
            }
        }
        return refused;
    }

    /** How much was said, in a line. */
    String counts() {
        return String.format(
                "%d kills under load of %d clients, fsync on: %d commands acknowledged before a kill, all stored; %d"
                        + " unanswered, each decided once; %d retries by key, all the first answer",
                kills, CLIENTS, acknowledged, unanswered, repeated);
    }

    @Override
    public void close() {
        node.close();
        crew.close();
    }
}
