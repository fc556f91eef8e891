// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.ItemId;
import dev.parley.model.Seat;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Need.SeedCommitment;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.sealedbid.SealedEvent.Reserve;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was fixed when a negotiation opened, with its items looked up by name.
 *
 * @param opening as everybody may read it
 * @param lots the items by name, in the listing's order
 * @param seeds the service's commitments by item, where prices are drawn
 * @param reserves the seller's least prices in an auction, of every item
 * @since 0.1.0
 */
public record Table(
        OpeningRecord<SealedRules> opening,
        Map<ItemId, Lot> lots,
        Map<ItemId, SeedCommitment> seeds,
        Map<ItemId, Optional<Long>> reserves) {
    static Table of(OpeningRecord<SealedRules> opening) {
        Map<ItemId, Lot> lots = new LinkedHashMap<>();
        opening.listing().items().forEach(item -> {
            Optional<Lot> lot = Lot.of(item, opening.rules().capPercent());
            lots.put(
                    item.id(),
                    lot.orElseThrow(
                            () -> new IllegalStateException("item " + item.id() + " leaves more than a price open")));
        });
        return new Table(opening, lots, Map.of(), Map.of());
    }

    Table with(SealedEvent.SecretsFixed fixed) {
        Map<ItemId, Optional<Long>> least =
                fixed.reserves().stream().collect(Collectors.toMap(Reserve::item, Reserve::least));
        return new Table(opening, lots, fixed.seeds(), least);
    }

    SealedRules rules() {
        return opening.rules();
    }

    Lot lot(ItemId item) {
        return Optional.ofNullable(lots.get(item))
                .orElseThrow(() -> new IllegalStateException("the negotiation has no item " + item));
    }

    boolean isAllOrNothing() {
        return opening.settlement().equals(SettlementRule.ALL);
    }

    /** Whether several items settle together or not at all. */
    boolean settlesTogether() {
        return lots.size() > 1 && !opening.settlement().isEachItem();
    }

    /** Those of the items that a buyer has won which become deals. */
    Set<ItemId> settling(Collection<ItemId> won) {
        SettlementRule settlement = opening.settlement();
        return settlement.together(won).stream()
                .filter(together -> settlement.isWhole(together, lots.keySet()))
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }

    /** The one seller. */
    Seat seller() {
        return opening.seat(SeatRole.SELLER).orElseThrow();
    }

    Optional<SeedCommitment> seed(ItemId item) {
        return Optional.ofNullable(seeds.get(item));
    }

    /** The reserve that the seller set, in minor units; empty where it set none. */
    Optional<Long> reserve(ItemId item) {
        return reserves.getOrDefault(item, Optional.empty());
    }

    /** The negotiation alone, since errors are logged. */
    @Override
    public String toString() {
        return "Table[" + opening.negotiation() + "]";
    }
}
