// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.protocol.draw.DrawFault;
import dev.parley.protocol.draw.DrawOpening;
import java.util.function.Function;

/**
 * What {@link DrawVerifier} found.
 *
 * @since 0.1.0
 */
public sealed interface DrawVerification {
    /** The result of the case that this verification is. */
    <T> T match(Function<Verified, T> verified, Function<Rejected, T> rejected);

    /**
     * The price is the one that the rules, the submissions and the seed make.
     *
     * @param opening what was opened
     * @param zone where the price was drawn from
     * @param price in minor units
     */
    record Verified(DrawOpening opening, PriceZone zone, long price) implements DrawVerification {
        @Override
        public <T> T match(Function<Verified, T> verified, Function<Rejected, T> rejected) {
            return verified.apply(this);
        }
    }

    /**
     * The opening proves nothing, or another price.
     *
     * @param fault the first that was found
     * @param why a clause in English
     */
    record Rejected(DrawFault fault, String why) implements DrawVerification {
        @Override
        public <T> T match(Function<Verified, T> verified, Function<Rejected, T> rejected) {
            return rejected.apply(this);
        }
    }
}
