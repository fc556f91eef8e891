// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.application.Environment;
import dev.parley.application.fact.FactKey;
import dev.parley.application.fact.FactsMissingException;
import dev.parley.application.negotiation.session.OpeningRecord;
import dev.parley.model.PrincipalId;
import dev.parley.protocol.Need;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Keeps out of a negotiation whom the host knows to be tied to its owner: who could drive up the price for the owner. */
final class TiesToOwner {
    private TiesToOwner() {}

    /**
     * Why somebody may not join.
     *
     * @throws FactsMissingException if the host is to be asked first, which is done outside of everything
     */
    static Optional<Refusal> refusal(Environment environment, OpeningRecord opening, PrincipalId guest, Instant at) {
        if (!environment.facts().knowsRelations()) {
            return Optional.empty();
        }
        FactKey key = new FactKey(
                opening.tenant(),
                opening.listing().ref(),
                new Need.Tied(opening.listing().owner(), guest));
        boolean tied = environment
                .facts()
                .atHand(key, at)
                .orElseThrow(() -> new FactsMissingException(Set.of(key)))
                .bool();
        return tied ? Optional.of(Refusal.of(Reason.TIED_TO_OWNER)) : Optional.empty();
    }
}
