// SPDX-License-Identifier: Apache-2.0
/**
 * The posted price: a price that stands, at which a buyer buys or does not. Read {@link
 * dev.parley.protocol.posted.PostedPrice} first, then {@link dev.parley.protocol.posted.PostedRules} for what a host may set.
 * Touches the JDK, {@code dev.parley.model}, {@code form} and {@code protocol}.
 */
@NullMarked
package dev.parley.protocol.posted;

import org.jspecify.annotations.NullMarked;
