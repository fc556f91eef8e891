// SPDX-License-Identifier: Apache-2.0
/**
 * Alternating offers: a seller and a buyer take turns until one accepts, rejects, leaves or runs out of time. Read
 * {@link dev.parley.protocol.alternating.AlternatingOffers} first: it says how the game is played; then
 * {@link dev.parley.protocol.alternating.AlternatingRules} for what a host may set. Touches the JDK,
 * {@code dev.parley.model} and {@code dev.parley.protocol}.
 */
@NullMarked
package dev.parley.protocol.alternating;

import org.jspecify.annotations.NullMarked;
