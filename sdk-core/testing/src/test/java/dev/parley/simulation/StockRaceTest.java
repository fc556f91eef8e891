// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import dev.parley.Parley;
import dev.parley.ParleyBuilder;
import dev.parley.policy.PolicyDraft;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.simulation.Rivalry.Deed;
import dev.parley.store.PostgreSqlServer;
import dev.parley.testing.SettableClock;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every pair of what can happen to the last unit, at the same moment: in one memory, and on two nodes with one PostgreSQL.
 * {@code -Dparley.stock.repeats=…} says how often each; the profile {@code soak}, 200 times.
 */
class StockRaceTest {
    private static final int REPEATS = Integer.getInteger("parley.stock.repeats", 2);
    private static final Duration LONGER_THAN_A_DEAL_WAITS = Duration.ofMinutes(16);

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final SettableClock clock = SettableClock.atStart();

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_last_unit_goes_once_and_whoever_lost_it_is_told_why(Ground ground) throws Exception {
        OrderBook orders = ground == Ground.MEMORY
                ? OrderBook.inMemory()
                : OrderBook.in(PostgreSqlServer.dataSource(), "public.stock_race_orders");
        List<Parley> nodes = nodes(ground, orders);
        try {
            Map<String, Map<String, Integer>> answers = new TreeMap<>();
            for (Deed first : Deed.values()) {
                for (Deed second : Deed.values()) {
                    if (first.compareTo(second) <= 0) {
                        answers.put(first + " and " + second, race(nodes, orders, first, second));
                    }
                }
            }
            System.out.println("stock race, " + ground + ", " + REPEATS + " repeats of a pair: " + answers);
        } finally {
            nodes.forEach(Parley::close);
            threads.shutdownNow();
        }
    }

    private List<Parley> nodes(Ground ground, OrderBook orders) {
        UnaryOperator<ParleyBuilder> place = ground.place();
        List<Parley> nodes = new ArrayList<>();
        for (int node = 0; node < (ground == Ground.MEMORY ? 1 : 2); node++) {
            nodes.add(place.apply(Parley.builder().clock(clock).hostTransaction(orders))
                    .build());
        }
        TestParley.around(nodes.get(0), clock).publish(PolicyDraft.everything(AlternatingOffers.ID));
        return nodes;
    }

    /** How often which two answers came. */
    private Map<String, Integer> race(List<Parley> nodes, OrderBook orders, Deed first, Deed second) throws Exception {
        Map<String, Integer> answers = new TreeMap<>();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            String name = first + "-" + second + "-" + repeat;
            Runnable timePasses = () -> clock.advance(LONGER_THAN_A_DEAL_WAITS);
            Rivalry rivalry = repeat % 2 == 0
                    ? new Rivalry(nodes, orders, timePasses, name, first, second)
                    : new Rivalry(nodes, orders, timePasses, name, second, first);
            atOnce(rivalry);
            String answer = rivalry.check();
            answers.merge(repeat % 2 == 0 ? answer : turned(answer), 1, Integer::sum);
        }
        return answers;
    }

    private static String turned(String answer) {
        int middle = answer.indexOf(" / ");
        return answer.substring(middle + 3) + " / " + answer.substring(0, middle);
    }

    private void atOnce(Rivalry rivalry) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        List<Callable<Boolean>> sides = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            int mine = side;
            sides.add(() -> {
                barrier.await();
                rivalry.act(mine);
                return true;
            });
        }
        for (Future<Boolean> side : threads.invokeAll(sides)) {
            side.get();
        }
    }
}
