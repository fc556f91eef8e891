// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.application.negotiation.session.OpeningRecord;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Store;
import dev.parley.model.PrincipalId;
import dev.parley.protocol.Need;
import java.util.Optional;
import java.util.Set;

/**
 * The one place that a buyer has on a listing. Where what the opener did in other negotiations counts, the place is looked at first:
 * one that becomes free afterwards may do so by an end, and offers, that were not among those that were counted.
 */
final class PlaceOnListing {
    private final Store store;

    PlaceOnListing(Store store) {
        this.store = store;
    }

    /** A place that is taken of those whose other negotiations an opening needs to know. */
    Optional<AccountId> takenAmong(OpeningRecord openingRecord, Set<Need> needs) {
        return needs.stream()
                .flatMap(need -> whoseDoings(need).stream())
                .flatMap(principal -> taken(openingRecord, principal).stream())
                .findFirst();
    }

    private static Optional<PrincipalId> whoseDoings(Need need) {
        if (need instanceof Need.OffersOnListing offers) {
            return Optional.of(offers.principal());
        }
        return need instanceof Need.LastWithoutDeal last ? Optional.of(last.principal()) : Optional.empty();
    }

    /** A buyer's place, if a negotiation has it. */
    Optional<AccountId> taken(OpeningRecord openingRecord, PrincipalId buyer) {
        return Optional.of(AccountId.slot(openingRecord.listing().ref(), buyer))
                .filter(place -> !store.holds(openingRecord.tenant(), place, 1).isEmpty());
    }
}
