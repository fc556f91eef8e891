// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import java.util.Optional;

/**
 * Something wrong with what a protocol declares.
 *
 * @param kind what is wrong
 * @param phase the phase that it concerns; empty when it concerns the whole
 * @param move the kind of move that it concerns, where one is to blame
 * @param message what is wrong and what to do about it
 * @since 0.1.0
 */
public record LifecycleFault(Kind kind, Optional<String> phase, Optional<String> move, String message) {
    /** What may be wrong. */
    public enum Kind {
        /** Two phases have one name. */
        DUPLICATE_PHASE,
        /** The initial phase is not declared. */
        UNKNOWN_INITIAL,
        /** A move, deadline or control leads to a phase that is not declared. */
        UNKNOWN_TARGET,
        /** No phase is terminal. */
        NO_TERMINAL_PHASE,
        /** The initial phase is terminal: there is nothing to negotiate. */
        TERMINAL_INITIAL,
        /** A non-terminal phase has neither mover nor deadline. */
        DEAD_END,
        /** No terminal phase can be reached by moves and deadlines. */
        NO_WAY_TO_AN_END,
        /** No control leads from a non-terminal phase to a terminal one: an operator could not end it. */
        CONTROL_CANNOT_END,
        /** A terminal phase has moves, a deadline or controls. */
        TERMINAL_GOES_ON,
        /** Nothing leads to the phase. */
        UNREACHABLE_PHASE,
        /** A kind of move is declared in unreachable phases only. */
        UNREACHABLE_MOVE,
        /** A move has no mover. */
        MOVE_WITHOUT_MOVER,
        /** A move leads nowhere, not even back to its own phase. */
        MOVE_WITHOUT_TARGET,
        /** A phase declares one kind of move twice for the same role. */
        DUPLICATE_MOVE,
        /** A kind of move has no schema among the forms'. */
        MOVE_WITHOUT_SCHEMA,
        /** The forms have a schema for a kind that no phase declares. */
        SCHEMA_WITHOUT_MOVE
    }

    @Override
    public String toString() {
        return kind + phase.map(name -> " in " + name).orElse("")
                + move.map(name -> " at " + name).orElse("") + ": " + message;
    }
}
