package dev.parley.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.parley.benchmarks.AlternatingBenchmark.Counters;
import java.lang.management.ManagementFactory;

/**
 * Counter-offers per second of processor time, for machines that are not idle: what other processes take does not count.
 * Prints a line for each kind of counter-offer and number of ticks, with the bytes allocated for each move.
 */
public final class MovesPerCpuSecond {
    private static final int MOVES = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private MovesPerCpuSecond() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        for (Counters counters : Counters.values()) {
            for (long ticks : new long[] {100, 100_000, 100_000_000}) {
                System.out.println(counters + ", " + ticks + " ticks: " + measured(new Haggling(counters, ticks)));
            }
        }
    }

    private static String measured(Haggling haggling) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        run(haggling);
        long bytes = threads.getThreadAllocatedBytes(self);
        long nanos = threads.getCurrentThreadCpuTime();
        run(haggling);
        long took = threads.getCurrentThreadCpuTime() - nanos;
        long allocated = threads.getThreadAllocatedBytes(self) - bytes;
        return MOVES * NANOS_PER_SECOND / took + " moves per second of processor time, " + allocated / MOVES
                + " bytes per move";
    }

    private static void run(Haggling haggling) {
        for (int move = 0; move < MOVES; move++) {
            haggling.counter();
        }
    }
}
