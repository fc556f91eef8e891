// SPDX-License-Identifier: Apache-2.0
/**
 * Frontiers of two parties: the outcomes that nobody can improve on for one party without a loss to the other. Read {@link
 * dev.parley.bargaining.frontier.ParetoFrontier} (outcomes in a list), {@link
 * dev.parley.bargaining.frontier.AdditiveFrontier} (outcomes of many issues, never listed) and {@link
 * dev.parley.bargaining.frontier.ConcaveCurve} (with lotteries). Utilities are finite numbers, the first party's and the
 * second party's in arrays side by side. Pure: touches the JDK alone.
 */
@NullMarked
package dev.parley.bargaining.frontier;

import org.jspecify.annotations.NullMarked;
