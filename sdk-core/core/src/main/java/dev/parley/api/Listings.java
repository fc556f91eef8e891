// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.IdempotencyKey;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.port.Caller;
import java.util.List;

/**
 * What the host tells Parley of its listings and stock. For the host, where it says no one else.
 *
 * @since 0.1.0
 */
public interface Listings {
    /**
     * Puts a new listing, or one that was withdrawn and is for sale again. {@code REVISION_REQUIRED} for one that is for sale
     * already: that is changed with {@link #replace}. For hosts without a {@link dev.parley.port.ListingSource}; others get
     * {@code LISTINGS_ELSEWHERE}.
     *
     * <p>Open negotiations keep the listing as it was, but another seller ends them, and an item that the listing no longer
     * has cannot be had there any more. Private terms lapse where their numbers mean something else now; the guide has a
     * table (Listings that change).
     *
     * <p>An item's stock is all units that were ever put up for sale under its name, those that deals hold and those that
     * were sold among them; Parley counts what is left. So it changes when units come in, never because some were sold.
     * Less than what deals hold and what was sold is refused with {@code STOCK_UNAVAILABLE}.
     */
    Outcome<Listing> put(Caller caller, Listing listing, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<Listing> put(Caller caller, Listing listing) {
        return put(caller, listing, IdempotencyKey.fresh());
    }

    /**
     * Puts a changed listing in the place of the one that the host has seen. Open negotiations keep the listing as it was.
     *
     * @param seen the {@link Listing#revision} that the host has seen; {@code STALE_REVISION} if the listing for sale is
     *     another one by now
     * @param listing as {@link #put} has it
     */
    Outcome<Listing> replace(Caller caller, String seen, Listing listing, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<Listing> replace(Caller caller, String seen, Listing listing) {
        return replace(caller, seen, listing, IdempotencyKey.fresh());
    }

    /**
     * Puts more units of an item up for sale: adds to its stock, whatever that was. Units that buyers gave back are such,
     * too. For hosts without a {@link dev.parley.port.ListingSource}; others change the stock in their catalogue, which is
     * asked when a negotiation is opened and before anybody is told that something is sold out.
     *
     * @param units at least 1
     */
    Outcome<List<StockView>> restock(Caller caller, ListingRef listing, ItemId item, long units, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<List<StockView>> restock(Caller caller, ListingRef listing, ItemId item, long units) {
        return restock(caller, listing, item, units, IdempotencyKey.fresh());
    }

    /** A listing as it stands now. For anyone. */
    Outcome<Listing> find(Caller caller, ListingRef listing);

    /**
     * Ends every open negotiation on a listing with a neutral reason; deals stand. For the host, operators and the seller in
     * person. Repeating it changes nothing. It binds when it returns, on every node: nothing is agreed, joined or opened any
     * more, though some negotiations may be seen open until somebody acts in them or a worker has ended them.
     *
     * <p>A host with a catalogue of its own takes the listing off there first. Parley does not see what changes there: this
     * call alone ends what is open, and every call ends all that was opened before it.
     */
    Outcome<Listing> withdraw(Caller caller, ListingRef listing, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<Listing> withdraw(Caller caller, ListingRef listing) {
        return withdraw(caller, listing, IdempotencyKey.fresh());
    }

    /**
     * Sells units without a negotiation, such as at list price, in the host's current transaction: what the host writes
     * beside it is committed or rolled back with it. For the host. Refused with {@code STOCK_UNAVAILABLE} unless the units
     * are free: what a deal holds is not sold. The same order again gets the first answer, and {@code
     * IDEMPOTENCY_KEY_REUSED} for other units of the item. Negotiations that need what is gone end.
     *
     * @return {@code NO_HOST_TRANSACTION} outside of one on Parley's database, {@code STOCK_ELSEWHERE} where the host keeps
     *     its stock itself
     * @throws dev.parley.port.RetryTransactionException if the database ended the transaction for another one's sake
     */
    Outcome<Sale> sell(Caller caller, Sale sale);

    /** Sells in a transaction of its own, as the facade does; safe to repeat by the order's reference. */
    Outcome<Sale> sellNow(Caller caller, Sale sale);

    /**
     * Tells that units were sold elsewhere, or are gone for any other reason. It has happened and is never refused: where
     * too few are free, deals lose theirs and become {@link dev.parley.settlement.DealState#SOLD_ELSEWHERE}, until what is
     * gone is covered: deals that wait for checkout before deals in checkout, of each the one agreed last first. Deals that
     * were paid lose nothing. Negotiations that need what is gone end. For the host; {@code STOCK_ELSEWHERE} where it keeps
     * its stock itself. To ask whether units may be sold, {@link #sell} them.
     *
     * @param units at least 1
     */
    Outcome<List<StockView>> sold(Caller caller, ListingRef listing, ItemId item, long units, IdempotencyKey key);

    /** The same under a fresh key. Take a key of your own where the command may be sent again. */
    default Outcome<List<StockView>> sold(Caller caller, ListingRef listing, ItemId item, long units) {
        return sold(caller, listing, item, units, IdempotencyKey.fresh());
    }

    /** The stock of a listing's items. For the host, operators and the seller in person. */
    Outcome<List<StockView>> stock(Caller caller, ListingRef listing);
}
