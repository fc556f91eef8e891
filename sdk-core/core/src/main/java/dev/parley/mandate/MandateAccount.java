// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.MandateId;
import dev.parley.model.Safe;
import dev.parley.model.Tenant;
import dev.parley.protocol.Reason;
import java.util.List;
import java.util.Objects;

/**
 * An account of a mandate from which holds are taken. Every mandate has both kinds; one that bounds nothing still counts,
 * against {@link Safe#MAX}.
 *
 * @param tenant the marketplace
 * @param mandate whose account
 * @param kind what it counts
 * @param capacity the most that may be held and consumed together
 * @since 0.1.0
 */
public record MandateAccount(Tenant tenant, MandateId mandate, Kind kind, long capacity) {
    /** What an account counts, in the order in which holds are checked. */
    public enum Kind {
        /** Minor units of the mandate's currency. */
        BUDGET("budget", Reason.BUDGET_EXCEEDED),
        /** Deals, made or open. */
        DEALS("deals", Reason.DEALS_EXCEEDED);

        private final String label;
        private final Reason exceeded;

        Kind(String label, Reason exceeded) {
            this.label = label;
            this.exceeded = exceeded;
        }

        /** The stable name in keys. */
        public String label() {
            return label;
        }

        /** The code for a hold that does not fit. */
        public Reason exceeded() {
            return exceeded;
        }
    }

    public MandateAccount {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(mandate, "mandate");
        Objects.requireNonNull(kind, "kind");
        Limits.requireWithin("capacity", capacity, 0, Safe.MAX);
    }

    /** The account of the mandate's money. A seller's counts nothing, for only buyers owe money. */
    public static MandateAccount budget(Mandate mandate) {
        long capacity =
                mandate.bounds().budget().map(money -> money.minorUnits()).orElse(Safe.MAX);
        return new MandateAccount(mandate.tenant(), mandate.id(), Kind.BUDGET, capacity);
    }

    /** The account of the mandate's deals. */
    public static MandateAccount deals(Mandate mandate) {
        long capacity = mandate.bounds().maxDeals().orElse(Safe.MAX);
        return new MandateAccount(mandate.tenant(), mandate.id(), Kind.DEALS, capacity);
    }

    /** Both accounts, in the order in which holds are checked. */
    public static List<MandateAccount> of(Mandate mandate) {
        return List.of(budget(mandate), deals(mandate));
    }
}
