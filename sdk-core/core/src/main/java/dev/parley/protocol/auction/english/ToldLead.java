// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How far the bidding had come, as everybody was told.
 *
 * @param because why it came there
 * @param bidder by whose doing, 0 at the start
 * @param bidders how many have bid
 * @param price of a unit, minor units
 * @param leaders their numbers
 * @param reserveMet whether there is a reserve and it is met
 * @param buyNow whether the item may still be bought at once
 * @param end when bidding closes from then on
 * @param at when it came there
 */
record ToldLead(
        PriceCause because,
        long bidder,
        long bidders,
        long price,
        List<Long> leaders,
        boolean reserveMet,
        boolean buyNow,
        Instant end,
        Instant at) {
    static ToldLead start(Sale sale) {
        Lead start = Lead.at(sale.start());
        return new ToldLead(
                PriceCause.BID,
                0,
                0,
                sale.start(),
                List.of(),
                false,
                sale.isBuyNowOpen(start),
                Instant.MAX,
                Instant.MIN);
    }

    /** What an event tells. */
    static ToldLead of(ToldLead before, Json told) {
        long bidder = told.get("bidder").integer();
        return new ToldLead(
                PriceCause.valueOf(
                        told.get("because").text().toUpperCase(Locale.ROOT).replace('-', '_')),
                bidder,
                Math.max(before.bidders(), bidder),
                told.get("price").integer(),
                told.get("leaders").list(Json::integer),
                told.get("reserveMet").bool(),
                told.get("buyNow").bool(),
                told.get("end").instant(),
                told.get("at").instant());
    }

    boolean leads(long number) {
        return leaders.contains(number);
    }
}
