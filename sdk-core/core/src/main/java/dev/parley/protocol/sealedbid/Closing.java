// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.ItemId;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.protocol.Context;
import dev.parley.protocol.DrawSeed;
import dev.parley.protocol.Need;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.sealedbid.SealedEvent.Closed;
import dev.parley.protocol.sealedbid.SealedEvent.ItemSettled;
import dev.parley.protocol.sealedbid.SealedEvent.RevealingBegan;
import dev.parley.protocol.sealedbid.SealedEvent.Sale;
import dev.parley.protocol.sealedbid.Submission.Bid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What comes of a deadline: the second window, or the prices and the end. */
final class Closing {
    private final SealedState state;
    private final Table table;

    private Closing(SealedState state) {
        this.state = state;
        this.table = state.table();
    }

    /**
     * The seeds of all items that can still be had, whether or not a price will be drawn: a close that waits for a lost
     * key only where there is something to draw would tell that two prices met.
     */
    static Set<Need> needs(SealedState state) {
        Set<Need> needs = new HashSet<>();
        if (state.pricesNext()) {
            state.openLots().forEach(lot -> seed(state, lot).ifPresent(needs::add));
        }
        return needs;
    }

    private static Optional<Need> seed(SealedState state, Lot lot) {
        return state.table()
                .seed(lot.id())
                .map(commitment -> new Need.Seed(lot.id().value(), commitment));
    }

    static List<SealedEvent> due(SealedState state, Context context) {
        Closing closing = new Closing(state);
        List<SeatId> placed = state.placed().seats(any -> true);
        // Where nobody committed there is nothing to wait for.
        return state.pricesNext() || placed.isEmpty()
                ? closing.prices(context)
                : List.of(new RevealingBegan(context.at(), placed));
    }

    private List<SealedEvent> prices(Context context) {
        List<SeatId> forfeited = state.placed().seats(one -> one.submission().isEmpty());
        boolean annulled = table.rules().forfeiture() == Forfeiture.ANNUL && !forfeited.isEmpty();
        List<ItemSettled> settled = new ArrayList<>();
        for (Lot lot : state.openLots()) {
            settled.add(settled(lot, annulled ? List.of() : sales(lot, context)));
        }
        Map<SeatId, Set<ItemId>> settling = settling(settled);
        settled.replaceAll(item -> settled(
                table.lot(item.item()),
                item.sales().stream()
                        .filter(sale ->
                                settling.getOrDefault(sale.buyer(), Set.of()).contains(item.item()))
                        .toList()));
        List<SealedEvent> events = new ArrayList<>(settled);
        events.add(new Closed(reason(settled), forfeited));
        return events;
    }

    /**
     * What settles of what each buyer has won. What does not is sold to nobody: to whoever bid next it would come at a price
     * that no rule names.
     */
    private Map<SeatId, Set<ItemId>> settling(List<ItemSettled> settled) {
        Map<SeatId, Set<ItemId>> won = new HashMap<>();
        settled.forEach(item -> item.sales()
                .forEach(sale -> won.computeIfAbsent(sale.buyer(), buyer -> new TreeSet<>())
                        .add(item.item())));
        won.replaceAll((buyer, items) -> table.settling(items));
        return won;
    }

    private ItemSettled settled(Lot lot, List<Sale> sales) {
        boolean published = !(table.rules().pricing() instanceof Pricing.Auction auction) || auction.publishesPrices();
        return new ItemSettled(lot.id(), table.seller().id(), sales, published);
    }

    private static CloseReason reason(List<ItemSettled> settled) {
        long sold = settled.stream().filter(item -> !item.sales().isEmpty()).count();
        if (sold == 0) {
            return CloseReason.NO_DEAL;
        }
        return sold == settled.size() ? CloseReason.AGREED : CloseReason.PARTLY_AGREED;
    }

    private List<Sale> sales(Lot lot, Context context) {
        if (table.rules().pricing() instanceof Pricing.Auction auction) {
            return auctioned(lot, auction);
        }
        SeatId buyer = seat(SeatRole.BUYER);
        Optional<Long> ticks = table.rules().pricing() instanceof Pricing.Split split
                ? split(lot, split.k())
                : zone(lot).map(zone -> drawn(lot, zone, context));
        return ticks.map(price -> List.of(new Sale(buyer, lot.minorUnits(price))))
                .orElse(List.of());
    }

    private List<Sale> auctioned(Lot lot, Pricing.Auction auction) {
        List<SeatId> bidders = new ArrayList<>();
        List<Long> bids = new ArrayList<>();
        for (Placements.Placed placed : state.placed().earliestFirst()) {
            placed.submission().flatMap(submission -> submission.bid(lot.id())).ifPresent(bid -> {
                bidders.add(placed.seat());
                bids.add(bid.price());
            });
        }
        return auction
                .rule()
                .sales(bids, table.reserve(lot.id()).orElse(lot.price().min()), auction.units())
                .stream()
                .map(sale -> new Sale(bidders.get(sale.bid()), sale.price()))
                .toList();
    }

    private Optional<Long> split(Lot lot, SplitPrice k) {
        return bid(SeatRole.SELLER, lot)
                .flatMap(seller -> bid(SeatRole.BUYER, lot)
                        .flatMap(buyer -> k.price(
                                lot.inTicks(seller).best(), lot.inTicks(buyer).best())));
    }

    /** Where the price of an item is drawn from; empty when there is no deal, or nothing to be drawn. */
    private Optional<PriceZone> zone(Lot lot) {
        return table.rules().pricing() instanceof Pricing.Draw draw
                ? bid(SeatRole.SELLER, lot)
                        .flatMap(seller -> bid(SeatRole.BUYER, lot)
                                .flatMap(buyer ->
                                        PriceZone.between(lot.inTicks(seller), lot.inTicks(buyer), draw.missing())))
                : Optional.empty();
    }

    private long drawn(Lot lot, PriceZone zone, Context context) {
        if (zone.isPoint()) {
            return zone.lowerFair();
        }
        DrawSeed seed =
                DrawSeed.fromHex(context.fact(seed(state, lot).orElseThrow()).text());
        return zone.draw(value(
                seed,
                table.opening(),
                lot,
                bid(SeatRole.SELLER, lot).orElseThrow(),
                bid(SeatRole.BUYER, lot).orElseThrow()));
    }

    /** The uniform value of an item: seed, negotiation, item, the seller's nonce and the buyer's. */
    static UniformValue value(DrawSeed seed, OpeningRecord<SealedRules> opening, Lot lot, Bid seller, Bid buyer) {
        List<String> nonces = List.of(seller.nonce().orElse(""), buyer.nonce().orElse(""));
        return UniformValue.of(seed.draw(opening.negotiation(), lot.id().value(), nonces));
    }

    private Optional<Bid> bid(SeatRole role, Lot lot) {
        return state.submission(seat(role)).flatMap(submission -> submission.bid(lot.id()));
    }

    private SeatId seat(SeatRole role) {
        return table.opening().seat(role).orElseThrow().id();
    }
}
