// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Json;
import java.util.function.Function;

/**
 * What {@link ReceiptVerifier} found.
 *
 * @since 0.1.0
 */
public sealed interface ProofVerification {
    /** The result of the case that this verification is. */
    <T> T match(Function<Verified, T> verified, Function<Rejected, T> rejected);

    /**
     * The document is signed, well-formed and, where a transcript was given, its place is there.
     *
     * @param kid the name of the key that signed
     * @param anchor the place in the chain that it vouches for
     * @param payload all that was signed
     */
    record Verified(String kid, Anchor anchor, Json payload) implements ProofVerification {
        @Override
        public <T> T match(Function<Verified, T> verified, Function<Rejected, T> rejected) {
            return verified.apply(this);
        }
    }

    /**
     * The document proves nothing, or not this.
     *
     * @param fault the first that was found
     * @param why a clause in English
     */
    record Rejected(ProofFault fault, String why) implements ProofVerification {
        @Override
        public <T> T match(Function<Verified, T> verified, Function<Rejected, T> rejected) {
            return rejected.apply(this);
        }
    }
}
