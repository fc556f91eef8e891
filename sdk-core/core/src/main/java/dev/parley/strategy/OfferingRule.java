// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy;

import java.util.SplittableRandom;

/**
 * What to ask for next.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface OfferingRule {
    /** The utility to ask for, from 0 (the reservation) to 1 (the best price). */
    double target(Situation situation);

    /**
     * Concession by time alone: {@code 1 − t^(1/e)}. Below 1 it holds out until late (Boulware), 1 is a straight line,
     * above 1 it gives way early (conceder). A side known to concede everything at the deadline invites waiting (Sandholm
     * and Vulkan 1999).
     *
     * <p>Source: Faratin, Sierra and Jennings, <i>Negotiation decision functions for autonomous agents</i> (1998).
     *
     * @param e positive, as is its reciprocal, and both finite
     * @throws IllegalArgumentException if it is not
     */
    static OfferingRule conceding(double e) {
        requireConcession(e);
        return situation -> kept(situation.time(), e);
    }

    /**
     * What is still asked for of what is at stake, {@code 1 − t^(1/e)}; nothing at time 1 exactly.
     *
     * @param time from 0 to 1
     * @param e as {@link #conceding} takes it
     */
    static double kept(double time, double e) {
        return time >= 1 ? 0 : 1 - Math.pow(time, 1 / e);
    }

    /**
     * Checks a concession.
     *
     * @throws IllegalArgumentException if e and 1/e are not positive and finite
     */
    static void requireConcession(double e) {
        double power = 1 / e;
        if (!(e > 0 && power > 0) || !Double.isFinite(e) || !Double.isFinite(power)) {
            throw new IllegalArgumentException("e and 1/e must be positive and finite, and e is " + e);
        }
    }

    /**
     * Gives as much as the other side gave over its latest offers, in one's own utility; never takes anything back.
     *
     * <p>Source: Faratin, Sierra and Jennings (1998), absolute tit for tat.
     *
     * @param window over how many of the other's offers its concession is counted, at least 1
     */
    static OfferingRule titForTat(int window) {
        requirePositive("window", window);
        return situation -> {
            Offers other = situation.other();
            if (situation.own().count() == 0 || other.count() <= window) {
                return 1;
            }
            double given = situation.aim().utility(other.last())
                    - situation.aim().utility(other.get(other.count() - 1 - window));
            double before = situation.aim().utility(situation.own().last());
            return Math.max(0, Math.min(before, before - given));
        };
    }

    /**
     * Gives up the same share of what it still asks for as the other side gave up of its own demand between two offers; never
     * takes anything back. The other's demand is what its offer keeps from one's best price.
     *
     * <p>Source: Faratin, Sierra and Jennings (1998), relative tit for tat.
     *
     * @param delay how many of the other's offers ago the answered concession began, at least 1
     */
    static OfferingRule relativeTitForTat(int delay) {
        requirePositive("delay", delay);
        return situation -> {
            int from = situation.other().count() - 1 - delay;
            return sharedConcession(situation, from, from + 1);
        };
    }

    /**
     * Gives up the share of its demand that the other side gave up over its latest offers together; never takes anything back.
     *
     * <p>Source: Faratin, Sierra and Jennings (1998), averaged tit for tat.
     *
     * @param window over how many of the other's offers, at least 1
     */
    static OfferingRule averagedTitForTat(int window) {
        requirePositive("window", window);
        return situation -> {
            int last = situation.other().count() - 1;
            return sharedConcession(situation, last - window, last);
        };
    }

    private static double sharedConcession(Situation situation, int from, int to) {
        if (situation.own().count() == 0 || from < 0) {
            return 1;
        }
        double before = situation.aim().utility(situation.own().last());
        double demanded = 1 - situation.aim().utility(situation.other().get(from));
        double demands = 1 - situation.aim().utility(situation.other().get(to));
        return demanded > 0 ? Math.max(0, Math.min(before, before * demands / demanded)) : before;
    }

    /**
     * Absolute tit for tat that gives up to so much more or less by chance, so that two of them do not stand still for ever.
     * The chance is a function of the seed and of how many offers were made: the same situation gets the same answer.
     *
     * <p>Source: Faratin, Sierra and Jennings (1998), random absolute tit for tat.
     *
     * @param most how much more or less at most, in utility, from 0 to 1
     * @param seed of all chances; one that nobody else knows
     */
    static OfferingRule randomTitForTat(double most, long seed) {
        if (!(most >= 0 && most <= 1)) {
            throw new IllegalArgumentException("most must be from 0 to 1, and is " + most);
        }
        OfferingRule exactly = titForTat(1);
        return situation -> {
            double by = most * (2 * new SplittableRandom(seed + situation.own().count()).nextDouble() - 1);
            boolean moves = situation.own().count() > 0 && situation.other().count() > 1;
            return exactly.target(situation) - (moves ? by : 0);
        };
    }

    private static void requirePositive(String name, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, and is " + number);
        }
    }

    /**
     * Minimal concession: goes to the next tick each time that the other side has made as many different offers, and
     * repeats itself otherwise.
     *
     * <p>Source: de Jonge, <i>An analysis of the linear bilateral ANAC domains using the MiCRO benchmark strategy</i>
     * (2022).
     */
    static OfferingRule minimalConcession() {
        return situation -> {
            PriceAim aim = situation.aim();
            long width = Math.abs(aim.best() - aim.reservation());
            int made = situation.own().changes();
            long steps = made == 0 || made <= situation.other().changes() ? made : made - 1L;
            return width == 0 ? 1 : 1 - (double) Math.min(steps, width) / width;
        };
    }
}
