// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import java.util.function.Function;

/** What the facade says to the head of an arrival, before its body has come. Closed for ever. */
public sealed interface HeadAdmission {
    /** The result of the case that this is. */
    <T> T match(Function<BodyAwaited, T> awaited, Function<Reply, T> answered);

    /** It fits so far: read the body, be it empty, and say how it came. One of the two methods is called, once. */
    non-sealed interface BodyAwaited extends HeadAdmission {
        /** How many bytes to read at most. A body of as many is too large, and the rest of it is of no use. */
        int most();

        /** The body came whole, or {@link #most} bytes of it did. */
        Admission came(byte[] body);

        /** The body broke off, or its framing is broken. */
        Admission broke();

        @Override
        default <T> T match(Function<BodyAwaited, T> awaited, Function<Reply, T> answered) {
            return awaited.apply(this);
        }
    }

    /** It goes no further: write this, whatever becomes of the body. */
    record Answered(Reply reply) implements HeadAdmission {
        @Override
        public <T> T match(Function<BodyAwaited, T> awaited, Function<Reply, T> answered) {
            return answered.apply(reply);
        }
    }
}
