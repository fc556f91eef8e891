// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

/**
 * Where a part of an event stands in its negotiation.
 *
 * @param seq the number of its event
 * @param part its own, from 0
 */
public record PartPlace(long seq, int part) {}
