// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.issues;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A strategy over several issues: an offering rule, an acceptance rule and a model of the other side. It never offers or accepts
 * less than its reservation, whatever its rules say.
 *
 * @param name as tables show it
 * @param offering what to ask for next
 * @param acceptance what to take
 * @param model of the other side
 * @since 0.1.0
 */
public record IssueNegotiator(String name, IssueOffering offering, IssueAcceptance acceptance, OpponentModel model)
        implements IssueStrategy {
    /**
     * Concedes over time, accepts what is worth at least its own next offer, and at the last move whatever its reservation allows.
     *
     * @param e how it concedes, as {@link dev.parley.strategy.OfferingRule#conceding} takes it
     * @throws IllegalArgumentException if e and 1/e are not positive and finite
     */
    public IssueNegotiator(String name, double e, OpponentModel model) {
        this(name, IssueOffering.conceding(e), IssueAcceptance.next().or(IssueAcceptance.from(1)), model);
    }

    /**
     * What it does.
     *
     * @param offer what it offers; empty when it accepts
     * @param target the utility that it asks for
     * @param worth what its own offer, made or not, is worth to it
     * @param offered what the other side's offer is worth to it; negative infinity before the first
     * @param believed what its own offer is worth to the other side as a share of its most, from 0 to 1, as the model has it;
     *     empty where the model tells nothing yet
     */
    public record Choice(
            Optional<List<Integer>> offer, double target, double worth, double offered, OptionalDouble believed) {
        /** An offer by a strategy that tells no numbers. */
        public static Choice offering(List<Integer> offer) {
            return new Choice(Optional.of(offer), Double.NaN, Double.NaN, Double.NaN, OptionalDouble.empty());
        }

        /** An acceptance by a strategy that tells no numbers. */
        public static Choice accepting() {
            return new Choice(Optional.empty(), Double.NaN, Double.NaN, Double.NaN, OptionalDouble.empty());
        }

        public boolean accepts() {
            return offer.isEmpty();
        }

        /** Why, in a sentence for its owner. */
        public String why() {
            if (accepts()) {
                return String.format(
                        Locale.ROOT, "Accepts: the offer is worth %.3f, and the own next offer %.3f.", offered, worth);
            }
            String why = String.format(
                    Locale.ROOT,
                    "Offers %s: it is worth %.3f, at least the %.3f asked for",
                    offer.orElseThrow(),
                    worth,
                    target);
            return believed.isEmpty()
                    ? why + "."
                    : why
                            + String.format(
                                    Locale.ROOT,
                                    ", and the other side is believed to get %.0f %% of its most.",
                                    100 * believed.getAsDouble());
        }
    }

    @Override
    public Choice decide(IssueSituation situation) {
        IssueUtility utility = situation.utility();
        IssueUtility believed = model.estimate(utility.values(), situation.other());
        // Ties go to its owner, but for the first offers, of which no model knows, and the last, which has to be a
        // concession.
        boolean concedesTies = situation.time() >= 1 || believed.best() == believed.worst();
        IssueUtility other = concedesTies ? believed.elseOppositeTo(utility) : believed;
        IssueOffering.Ask ask = offering.ask(situation, other);
        List<Integer> offer = allowed(ask.offer(), situation, other);
        double worth = utility.of(offer);
        double offered = situation.offered();
        boolean accepts =
                offered >= situation.reservation() && acceptance.accepts(situation, Math.min(worth, ask.next()));
        return new Choice(
                accepts ? Optional.empty() : Optional.of(offer), ask.target(), worth, offered, share(believed, offer));
    }

    /** The offer itself, or one that is worth the reservation, whatever rounding does to its sum. */
    private static List<Integer> allowed(List<Integer> offer, IssueSituation situation, IssueUtility other) {
        IssueUtility utility = situation.utility();
        double least = situation.reservation();
        List<Integer> allowed = offer;
        for (double more = 0; utility.of(allowed) < least; more = Math.max(1e-12, 4 * more)) {
            allowed = OfferSearch.of(utility, other).atLeast(least + more * Math.max(1, Math.abs(least)));
        }
        return allowed;
    }

    private static OptionalDouble share(IssueUtility other, List<Integer> offer) {
        double range = other.best() - other.worst();
        return range == 0 ? OptionalDouble.empty() : OptionalDouble.of((other.of(offer) - other.worst()) / range);
    }
}
