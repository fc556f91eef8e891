// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.listing;

import dev.parley.application.outbox.Messages;
import dev.parley.application.store.Append;
import dev.parley.application.store.Condition;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.RecordPut;
import dev.parley.application.store.Store;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.Tenant;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A time for which a listing is for sale without a break. A withdrawal ends it, and so does another seller: what was opened
 * in it can go on no more, wherever the listing is kept. It is a record of its own, whose revision is its number, so that a
 * move rests on it without reading it.
 *
 * @param number from 1
 * @param begun whether the record is there; the first period of a listing begins when it is put or first negotiated
 */
public record SalePeriod(ListingRef listing, long number, boolean begun) {
    private static final Json NOTHING = Json.object().build();

    /** The period that a listing is in now. */
    public static SalePeriod now(Store store, Tenant tenant, ListingRef listing) {
        return of(listing, store.record(tenant, RecordKind.SALE_PERIOD, listing.value()));
    }

    /** The period that a listing's record says. */
    static SalePeriod of(ListingRef listing, Optional<StoredRecord> stored) {
        return new SalePeriod(listing, stored.map(StoredRecord::revision).orElse(1L), stored.isPresent());
    }

    /** The period of that number, which has begun. */
    public static SalePeriod begun(ListingRef listing, long number) {
        return new SalePeriod(listing, number, true);
    }

    /** Whether an append that rests on that record rests on a period. */
    public static boolean isMeant(Condition condition) {
        return condition.kind() == RecordKind.SALE_PERIOD;
    }

    /** Lets an append be written only while this period lasts, and begins the first one. */
    public Append.Builder restOn(Append.Builder append) {
        return begun
                ? append.condition(new Condition(RecordKind.SALE_PERIOD, listing.value(), number))
                : append.record(next());
    }

    /** Begins the first period with an append; one that has begun stays as it is. */
    Append.Builder begin(Append.Builder append) {
        return begun ? append : append.record(next());
    }

    /** Ends this period with an append, and with it what was opened in it. */
    Append.Builder end(Append.Builder append, Instant at) {
        return begun
                ? append.record(next()).message(Messages.listingWithdrawn(listing, number, at))
                : append.record(next());
    }

    private RecordPut next() {
        return new RecordPut(RecordKind.SALE_PERIOD, listing.value(), begun ? number : 0, NOTHING, Set.of());
    }
}
