// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.game;

import dev.parley.bargaining.proof.Rational;

/**
 * A player, or one type of it, that does better by another action.
 *
 * @param player counted from 0
 * @param type of that player, counted from 0; 0 where there are no types
 * @param from the action that it would play
 * @param to the one that it does better by
 * @param gain in its own expected utility, above 0
 * @since 0.1.0
 */
public record Deviation(int player, int type, int from, int to, Rational gain) {}
