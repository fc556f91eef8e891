// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Two processes, one PostgreSQL, many buyers and one unit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, unit = TimeUnit.MINUTES)
final class RaceTest {
    private static final Scale SCALE = Scale.chosen();

    private final Client client = new Client();
    private final Crew crew = new Crew(SCALE.buyers());
    private final Crew helpers = new Crew(8);
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final List<URI> addresses = new ArrayList<>();
    private final Server server;

    RaceTest() throws IOException {
        server = Server.start();
    }

    @BeforeAll
    void start() throws IOException, InterruptedException {
        nodes.add(NodeProcess.start(server.url()));
        nodes.add(NodeProcess.start(server.url()));
        for (NodeProcess node : nodes) {
            addresses.add(node.address());
        }
        client.require(addresses.get(0), Haggling.policy());
    }

    @AfterAll
    void end() throws IOException {
        nodes.forEach(NodeProcess::close);
        helpers.close();
        crew.close();
        server.close();
    }

    @Test
    void a_seller_who_accepts_every_offer_at_once_sells_the_one_unit_once() throws IOException, InterruptedException {
        race("seller-accepts", false);
    }

    @Test
    void buyers_who_all_accept_at_once_buy_the_one_unit_once() throws IOException, InterruptedException {
        race("buyers-accept", true);
    }

    private void race(String name, boolean buyersAccept) throws IOException, InterruptedException {
        Race race = new Race(client, addresses, crew, helpers, SCALE.buyers(), buyersAccept);
        long begin = System.nanoTime();
        Map<String, Integer> answers = new TreeMap<>();
        List<Long> millis = new ArrayList<>();
        int closed = 0;
        int released = 0;
        for (int repeat = 0; repeat < SCALE.repeats(); repeat++) {
            Race.Result result = race.run(name + "-" + repeat);
            result.answers().forEach((answer, count) -> answers.merge(answer, count, Integer::sum));
            millis.add(result.millis());
            closed += result.closed();
            released += result.losersMandates();
        }
        Poll.until("the outbox is drained", Duration.ofMinutes(1), server::isDrained);
        assertThat(answers).containsEntry("200", SCALE.repeats());
        millis.sort(null);
        System.out.println(String.format(
                Locale.ROOT,
                "race %s: %d repeats of %d buyers for one unit on %d nodes: answers %s, no 5xx; %d deals, %d neutral"
                        + " closes, 0 open, 0 held by %d mandates of losers; barrier to last answer %d ms median, %d ms"
                        + " longest; %d s in all",
                name,
                SCALE.repeats(),
                SCALE.buyers(),
                addresses.size(),
                answers,
                SCALE.repeats(),
                closed,
                released,
                millis.get(millis.size() / 2),
                millis.get(millis.size() - 1),
                Duration.ofNanos(System.nanoTime() - begin).toSeconds()));
    }
}
