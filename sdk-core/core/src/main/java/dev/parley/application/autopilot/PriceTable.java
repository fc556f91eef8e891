// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.autopilot;

import dev.parley.api.EventView;
import dev.parley.api.NegotiationView;
import dev.parley.model.Domain;
import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.Seat;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.strategy.Offers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Alternating offers over the price of one item, as one seat sees them: all that an autopilot decides by, and nothing that the
 * seat's own view and events do not hold. Prices are counted in ticks of the item's price.
 *
 * @param view what the seat sees now
 * @param item what is for sale
 * @param fixed the item's terms but for its price
 * @param buys whether the seat buys
 * @param own the prices that the seat has offered
 * @param other the prices that the other side has offered
 */
record PriceTable(NegotiationView view, Item item, Terms fixed, boolean buys, Offers own, Offers other) {
    private static final String OFFERED = "offer-made";

    /** The table of a view without what was said; empty where autopilots cannot play. */
    static Optional<PriceTable> of(NegotiationView view) {
        List<Item> items = view.listing().items();
        Optional<Seat> seat = view.seat()
                .flatMap(own -> view.seats().stream()
                        .filter(one -> one.id().equals(own))
                        .findFirst());
        if (!view.protocol().equals(AlternatingOffers.ID) || items.size() != 1) {
            return Optional.empty();
        }
        return seat.filter(one -> one.role() != SeatRole.MEDIATOR)
                .flatMap(one -> items.get(0)
                        .fixed()
                        .map(fixed -> new PriceTable(
                                view, items.get(0), fixed, one.role() == SeatRole.BUYER, Offers.NONE, Offers.NONE)));
    }

    /** The same with the offers among some events that the seat has seen, in order. */
    PriceTable hearing(List<EventView> events) {
        Offers mine = own;
        Offers theirs = other;
        for (EventView event : events) {
            if (event.type().equals(OFFERED)) {
                long price = ticks(
                        Terms.fromJson(event.details().get("terms").elements().get(0)));
                boolean buyers = event.details().get("by").text().equals("buyer");
                mine = buyers == buys ? mine.with(price) : mine;
                theirs = buyers == buys ? theirs : theirs.with(price);
            }
        }
        return new PriceTable(view, item, fixed, buys, mine, theirs);
    }

    /** The events that the view rests on; what has changed with time alone is left out. */
    long events() {
        return events(view);
    }

    /** How many events a view rests on, by its revision. */
    static long events(NegotiationView view) {
        return Long.parseLong(view.revision().split("\\.", 2)[0]);
    }

    private Domain.Price prices() {
        return (Domain.Price) item.price().domain();
    }

    private long ticks(Terms terms) {
        return terms.values().get(item.price().id()) instanceof Value.Amount amount ? ticks(amount.money()) : 0;
    }

    /** A price in ticks. */
    long ticks(Money price) {
        return price.minorUnits() / prices().tick();
    }

    /** A number of ticks as a price. */
    Money price(long ticks) {
        return new Money(Math.multiplyExact(ticks, prices().tick()), prices().currency());
    }

    /** Complete terms at a price. */
    Terms at(long ticks) {
        return fixed.with(Terms.of(item.id(), Map.of(item.price().id(), Value.of(price(ticks)))));
    }

    /** What the seat may do of a kind. */
    Optional<Allowed> may(String kind) {
        return view.allowed().stream()
                .filter(allowed -> allowed.kind().equals(kind))
                .findFirst();
    }

    /** How the seat may name a price: by an offer, or by a counter-offer; empty where it may not now. */
    Optional<Allowed> mayOffer() {
        return may("offer").or(() -> may("counter"));
    }

    /** Whether it is waited for this seat to offer or to answer. */
    boolean isAwaited() {
        return may("accept").isPresent() || mayOffer().isPresent();
    }

    /** The price in the other side's offer on the table, where this seat may accept it. */
    Optional<Long> standing() {
        return may("accept").map(allowed -> other.last());
    }

    /** The least price that an offer may name now, in ticks. */
    long least(Allowed offering) {
        return limit(offering, "min").map(this::ceiling).orElse(prices().min() / prices().tick());
    }

    /** The greatest price that an offer may name now, in ticks. */
    long most(Allowed offering) {
        return limit(offering, "max").map(price -> price / prices().tick()).orElse(prices().max() / prices().tick());
    }

    private long ceiling(long price) {
        return -Math.floorDiv(-price, prices().tick());
    }

    private Optional<Long> limit(Allowed offering, String end) {
        return offering.limits()
                .find("items")
                .flatMap(items -> items.find(item.id().value()))
                .flatMap(limits -> limits.find(item.price().id().value()))
                .flatMap(range -> range.find(end))
                .map(Json::integer);
    }

    /** How many offers both sides may make together: those that were made, and those that the rules leave. */
    int offers() {
        return (int) Math.max(1, made() + left());
    }

    private long made() {
        return number("roundsUsed");
    }

    /** The buyer's own offers run out too, and sides take turns. */
    private long left() {
        long buyers = 2 * number("buyersOffersLeft") + (buys ? 0 : 1);
        return Math.min(number("roundsLeft"), buyers);
    }

    private long number(String name) {
        return view.details().find(name).map(Json::integer).orElse(0L);
    }

    /**
     * How much of the negotiation is over, from 0 to 1: by the offers that are left or by the time that is left, whichever is
     * nearer to its end. It is 1 where no offer comes after this one.
     */
    double time() {
        long made = made();
        long last = offers() - 1L;
        double byOffers = made >= last ? 1 : (double) made / last;
        return Math.max(byOffers, byClock());
    }

    private double byClock() {
        return view.details()
                .find("deadline")
                .map(Json::instant)
                .map(deadline -> {
                    double whole = Duration.between(view.openedAt(), deadline).toMillis();
                    double gone =
                            Duration.between(view.openedAt(), view.serverTime()).toMillis();
                    return whole <= 0 ? 1 : Math.max(0, Math.min(1, gone / whole));
                })
                .orElse(0.0);
    }
}
