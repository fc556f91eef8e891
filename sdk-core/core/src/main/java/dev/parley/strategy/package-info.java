// SPDX-License-Identifier: Apache-2.0
/**
 * Automated negotiators over a price, as pure functions: an offering rule and an acceptance rule, composed. Read {@link
 * dev.parley.strategy.Negotiator} first, then {@link dev.parley.strategy.Situation} (all that a strategy may know: its own
 * side and what was said aloud) and {@link dev.parley.strategy.Duel}. {@link dev.parley.strategy.Search} and {@link
 * dev.parley.strategy.Shopping} are what a buyer does among several sellers. Several issues are in {@code strategy.issues},
 * tournaments in {@code strategy.tournament}, scenario files in {@code strategy.scenario}. Utilities are {@code double}, prices whole ticks. Pure: touches the JDK and {@code bargaining}.
 */
@NullMarked
package dev.parley.strategy;

import org.jspecify.annotations.NullMarked;
