// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.Money;
import dev.parley.protocol.Refusal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Whether a move lies within a mandate. Closed for ever.
 *
 * @since 0.1.0
 */
public sealed interface Verdict {
    /** The result of the case that this verdict is. */
    <T> T match(Supplier<T> permitted, Function<Refusal, T> refused, Function<Money, T> needsApproval);

    /** It does, as far as anything but holds can tell. */
    record Permitted() implements Verdict {
        @Override
        public <T> T match(Supplier<T> permitted, Function<Refusal, T> refused, Function<Money, T> needsApproval) {
            return permitted.get();
        }
    }

    /**
     * It does not.
     *
     * @param refusal why; the bounds that were hit are for the principal only
     */
    record Refused(Refusal refusal) implements Verdict {
        @Override
        public <T> T match(Supplier<T> permitted, Function<Refusal, T> refused, Function<Money, T> needsApproval) {
            return refused.apply(refusal);
        }
    }

    /**
     * It does, once the principal has approved it.
     *
     * @param amount what the move binds, all items together
     */
    record NeedsApproval(Money amount) implements Verdict {
        @Override
        public <T> T match(Supplier<T> permitted, Function<Refusal, T> refused, Function<Money, T> needsApproval) {
            return needsApproval.apply(amount);
        }
    }

    /**
     * The verdict about a move that may come to any of several alternatives, each of which has one: the first refusal, else the
     * approval of the dearest, else permitted.
     *
     * @throws IllegalArgumentException if there is no alternative
     */
    static Verdict ofAll(List<Verdict> alternatives) {
        return alternatives.stream()
                .reduce(Verdict::worse)
                .orElseThrow(() -> new IllegalArgumentException("a move has at least one alternative"));
    }

    private static Verdict worse(Verdict one, Verdict other) {
        if (one instanceof Refused || other instanceof Permitted) {
            return one;
        }
        boolean dearer = one instanceof NeedsApproval first
                && other instanceof NeedsApproval second
                && first.amount().minorUnits() >= second.amount().minorUnits();
        return dearer ? one : other;
    }

    /** The verdict {@link Permitted}. */
    Verdict PERMITTED = new Permitted();
}
