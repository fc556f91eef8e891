// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Json;
import java.util.function.Function;

/**
 * What {@link JwsVerifier} found.
 *
 * @since 0.1.0
 */
public sealed interface JwsVerification {
    /** The result of the case that this verification is. */
    <T> T match(Function<Verified, T> verified, Function<Rejected, T> rejected);

    /**
     * The signature is that of a published key.
     *
     * @param kid the key's name
     * @param payload what was signed
     */
    record Verified(String kid, Json payload) implements JwsVerification {
        @Override
        public <T> T match(Function<Verified, T> verified, Function<Rejected, T> rejected) {
            return verified.apply(this);
        }
    }

    /**
     * The document proves nothing.
     *
     * @param fault the first that was found
     */
    record Rejected(JwsFault fault) implements JwsVerification {
        @Override
        public <T> T match(Function<Verified, T> verified, Function<Rejected, T> rejected) {
            return rejected.apply(this);
        }
    }
}
