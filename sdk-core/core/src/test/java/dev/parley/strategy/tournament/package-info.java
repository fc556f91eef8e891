// SPDX-License-Identifier: Apache-2.0
/** Strategies against each other, and strategies that break the rules. */
@NullMarked
package dev.parley.strategy.tournament;

import org.jspecify.annotations.NullMarked;
