// SPDX-License-Identifier: Apache-2.0
package dev.parley.policy;

import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Safe;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;

/**
 * Listings of one currency whose list price lies between two amounts, both included.
 *
 * <p>The list price of a listing with several items is the sum of its items' list prices, each counted once: what one of
 * everything costs without negotiation. So each listing has one price, and ranges that meet without a gap share the
 * listings out among them.
 *
 * @param currency of both amounts; listings of other currencies lie outside, whatever their price
 * @param min the least, minor units, not negative; empty is no least
 * @param max the greatest, minor units, not negative; empty is no greatest
 * @since 0.1.0
 */
public record PriceRange(Currency currency, Optional<Long> min, Optional<Long> max) {
    public PriceRange {
        Objects.requireNonNull(currency, "currency");
        requireAmount("min", min);
        requireAmount("max", max);
    }

    private static void requireAmount(String name, Optional<Long> amount) {
        if (amount.filter(units -> units < 0 || !Safe.holds(units)).isPresent()) {
            throw new IllegalArgumentException(name + " must be a number of minor units from 0");
        }
    }

    /** A listing's list price in minor units of its currency: the sum over its items, which a {@code long} holds. */
    public static long listPrice(Listing listing) {
        long sum = 0;
        for (Item item : listing.items()) {
            sum = Math.addExact(sum, item.listPrice().minorUnits());
        }
        return sum;
    }

    /** Whether nothing can lie in it, because the least exceeds the greatest. */
    public boolean isEmpty() {
        return min.isPresent() && max.isPresent() && min.get() > max.get();
    }

    /** Whether a listing lies in it. */
    public boolean contains(Listing listing) {
        long price = listPrice(listing);
        return listing.currency().equals(currency) && price >= min.orElse(0L) && price <= max.orElse(Long.MAX_VALUE);
    }

    /** Whether and why a listing lies in it. */
    Finding finding(Listing listing) {
        if (!listing.currency().equals(currency)) {
            return new Finding(
                    Finding.Code.CURRENCY_DIFFERS,
                    "The rule is about prices in " + currency + "; the listing is in " + listing.currency() + ".");
        }
        long price = listPrice(listing);
        String listed = "The list price " + text(price);
        if (price < min.orElse(0L)) {
            return new Finding(
                    Finding.Code.PRICE_BELOW_RANGE, listed + " is below the rule's minimum " + text(min.get()) + ".");
        }
        if (price > max.orElse(Long.MAX_VALUE)) {
            return new Finding(
                    Finding.Code.PRICE_ABOVE_RANGE, listed + " is above the rule's maximum " + text(max.get()) + ".");
        }
        return new Finding(Finding.Code.PRICE_WITHIN_RANGE, listed + " lies within the rule's range.");
    }

    /** An amount of its currency as people write it, such as {@code EUR 12.50}. */
    String text(long minorUnits) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return currency + " " + BigDecimal.valueOf(minorUnits, digits).toPlainString();
    }

    /** Whether every listing of the other range lies in this one. */
    boolean covers(PriceRange other) {
        return currency.equals(other.currency)
                && min.orElse(0L) <= other.min.orElse(0L)
                && max.orElse(Long.MAX_VALUE) >= other.max.orElse(Long.MAX_VALUE);
    }

    /** This range as JSON. */
    public Json toJson() {
        return Json.object()
                .put("currency", currency.getCurrencyCode())
                .putIf("min", min, Json::of)
                .putIf("max", max, Json::of)
                .build();
    }

    /**
     * The range that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no range
     */
    public static PriceRange fromJson(Json json) {
        return new PriceRange(
                readCurrency(json.get("currency").text()),
                json.find("min").map(Json::integer),
                json.find("max").map(Json::integer));
    }

    private static Currency readCurrency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new Json.Mismatch("currency must be an ISO 4217 code");
        }
    }
}
