// SPDX-License-Identifier: Apache-2.0
/** Goods that people watch: {@link dev.parley.examples.marketplace.watchlist.Watchlist}, in a table of the marketplace's own. */
@NullMarked
package dev.parley.examples.marketplace.watchlist;

import org.jspecify.annotations.NullMarked;
