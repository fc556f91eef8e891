// SPDX-License-Identifier: Apache-2.0
/**
 * Sealed bids: each side states its best price unseen, and the rules decide. Read {@link
 * dev.parley.protocol.sealedbid.SealedBid} first for two parties, then {@link
 * dev.parley.protocol.sealedbid.SealedAuction} for one seller and many buyers, and {@link
 * dev.parley.protocol.sealedbid.SealedRules} for what a host may set. Prices are made by {@link
 * dev.parley.protocol.sealedbid.PriceZone}, {@link dev.parley.protocol.sealedbid.SplitPrice} and {@link
 * dev.parley.protocol.sealedbid.AuctionPricing}; {@link dev.parley.protocol.sealedbid.DrawVerifier} checks a draw
 * afterwards. Touches the JDK, {@code dev.parley.model}, {@code dev.parley.protocol} and {@code dev.parley.audit}.
 */
@NullMarked
package dev.parley.protocol.sealedbid;

import org.jspecify.annotations.NullMarked;
