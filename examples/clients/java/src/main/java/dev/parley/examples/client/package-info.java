// SPDX-License-Identifier: Apache-2.0
/**
 * A marketplace's client in Java: the client that is generated from the facade's contract, and the little that a careful
 * caller puts around it. Read {@link dev.parley.examples.client.Sale} first, a whole negotiation; then {@link
 * dev.parley.examples.client.Retrying}, {@link dev.parley.examples.client.Refusal} and {@link
 * dev.parley.examples.client.Table}, one for each thing that goes wrong. Uses the generated {@code dev.parley.client.api}
 * and the wire models, nothing else of Parley's.
 */
@NullMarked
package dev.parley.examples.client;

import org.jspecify.annotations.NullMarked;
