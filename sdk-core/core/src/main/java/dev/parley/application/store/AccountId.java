// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.store;

import dev.parley.model.ItemId;
import dev.parley.model.ListingRef;
import dev.parley.model.MandateId;
import dev.parley.model.OrderReference;
import dev.parley.model.PrincipalId;
import java.util.Comparator;

/**
 * The name of an account: something of which there is only so much. Their order is the order in which they are locked.
 *
 * @param kind of what
 * @param key whose; its parts are joined by a line feed, which no id contains
 */
public record AccountId(Kind kind, String key) implements Comparable<AccountId> {
    private static final Comparator<AccountId> ORDER =
            Comparator.comparing(AccountId::kind).thenComparing(AccountId::key);

    /** Of what there is only so much, in locking order. */
    public enum Kind {
        /** Money that an agent may spend under a mandate, in minor units. */
        MANDATE_BUDGET,
        /** Deals that an agent may make under a mandate. */
        MANDATE_DEALS,
        /** The one open negotiation of a buyer on a listing. */
        NEGOTIATION_SLOT,
        /** Offers that count against a buyer's cap on a listing. */
        OFFERS,
        /** Units of an item that an order may take: those that it took, once. */
        SALE,
        /** Units of an item. */
        STOCK
    }

    public static AccountId budget(MandateId mandate) {
        return new AccountId(Kind.MANDATE_BUDGET, mandate.value());
    }

    public static AccountId deals(MandateId mandate) {
        return new AccountId(Kind.MANDATE_DEALS, mandate.value());
    }

    public static AccountId slot(ListingRef listing, PrincipalId buyer) {
        return new AccountId(Kind.NEGOTIATION_SLOT, listing.value() + "\n" + buyer.value());
    }

    public static AccountId offers(ListingRef listing, PrincipalId buyer) {
        return new AccountId(Kind.OFFERS, listing.value() + "\n" + buyer.value());
    }

    public static AccountId sale(OrderReference order, ListingRef listing, ItemId item) {
        return new AccountId(Kind.SALE, order.value() + "\n" + listing.value() + "\n" + item.value());
    }

    public static AccountId stock(ListingRef listing, ItemId item) {
        return new AccountId(Kind.STOCK, listing.value() + "\n" + item.value());
    }

    /** The listing of an account of units, of a place or of offers. */
    public ListingRef listing() {
        return new ListingRef(key.substring(0, key.indexOf('\n')));
    }

    /** The item of a stock account. */
    public ItemId item() {
        return new ItemId(key.substring(key.indexOf('\n') + 1));
    }

    @Override
    public int compareTo(AccountId other) {
        return ORDER.compare(this, other);
    }
}
