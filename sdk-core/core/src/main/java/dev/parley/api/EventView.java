// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.Json;
import java.time.Instant;

/**
 * Something that happened, as one viewer may see it.
 *
 * @param number its number among the events that this viewer sees, from 1
 * @param type what happened
 * @param details what the protocol shows of it
 * @param bySoftware whether software did it for the principal of a seat, where the parties are told; which software, or under
 *     which mandate, nobody is
 * @since 0.1.0
 */
public record EventView(long number, String type, Instant at, Json details, boolean bySoftware) {
    /** Something that no software did, or of which that is not told. */
    public EventView(long number, String type, Instant at, Json details) {
        this(number, type, at, details, false);
    }
}
