package dev.parley.strategy.issues;

import dev.parley.strategy.OfferingRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A strategy over several issues: asks for a utility that falls with time, offers what of that worth is best for the other
 * side as far as its offers tell, and accepts what is worth at least its own next offer, at the last move whatever its
 * reservation allows. It never offers or accepts less than that.
 *
 * @param name as tables show it
 * @param e how it concedes over time, as {@link dev.parley.strategy.OfferingRule#conceding} takes it
 * @param model of the other side
 */
public record IssueNegotiator(String name, double e, OpponentModel model) {
    /**
     * Checks the concession.
     *
     * @throws IllegalArgumentException if e and 1/e are not positive and finite
     */
    public IssueNegotiator {
        OfferingRule.requireConcession(e);
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

    /** Decides on a situation; the same for the same situation. */
    public Choice decide(IssueSituation situation) {
        IssueUtility utility = situation.utility();
        double target = target(situation);
        IssueUtility other = model.estimate(utility.values(), situation.other());
        List<Integer> offer = OfferSearch.of(utility, other).atLeast(target);
        double worth = utility.of(offer);
        double offered = situation.offered();
        boolean accepts = offered >= situation.reservation() && (offered >= worth || situation.time() >= 1);
        return new Choice(accepts ? Optional.empty() : Optional.of(offer), target, worth, offered, share(other, offer));
    }

    private double target(IssueSituation situation) {
        double best = situation.utility().best();
        double kept = OfferingRule.kept(situation.time(), e);
        return Math.min(best, situation.reservation() + (best - situation.reservation()) * kept);
    }

    private static OptionalDouble share(IssueUtility other, List<Integer> offer) {
        double range = other.best() - other.worst();
        return range == 0 ? OptionalDouble.empty() : OptionalDouble.of((other.of(offer) - other.worst()) / range);
    }
}
