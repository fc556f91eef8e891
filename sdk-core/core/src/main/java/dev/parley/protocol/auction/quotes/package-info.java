// SPDX-License-Identifier: Apache-2.0
/**
 * The request for quotes: one buyer asks, several sellers bid down by price or by a published scoring rule. Read {@link
 * dev.parley.protocol.auction.quotes.RequestForQuotes} first, then {@link dev.parley.protocol.auction.quotes.QuoteRules} for what a
 * host may set and {@link dev.parley.protocol.auction.quotes.Criterion} for the scoring rule. Touches the JDK, {@code
 * dev.parley.model}, {@code form} and {@code protocol}.
 */
@NullMarked
package dev.parley.protocol.auction.quotes;

import org.jspecify.annotations.NullMarked;
