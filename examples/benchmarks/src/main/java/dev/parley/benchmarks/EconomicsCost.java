// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What the economics cost in processor time of the thread alone, so that the figures stand on a machine that does something else
 * besides: the cases of {@link FrontierBenchmark}, {@link SolutionBenchmark} and {@link DuelBenchmark}, a line each.
 */
public final class EconomicsCost {
    private static final int ROUNDS = 7;

    private EconomicsCost() {}

    /** Prints the table. */
    public static void main(String[] arguments) {
        System.out.println("| case | processor time, the least of " + ROUNDS + " |");
        System.out.println("|---|---|");
        for (FrontierBenchmark.Outcomes outcomes : FrontierBenchmark.Outcomes.values()) {
            for (int count : new int[] {1_000, 10_000, 100_000, 1_000_000, 10_000_000}) {
                FrontierBenchmark frontier = new FrontierBenchmark();
                frontier.count = count;
                frontier.outcomes = outcomes;
                frontier.draw();
                print("frontier, " + outcomes + ", " + count, Math.max(1, 1_000_000 / count), frontier::frontier);
            }
        }
        for (int issues : new int[] {10, 30}) {
            for (var rule : new SolutionBenchmark().rules()) {
                SolutionBenchmark solution = new SolutionBenchmark();
                solution.issues = issues;
                solution.rule = rule;
                solution.draw();
                print(rule + ", " + issues + " issues of 10", 4, solution::outcome);
                print(rule + ", " + issues + " issues of 10, lotteries", 200, solution::lottery);
                print(rule + ", a price of 100,000 ticks", 100_000, solution::price);
            }
        }
        for (long ticks : new long[] {100, 1_000, 100_000, 100_000_000}) {
            DuelBenchmark duel = new DuelBenchmark();
            duel.ticks = ticks;
            duel.aim();
            print("1,000 offers of Boulware against Boulware, " + ticks + " ticks", 200, duel::offer);
        }
    }

    private static void print(String name, int times, Supplier<?> work) {
        long[] nanoseconds = new long[ROUNDS];
        int kept = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < times; i++) {
                kept += work.get().hashCode() & 1;
            }
            nanoseconds[round] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / times;
        }
        double least = Arrays.stream(nanoseconds).min().orElseThrow();
        System.out.printf(Locale.ROOT, "| %s | %.4f ms |%s%n", name, least / 1e6, kept < 0 ? " " : "");
    }
}
