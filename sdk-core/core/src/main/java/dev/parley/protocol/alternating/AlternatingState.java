package dev.parley.protocol.alternating;

import dev.parley.model.ItemId;
import dev.parley.protocol.Award;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A negotiation at one moment. Its size depends on the listing, never on how many offers were made.
 *
 * @param table what was fixed at the opening
 * @param deadline the end of the whole negotiation, pauses included
 * @param stage what is on the table
 * @param rows how each item stands, in the listing's order
 * @param rounds the offers and counter-offers made so far
 * @param buyersOffers the buyer's among them
 * @param awards what was agreed so far
 * @param pausedAt since when the clock stands still
 */
public record AlternatingState(
        Table table,
        Instant deadline,
        Stage stage,
        List<ItemRow> rows,
        int rounds,
        int buyersOffers,
        List<Award> awards,
        Optional<Instant> pausedAt) {

    /** The one effective end: of the offer on the table or of the whole, whichever comes first; none while paused. */
    public Optional<Instant> end() {
        if (pausedAt.isPresent() || stage instanceof Stage.Ended) {
            return Optional.empty();
        }
        if (stage instanceof Stage.Standing standing
                && standing.offer().expiresAt().isBefore(deadline)) {
            return Optional.of(standing.offer().expiresAt());
        }
        return Optional.of(deadline);
    }

    /** Whether the effective end has come: at it is too late. */
    public boolean isOver(Instant at) {
        Optional<Instant> end = end();
        return end.isPresent() && !at.isBefore(end.get());
    }

    /** The name of the phase; a pause does not change it. */
    public String phase() {
        if (stage instanceof Stage.Ended) {
            return awards.isEmpty() ? AlternatingLifecycle.CLOSED : AlternatingLifecycle.AGREED;
        }
        return stage instanceof Stage.Standing standing
                ? AlternatingLifecycle.awaiting(standing.offer().by().other())
                : AlternatingLifecycle.AWAITING_OFFER;
    }

    /** The offer on the table. */
    public Optional<StandingOffer> offer() {
        return stage instanceof Stage.Standing standing ? Optional.of(standing.offer()) : Optional.empty();
    }

    /** Whose turn it is; empty once ended. */
    public Optional<Turn> turn() {
        if (stage instanceof Stage.Empty empty) {
            return Optional.of(empty.turn());
        }
        return offer().map(offer -> Turn.of(offer.by().other()));
    }

    /** Whether an item of the negotiation can still be agreed. */
    public boolean isOpen(ItemId item) {
        return rows.get(table.place(item)).isOpen();
    }

    boolean hasOpenItems() {
        return rows.stream().anyMatch(ItemRow::isOpen);
    }

    boolean hasGoneItems() {
        return rows.stream().anyMatch(row -> row.standing() == ItemRow.Standing.GONE);
    }

    boolean hasEnded() {
        return stage instanceof Stage.Ended;
    }

    boolean hasRoundsLeft() {
        return rounds < table.rules().maxRounds();
    }

    /** How many offers the buyer has left on the listing. */
    long buyersOffersLeft() {
        long counted = buyersOffers + table.opened().countedElsewhere();
        return Math.max(0, table.rules().maxOffersPerBuyerAndListing() - counted);
    }

    AlternatingState with(Stage next) {
        return with(next, rows, awards);
    }

    AlternatingState with(Stage next, List<ItemRow> nextRows, List<Award> nextAwards) {
        return new AlternatingState(table, deadline, next, nextRows, rounds, buyersOffers, nextAwards, pausedAt);
    }
}
