// SPDX-License-Identifier: Apache-2.0
/**
 * The Dutch auction: a price falls by the clock, and whoever accepts first buys. Read {@link
 * dev.parley.protocol.auction.dutch.DutchAuction} first, then {@link dev.parley.protocol.auction.dutch.DutchRules} for what a
 * host may set and {@link dev.parley.protocol.auction.dutch.PriceClock} for the price at an instant. Touches the JDK, {@code
 * dev.parley.model}, {@code form}, {@code audit}, {@code protocol} and {@code protocol.draw}.
 */
@NullMarked
package dev.parley.protocol.auction.dutch;

import org.jspecify.annotations.NullMarked;
