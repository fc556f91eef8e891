// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import java.util.Set;

/**
 * A protocol whose decisions depend on facts that no state holds: answered by a host, by Parley's seeds, or by computing.
 *
 * @param <R> its rules
 * @param <M> its moves
 * @param <S> its state
 * @since 0.1.0
 */
public interface NeedsFacts<R, M, S> {
    /** What must be fetched into the context before an opening can be decided. */
    Set<Need> needs(Opening<R> opening);

    /** What must be fetched into the context before an input can be decided. */
    default Set<Need> needs(S state, Input<M> input) {
        return Set.of();
    }
}
