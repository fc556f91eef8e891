// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.model.SeatId;
import dev.parley.model.Seats;
import dev.parley.protocol.Award;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.auction.quotes.QuoteEvent.Closed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A request for quotes at one moment. Its parts are the protocol's own.
 *
 * @since 0.1.0
 */
public final class QuoteState {
    private final OpeningRecord<QuoteRules> opening;
    private final Request request;
    private final Seats seats;
    private final Optional<Long> hiddenCeiling;
    private final Times times;
    private final Book book;
    private final long wanted;
    private final Optional<Closed> closed;

    /**
     * When the request closes.
     *
     * @param close the instant
     * @param latest the latest instant to which it may move
     */
    record Times(Instant close, Instant latest) {}

    /**
     * What has been quoted.
     *
     * @param made how many quotes were made
     * @param ranking those that stand, the best first, one of each seller at most
     * @param out the sellers that have withdrawn
     */
    record Book(long made, List<Quote> ranking, Set<SeatId> out) {
        Book {
            ranking = List.copyOf(ranking);
            out = Set.copyOf(out);
        }

        Optional<Quote> of(SeatId seat) {
            return ranking.stream().filter(quote -> quote.seat().equals(seat)).findFirst();
        }

        /** The rank of a seat's quote, 1 for the best. */
        Optional<Long> rank(SeatId seat) {
            return of(seat).map(quote -> ranking.indexOf(quote) + 1L);
        }

        Optional<Long> best() {
            return ranking.stream().findFirst().map(Quote::score);
        }

        private Stream<Quote> others(SeatId seat) {
            return ranking.stream().filter(quote -> !quote.seat().equals(seat));
        }

        Book with(Quote quote) {
            return new Book(
                    made + 1,
                    Stream.concat(others(quote.seat()), Stream.of(quote))
                            .sorted(Quote.BEST_FIRST)
                            .toList(),
                    out);
        }

        Book without(SeatId seat, boolean forGood) {
            Set<SeatId> gone = new HashSet<>(out);
            if (forGood) {
                gone.add(seat);
            }
            return new Book(made, others(seat).toList(), gone);
        }
    }

    private QuoteState(
            OpeningRecord<QuoteRules> opening,
            Request request,
            Seats seats,
            Optional<Long> hiddenCeiling,
            Times times,
            Book book,
            long wanted,
            Optional<Closed> closed) {
        this.opening = opening;
        this.request = request;
        this.seats = seats;
        this.hiddenCeiling = hiddenCeiling;
        this.times = times;
        this.book = book;
        this.wanted = wanted;
        this.closed = closed;
    }

    static QuoteState begin(OpeningRecord<QuoteRules> opening) {
        QuoteRules rules = opening.rules();
        Request request =
                new Request(rules, opening.openedBy(), opening.listing().items().get(0));
        Instant close = opening.openedAt().plusSeconds(rules.seconds());
        return new QuoteState(
                opening,
                request,
                Seats.of(opening.seats()),
                Optional.empty(),
                new Times(close, close.plusSeconds(rules.softCloseMostSeconds())),
                new Book(0, List.of(), Set.of()),
                request.asked(),
                Optional.empty());
    }

    QuoteState with(Seats more) {
        return new QuoteState(opening, request, more, hiddenCeiling, times, book, wanted, closed);
    }

    QuoteState withCeiling(long most) {
        return new QuoteState(opening, request, seats, Optional.of(most), times, book, wanted, closed);
    }

    QuoteState closing(Instant close) {
        return new QuoteState(
                opening, request, seats, hiddenCeiling, new Times(close, times.latest()), book, wanted, closed);
    }

    QuoteState with(Book next) {
        return new QuoteState(opening, request, seats, hiddenCeiling, times, next, wanted, closed);
    }

    QuoteState wanting(long units) {
        return new QuoteState(opening, request, seats, hiddenCeiling, times, book, units, closed);
    }

    QuoteState with(Closed end) {
        return new QuoteState(opening, request, seats, hiddenCeiling, times, book, wanted, Optional.of(end));
    }

    QuoteState later(Duration pause) {
        Times moved = new Times(times.close().plus(pause), times.latest().plus(pause));
        return new QuoteState(opening, request, seats, hiddenCeiling, moved, book, wanted, closed);
    }

    OpeningRecord<QuoteRules> opening() {
        return opening;
    }

    Request request() {
        return request;
    }

    QuoteRules rules() {
        return request.rules();
    }

    Seats seats() {
        return seats;
    }

    Optional<Long> hiddenCeiling() {
        return hiddenCeiling;
    }

    Times times() {
        return times;
    }

    Book book() {
        return book;
    }

    Optional<Closed> closed() {
        return closed;
    }

    boolean hasEnded() {
        return closed.isPresent();
    }

    boolean isBuyer(SeatId seat) {
        return seat.equals(request.buyer());
    }

    /** What the units go to if the request closes as it stands. */
    List<Given> allotment() {
        return Allotment.of(request, book.ranking(), request.openCeiling().or(() -> hiddenCeiling), wanted);
    }

    /** How many units that would be without the last winner. */
    long unitsWithoutLastWinner() {
        List<Given> winners = allotment().stream().filter(Given::wins).toList();
        return winners.stream()
                .limit(Math.max(0, winners.size() - 1))
                .mapToLong(Given::units)
                .sum();
    }

    /** What was awarded, the best quote first. */
    List<Award> awards() {
        List<Award> awards = new ArrayList<>();
        closed.map(Closed::ranking).orElse(List.of()).stream()
                .filter(Given::wins)
                .forEach(given -> {
                    Quote quote = given.quote();
                    Award award = Award.of(
                                    request.buyer(),
                                    quote.seat(),
                                    request.item(),
                                    request.withUnits(quote.terms(), given.units()))
                            .fulfilling(quote.id().value());
                    awards.add(rules().wholeOnly() ? award.inGroup("request") : award);
                });
        return awards;
    }

    /** The negotiation alone, since errors are logged. */
    @Override
    public String toString() {
        return "QuoteState[" + opening.negotiation() + "]";
    }
}
