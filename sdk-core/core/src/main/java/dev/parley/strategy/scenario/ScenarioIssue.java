// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy.scenario;

import java.util.List;

/**
 * An issue as a file names it.
 *
 * @param name as written
 * @param values by name, in the order of the file; of whole numbers each in turn, of others evenly spaced
 * @since 0.1.0
 */
public record ScenarioIssue(String name, List<String> values) {
    public ScenarioIssue {
        values = List.copyOf(values);
    }
}
