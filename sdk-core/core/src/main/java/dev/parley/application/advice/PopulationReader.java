// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.advice;

import dev.parley.laboratory.history.History;
import dev.parley.laboratory.population.Appraisals;
import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.MeanOfSignals;
import dev.parley.laboratory.population.Population;
import dev.parley.laboratory.population.Population.Bidding;
import dev.parley.laboratory.population.PrivateValues;
import dev.parley.laboratory.population.SellerKnowsBetter;
import dev.parley.laboratory.population.TruncatedNormal;
import dev.parley.laboratory.population.Uniform;
import dev.parley.laboratory.population.Valuation;
import dev.parley.model.Json;
import java.util.Optional;

/** Reads who comes to a listing from a question whose parts are sound. */
final class PopulationReader {
    private static final double PERCENT = 100;

    private final Json question;
    private final MajorUnit unit;

    PopulationReader(Json question, MajorUnit unit) {
        this.question = question;
        this.unit = unit;
    }

    /** The population that is described, or that a history is a sample of. */
    Population population(Optional<History> history) {
        Population people = history.map(History::population).orElseGet(this::described);
        Population counted = question.find("buyers")
                .map(PopulationReader::headcount)
                .map(people::with)
                .orElse(people);
        return counted.with(valuation(counted))
                .with(Bidding.valueOf(question.find("bidding").map(Json::text).orElse(Bidding.EQUILIBRIUM.name())))
                .withRisk(risk("buyerRiskPercent"), risk("sellerRiskPercent"));
    }

    private Population described() {
        Distribution costs = spread(question.get("costs"), unit);
        // Where the seller alone knows, what the goods are worth to buyers follows from its cost.
        Distribution values =
                question.find("values").map(spread -> spread(spread, unit)).orElse(costs);
        return Population.of(costs, values, Headcount.exactly(1));
    }

    private Valuation valuation(Population people) {
        Distribution values = ((PrivateValues) people.valuation()).values();
        String knowledge = question.find("knowledge").map(Json::text).orElse("PRIVATE_VALUES");
        return switch (knowledge) {
            case "SHARED_VALUE" -> new MeanOfSignals(values);
            case "APPRAISALS" ->
                new Appraisals(values, unit.of(question.get("appraisalError").integer()));
            case "SELLER_KNOWS" ->
                new SellerKnowsBetter(question.get("worthPercent").integer() / PERCENT, people.costs());
            default -> people.valuation();
        };
    }

    private double risk(String name) {
        return question.find(name).map(Json::integer).orElse(0L) / PERCENT;
    }

    static Headcount headcount(Json buyers) {
        int least = (int) buyers.get("least").integer();
        int most = (int) buyers.get("most").integer();
        if (least > most) {
            throw new Json.Mismatch("most must not be below least");
        }
        return Headcount.between(least, most);
    }

    static Distribution spread(Json spread, MajorUnit unit) {
        long least = spread.get("least").integer();
        long most = spread.get("most").integer();
        Optional<Json> middle = spread.find("middle");
        Optional<Json> deviation = spread.find("deviation");
        if (most < least) {
            throw new Json.Mismatch("most must not be below least");
        }
        if (middle.isPresent() != deviation.isPresent()) {
            throw new Json.Mismatch((middle.isPresent() ? "deviation" : "middle") + " must be there for a bell");
        }
        if (least == most) {
            return Distribution.always(unit.of(least));
        }
        return middle.<Distribution>map(top -> new TruncatedNormal(
                        unit.of(top.integer()),
                        unit.of(deviation.orElseThrow().integer()),
                        unit.of(least),
                        unit.of(most)))
                .orElseGet(() -> new Uniform(unit.of(least), unit.of(most)));
    }
}
