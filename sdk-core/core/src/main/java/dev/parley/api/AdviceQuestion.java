// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.laboratory.Goal;
import dev.parley.laboratory.population.Population;
import dev.parley.model.Json;
import dev.parley.policy.Selector;
import java.util.Currency;

/**
 * A question in the making: which protocol listings of a kind should have. Who comes is described by {@link #values} and
 * {@link #costs}, or recorded in a {@link #history}. Amounts are minor units. {@link Laboratory} says what is wrong with it.
 *
 * @since 0.1.0
 */
public final class AdviceQuestion {
    private final Json.Builder json = Json.object();

    private AdviceQuestion() {}

    /**
     * A question about listings.
     *
     * @param listing what is sold, in words, 1 to 100 characters
     * @param goal what the protocol is chosen for
     */
    public static AdviceQuestion about(String listing, Currency currency, Goal goal) {
        AdviceQuestion question = new AdviceQuestion();
        question.json
                .put("listing", listing)
                .put("currency", currency.getCurrencyCode())
                .put("goal", goal.name());
        return question;
    }

    /** How amounts are spread over one side of a market. */
    public static final class Spread {
        private final Json.Builder json = Json.object();

        private Spread(long least, long most) {
            json.put("least", least).put("most", most);
        }

        /** One amount for all. */
        public static Spread always(long amount) {
            return new Spread(amount, amount);
        }

        /** Evenly from one amount to another. */
        public static Spread evenly(long least, long most) {
            return new Spread(least, most);
        }

        /** A bell that is cut off at both ends. */
        public static Spread bell(long middle, long deviation, long least, long most) {
            Spread spread = new Spread(least, most);
            spread.json.put("middle", middle).put("deviation", deviation);
            return spread;
        }
    }

    /** What the goods are worth to buyers, or what they are worth to all as buyers know it. */
    public AdviceQuestion values(Spread spread) {
        json.put("values", spread.json.build());
        return this;
    }

    /** What the goods are worth to sellers. */
    public AdviceQuestion costs(Spread spread) {
        json.put("costs", spread.json.build());
        return this;
    }

    /** The team's own records as comma-separated values, at most {@link Laboratory#LONGEST_HISTORY}. */
    public AdviceQuestion history(String records) {
        json.put("history", records);
        return this;
    }

    /** How many buyers come to a listing, each number as frequent as any; one where nothing is said. */
    public AdviceQuestion buyers(int least, int most) {
        json.put("buyers", Json.object().put("least", least).put("most", most).build());
        return this;
    }

    /** The goods are worth the same to all, and each buyer knows a part of it. */
    public AdviceQuestion sharedValue() {
        json.put("knowledge", "SHARED_VALUE");
        return this;
    }

    /** The goods are worth the same to all, and each buyer has an appraisal that may be off by so much to both sides. */
    public AdviceQuestion appraisals(long error) {
        json.put("knowledge", "APPRAISALS").put("appraisalError", error);
        return this;
    }

    /**
     * The seller alone knows how good the goods are, and to buyers they are worth so many hundredths of what they are worth to
     * the seller, such as 150. What buyers value follows from {@link #costs}: no {@link #values} and no {@link #history}.
     */
    public AdviceQuestion sellerKnows(int worthPercent) {
        json.put("knowledge", "SELLER_KNOWS").put("worthPercent", worthPercent);
        return this;
    }

    /** Whether buyers take it for news that they win; they do where nothing is said. */
    public AdviceQuestion bidding(Population.Bidding bidding) {
        json.put("bidding", bidding.name());
        return this;
    }

    /** The relative risk aversion of both sides, in hundredths from 0 to 90. */
    public AdviceQuestion riskPercent(int ofBuyers, int ofSellers) {
        json.put("buyerRiskPercent", ofBuyers).put("sellerRiskPercent", ofSellers);
        return this;
    }

    /** What the marketplace takes: hundredths of a percent of the price, and a fixed amount per deal. */
    public AdviceQuestion fee(int basisPoints, long fixed) {
        json.put(
                "fee",
                Json.object()
                        .put("basisPoints", basisPoints)
                        .put("fixed", fixed)
                        .build());
        return this;
    }

    /** How many listings are played with every protocol. */
    public AdviceQuestion plays(int listings) {
        json.put("plays", listings);
        return this;
    }

    /** Decides every draw; drawn where nothing is said. */
    public AdviceQuestion seed(long seed) {
        json.put("seed", seed);
        return this;
    }

    /** Which listings the proposed policy is about; every listing where nothing is said. */
    public AdviceQuestion selector(Selector selector) {
        json.put("selector", selector.toJson());
        return this;
    }

    /** This question as JSON, as {@link Laboratory} and the facade take it. */
    public Json toJson() {
        return json.build();
    }
}
