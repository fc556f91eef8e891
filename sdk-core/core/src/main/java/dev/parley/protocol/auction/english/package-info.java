// SPDX-License-Identifier: Apache-2.0
/**
 * The English auction: an open price that rises, bid by bid, each bid with a private maximum up to which it bids by itself. Read
 * {@link dev.parley.protocol.auction.english.EnglishAuction} first, then {@link
 * dev.parley.protocol.auction.english.EnglishRules} for what a host may set; {@link
 * dev.parley.protocol.auction.english.Ascent} is the rule of the price, and {@link
 * dev.parley.protocol.auction.english.AuctionVerifier} checks afterwards that it was kept. Touches the JDK, {@code
 * dev.parley.form}, {@code dev.parley.model} and {@code dev.parley.protocol}.
 */
@NullMarked
package dev.parley.protocol.auction.english;

import org.jspecify.annotations.NullMarked;
