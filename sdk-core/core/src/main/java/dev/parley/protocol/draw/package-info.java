// SPDX-License-Identifier: Apache-2.0
/**
 * Chance that anyone can check afterwards, for every family of protocols. A {@link dev.parley.protocol.DrawSeed} is committed to
 * when a negotiation opens; {@link dev.parley.protocol.draw.DrawnOrder} is what it makes of several candidates. {@link
 * dev.parley.protocol.draw.DrawOpening} is what opens a draw, and {@link dev.parley.protocol.draw.DrawEvidence} what is left of
 * every verifier of a draw begins. Touches the JDK, {@code dev.parley.model}, {@code protocol} and {@code
 * audit}.
 */
@NullMarked
package dev.parley.protocol.draw;

import org.jspecify.annotations.NullMarked;
