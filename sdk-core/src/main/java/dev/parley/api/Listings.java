package dev.parley.api;

import dev.parley.model.IdempotencyKey;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.port.Caller;
import java.util.List;

/** What the host tells Parley of its listings and stock. For the host, where it says no one else. */
public interface Listings {
    /**
     * Puts a listing, new or changed, for hosts without a {@link dev.parley.port.ListingSource}. Open negotiations keep
     * the listing as it was; the stock becomes what the listing says, less what is held and sold.
     */
    Outcome<Listing> put(Caller caller, Listing listing, IdempotencyKey key);

    /** A listing as it stands now. For anyone. */
    Outcome<Listing> find(Caller caller, ListingRef listing);

    /** Ends every open negotiation on a listing with a neutral reason; deals stand. */
    Outcome<Listing> withdraw(Caller caller, ListingRef listing, IdempotencyKey key);

    /** Tells that the host itself sold units: they are gone, and negotiations that need them end. */
    Outcome<List<StockView>> sold(Caller caller, ListingRef listing, ItemId item, long units, IdempotencyKey key);

    /** The stock of a listing's items. */
    Outcome<List<StockView>> stock(Caller caller, ListingRef listing);
}
