// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.form.Described;
import dev.parley.form.Flat;
import dev.parley.form.Max;
import dev.parley.form.Min;
import dev.parley.form.Named;
import dev.parley.model.PrincipalId;
import java.util.Optional;

/**
 * How the price comes about.
 *
 * @since 0.1.0
 */
public sealed interface Pricing {
    /** The stable name in rules. */
    String text();

    /**
     * Two parties: drawn from the zone between their best prices, see {@link PriceZone}.
     *
     * @param missing what counts in place of a fair price that was not stated
     * @param auditor to whom draws are opened without the parties' consent
     */
    record Draw(
            @Described(
                    title = "When a fair price is missing (draw)",
                    help = "both-or-none: fair prices count only when both sides stated one. midpoint: a missing"
                            + " one is set between that side's best price and the other's fair one; a side that"
                            + " states an absurd fair price then takes all from one that states none.")
            @Named("missingFairPrice")
            MissingFairPrice missing,

            @Described(
                    title = "Auditor (draw)",
                    help = "The principal to whom draws are opened without the parties' consent. Both parties can"
                            + " read who it is; it cannot take part. Absent means that only both parties"
                            + " together open a draw.")
            Optional<PrincipalId> auditor)
            implements Pricing {
        /** Without an auditor. */
        public Draw(MissingFairPrice missing) {
            this(missing, Optional.empty());
        }

        @Override
        public String text() {
            return "draw";
        }
    }

    /**
     * Two parties: split between their best prices.
     *
     * @param k how
     */
    record Split(@Flat SplitPrice k) implements Pricing {
        @Override
        public String text() {
            return "split";
        }
    }

    /**
     * One seller and many buyers.
     *
     * @param rule what winners pay
     * @param units how many identical units of each item are for sale, 1 to {@value #MAX_UNITS}
     */
    record Auction(
            @Described(
                    title = "What winners pay",
                    help = "first-price: the winner its own bid. second-price: the winner the second-highest bid"
                            + " (Vickrey). pay-as-bid: each winner its own bid. uniform-price: every winner the"
                            + " highest bid that wins nothing. Never below the seller's reserve.")
            @Named("pricing")
            AuctionPricing rule,

            @Described(
                    title = "How many units are for sale",
                    help = "Identical units of each item, one to a buyer; more than one under pay-as-bid and"
                            + " uniform-price only.")
            @Min(1)
            @Max(MAX_UNITS)
            int units)
            implements Pricing {
        /** The most units. */
        public static final int MAX_UNITS = 10_000;

        public Auction {
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
