package dev.parley.protocol.sealedbid;

import dev.parley.model.PrincipalId;
import java.util.Optional;

/** How the price comes about. */
public sealed interface Pricing {
    /** The stable name in rules. */
    String text();

    /**
     * Two parties: drawn from the zone between their best prices, see {@link PriceZone}.
     *
     * @param missing what counts in place of a fair price that was not stated
     * @param auditor to whom draws are opened without the parties' consent
     */
    record Draw(MissingFairPrice missing, Optional<PrincipalId> auditor) implements Pricing {
        /** The name. */
        public static final String NAME = "draw";

        @Override
        public String text() {
            return NAME;
        }
    }

    /**
     * Two parties: split between their best prices.
     *
     * @param k how
     */
    record Split(SplitPrice k) implements Pricing {
        /** The name. */
        public static final String NAME = "split";

        @Override
        public String text() {
            return NAME;
        }
    }

    /**
     * One seller and many buyers.
     *
     * @param rule what winners pay
     * @param units how many identical units of each item are for sale, 1 to {@value #MAX_UNITS}
     */
    record Auction(AuctionPricing rule, int units) implements Pricing {
        /** The most units. */
        public static final int MAX_UNITS = 10_000;

        public Auction {
            if (units < 1 || units > MAX_UNITS) {
                throw new IllegalArgumentException("units must be 1 to " + MAX_UNITS);
            }
            if (rule.isForOneUnit() && units > 1) {
                throw new IllegalArgumentException("units must be 1 under " + rule.text());
            }
        }

        @Override
        public String text() {
            return rule.text();
        }

        /** Whether every price that is paid is published; else each winner learns its own. */
        boolean publishesPrices() {
            return rule != AuctionPricing.PAY_AS_BID;
        }
    }
}
