// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.listing;

import dev.parley.application.Environment;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Tenant;
import java.util.Optional;
import java.util.Set;

/** Listings that were put through the API, as they are kept; and what is known of listings that are not for sale. */
final class ListingRecords {
    private final Environment environment;
    private final ListingCatalogue catalogue;
    private final NegotiatedListings negotiated;

    ListingRecords(Environment environment, NegotiatedListings negotiated) {
        this.environment = environment;
        this.catalogue = new ListingCatalogue(environment);
        this.negotiated = negotiated;
    }

    Optional<StoredRecord> find(Tenant tenant, ListingRef ref) {
        return environment.store().record(tenant, RecordKind.LISTING, ref.value());
    }

    /** A listing for whoever may know that it was withdrawn; from the host's catalogue if it has one. */
    Optional<Listing> known(Tenant tenant, ListingRef ref) {
        if (environment.listings().isEmpty()) {
            return find(tenant, ref).map(ListingRecords::listing);
        }
        return catalogue.find(tenant, ref).or(() -> negotiated.find(tenant, ref));
    }

    static Listing listing(StoredRecord stored) {
        return Listing.fromJson(stored.body().get("listing"));
    }

    static boolean isWithdrawn(StoredRecord stored) {
        return stored.body().get("withdrawn").bool();
    }

    static RecordPut put(Listing listing, boolean withdrawn, long revision) {
        Json body = Json.object()
                .put("listing", listing.toJson())
                .put("withdrawn", withdrawn)
                .build();
        return new RecordPut(RecordKind.LISTING, listing.ref().value(), revision, body, Set.of());
    }
}
