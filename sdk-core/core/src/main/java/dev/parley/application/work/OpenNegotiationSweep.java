// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.work;

import dev.parley.application.store.Head;
import dev.parley.model.NegotiationId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Open negotiations, page by page, each of which is told of something. One that fails does not keep the others from it. */
final class OpenNegotiationSweep {
    static final int PAGE = 100;

    private OpenNegotiationSweep() {}

    /**
     * Tells each.
     *
     * @param page the page after a negotiation
     * @throws IllegalStateException after all others were told, if some failed, so that the message comes again
     */
    static void each(Function<Optional<NegotiationId>, List<Head>> page, Consumer<Head> tell) {
        int failed = 0;
        IllegalStateException failure = new IllegalStateException("some negotiations could not be told");
        List<Head> heads = page.apply(Optional.empty());
        while (!heads.isEmpty()) {
            for (Head head : heads) {
                try {
                    tell.accept(head);
                } catch (RuntimeException e) {
                    failed++;
                    failure.addSuppressed(e);
                }
            }
            heads = page.apply(Optional.of(heads.get(heads.size() - 1).id()));
        }
        if (failed > 0) {
            throw failure;
        }
    }
}
