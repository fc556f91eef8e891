// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** What is wrong with a request, as it is found: the first {@value #MOST}, for nobody reads more, and whoever looks may stop. */
public final class Violations {
    /** The most that are kept. */
    public static final int MOST = 100;

    /** By pointer, then by code, then by message: the order in which every answer lists violations. */
    public static final Comparator<Violation> ORDER = Comparator.comparing(Violation::pointer)
            .thenComparing(Violation::code)
            .thenComparing(Violation::message);

    private final List<Violation> found = new ArrayList<>();

    /** Different violations in their order; found so without hashes, which a request could make all alike. */
    public static List<Violation> sorted(Collection<Violation> violations) {
        TreeSet<Violation> sorted = new TreeSet<>(ORDER);
        sorted.addAll(violations);
        return List.copyOf(sorted);
    }

    /** Adds one while there is room. */
    public void add(Violation violation) {
        if (!isFull()) {
            found.add(violation);
        }
    }

    /** Adds those for which there is room. */
    public void addAll(Collection<Violation> violations) {
        violations.forEach(this::add);
    }

    /** Whether no other is kept, so that looking further tells nothing. */
    public boolean isFull() {
        return found.size() == MOST;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** How many there are. */
    public int size() {
        return found.size();
    }

    /** Those that were found, in that order. */
    public List<Violation> found() {
        return List.copyOf(found);
    }
}
