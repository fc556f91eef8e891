// SPDX-License-Identifier: Apache-2.0
/**
 * A library that brings a protocol of its own as a service. Read {@link dev.parley.packaging.cointoss.CoinToss} first.
 * Touches {@code dev.parley.model} and {@code dev.parley.protocol}.
 */
@NullMarked
package dev.parley.packaging.cointoss;

import org.jspecify.annotations.NullMarked;
