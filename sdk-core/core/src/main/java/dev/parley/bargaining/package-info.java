// SPDX-License-Identifier: Apache-2.0
/**
 * What economic theory says of a bargain: shares in equilibrium, and the outcomes that the bargaining solutions choose.
 * Read {@link dev.parley.bargaining.BargainingProblem} first, then {@link dev.parley.bargaining.BargainingRule} and
 * {@link dev.parley.bargaining.AlternatingOffersGame}. Utilities, shares and probabilities are {@code double}; nothing
 * here decides about money. Equilibria and games with types are in {@code bargaining.game}, proofs in {@code
 * bargaining.proof}. Pure: touches the JDK and {@code bargaining.frontier}.
 */
@NullMarked
package dev.parley.bargaining;

import org.jspecify.annotations.NullMarked;
