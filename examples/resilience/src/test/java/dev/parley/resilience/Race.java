// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;

/**
 * A race of many buyers for one unit, over several nodes.
 *
 * @param crew as many threads as there are buyers
 * @param helpers a few threads for what comes before and after
 * @param buyersAccept whether the buyers accept the seller's counter-offers; otherwise the seller accepts their offers
 */
record Race(Client client, List<URI> nodes, Crew crew, Crew helpers, int buyers, boolean buyersAccept) {
    private static final Duration DRAINED = Duration.ofMinutes(2);

    /**
     * What came of a race.
     *
     * @param answers how many acceptances were answered in which way
     * @param losersMandates how many mandates of losers were looked at
     * @param millis from the barrier to the last answer
     */
    record Result(Map<String, Integer> answers, int closed, int losersMandates, long millis) {}

    Result run(String listing) throws IOException, InterruptedException {
        Person seller = Person.named(listing + "-seller");
        client.require(nodes.get(0), Haggling.listing(listing, Haggling.GOODS, seller, 1));
        List<Contender> contenders = helpers.all(each(number -> enter(listing, seller, number)));
        List<Command> acceptances = contenders.stream()
                .map(one -> Haggling.accept(buyersAccept ? one.actor() : seller, one.view(), "accept-" + one.id()))
                .toList();
        long barrier = System.nanoTime();
        List<Answer> answers = crew.atOnce(each(number -> client.send(node(number), acceptances.get(number))));
        long millis = Duration.ofNanos(System.nanoTime() - barrier).toMillis();
        assertOneAccepted(answers);
        Poll.until("every loser of " + listing + " closed", DRAINED, () -> isClosed(listing, seller));
        int winner = answers.stream().map(Answer::isDone).toList().indexOf(true);
        int closed = assertNeutralCloses(contenders, winner);
        assertOneDeal(listing, seller, contenders.get(winner));
        return new Result(counted(answers), closed, assertHolds(contenders, winner), millis);
    }

    private interface Numbered<T> {
        T call(int number) throws Exception;
    }

    private <T> List<Callable<T>> each(Numbered<T> work) {
        List<Callable<T>> all = new ArrayList<>();
        for (int i = 0; i < buyers; i++) {
            int number = i;
            all.add(() -> work.call(number));
        }
        return all;
    }

    private URI node(int number) {
        return nodes.get(number % nodes.size());
    }

    private Contender enter(String listing, Person seller, int number) throws IOException {
        Contender contender = Contender.enter(client, node(number), listing, number);
        return buyersAccept ? contender.countered(client, node(number + 1), seller) : contender;
    }

    private static Map<String, Integer> counted(List<Answer> answers) {
        Map<String, Integer> counted = new TreeMap<>();
        answers.forEach(answer -> counted.merge(answer.summary(), 1, Integer::sum));
        return counted;
    }

    /** Whoever comes too late finds no stock or, once the outbox has told it, the negotiation closed. */
    private static void assertOneAccepted(List<Answer> answers) {
        assertThat(counted(answers)).containsEntry("200", 1);
        assertThat(counted(answers).keySet()).isSubsetOf("200", "409 STOCK_UNAVAILABLE", "409 NEGOTIATION_CLOSED");
    }

    private boolean isClosed(String listing, Person seller) {
        try {
            return client.read(nodes.get(0), seller, "/negotiations?open=true&listing=" + listing)
                    .path("items")
                    .isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int assertNeutralCloses(List<Contender> contenders, int winner) throws InterruptedException {
        List<JsonNode> views = helpers.all(each(number -> client.read(
                node(number + 1),
                contenders.get(number).buyer(),
                "/negotiations/" + contenders.get(number).id())));
        for (int number = 0; number < views.size(); number++) {
            JsonNode view = views.get(number);
            assertThat(view.path("open").asBoolean(true)).isFalse();
            assertThat(view.at("/details/closeReason").asString())
                    .isEqualTo(number == winner ? "agreed" : "unavailable");
            assertThat(view.path("deals").size()).isEqualTo(number == winner ? 1 : 0);
        }
        return views.size() - 1;
    }

    private void assertOneDeal(String listing, Person seller, Contender winner) throws IOException {
        JsonNode deals = client.read(nodes.get(0), seller, "/deals").path("items");
        assertThat(deals).hasSize(1);
        assertThat(deals.at("/0/buyer").asString()).isEqualTo(winner.buyer().principal());
        assertThat(deals.at("/0/negotiation").asString()).isEqualTo(winner.id());
        JsonNode stock = client.read(nodes.get(1), Person.HOST, "/listings/" + listing + "/stock")
                .path("items");
        assertThat(stock.at("/0/held").asLong()).isEqualTo(1);
        assertThat(stock.at("/0/consumed").asLong()).isZero();
    }

    private int assertHolds(List<Contender> contenders, int winner) throws IOException {
        int losers = 0;
        for (int number = 0; number < contenders.size(); number++) {
            Contender one = contenders.get(number);
            if (one.mandate().isPresent()) {
                JsonNode mandate = client.read(
                        node(number), one.buyer(), "/mandates/" + one.mandate().get());
                boolean won = number == winner;
                long price = one.view().at("/details/offer/total/minorUnits").asLong();
                assertThat(mandate.at("/budgetHeld/minorUnits").asLong()).isEqualTo(won ? price : 0);
                assertThat(mandate.path("dealsHeld").asLong()).isEqualTo(won ? 1 : 0);
                losers += won ? 0 : 1;
            }
        }
        return losers;
    }
}
