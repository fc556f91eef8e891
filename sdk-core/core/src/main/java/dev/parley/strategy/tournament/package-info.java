// SPDX-License-Identifier: Apache-2.0
/**
 * Tournaments of strategies, Parley's and others', on scenarios of several issues. Read {@link
 * dev.parley.strategy.tournament.Tournament} first, then {@link dev.parley.strategy.tournament.Bout} (one negotiation, watched)
 * and {@link dev.parley.strategy.tournament.Referee}, which answers for strategies that throw, never end or break the rules.
 * Touches the JDK and {@code strategy.issues}; the referee has threads of its own.
 */
@NullMarked
package dev.parley.strategy.tournament;

import org.jspecify.annotations.NullMarked;
