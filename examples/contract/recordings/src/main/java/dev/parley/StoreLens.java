// SPDX-License-Identifier: Apache-2.0
package dev.parley;

import dev.parley.application.store.Store;
import java.util.function.UnaryOperator;

/** What the recordings may do to a {@link Parley} that hosts may not. */
public final class StoreLens {
    private StoreLens() {}

    /** Puts something between a Parley and its store. */
    public static ParleyBuilder between(ParleyBuilder builder, UnaryOperator<Store> lens) {
        return builder.storeSeenThrough(lens);
    }
}
