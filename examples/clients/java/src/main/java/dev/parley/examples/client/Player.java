// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.client;

import dev.parley.client.model.Move;
import dev.parley.client.model.Negotiation;
import java.util.Optional;

/** Decides what to do about a negotiation as it stands. Is asked again when it has moved on meanwhile. */
@FunctionalInterface
public interface Player {
    /** The move to make; empty for none. */
    Optional<Move> decide(Negotiation seen);
}
