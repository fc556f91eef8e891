// SPDX-License-Identifier: Apache-2.0
/**
 * What all use cases stand on: the environment, settings, ids, and the caches. Each room beneath holds the use cases about one
 * subject and implements an interface of {@code dev.parley.api}. The rooms depend on each other in one direction only:
 * {@code store}, {@code command} and {@code outbox} know no other room; {@code listing}, {@code policy}, {@code principal}
 * and {@code mandate} come next; {@code deal} builds on them, {@code negotiation} on deals, {@code autopilot} on
 * negotiations, {@code erasure} and {@code work} on both. Where a lower room needs a higher one, it says so with an
 * interface of its own, such as {@link dev.parley.application.mandate.ApprovedMoves}. Read {@link
 * dev.parley.application.negotiation.Moving} first.
 * Internal. Touches the domain, the ports and the store's contract, never an adapter.
 */
@NullMarked
package dev.parley.application;

import org.jspecify.annotations.NullMarked;
