// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.listing;

import dev.parley.application.Environment;
import dev.parley.application.store.Condition;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Tenant;
import dev.parley.port.ListingSource;
import dev.parley.port.StoreUnavailableException;
import java.util.Optional;
import java.util.function.BiFunction;

/** Where listings are looked up: the host's catalogue, or what was put through the API. */
public final class ListingCatalogue {
    private final Environment environment;

    public ListingCatalogue(Environment environment) {
        this.environment = environment;
    }

    /** The listing as it stands; one that was withdrawn is not for sale and not found. */
    public Optional<Listing> find(Tenant tenant, ListingRef listing) {
        return environment
                .listings()
                .map(source -> ask(source, tenant, listing))
                .orElseGet(() -> put(tenant, listing));
    }

    /**
     * The same with what an opening or a sale rests on. The period is read first: a host takes a listing off its catalogue
     * before it calls {@code withdraw}, so that what is found in a period is for sale in it.
     */
    public Optional<ListingForSale> forSale(Tenant tenant, ListingRef listing) {
        return forSale(tenant, listing, (kind, id) -> environment.store().record(tenant, kind, id));
    }

    /** The same, with records read otherwise than from the store. */
    public Optional<ListingForSale> forSale(
            Tenant tenant, ListingRef listing, BiFunction<RecordKind, String, Optional<StoredRecord>> records) {
        SalePeriod period = SalePeriod.of(listing, records.apply(RecordKind.SALE_PERIOD, listing.value()));
        if (environment.listings().isPresent()) {
            return find(tenant, listing).map(found -> new ListingForSale(found, period, Optional.empty()));
        }
        return records.apply(RecordKind.LISTING, listing.value())
                .filter(stored -> !ListingRecords.isWithdrawn(stored))
                .map(stored ->
                        new ListingForSale(ListingRecords.listing(stored), period, Optional.of(Condition.on(stored))));
    }

    private static Optional<Listing> ask(ListingSource source, Tenant tenant, ListingRef listing) {
        try {
            return source.find(tenant, listing).map(found -> named(found, listing));
        } catch (RuntimeException e) {
            throw new StoreUnavailableException("the host's catalogue could not be read", e);
        }
    }

    /** A catalogue that answers with another listing would have one sold in the place of the other. */
    private static Listing named(Listing found, ListingRef asked) {
        if (!found.ref().equals(asked)) {
            throw new IllegalStateException("asked for the listing " + asked + " it answered " + found.ref());
        }
        return found;
    }

    private Optional<Listing> put(Tenant tenant, ListingRef listing) {
        return environment
                .store()
                .record(tenant, RecordKind.LISTING, listing.value())
                .filter(stored -> !ListingRecords.isWithdrawn(stored))
                .map(ListingRecords::listing);
    }
}
