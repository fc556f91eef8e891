// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import java.util.Optional;

/**
 * Why terms may not stand.
 *
 * @param kind what is wrong
 * @param item where
 * @param issue at which issue, where one is to blame
 * @param domain what the issue allows, where the value does not fit
 * @since 0.1.0
 */
public record TermsFault(Kind kind, ItemId item, Optional<IssueId> issue, Optional<Domain> domain) {
    /** A fault that no value is to blame for. */
    public TermsFault(Kind kind, ItemId item, Optional<IssueId> issue) {
        this(kind, item, issue, Optional.empty());
    }

    /** What is wrong, in the order of checking. */
    public enum Kind {
        UNKNOWN_ITEM,
        DUPLICATE_ITEM,
        UNKNOWN_ISSUE,
        MISSING_ISSUE,
        WRONG_TYPE,
        WRONG_CURRENCY,
        OUT_OF_RANGE,
        OFF_TICK,
        AMOUNT_TOO_LARGE
    }

    static TermsFault of(ItemId item, Issue issue, Domain.Fault fault) {
        return new TermsFault(Kind.valueOf(fault.name()), item, Optional.of(issue.id()), Optional.of(issue.domain()));
    }
}
