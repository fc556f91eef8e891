// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that is killed under load, again and again, on a PostgreSQL that writes through. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
final class KillTest {
    private static final Scale SCALE = Scale.chosen();
    private static final long SEED = 20_261_120;
    private static final int HAGGLES = 48;
    private static final int REDEMPTIONS = 16;

    @Test
    void nothing_acknowledged_is_lost_and_nothing_is_done_twice() throws IOException, InterruptedException {
        List<Plot> each = List.of(Plot.values());
        List<Plot> plots = new ArrayList<>();
        for (int i = 0; i < HAGGLES; i++) {
            plots.add(each.get(i % each.size()));
        }
        long begin = System.nanoTime();
        try (Server server = durable();
                Killing killing = new Killing(server, SEED)) {
            killing.prepare(HAGGLES);
            for (int kill = 0; kill < SCALE.kills(); kill++) {
                killing.round(plots, 0);
            }
            Books.Found found = killing.settle();
            assertThat(found.duringOutages()).isPositive();
            System.out.printf(
                    "kill: %s; %d negotiations as acknowledged; %d deadlines took effect once each, %d of them due"
                            + " during an outage; %d deals, %d of them redeemed, none twice; %d mandates and the stock"
                            + " hold and have consumed the sums over open offers and deals; seed %d; %d s in all%n",
                    killing.counts(),
                    found.negotiations(),
                    found.expiries(),
                    found.duringOutages(),
                    found.deals(),
                    found.redeemed(),
                    found.mandates(),
                    SEED,
                    seconds(begin));
        }
    }

    @Test
    void each_order_is_redeemed_exactly_once() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (Server server = durable();
                Killing killing = new Killing(server, SEED + 1)) {
            killing.prepare(REDEMPTIONS);
            for (int kill = 0; kill < SCALE.kills(); kill++) {
                killing.round(Collections.nCopies(REDEMPTIONS, Plot.PAID), Plot.PAID.length() - 1);
            }
            Books.Found found = killing.settle();
            int refused = killing.refuseOtherOrders();
            System.out.printf(
                    "kill while redeeming: %s; %d deals redeemed once each, another order refused %d times; %d mandates"
                            + " and the stock have consumed each deal once; seed %d; %d s in all%n",
                    killing.counts(), found.redeemed(), refused, found.mandates(), SEED + 1, seconds(begin));
        }
    }

    private static Server durable() throws IOException {
        Server server = Server.start();
        assertThat(server.setting("fsync")).isEqualTo("on");
        assertThat(server.setting("synchronous_commit")).isEqualTo("on");
        assertThat(server.setting("full_page_writes")).isEqualTo("on");
        return server;
    }

    private static long seconds(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    }
}
