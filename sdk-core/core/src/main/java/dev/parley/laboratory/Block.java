// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory;

import dev.parley.laboratory.game.ProtocolModel;
import dev.parley.laboratory.population.Chance;
import java.util.List;
import java.util.stream.IntStream;

/** What all protocols of an experiment did on some of its listings, and how they differ. */
final class Block {
    private final Experiment experiment;
    private final Tally[] tallies;
    /** For each pair, the first of which comes before the second. */
    private final Moments[] differences;

    private final double[] scores;

    Block(Experiment experiment) {
        this.experiment = experiment;
        int count = experiment.protocols().size();
        tallies = IntStream.range(0, count).mapToObj(i -> new Tally()).toArray(Tally[]::new);
        differences = IntStream.range(0, count * (count - 1) / 2)
                .mapToObj(i -> new Moments())
                .toArray(Moments[]::new);
        scores = new double[count];
    }

    /** Plays one listing with every protocol. */
    void play(List<ProtocolModel.Game> games, Chance chance) {
        var draw = experiment.population().draw(experiment.fee(), chance);
        for (int i = 0; i < scores.length; i++) {
            Accounts accounts = Accounts.of(draw, games.get(i).play(draw), experiment.fee());
            tallies[i].add(accounts);
            scores[i] = experiment.goal().of(accounts);
        }
        for (int later = 1; later < scores.length; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                differences[pair(earlier, later)].add(scores[earlier] - scores[later]);
            }
        }
    }

    void add(Block other) {
        for (int i = 0; i < tallies.length; i++) {
            tallies[i].add(other.tallies[i]);
        }
        for (int i = 0; i < differences.length; i++) {
            differences[i].add(other.differences[i]);
        }
    }

    List<Measures> measures() {
        return IntStream.range(0, tallies.length)
                .mapToObj(i -> tallies[i].measures(experiment.protocols().get(i).name()))
                .toList();
    }

    Estimate difference(int one, int other) {
        if (one == other) {
            return new Estimate(0, 0, 0);
        }
        Estimate difference = differences[pair(Math.min(one, other), Math.max(one, other))].estimate();
        return one < other ? difference : new Estimate(-difference.mean(), -difference.high(), -difference.low());
    }

    private static int pair(int earlier, int later) {
        return later * (later - 1) / 2 + earlier;
    }
}
