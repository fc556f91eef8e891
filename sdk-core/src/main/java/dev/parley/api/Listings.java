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
     * Puts a listing, new or changed, for hosts without a {@link dev.parley.port.ListingSource}; others get
     * {@code LISTINGS_ELSEWHERE}. Open negotiations keep the listing as it was. One that was withdrawn is for sale again.
     *
     * <p>An item's stock is what the host has left to sell now: units that deals hold but nobody has paid for are among
     * it, units that were sold, by the host or through deals, are not. A host that always sends its own remaining stock
     * is right, whatever happened before; between a payment and the host's next word a unit may be counted as gone twice,
     * never as there twice. Where an item has become less, negotiations that need what is gone end.
     */
    Outcome<Listing> put(Caller caller, Listing listing, IdempotencyKey key);

    /** A listing as it stands now. For anyone. */
    Outcome<Listing> find(Caller caller, ListingRef listing);

    /**
     * Ends every open negotiation on a listing with a neutral reason; deals stand. For the host and the seller in person.
     * Repeating it changes nothing. A host with a catalogue of its own takes the listing off there first.
     */
    Outcome<Listing> withdraw(Caller caller, ListingRef listing, IdempotencyKey key);

    /**
     * Tells that the host itself sold units: they are gone, even if deals hold them or there were fewer, and negotiations
     * that need them end. For the host.
     *
     * @param units at least 1
     */
    Outcome<List<StockView>> sold(Caller caller, ListingRef listing, ItemId item, long units, IdempotencyKey key);

    /** The stock of a listing's items. For the host, operators and the seller in person. */
    Outcome<List<StockView>> stock(Caller caller, ListingRef listing);
}
