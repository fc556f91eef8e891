// SPDX-License-Identifier: Apache-2.0
package dev.parley;

import dev.parley.application.store.Store;
import java.util.function.UnaryOperator;

/** What tests in other packages may do to a {@link Parley} that hosts may not. */
public final class Seams {
    private Seams() {}

    /** Puts something between a Parley and its store. */
    public static ParleyBuilder storeSeenThrough(ParleyBuilder builder, UnaryOperator<Store> lens) {
        return builder.storeSeenThrough(lens);
    }
}
