// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import dev.parley.bargaining.BargainingRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the proposal comes about.
 *
 * @since 0.1.0
 */
public enum ProposalMethod {
    /** The greatest product of gains over the reservations (Nash). */
    NASH(BargainingRule.NASH),
    /** The greatest least share of what each could gain at best (Kalai and Smorodinsky). */
    KALAI_SMORODINSKY(BargainingRule.KALAI_SMORODINSKY),
    /** The greatest least gain. */
    EGALITARIAN(BargainingRule.EGALITARIAN),
    /** The greatest sum of utilities among what leaves nobody below its reservation. */
    UTILITARIAN(BargainingRule.UTILITARIAN),
    /** The greatest sum of shares of what each could gain at best, likewise. */
    RELATIVE_UTILITARIAN(BargainingRule.RELATIVE_UTILITARIAN),
    /** A mediator writes it, and revises it as long as not all accept. */
    SINGLE_TEXT(null);

    private final @Nullable BargainingRule rule;

    ProposalMethod(@Nullable BargainingRule rule) {
        this.rule = rule;
    }

    /** The solution that chooses; empty where a mediator does. */
    Optional<BargainingRule> rule() {
        return Optional.ofNullable(rule);
    }
}
