// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining;

import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Two parties take turns to propose how to split a surplus of 1, and each is impatient. Complete information: both know
 * both discount factors. The one equilibrium (subgame perfect) agrees in the first round.
 *
 * <p>Source: Rubinstein, <i>Perfect Equilibrium in a Bargaining Model</i>, Econometrica 50 (1982); for outside options
 * Binmore, Shaked and Sutton, <i>An Outside Option Experiment</i>, QJE 104 (1989).
 *
 * @param proposerDiscount what 1 in the next round is worth to whoever proposes first, from 0 to 1
 * @param responderDiscount the same of the other party; not both are 1
 * @since 0.1.0
 */
public record AlternatingOffersGame(double proposerDiscount, double responderDiscount) {
    /**
     * Checks the discount factors.
     *
     * @throws IllegalArgumentException if a discount factor is not from 0 to 1, or both are 1: two parties without
     *     impatience have no unique split
     */
    public AlternatingOffersGame {
        requireShare("proposerDiscount", proposerDiscount);
        requireShare("responderDiscount", responderDiscount);
        if (proposerDiscount == 1 && responderDiscount == 1) {
            throw new IllegalArgumentException("proposerDiscount and responderDiscount must not both be 1");
        }
    }

    /**
     * What each party gets of a surplus of 1.
     *
     * @param proposer the first proposer's share
     * @param responder the other's
     */
    public record Shares(double proposer, double responder) {
        static Shares ofProposer(double share) {
            return new Shares(share, 1 - share);
        }

        /** Whether neither share is below what its party could keep without an agreement. */
        public boolean cover(double proposerReservation, double responderReservation) {
            return proposer >= proposerReservation && responder >= responderReservation;
        }
    }

    /** The shares when the parties may go on for ever. */
    public Shares equilibrium() {
        return Shares.ofProposer((1 - responderDiscount) / (1 - proposerDiscount * responderDiscount));
    }

    /**
     * The shares when nothing is left after a last round.
     *
     * @param rounds at least 1; with one round the proposer takes all
     */
    public Shares equilibrium(int rounds) {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be at least 1, and is " + rounds);
        }
        double both = proposerDiscount * responderDiscount;
        int roundsOfBoth = rounds / 2;
        double left = Math.pow(both, roundsOfBoth);
        double share = (1 - responderDiscount) * (1 - left) / (1 - both);
        return Shares.ofProposer(rounds % 2 == 0 ? share : share + left);
    }

    /**
     * The shares when each party, instead of answering an offer, may leave for something else. An option that is worth no
     * more than waiting changes nothing; a better one is exactly what its owner gets.
     *
     * @param proposerOption what the first proposer gets elsewhere, at least 0
     * @param responderOption what the other gets elsewhere, at least 0
     * @return empty when the options are worth more than 1 together: no deal
     */
    public Optional<Shares> withOutsideOptions(double proposerOption, double responderOption) {
        requireOption("proposerOption", proposerOption);
        requireOption("responderOption", responderOption);
        if (proposerOption + responderOption > 1) {
            return Optional.empty();
        }
        // The first proposer's share is the one fixed point of a map that rises with a slope below 1 and has three
        // pieces.
        double share = DoubleStream.of(
                        equilibrium().proposer(), 1 - responderOption, 1 - responderDiscount * (1 - proposerOption))
                .boxed()
                .min((one, other) -> Double.compare(
                        distance(one, proposerOption, responderOption),
                        distance(other, proposerOption, responderOption)))
                .orElseThrow();
        return Optional.of(Shares.ofProposer(share));
    }

    private double distance(double share, double proposerOption, double responderOption) {
        double whenTheOtherProposes = 1 - Math.max(proposerDiscount * share, proposerOption);
        double next = 1 - Math.max(responderDiscount * whenTheOtherProposes, responderOption);
        return Math.abs(next - share);
    }

    /**
     * The shares as the time between offers goes to 0, where a discount factor is e^(−rate × time): those of the Nash
     * solution with the other's rate as weight.
     *
     * @param proposerRate the first proposer's rate, at least 0
     * @param responderRate the other's, at least 0; not both are 0
     */
    public static Shares withFrequentOffers(double proposerRate, double responderRate) {
        requireOption("proposerRate", proposerRate);
        requireOption("responderRate", responderRate);
        if (proposerRate + responderRate == 0) {
            throw new IllegalArgumentException("proposerRate and responderRate must not both be 0");
        }
        return Shares.ofProposer(responderRate / (proposerRate + responderRate));
    }

    /**
     * The shares of patient parties whose talks may break down after every refusal.
     *
     * @param survival the probability that they go on, from 0 to below 1
     * @param proposerValue what the first proposer has after a breakdown, at least 0
     * @param responderValue what the other has then, at least 0
     * @return empty when these are worth more than 1 together: no deal
     */
    public static Optional<Shares> withRiskOfBreakdown(double survival, double proposerValue, double responderValue) {
        requireShare("survival", survival);
        requireOption("proposerValue", proposerValue);
        requireOption("responderValue", responderValue);
        if (survival == 1) {
            throw new IllegalArgumentException("survival must be below 1");
        }
        return proposerValue + responderValue > 1
                ? Optional.empty()
                : Optional.of(Shares.ofProposer((1 + survival * proposerValue - responderValue) / (1 + survival)));
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to 1, and is " + value);
        }
    }

    private static void requireOption(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and at least 0, and is " + value);
        }
    }
}
