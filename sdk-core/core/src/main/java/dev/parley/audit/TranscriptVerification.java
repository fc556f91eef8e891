// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Hash;
import java.util.function.Function;

/**
 * What {@link TranscriptVerifier} found.
 *
 * @since 0.1.0
 */
public sealed interface TranscriptVerification {
    /** The result of the case that this verification is. */
    <T> T match(Function<Intact, T> intact, Function<Broken, T> broken);

    /**
     * Every event follows from the one before and is what its hash was made of.
     *
     * @param transcript the events
     */
    record Intact(Transcript transcript) implements TranscriptVerification {
        /** The number of the last event. */
        public long seq() {
            return transcript.seq();
        }

        /** The hash of the last event. */
        public Hash head() {
            return transcript.head();
        }

        @Override
        public <T> T match(Function<Intact, T> intact, Function<Broken, T> broken) {
            return intact.apply(this);
        }
    }

    /**
     * The chain is broken.
     *
     * @param seq the place, from 1, of the first event that is wrong
     * @param fault what is wrong with it
     */
    record Broken(long seq, ChainFault fault) implements TranscriptVerification {
        @Override
        public <T> T match(Function<Intact, T> intact, Function<Broken, T> broken) {
            return broken.apply(this);
        }
    }
}
