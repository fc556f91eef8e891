// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.model.AtLeast;
import dev.parley.model.ItemId;
import dev.parley.model.Money;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Seats;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.protocol.Award;
import dev.parley.protocol.OpeningRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A negotiation at one moment. Its size depends on the listing, never on how many offers were made.
 *
 * @param opening what was fixed at the opening
 * @param countedElsewhere how many offers the buyer had made on this listing before, in other negotiations
 * @param deadline the end of the whole negotiation, pauses included
 * @param stage what is on the table
 * @param rows how each item stands, in the listing's order
 * @param rounds the offers and counter-offers made so far
 * @param buyersOffers the buyer's among them
 * @param awards what was agreed so far
 * @since 0.1.0
 */
public record AlternatingState(
        OpeningRecord<AlternatingRules> opening,
        long countedElsewhere,
        Instant deadline,
        Stage stage,
        Map<ItemId, ItemRow> rows,
        int rounds,
        int buyersOffers,
        List<Award> awards) {

    static AlternatingState begin(OpeningRecord<AlternatingRules> opening) {
        AlternatingRules rules = opening.rules();
        Map<ItemId, ItemRow> rows = new LinkedHashMap<>();
        opening.listing().items().forEach(item -> rows.put(item.id(), ItemRow.of(item)));
        return new AlternatingState(
                opening,
                0,
                opening.openedAt().plusSeconds(rules.overallDeadlineSeconds()),
                new Stage.Empty(rules.opener()),
                Collections.unmodifiableMap(rows),
                0,
                0,
                List.of());
    }

    AlternatingRules rules() {
        return opening.rules();
    }

    /** The one effective end: of the offer on the table or of the whole, whichever comes first. */
    public Optional<Instant> end() {
        if (hasEnded()) {
            return Optional.empty();
        }
        return offer().map(StandingOffer::expiresAt).filter(deadline::isAfter).or(() -> Optional.of(deadline));
    }

    /** The name of the phase. */
    public String phase() {
        if (hasEnded()) {
            return awards.isEmpty() ? AlternatingLifecycle.CLOSED : AlternatingLifecycle.AGREED;
        }
        return stage instanceof Stage.Standing standing
                ? AlternatingLifecycle.awaiting(standing.offer().by().other())
                : AlternatingLifecycle.AWAITING_OFFER;
    }

    boolean hasEnded() {
        return stage instanceof Stage.Ended;
    }

    /** The offer on the table. */
    public Optional<StandingOffer> offer() {
        return stage instanceof Stage.Standing standing ? Optional.of(standing.offer()) : Optional.empty();
    }

    /** A side's offer on the table. */
    Optional<StandingOffer> offerOf(Side side) {
        return offer().filter(offer -> offer.by() == side);
    }

    /** Whose turn it is; empty once ended. */
    public Optional<Turn> turn() {
        return stage instanceof Stage.Empty empty
                ? Optional.of(empty.turn())
                : offer().map(offer -> Turn.of(offer.by().other()));
    }

    Seat seat(Side side) {
        return opening.seat(side.role()).orElseThrow();
    }

    /** The side of one of the two seats. */
    Side side(SeatId seat) {
        boolean buys = Seats.of(opening.seats())
                .find(seat)
                .filter(found -> found.role() == SeatRole.BUYER)
                .isPresent();
        return buys ? Side.BUYER : Side.SELLER;
    }

    /** Whether all items settle together or none. */
    boolean isAllOrNothing() {
        return opening.settlement().equals(SettlementRule.ALL);
    }

    /** Whether the first agreement ends it: one deal is all that it can come to. */
    boolean endsWithFirstDeal() {
        return opening.settlement() instanceof AtLeast;
    }

    /** Whether just these items can become deals without any other. */
    boolean isWhole(Collection<ItemId> items) {
        return opening.settlement().isWhole(items, rows.keySet());
    }

    /** Whether an item settles by itself. */
    boolean isAlone(ItemId item) {
        return opening.settlement().isEachItem() || together(rows.keySet()).contains(List.of(item));
    }

    /** Items as they settle: each list becomes deals or none of it does. */
    List<List<ItemId>> together(Collection<ItemId> items) {
        return opening.settlement().together(items);
    }

    /** How an item of the listing stands. */
    ItemRow row(ItemId item) {
        ItemRow row = rows.get(item);
        if (row == null) {
            throw new IllegalStateException("the negotiation has no item " + item);
        }
        return row;
    }

    /** Whether an item of the negotiation can still be agreed. */
    public boolean isOpen(ItemId item) {
        return row(item).isOpen();
    }

    boolean hasItems(ItemRow.Standing standing) {
        return rows.values().stream().anyMatch(row -> row.standing() == standing);
    }

    boolean hasRoundsLeft() {
        return rounds < rules().maxRounds();
    }

    /** How many offers the buyer has left on the listing. */
    long buyersOffersLeft() {
        return Math.max(0, rules().maxOffersPerBuyerAndListing() - buyersOffers - countedElsewhere);
    }

    /** What complete terms of several items come to, with the errors of {@link Money#plus}. */
    Money total(List<Terms> terms) {
        Money total = Money.zero(opening.listing().currency());
        for (Terms of : terms) {
            total = total.plus(row(of.item()).amount(of));
        }
        return total;
    }

    /** The same with all that is still to come put off. */
    AlternatingState later(Duration pause) {
        Stage put = offer().<Stage>map(offer -> new Stage.Standing(offer.later(pause)))
                .orElse(stage);
        return new AlternatingState(
                opening, countedElsewhere, deadline.plus(pause), put, rows, rounds, buyersOffers, awards);
    }

    AlternatingState at(Stage next) {
        return at(next, rows, awards);
    }

    AlternatingState at(Stage next, Map<ItemId, ItemRow> changed, List<Award> given) {
        return new AlternatingState(opening, countedElsewhere, deadline, next, changed, rounds, buyersOffers, given);
    }

    /** The rows with those of some items changed. */
    Map<ItemId, ItemRow> changed(Iterable<ItemId> items, UnaryOperator<ItemRow> change) {
        Map<ItemId, ItemRow> changed = new LinkedHashMap<>(rows);
        items.forEach(item -> changed.put(item, change.apply(row(item))));
        return Collections.unmodifiableMap(changed);
    }
}
