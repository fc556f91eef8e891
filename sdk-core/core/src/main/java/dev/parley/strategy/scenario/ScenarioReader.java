// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.scenario;

import dev.parley.bargaining.utility.AdditiveUtility;
import dev.parley.bargaining.utility.Preferences;
import dev.parley.bargaining.utility.UtilityPart;
import dev.parley.bargaining.utility.ValueTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads scenario files: issues of listed values, of whole numbers and of real ones, beneath one objective, with weights,
 * evaluations, a reservation and a discount. Reservation and discount may be absent: then they are 0 and 1. A discount of 0 is
 * none, as in GENIUS. Files with utilities that are no such sum are refused, as are document types, entities, and files that
 * are too long or too deep.
 *
 * @since 0.1.0
 */
public final class ScenarioReader {
    /** Longer files are refused, in characters. */
    public static final int MOST_CHARACTERS = 4_000_000;

    /** Files with more values of all issues together are refused. */
    public static final int MOST_VALUES = 1_000_000;

    private final Evaluations evaluations;
    private final int realValues;

    /**
     * A reader.
     *
     * @param evaluations how evaluations become worths
     * @param realValues into how many evenly spaced values an issue of real numbers is divided, at least 2
     */
    public ScenarioReader(Evaluations evaluations, int realValues) {
        if (realValues < 2 || realValues > MOST_VALUES) {
            throw new IllegalArgumentException(
                    "realValues must be from 2 to " + MOST_VALUES + ", and is " + realValues);
        }
        this.evaluations = evaluations;
        this.realValues = realValues;
    }

    /**
     * The issues of a domain file.
     *
     * @throws UnreadableScenarioException if it cannot be read
     */
    public List<ScenarioIssue> domain(String xml) {
        List<ScenarioIssue> issues = new ArrayList<>();
        int left = MOST_VALUES;
        for (ScenarioXml.Issue issue : ScenarioXml.read(xml).issues()) {
            ScenarioIssue read = issue.read(realValues, left);
            left -= read.values().size();
            issues.add(read);
        }
        return List.copyOf(issues);
    }

    /**
     * A profile file.
     *
     * @throws UnreadableScenarioException if it cannot be read
     */
    public ScenarioProfile profile(String xml) {
        ScenarioXml file = ScenarioXml.read(xml);
        List<ScenarioIssue> issues = domain(xml);
        List<Double> weights = new ArrayList<>();
        List<List<Double>> worth = new ArrayList<>();
        List<UtilityPart> parts = new ArrayList<>();
        for (int place = 0; place < issues.size(); place++) {
            ScenarioXml.Issue issue = file.issues().get(place);
            double weight = file.weightOf(issue);
            weights.add(weight);
            List<Double> evaluated =
                    evaluations.of(issue.evaluations(issues.get(place).values().size()));
            worth.add(evaluated.stream().map(value -> weight * value).toList());
            parts.add(new ValueTable(place, worth.get(place)));
        }
        List<Integer> values =
                issues.stream().map(issue -> issue.values().size()).toList();
        double reservation = file.reservation();
        double discount = file.discount() == 0 ? 1 : file.discount();
        if (!(discount > 0 && discount <= 1)) {
            throw new UnreadableScenarioException("the discount must be from 0 to 1, and is " + discount);
        }
        return new ScenarioProfile(
                issues,
                weights,
                worth,
                new Preferences(new AdditiveUtility(values, parts), reservation, reservation, discount));
    }
}
