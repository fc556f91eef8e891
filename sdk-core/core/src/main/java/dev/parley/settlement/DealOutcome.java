// SPDX-License-Identifier: Apache-2.0
package dev.parley.settlement;

import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.function.Function;

/**
 * What comes of a call on a deal. Closed: handle it with {@link #match}.
 *
 * @since 0.1.0
 */
public sealed interface DealOutcome {
    /** The result of the case that this outcome is. */
    <T> T match(Function<DealStatus, T> changed, Function<DealStatus, T> unchanged, Function<Refusal, T> refused);

    /**
     * It happened now.
     *
     * @param status the new status
     */
    record Changed(DealStatus status) implements DealOutcome {
        @Override
        public <T> T match(
                Function<DealStatus, T> changed, Function<DealStatus, T> unchanged, Function<Refusal, T> refused) {
            return changed.apply(status);
        }
    }

    /**
     * It had happened before, or there is nothing to do: the first answer again.
     *
     * @param status the status as it was
     */
    record Unchanged(DealStatus status) implements DealOutcome {
        @Override
        public <T> T match(
                Function<DealStatus, T> changed, Function<DealStatus, T> unchanged, Function<Refusal, T> refused) {
            return unchanged.apply(status);
        }
    }

    /**
     * It did not happen.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements DealOutcome {
        @Override
        public <T> T match(
                Function<DealStatus, T> changed, Function<DealStatus, T> unchanged, Function<Refusal, T> refused) {
            return refused.apply(refusal);
        }
    }

    /** Refused, for that reason. */
    static DealOutcome refused(Reason reason) {
        return new Refused(Refusal.of(reason));
    }
}
