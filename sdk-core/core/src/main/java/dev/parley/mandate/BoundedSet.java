// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The sets of a mandate: sorted, so that equal mandates are written alike, and never longer than {@link #MAX_SIZE}. */
final class BoundedSet {
    static final int MAX_SIZE = 1_000;

    private BoundedSet() {}

    static <T extends Comparable<? super T>> SortedSet<T> of(String name, Collection<? extends T> values) {
        requireSize(name, values);
        return Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    static void requireSize(String name, Collection<?> values) {
        if (values.size() > MAX_SIZE) {
            throw new IllegalArgumentException(name + " must have at most " + MAX_SIZE + " elements");
        }
    }
}
