// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.protocol.RefusalCode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Whether a move would stand by the public rules and the caller's own mandate.
 *
 * @param refusal why not; empty when it would
 * @param params what the caller may know besides
 * @param binds the most, or for a seller the least, that the move may bind the caller to; empty when it binds nothing
 * @param warnings what the caller may not have meant, though nothing forbids it
 * @since 0.1.0
 */
public record Simulation(
        Optional<RefusalCode> refusal, SortedMap<String, Json> params, Optional<Money> binds, List<Warning> warnings) {
    public Simulation {
        warnings = List.copyOf(warnings);
    }

    /**
     * What a caller may not have meant.
     *
     * @param code what
     * @param item about which item
     */
    public record Warning(Code code, ItemId item) {
        /** What a caller may not have meant. */
        public enum Code {
            /** A buyer would pay more than the item costs without negotiation. */
            ABOVE_LIST_PRICE
        }
    }
}
