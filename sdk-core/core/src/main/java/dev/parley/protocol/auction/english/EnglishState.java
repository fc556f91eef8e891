// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.PersistentMap;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Seats;
import dev.parley.protocol.Award;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.auction.english.Ascent.Course;
import dev.parley.protocol.auction.english.EnglishEvent.PriceSet;
import java.util.List;
import java.util.Optional;

/**
 * An English auction at one moment. Its parts are the protocol's own.
 *
 * <p>Between a bid and the event that tells everybody what follows from it, what is shown lags behind the course of the bids;
 * bidder is then whose doing it was.
 *
 * @since 0.1.0
 */
public final class EnglishState {
    private final Sale sale;
    private final Seats seats;
    private final Optional<Long> reserve;
    private final Clock clock;
    private final Course course;
    private final Optional<Doing> last;
    private final Shown shown;
    private final Ending ending;

    /**
     * What a seat did last that others do not see.
     *
     * @param seat whose doing
     * @param because what
     */
    record Doing(SeatId seat, PriceCause because) {}

    /**
     * What everybody sees.
     *
     * @param lead how far the bidding has come
     * @param bidders the numbers of those who have bid
     * @param history how it came there, the oldest first
     * @param buyNow whether the item may still be bought at once
     */
    record Shown(Lead lead, Bidders bidders, PersistentMap<Integer, PriceSet> history, boolean buyNow) {}

    /**
     * The end that is near or has come.
     *
     * @param phase of the lifecycle
     * @param awards what was sold to whom
     * @param after what follows a sale whose rules give second chances
     */
    record Ending(String phase, List<Award> awards, Optional<AfterHammer> after) {
        Ending {
            awards = List.copyOf(awards);
        }

        /** An end that nothing follows. */
        Ending(String phase, List<Award> awards) {
            this(phase, awards, Optional.empty());
        }

        Ending with(AfterHammer next) {
            return new Ending(phase, awards, Optional.of(next));
        }
    }

    private EnglishState(
            Sale sale,
            Seats seats,
            Optional<Long> reserve,
            Clock clock,
            Course course,
            Optional<Doing> last,
            Shown shown,
            Ending ending) {
        this.sale = sale;
        this.seats = seats;
        this.reserve = reserve;
        this.clock = clock;
        this.course = course;
        this.last = last;
        this.shown = shown;
        this.ending = ending;
    }

    static EnglishState begin(OpeningRecord<EnglishRules> opening) {
        SeatId seller = opening.seat(SeatRole.SELLER).orElseThrow().id();
        Sale sale = Sale.of(seller, opening.listing().items().get(0), opening.rules())
                .orElseThrow();
        Lead start = Lead.at(sale.start());
        return new EnglishState(
                sale,
                Seats.of(opening.seats()),
                Optional.empty(),
                Clock.of(opening.rules().times(), opening.openedAt()),
                new Course(Bids.NONE, start),
                Optional.empty(),
                new Shown(start, Bidders.NONE, PersistentMap.empty(), sale.isBuyNowOpen(start)),
                new Ending(EnglishLifecycle.BIDDING, List.of()));
    }

    /** The auction as a snapshot has it. */
    EnglishState as(KeptState kept) {
        return new EnglishState(
                sale,
                kept.seats(),
                kept.reserve(),
                kept.clock(),
                kept.course(),
                kept.last(),
                kept.shown(),
                kept.ending());
    }

    EnglishState with(Seat seat) {
        return new EnglishState(sale, seats.with(seat), reserve, clock, course, last, shown, ending);
    }

    EnglishState withReserve(long least) {
        return new EnglishState(sale, seats, Optional.of(least), clock, course, last, shown, ending);
    }

    EnglishState with(Clock other) {
        return new EnglishState(sale, seats, reserve, other, course, last, shown, ending);
    }

    EnglishState with(Course next, Doing doing) {
        return new EnglishState(sale, seats, reserve, clock, next, Optional.of(doing), shown, ending);
    }

    EnglishState with(Shown next) {
        return new EnglishState(sale, seats, reserve, clock, course, last, next, ending);
    }

    EnglishState with(Ending next) {
        return new EnglishState(sale, seats, reserve, clock, course, last, shown, next);
    }

    Sale sale() {
        return sale;
    }

    Seats seats() {
        return seats;
    }

    Optional<Long> reserve() {
        return reserve;
    }

    Clock clock() {
        return clock;
    }

    Bids bids() {
        return course.bids();
    }

    /** How far the bids have come, whether or not everybody has been told. */
    Lead lead() {
        return course.lead();
    }

    Optional<Doing> last() {
        return last;
    }

    Shown shown() {
        return shown;
    }

    Ending ending() {
        return ending;
    }

    Ascent ascent() {
        return sale.ascent(reserve);
    }

    /** Whether everybody has been told how far the bids have come. */
    boolean isTold() {
        return shown.lead().equals(course.lead());
    }

    boolean hasEnded() {
        return !isBidding() && !isAfterHammer();
    }

    /** Whether bids are taken. */
    boolean isBidding() {
        return ending.phase().equals(EnglishLifecycle.BIDDING) || ending.phase().equals(EnglishLifecycle.LOCKED);
    }

    /** Whether a unit whose buyer does not pay may be offered again. */
    boolean isAfterHammer() {
        return ending.phase().equals(EnglishLifecycle.AFTER_HAMMER);
    }

    /** How many units were sold at the hammer. */
    int sold() {
        long later = ending.after().stream()
                .flatMap(after -> after.chances().stream())
                .filter(chance -> chance.answer().equals(Optional.of(ChanceAnswer.ACCEPTED)))
                .count();
        return ending.awards().size() - Math.toIntExact(later);
    }

    /** Whether a seat leads, or has just done what may make it lead. */
    boolean isLiable(SeatId seat) {
        boolean justNow =
                !isTold() && last.filter(doing -> doing.seat().equals(seat)).isPresent();
        return justNow || shown.lead().leaders().contains(seat);
    }
}
