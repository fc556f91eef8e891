// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * A strategy for a price: what to offer, and what to accept. It never offers or accepts what the reservation does not
 * allow, whatever its rules say.
 *
 * @param name as tables show it
 * @param offering what to ask for next
 * @param acceptance what to take
 * @since 0.1.0
 */
public record Negotiator(String name, OfferingRule offering, AcceptanceRule acceptance) {
    /** Boulware, straight or conceding, taking what is worth its own next offer. */
    public static Negotiator conceding(double e) {
        return new Negotiator("conceding e = " + e, OfferingRule.conceding(e), AcceptanceRule.next());
    }

    /** Tit for tat over the other side's latest offer. */
    public static Negotiator titForTat() {
        return new Negotiator("tit for tat", OfferingRule.titForTat(1), AcceptanceRule.next());
    }

    /** Minimal concession. */
    public static Negotiator minimalConcession() {
        return new Negotiator("minimal concession", OfferingRule.minimalConcession(), AcceptanceRule.next());
    }

    /**
     * What it does.
     *
     * @param price the price that it offers; empty when it accepts
     * @param target the utility that it asked for
     * @param offered what the other side's offer is worth to it; negative infinity before the first
     */
    public record Choice(OptionalLong price, double target, double offered) {
        public boolean accepts() {
            return price.isEmpty();
        }

        /** Why, in a sentence for its owner. */
        public String why() {
            return accepts()
                    ? String.format(
                            Locale.ROOT,
                            "Accepts: the offer is worth %.3f of what is at stake, and the own next offer %.3f.",
                            offered,
                            target)
                    : String.format(Locale.ROOT, "Offers %d, which is worth %.3f.", price.getAsLong(), target);
        }
    }

    /** Decides on a situation; the same for the same situation. */
    public Choice decide(Situation situation) {
        double target = Math.max(0, Math.min(1, offering.target(situation)));
        long price = situation.aim().priceWorth(target);
        double offered = situation.offered();
        boolean allowed = situation.other().count() > 0
                && situation.aim().allows(situation.other().last());
        return allowed && acceptance.accepts(situation, situation.aim().utility(price))
                ? new Choice(OptionalLong.empty(), target, offered)
                : new Choice(OptionalLong.of(price), target, offered);
    }
}
