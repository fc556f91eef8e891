// SPDX-License-Identifier: Apache-2.0
/**
 * A marketplace's client in Java, on {@code parley-client}. Read {@link dev.parley.examples.client.Sale} first, a whole negotiation;
 * then {@link dev.parley.examples.client.Table}, for a view that is out of date.
 */
@NullMarked
package dev.parley.examples.client;

import org.jspecify.annotations.NullMarked;
