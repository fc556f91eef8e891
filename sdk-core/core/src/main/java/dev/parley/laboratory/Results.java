// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory;

import java.util.List;

/**
 * What an experiment found, protocol by protocol, in the order in which the experiment names them.
 *
 * @since 0.1.0
 */
public final class Results {
    private final Experiment experiment;
    private final List<Measures> measures;
    private final Block sums;

    Results(Experiment experiment, Block sums) {
        this.experiment = experiment;
        this.sums = sums;
        this.measures = sums.measures();
    }

    /** The experiment. */
    public Experiment experiment() {
        return experiment;
    }

    /** What each protocol did. */
    public List<Measures> measures() {
        return measures;
    }

    /** What a protocol did. */
    public Measures of(String protocol) {
        return measures.get(place(protocol));
    }

    /** By how much one protocol is better for the goal than another, measured on the same listings. */
    public Estimate difference(String protocol, String other) {
        return sums.difference(place(protocol), place(other));
    }

    private int place(String protocol) {
        for (int i = 0; i < measures.size(); i++) {
            if (measures.get(i).protocol().equals(protocol)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no protocol is named " + protocol);
    }
}
