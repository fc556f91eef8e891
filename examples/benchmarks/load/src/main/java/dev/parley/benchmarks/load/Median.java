// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import java.util.List;

/** The middle of several figures; of an even number the lower middle. */
final class Median {
    private Median() {}

    static double of(List<Double> figures) {
        return figures.stream().sorted().toList().get((figures.size() - 1) / 2);
    }
}
