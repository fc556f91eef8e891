// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.watchlist;

import java.util.List;

/** The names of the goods that somebody watches, the newest first. */
public record Watched(List<String> items) {
    public Watched {
        items = List.copyOf(items);
    }
}
