// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.kernel;

import dev.parley.protocol.Protocol;

/**
 * A protocol as the use cases play it, whichever it is. Its own types are forgotten here and nowhere else: whoever holds a state,
 * a move or an event got it from the same protocol.
 *
 * @since 0.1.0
 */
public final class PlayedProtocol extends Played<Object, Object, Object, Object> {
    private PlayedProtocol(Protocol<Object, Object, Object, Object> game) {
        super(game);
    }

    /** A protocol to be played, without its types. */
    @SuppressWarnings("unchecked") // A protocol is given nothing but what came from it.
    public static PlayedProtocol untyped(Protocol<?, ?, ?, ?> game) {
        return new PlayedProtocol((Protocol<Object, Object, Object, Object>) game);
    }
}
