// SPDX-License-Identifier: Apache-2.0
/**
 * Protocols as the laboratory plays them: each is its equilibrium, or strategies that meet. Read {@link
 * dev.parley.laboratory.game.ProtocolModel} first, then {@link dev.parley.laboratory.game.SealedBidAuction} and {@link
 * dev.parley.laboratory.game.BestPrice}. Bilateral protocols are played with the buyer who comes first. Pure: touches the
 * JDK, {@code laboratory.population} and {@code strategy}.
 */
@NullMarked
package dev.parley.laboratory.game;

import org.jspecify.annotations.NullMarked;
