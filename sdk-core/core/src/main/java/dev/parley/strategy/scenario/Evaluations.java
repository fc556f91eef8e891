// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.scenario;

import java.util.List;

/**
 * How the evaluations of an issue's values become what these are worth, before the weight. Programs differ in it.
 *
 * @since 0.1.0
 */
public enum Evaluations {
    /** As they are written. */
    AS_WRITTEN {
        @Override
        List<Double> of(List<Double> written) {
            return written;
        }
    },
    /**
     * Through the greatest, as GENIUS does for values that are listed: the best value is worth 1. An issue whose
     * greatest is 0 is worth nothing.
     */
    BY_GREATEST {
        @Override
        List<Double> of(List<Double> written) {
            double most = greatest(written);
            return written.stream().map(value -> most == 0 ? 0.0 : value / most).toList();
        }
    },
    /** From the least to the greatest: the worst value is worth 0 and the best 1. Equal values are worth nothing. */
    BY_RANGE {
        @Override
        List<Double> of(List<Double> written) {
            double most = greatest(written);
            double least = written.stream().mapToDouble(value -> value).min().orElse(0);
            return written.stream()
                    .map(value -> most == least ? 0.0 : (value - least) / (most - least))
                    .toList();
        }
    };

    abstract List<Double> of(List<Double> written);

    private static double greatest(List<Double> written) {
        return written.stream().mapToDouble(value -> value).max().orElse(0);
    }
}
