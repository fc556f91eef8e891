// SPDX-License-Identifier: Apache-2.0
/**
 * English auctions for whoever looks, with an account or without: {@link
 * dev.parley.examples.marketplace.auctions.AuctionHall}, which is what the lobby and the room read. Everything here is what
 * Parley shows to anyone.
 */
@NullMarked
package dev.parley.examples.marketplace.auctions;

import org.jspecify.annotations.NullMarked;
