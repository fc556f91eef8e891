// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.tournament;

import dev.parley.strategy.issues.IssueNegotiator.Choice;
import dev.parley.strategy.issues.IssueSituation;
import dev.parley.strategy.issues.IssueStrategy;
import dev.parley.strategy.issues.IssueUtility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One negotiation of two strategies, watched by a referee: the last offer, made at time 1, can still be answered. Whoever breaks
 * the rules ends it without an agreement.
 *
 * @param agreement what was agreed; empty without an agreement
 * @param offers how many offers were made
 * @param foul who broke which rule; empty where nobody did
 * @since 0.1.0
 */
public record Bout(Optional<List<Integer>> agreement, int offers, Optional<Foul> foul) {
    /** What a strategy did that it may not. */
    public enum Fault {
        /** It failed with an exception or an error. */
        THREW,
        /** It took longer than the referee waits. */
        TOO_SLOW,
        /** It answered nothing. */
        NO_ANSWER,
        /** It accepted before there was an offer. */
        ACCEPTED_NOTHING,
        /** It offered what is not one value of each issue. */
        OUTSIDE_THE_ISSUES,
        /** It offered or accepted less than its own reservation. */
        BELOW_ITS_RESERVATION
    }

    /**
     * A broken rule.
     *
     * @param side 0 is who offers first
     * @param fault which rule
     * @param message what happened, in words
     */
    public record Foul(int side, Fault fault, String message) {}

    /** Plays. */
    public static Bout of(Scenario scenario, IssueStrategy first, IssueStrategy second, Referee referee) {
        List<List<List<Integer>>> said = List.of(new ArrayList<>(), new ArrayList<>());
        for (int made = 0; made <= scenario.most(); made++) {
            int side = made % 2;
            List<List<Integer>> own = said.get(side);
            List<List<Integer>> other = said.get(1 - side);
            IssueSituation situation = new IssueSituation(
                    scenario.utility(side),
                    scenario.reservation(side),
                    made >= scenario.most() - 1 ? 1 : (double) made / (scenario.most() - 1),
                    own,
                    other);
            Referee.Ruling ruling = referee.ask(side == 0 ? first : second, situation);
            Optional<Foul> foul = ruling.choice()
                    .map(choice -> check(choice, situation, side))
                    .orElseGet(() -> Optional.of(new Foul(side, ruling.fault().orElseThrow(), ruling.message())));
            if (foul.isPresent()) {
                return new Bout(Optional.empty(), made, foul);
            }
            Optional<List<Integer>> offer = ruling.choice().orElseThrow().offer();
            if (offer.isEmpty()) {
                return new Bout(Optional.of(other.get(other.size() - 1)), made, Optional.empty());
            }
            own.add(List.copyOf(offer.orElseThrow()));
        }
        return new Bout(Optional.empty(), scenario.most(), Optional.empty());
    }

    private static Optional<Foul> check(Choice choice, IssueSituation situation, int side) {
        if (choice.accepts() && situation.other().isEmpty()) {
            return Optional.of(new Foul(side, Fault.ACCEPTED_NOTHING, "accepted before there was an offer"));
        }
        List<Integer> named = choice.offer()
                .orElseGet(() -> situation.other().get(situation.other().size() - 1));
        IssueUtility utility = situation.utility();
        if (!isWithin(utility.values(), named)) {
            return Optional.of(
                    new Foul(side, Fault.OUTSIDE_THE_ISSUES, "offered " + named + " of " + utility.values()));
        }
        double worth = utility.of(named);
        return worth >= situation.reservation()
                ? Optional.empty()
                : Optional.of(new Foul(
                        side,
                        Fault.BELOW_ITS_RESERVATION,
                        (choice.accepts() ? "accepted " : "offered ") + named + ", which is worth " + worth
                                + " to it, below its reservation of " + situation.reservation()));
    }

    private static boolean isWithin(List<Integer> values, List<Integer> offer) {
        return offer.size() == values.size()
                && IntStream.range(0, values.size())
                        .allMatch(issue -> offer.get(issue) >= 0 && offer.get(issue) < values.get(issue));
    }
}
