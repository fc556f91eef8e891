// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import dev.parley.mandate.Conduct;
import dev.parley.mandate.MandateDraft;
import dev.parley.mandate.Scope;
import java.time.Duration;

/**
 * Drafts of mandates in euros: any listing, every kind of move of alternating offers, nothing bounded, for the year from
 * {@link SettableClock#START}.
 *
 * @since 0.1.0
 */
public final class SampleMandates {
    private static final Duration YEAR = Duration.ofDays(365);

    private SampleMandates() {}

    /** For an agent that buys. */
    public static MandateDraft toBuy(String agent) {
        return wide(MandateDraft.toBuy(agent, "EUR"));
    }

    /** For an agent that sells. */
    public static MandateDraft toSell(String agent) {
        return wide(MandateDraft.toSell(agent, "EUR"));
    }

    /** For a buyer in person. */
    public static MandateDraft ownLimits() {
        return wide(MandateDraft.ownLimits("EUR"));
    }

    private static MandateDraft wide(MandateDraft draft) {
        return draft.scope(Scope.ANYTHING)
                .conduct(Conduct.of("offer", "counter", "accept", "reject", "withdraw"))
                .valid(SettableClock.START, SettableClock.START.plus(YEAR));
    }
}
