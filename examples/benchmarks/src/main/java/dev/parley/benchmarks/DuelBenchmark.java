// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.strategy.Duel;
import dev.parley.strategy.Negotiator;
import dev.parley.strategy.PriceAim;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Offers of a whole automated negotiation, Boulware against Boulware, for prices of ever more ticks. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class DuelBenchmark {
    /** How many offers each negotiation has: the zone is empty, so none ends before the last. */
    private static final int OFFERS = 1_000;

    @Param({"100", "1000", "100000", "100000000"})
    public long ticks;

    private final Negotiator boulware = Negotiator.conceding(.2);
    private PriceAim buyer = new PriceAim(0, 0);
    private PriceAim seller = new PriceAim(0, 0);

    /** A buyer who goes up to the middle, less a tick, and a seller who comes down to it. */
    @Setup
    public void aim() {
        buyer = new PriceAim(0, ticks / 2 - 1);
        seller = new PriceAim(ticks, ticks / 2);
    }

    /** A whole negotiation; each of its offers counts as one operation. */
    @Benchmark
    @OperationsPerInvocation(OFFERS)
    public Duel offer() {
        Duel duel = Duel.of(boulware, buyer, boulware, seller, OFFERS);
        if (duel.offers() != OFFERS) {
            throw new IllegalStateException(duel + " ended early");
        }
        return duel;
    }
}
