// SPDX-License-Identifier: Apache-2.0
/**
 * Games whose players act apart: equilibria, games with types, disagreement points, and coalitions that block. Read {@link
 * dev.parley.bargaining.game.NormalFormGame} first, then {@link dev.parley.bargaining.game.BayesianGame} and {@link
 * dev.parley.bargaining.game.TypeGame}. Each answer comes with a witness that is checked in exact arithmetic. Pure: touches
 * the JDK, {@code bargaining}, {@code bargaining.frontier} and {@code bargaining.proof}.
 */
@NullMarked
package dev.parley.bargaining.game;

import org.jspecify.annotations.NullMarked;
