// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import dev.parley.form.Described;
import dev.parley.form.Max;
import dev.parley.form.Min;
import dev.parley.form.Size;
import dev.parley.model.IssueId;
import dev.parley.model.ItemId;
import java.util.List;

/**
 * What the values of one issue are worth to a party: the weight of the issue times the worth of the value.
 *
 * @param item of which item
 * @param issue which
 * @param weight how much it matters; those of all issues come to 100 at most
 * @param values the worth of each of the issue's values, in the order of the agenda
 * @since 0.1.0
 */
@Described(title = "Issue")
public record IssueWorth(
        @Described(title = "Item") ItemId item,
        @Described(title = "Issue") IssueId issue,

        @Described(title = "Weight", help = "How much the issue matters; all weights together are at most 100.")
        @Min(0)
        @Max(MOST)
        long weight,

        @Described(
                title = "Worth of each value",
                help = "As many as the agenda has values for the issue, in its order.")
        @Size(max = MediatedRules.MAX_LEVELS)
        List<@Min(0) @Max(MOST) Long> values) {
    static final int MOST = 100;

    public IssueWorth {
        values = List.copyOf(values);
    }
}
