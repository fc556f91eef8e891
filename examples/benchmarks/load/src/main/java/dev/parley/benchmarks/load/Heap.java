// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/**
 * How much of the heap was live at one time.
 *
 * @param live bytes
 */
record Heap(long live) {
    private static final int COLLECTIONS = 3;

    static Heap now() {
        // Several, since what one collection finds may only be freed by the next.
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return new Heap(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    /** How many more bytes are live now. */
    long grown() {
        return now().live() - live;
    }

    static void forgetPeak() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** How many more bytes were in use at the peak, garbage that was not collected yet among them. */
    long peakGrown() {
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return peak - live;
    }
}
