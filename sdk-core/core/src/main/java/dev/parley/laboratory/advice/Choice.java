// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.advice;

import dev.parley.laboratory.Estimate;
import dev.parley.laboratory.Goal;
import dev.parley.laboratory.Measures;
import dev.parley.laboratory.Results;
import dev.parley.laboratory.game.ProtocolModel;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Population;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Chooses among what an experiment found. */
final class Choice {
    /** What is less than this share of the first best is for nobody to notice. */
    private static final double NEGLIGIBLE = .01;

    private final Question question;
    private final Results results;
    private final OptionalDouble limit;
    private final List<Measures> protocols;
    private final List<Measures> fair;

    Choice(Question question, Results results, OptionalDouble limit) {
        this.question = question;
        this.results = results;
        this.limit = limit;
        this.protocols = results.experiment().protocols().stream()
                .filter(protocol -> protocol.basis(question.population()) == ProtocolModel.Basis.EQUILIBRIUM)
                .map(protocol -> results.of(protocol.name()))
                .toList();
        this.fair = protocols.stream()
                .filter(measures ->
                        !measures.buyer().isNegative() && !measures.seller().isNegative())
                .toList();
    }

    Advice advice() {
        Optional<Reason> idle = nothingToGain();
        if (idle.isPresent()) {
            return new Advice(Optional.empty(), List.of(idle.get()), assumptions(), excluded(), results);
        }
        Optional<Measures> best = fair.stream()
                .max(Comparator.comparingDouble(
                        measures -> question.goal().of(measures).mean()));
        Optional<Measures> chosen = best.map(this::simplestAsGoodAs);
        List<Reason> reasons = chosen.isPresent()
                ? new Reasons(question, results, protocols, limit).of(chosen.get(), best.orElseThrow())
                : List.of();
        return new Advice(chosen.map(Measures::protocol), reasons, assumptions(), excluded(), results);
    }

    /** Why no protocol is better than another, where nobody gains or nothing is sold under any. */
    private Optional<Reason> nothingToGain() {
        if (results.measures().stream()
                .allMatch(measures -> measures.firstBest().mean() == 0)) {
            return Optional.of(
                    new Reason(
                            Reason.Code.NOTHING_TO_GAIN,
                            "There is nothing to gain, whatever the protocol: no buyer values the goods more than its seller does."));
        }
        boolean sold = results.measures().stream()
                .anyMatch(measures -> measures.dealRate().mean() > 0);
        return sold
                ? Optional.empty()
                : Optional.of(new Reason(
                        Reason.Code.NOTHING_TO_GAIN,
                        "Nothing is sold under any protocol"
                                + (question.fee().equals(Fee.NONE)
                                        ? "."
                                        : ": the fee takes more than there is to gain.")));
    }

    private Measures simplestAsGoodAs(Measures best) {
        double unit = question.goal() == Goal.DEAL_RATE ? 1 : best.firstBest().mean();
        return fair.stream()
                .filter(measures -> {
                    Estimate behind = results.difference(best.protocol(), measures.protocol());
                    return behind.mean() < NEGLIGIBLE * unit || !behind.isPositive();
                })
                .findFirst()
                .orElse(best);
    }

    private List<String> assumptions() {
        Population population = question.population();
        Set<String> found = new LinkedHashSet<>();
        found.add(population.valuation().assumption());
        found.add(
                "What one buyer values tells nothing of what another values, and nothing of the seller's cost, beyond that.");
        if (population.bidding() == Population.Bidding.NAIVE) {
            found.add("Buyers bid what they believe the goods to be worth, and take winning for no news.");
        }
        found.add(Words.risk(population));
        found.add("Protocols between two parties are played with the buyer who comes first.");
        for (ProtocolModel protocol : results.experiment().protocols()) {
            found.add(protocol.name() + ": " + protocol.assumption());
        }
        return List.copyOf(found);
    }

    private List<String> excluded() {
        List<String> found = new ArrayList<>();
        for (Measures measures : protocols) {
            if (measures.buyer().isNegative()) {
                found.add(measures.protocol() + ": buyers lose "
                        + Words.amount(-measures.buyer().mean())
                        + " a listing on average, and whoever loses learns to stay away.");
            }
            if (measures.seller().isNegative()) {
                found.add(measures.protocol() + ": sellers lose "
                        + Words.amount(-measures.seller().mean())
                        + " a listing on average, and whoever loses learns to stay away.");
            }
        }
        results.experiment().protocols().stream()
                .filter(protocol -> protocol.basis(question.population()) == ProtocolModel.Basis.STRATEGIES)
                .forEach(protocol -> found.add(
                        protocol.name() + ": shown and not advised, since a side may gain by acting otherwise."));
        found.addAll(question.leftOut());
        return found;
    }
}
