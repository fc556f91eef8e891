// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory;

import dev.parley.laboratory.game.Haggling;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Population;
import dev.parley.strategy.Negotiator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Strategies against each other and themselves: each plays the buyers against each of the sellers, on the same listings.
 *
 * @param strategies names all different, from 1 to {@link #MOST_STRATEGIES}
 * @param offers how many offers both sides may make together
 * @param tick the step between two prices
 * @since 0.1.0
 */
public record Tournament(
        Population population, List<Negotiator> strategies, int offers, double tick, long plays, long seed) {
    /** More strategies make no table that anybody reads. */
    public static final int MOST_STRATEGIES = 7;

    /**
     * Checks the strategies.
     *
     * @throws IllegalArgumentException if there are none, too many, or two of one name
     */
    public Tournament {
        strategies = List.copyOf(strategies);
        if (strategies.isEmpty() || strategies.size() > MOST_STRATEGIES) {
            throw new IllegalArgumentException("there must be 1 to " + MOST_STRATEGIES + " strategies");
        }
    }

    /** What came of one strategy for the buyers and one for the sellers. */
    public record Pairing(Negotiator buyer, Negotiator seller, Measures measures) {}

    /**
     * How a strategy did against all, itself included, as a share of the first best.
     *
     * @param asBuyer what buyers with it gained
     * @param asSeller what sellers with it gained
     */
    public record Standing(Negotiator strategy, double asBuyer, double asSeller) {
        /** Both roles together. */
        public double total() {
            return asBuyer + asSeller;
        }
    }

    /**
     * The table.
     *
     * @param pairings buyers' strategies in the order of the tournament, and for each the sellers'
     * @param standings the best first
     */
    public record Table(List<Pairing> pairings, List<Standing> standings) {}

    /** All pairings as one experiment. */
    public Experiment experiment() {
        var games = strategies.stream()
                .flatMap(buyer -> strategies.stream().map(seller -> new Haggling(buyer, seller, offers, tick)))
                .toList();
        return new Experiment(population, Fee.NONE, List.copyOf(games), Goal.GAINS, plays, seed);
    }

    /** Plays all pairings; see {@link Experiment#start} for progress and an end before time. */
    public Table play(Executor executor, int workers) {
        return table(experiment().start(executor, workers).results().join());
    }

    /** The table of what {@link #experiment} found. */
    public Table table(Results results) {
        List<Pairing> pairings = new ArrayList<>();
        for (int pair = 0; pair < strategies.size() * strategies.size(); pair++) {
            pairings.add(new Pairing(
                    strategies.get(pair / strategies.size()),
                    strategies.get(pair % strategies.size()),
                    results.measures().get(pair)));
        }
        List<Standing> standings = strategies.stream()
                .map(strategy -> standing(strategy, pairings))
                .sorted(Comparator.comparingDouble(Standing::total).reversed())
                .toList();
        return new Table(List.copyOf(pairings), standings);
    }

    private static Standing standing(Negotiator strategy, List<Pairing> pairings) {
        double asBuyer = pairings.stream()
                .filter(pairing -> pairing.buyer().equals(strategy))
                .mapToDouble(pairing -> share(pairing.measures().buyer(), pairing.measures()))
                .average()
                .orElse(0);
        double asSeller = pairings.stream()
                .filter(pairing -> pairing.seller().equals(strategy))
                .mapToDouble(pairing -> share(pairing.measures().seller(), pairing.measures()))
                .average()
                .orElse(0);
        return new Standing(strategy, asBuyer, asSeller);
    }

    private static double share(Estimate surplus, Measures measures) {
        double firstBest = measures.firstBest().mean();
        return firstBest > 0 ? surplus.mean() / firstBest : 0;
    }
}
