// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.Bytes;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;

/**
 * What a negotiation had come to with one of its events, as sealed bytes. It can always be made again from the events.
 *
 * @param seq the number of that event
 * @param content what only {@code application.snapshot} reads
 */
public record StoredSnapshot(Tenant tenant, NegotiationId negotiation, long seq, Bytes content) {}
