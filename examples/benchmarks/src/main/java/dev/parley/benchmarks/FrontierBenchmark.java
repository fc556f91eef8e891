// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.bargaining.frontier.ParetoFrontier;
import java.util.Arrays;
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

/** The Pareto frontier of two parties' outcomes in a list, of ever more outcomes. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@State(Scope.Thread)
public class FrontierBenchmark {
    /** How the outcomes lie. */
    public enum Outcomes {
        /** Evenly in a square: nearly all are dominated. */
        SPREAD,
        /** On a quarter of a circle: none is dominated. */
        ALL_OPTIMAL
    }

    /** How many. */
    @Param({"1000", "10000", "100000", "1000000", "10000000"})
    public int count;

    @Param({"SPREAD", "ALL_OPTIMAL"})
    public Outcomes outcomes = Outcomes.SPREAD;

    private double[] first = {};
    private double[] second = {};

    /** Draws the outcomes. */
    @Setup
    public void draw() {
        Random random = new Random(1);
        first = new double[count];
        second = new double[count];
        for (int outcome = 0; outcome < count; outcome++) {
            first[outcome] = random.nextDouble();
            second[outcome] =
                    outcomes == Outcomes.SPREAD ? random.nextDouble() : Math.sqrt(1 - first[outcome] * first[outcome]);
        }
    }

    /** The whole frontier. */
    @Benchmark
    public int[] frontier() {
        return ParetoFrontier.of(first, second);
    }

    /** The yardstick: what a sort and a sweep take at least, the JDK's sort of one party's utilities, without any outcome's place. */
    @Benchmark
    public double[] sortAlone() {
        double[] sorted = first.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
