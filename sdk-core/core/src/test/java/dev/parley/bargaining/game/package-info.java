// SPDX-License-Identifier: Apache-2.0
/** Games with types, equilibria, disagreement points and coalitions, with the numbers of their sources. */
@NullMarked
package dev.parley.bargaining.game;

import org.jspecify.annotations.NullMarked;
