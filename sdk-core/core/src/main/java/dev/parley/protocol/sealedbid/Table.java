package dev.parley.protocol.sealedbid;

import dev.parley.model.ItemId;
import dev.parley.model.Seat;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was fixed when a negotiation opened, with its items looked up by name. */
public final class Table {
    private final SealedEvent.Opened opened;
    private final List<Lot> lots = new ArrayList<>();
    private final Map<ItemId, Lot> byItem = new HashMap<>();

    Table(SealedEvent.Opened opened) {
        this.opened = opened;
        opened.listing().items().forEach(item -> {
            Lot lot = Lot.of(item, opened.rules().capPercent())
                    .orElseThrow(
                            () -> new IllegalStateException("item " + item.id() + " leaves more than a price open"));
            lots.add(lot);
            byItem.put(item.id(), lot);
        });
    }

    /** The event that opened the negotiation. */
    public SealedEvent.Opened opened() {
        return opened;
    }

    SealedRules rules() {
        return opened.rules();
    }

    /** In the listing's order. */
    List<Lot> lots() {
        return lots;
    }

    boolean has(ItemId item) {
        return byItem.containsKey(item);
    }

    Lot lot(ItemId item) {
        Lot lot = byItem.get(item);
        if (lot == null) {
            throw new IllegalStateException("the negotiation has no item " + item);
        }
        return lot;
    }

    boolean isAllOrNothing() {
        return opened.settlement().equals(SettlementRule.ALL);
    }

    /** The one seller. */
    Seat seller() {
        return opened.seats().stream()
                .filter(seat -> seat.role() == SeatRole.SELLER)
                .findFirst()
                .orElseThrow();
    }

    /** The seller's least price in an auction, in minor units. */
    long reserve(ItemId item) {
        return opened.reserves().getOrDefault(item, lot(item).price().min());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Table table && opened.equals(table.opened);
    }

    @Override
    public int hashCode() {
        return opened.negotiation().hashCode();
    }

    /** The negotiation alone, since errors are logged. */
    @Override
    public String toString() {
        return "Table[" + opened.negotiation() + "]";
    }
}
