/**
 * Sealed bids: each side states its best price unseen, and the rules decide. {@link
 * dev.parley.protocol.sealedbid.PriceZone} is the price between two parties, {@link
 * dev.parley.protocol.sealedbid.AuctionPricing} the one between a seller and many buyers. Touches the JDK, {@code
 * dev.parley.model} and {@code dev.parley.protocol}.
 */
@NullMarked
package dev.parley.protocol.sealedbid;

import org.jspecify.annotations.NullMarked;
