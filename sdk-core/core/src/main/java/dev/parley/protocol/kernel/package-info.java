// SPDX-License-Identifier: Apache-2.0
/**
 * A protocol as it is played: what every game shares, written once. Read {@link dev.parley.protocol.kernel.Played} first. Pure;
 * touches {@code dev.parley.protocol} and {@code dev.parley.model}.
 */
@NullMarked
package dev.parley.protocol.kernel;

import org.jspecify.annotations.NullMarked;
