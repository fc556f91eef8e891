// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Counter-offers of alternating offers, decided and evolved one after the other, for prices of ever more ticks. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class AlternatingBenchmark {
    /** What a counter-offer names, of which issues. */
    public enum Counters {
        PRICE_ALONE,
        FOUR_ISSUES_FULL,
        FOUR_ISSUES_PARTIAL
    }

    /** How many prices an offer may name. */
    @Param({"100", "100000", "100000000"})
    public long ticks;

    /**
     * What is haggled over and how much of it each counter-offer names: the price of an item without other issues; all
     * of a price and three issues of ten values each; or one of these four, in turn.
     */
    @Param({"PRICE_ALONE", "FOUR_ISSUES_FULL", "FOUR_ISSUES_PARTIAL"})
    public Counters counters = Counters.PRICE_ALONE;

    private Haggling haggling = new Haggling(Counters.PRICE_ALONE, 1);

    /** Opens the negotiation and draws the counter-offers. */
    @Setup
    public void open() {
        haggling = new Haggling(counters, ticks);
    }

    /** One counter-offer. */
    @Benchmark
    public Object counter() {
        return haggling.counter();
    }
}
