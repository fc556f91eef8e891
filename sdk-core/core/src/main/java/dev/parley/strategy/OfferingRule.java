package dev.parley.strategy;

/** What to ask for next. */
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
        if (window < 1) {
            throw new IllegalArgumentException("window must be at least 1, and is " + window);
        }
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
