// SPDX-License-Identifier: Apache-2.0
/** A clock that browser tests move, {@link dev.parley.examples.marketplace.clock.TestClock}; off unless asked for. */
@NullMarked
package dev.parley.examples.marketplace.clock;

import org.jspecify.annotations.NullMarked;
