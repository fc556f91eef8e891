// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.advice;

import dev.parley.api.AdviceView;
import dev.parley.api.AdviceView.RankedProtocol;
import dev.parley.laboratory.Goal;
import dev.parley.laboratory.Measures;
import dev.parley.laboratory.Results;
import dev.parley.laboratory.advice.Advice;
import dev.parley.laboratory.advice.Question;
import dev.parley.laboratory.game.ProtocolModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Writes down what was found for a question, and what is advised. */
final class AdviceWriter {
    private final AskedQuestion asked;
    private final Question question;
    private final Results results;
    private final MajorUnit unit;

    AdviceWriter(AskedQuestion asked, Results results) {
        this.asked = asked;
        this.question = asked.question();
        this.results = results;
        this.unit = MajorUnit.of(asked.currency());
    }

    /** The advice without a policy, which depends on the policy in force. */
    AdviceView view() {
        Advice advice = Advice.of(question, results);
        List<String> assumptions = new ArrayList<>();
        assumptions.add("Amounts are in " + asked.currency() + ".");
        assumptions.addAll(advice.assumptions());
        return new AdviceView(
                question.listing(),
                asked.currency(),
                question.goal(),
                question.plays(),
                question.seed(),
                advice.protocol(),
                unit.amount(results.measures().get(0).firstBest()),
                ranking(),
                advice.reasons(),
                assumptions,
                advice.excluded(),
                Optional.empty());
    }

    /** The model that is advised; empty where none is. */
    Optional<ProtocolModel> advised(AdviceView view) {
        return results.experiment().protocols().stream()
                .filter(model -> view.protocol().filter(model.name()::equals).isPresent())
                .findFirst();
    }

    private List<RankedProtocol> ranking() {
        Goal goal = question.goal();
        List<Measures> sorted = results.measures().stream()
                .sorted(Comparator.comparingDouble(
                                (Measures measures) -> goal.of(measures).mean())
                        .reversed())
                .toList();
        String first = sorted.get(0).protocol();
        return sorted.stream().map(measures -> ranked(measures, first)).toList();
    }

    private RankedProtocol ranked(Measures measures, String first) {
        Goal goal = question.goal();
        return new RankedProtocol(
                measures.protocol(),
                basis(measures.protocol()),
                !measures.buyer().isNegative() && !measures.seller().isNegative(),
                unit.goal(goal, goal.of(measures)),
                unit.goal(goal, results.difference(first, measures.protocol())),
                MajorUnit.share(measures.dealRate()),
                unit.amount(measures.revenue()),
                unit.amount(measures.seller()),
                unit.amount(measures.buyer()),
                unit.amount(measures.fees()),
                unit.amount(measures.gains()),
                measures.rounds().map(MajorUnit::number));
    }

    private ProtocolModel.Basis basis(String protocol) {
        return results.experiment().protocols().stream()
                .filter(model -> model.name().equals(protocol))
                .findFirst()
                .orElseThrow()
                .basis(question.population());
    }
}
