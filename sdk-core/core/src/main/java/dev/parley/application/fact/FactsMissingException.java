// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.fact;

import java.util.Set;

/**
 * Nothing can be decided before these facts are at hand: whoever wanted a decision has them fetched, outside of everything, and
 * asks again.
 */
public final class FactsMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Set<FactKey> facts;

    public FactsMissingException(Set<FactKey> facts) {
        super("facts are missing", null, false, false);
        this.facts = Set.copyOf(facts);
    }

    /** Which, at least one. */
    public Set<FactKey> facts() {
        return facts;
    }
}
