// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import dev.parley.model.Json;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How good an agreement was for one party, by what it stated itself and the public terms alone: another party's priorities make no
 * difference to it. The principal reads it beside its priorities.
 */
final class OwnCertificate {
    private static final long PER_MILLE = 1_000;

    private OwnCertificate() {}

    /** Empty until all have accepted. */
    static Optional<Json> of(MediatedState state, MediatedEvent.Stated stated) {
        return state.isAgreed() ? Optional.of(json(state, stated)) : Optional.empty();
    }

    private static Json json(MediatedState state, MediatedEvent.Stated stated) {
        List<List<Long>> worths = state.agenda().worths(stated.issues());
        List<Integer> choice =
                state.agenda().choice(state.proposal().orElseThrow().terms());
        long worth = 0;
        long best = 0;
        for (int issue = 0; issue < choice.size(); issue++) {
            worth += worths.get(issue).get(choice.get(issue));
            best += Collections.max(worths.get(issue));
        }
        long gain = worth - stated.reservation();
        long most = best - stated.reservation();
        return Json.object()
                .put("worth", worth)
                .put("gain", gain)
                .put("best", best)
                .put("sharePerMille", most > 0 ? gain * PER_MILLE / most : 0)
                .build();
    }
}
