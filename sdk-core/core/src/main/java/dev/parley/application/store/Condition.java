// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import java.util.Comparator;

/**
 * A record that an append rests on: it is written only while the record has the revision that the writer saw, and the
 * record keeps it until the append is written.
 *
 * @param revision from 1; that a record is absent is no condition, since what is absent cannot be locked
 */
public record Condition(RecordKind kind, String id, long revision) implements Comparable<Condition> {
    private static final Comparator<Condition> ORDER =
            Comparator.comparing(Condition::kind).thenComparing(Condition::id).thenComparing(Condition::revision);

    public Condition {
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be at least 1, but is " + revision);
        }
    }

    /** The condition that a record stays as it was read. */
    public static Condition on(StoredRecord read) {
        return new Condition(read.kind(), read.id(), read.revision());
    }

    @Override
    public int compareTo(Condition other) {
        return ORDER.compare(this, other);
    }
}
