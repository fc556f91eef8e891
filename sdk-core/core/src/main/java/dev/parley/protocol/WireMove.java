// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.Json;
import dev.parley.model.Terms;
import java.util.List;

/**
 * A move as it travels, without what it answers.
 *
 * @param kind one of the lifecycle's kinds
 * @param items the terms that it names, possibly none
 * @param payload what else the kind takes; an empty object when nothing
 * @since 0.1.0
 */
public record WireMove(String kind, List<Terms> items, Json payload) {
    public WireMove {
        items = List.copyOf(items);
    }
}
