// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.scenario;

import dev.parley.bargaining.utility.AdditiveUtility;
import dev.parley.bargaining.utility.Preferences;
import java.util.List;

/**
 * What a scenario is worth to one side.
 *
 * @param issues as the profile repeats them
 * @param weights of the issues, as written
 * @param worth of each issue's values, weight included
 * @param preferences the same as a utility, with reservation and discount
 * @since 0.1.0
 */
public record ScenarioProfile(
        List<ScenarioIssue> issues, List<Double> weights, List<List<Double>> worth, Preferences preferences) {
    public ScenarioProfile {
        issues = List.copyOf(issues);
        weights = List.copyOf(weights);
        worth = worth.stream().map(List::copyOf).toList();
    }

    /** What outcomes are worth. */
    public AdditiveUtility utility() {
        return preferences.utility();
    }

    /**
     * Checks that it is over a domain's issues and values, in the same order.
     *
     * @throws UnreadableScenarioException if it is not; the message names the first issue that differs
     */
    public void requireFits(List<ScenarioIssue> domain) {
        for (int issue = 0; issue < Math.max(issues.size(), domain.size()); issue++) {
            if (issue >= issues.size()
                    || issue >= domain.size()
                    || !issues.get(issue).equals(domain.get(issue))) {
                throw new UnreadableScenarioException("issue " + (issue + 1) + " differs between domain and profile");
            }
        }
    }
}
