// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.bargaining.AdditiveSolution;
import dev.parley.bargaining.BargainingRule;
import dev.parley.bargaining.CurveSolution;
import dev.parley.bargaining.Payoffs;
import dev.parley.bargaining.PriceLine;
import dev.parley.bargaining.frontier.IssueLotteries;
import dev.parley.bargaining.frontier.Issues;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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

/** Bargaining solutions of two parties over many issues of ten values each, and over a price of very many ticks. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@State(Scope.Thread)
public class SolutionBenchmark {
    private static final Payoffs NOTHING = Payoffs.of(0, 0);

    @Param({"10", "30"})
    public int issues;

    @Param({"NASH", "KALAI_SMORODINSKY"})
    public BargainingRule rule = BargainingRule.NASH;

    private Issues drawn = new Issues();
    private final PriceLine price = new PriceLine(0, 100_000, 1, 3);

    /** The rules that are measured. */
    List<BargainingRule> rules() {
        return List.of(BargainingRule.NASH, BargainingRule.KALAI_SMORODINSKY);
    }

    /** Draws utilities: whole numbers up to 100, so that the answer is exact. */
    @Setup
    public void draw() {
        Random random = new Random(2);
        drawn = new Issues();
        for (int issue = 0; issue < issues; issue++) {
            drawn.add(
                    random.ints(10, 0, 101).asDoubleStream().toArray(),
                    random.ints(10, 0, 101).asDoubleStream().toArray());
        }
    }

    /** Without lotteries, exact. */
    @Benchmark
    public Optional<AdditiveSolution> outcome() {
        return AdditiveSolution.of(rule, drawn, NOTHING, .5, 1 << 14);
    }

    /** With lotteries, exact. */
    @Benchmark
    public Optional<CurveSolution> lottery() {
        return CurveSolution.of(rule, IssueLotteries.of(drawn).curve(), 0, 0, .5);
    }

    /** Of 100,000 ticks, all of them on the frontier. */
    @Benchmark
    public long price() {
        return price.solve(rule, .5);
    }
}
