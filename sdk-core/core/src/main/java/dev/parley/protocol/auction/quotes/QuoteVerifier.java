// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.model.Json;
import dev.parley.model.Terms;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.auction.quotes.QuoteFault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a request by its rules and by what one viewer was told of it. The buyer is shown all quotes that stood at the close, and
 * checks scores, order and award whole. A seller checks its own score, and its rank or the best score as far as the rules tell
 * them; where the buyer has a hidden ceiling, a seller cannot tell why a better quote did not win.
 *
 * @since 0.1.0
 */
public final class QuoteVerifier {
    private final Request request;
    private final List<QuoteFault> faults = new ArrayList<>();

    private Instant close;
    private Instant latest;
    private Optional<Instant> pausedAt = Optional.empty();
    private long wanted;
    private Optional<Long> ceiling;
    private Optional<Own> own = Optional.empty();
    private Optional<Long> rank = Optional.empty();
    private Optional<Long> best = Optional.empty();
    private Optional<CloseReason> reason = Optional.empty();
    private long units;

    private record Own(Terms terms, long score) {}

    private QuoteVerifier(OpeningRecord<QuoteRules> opening) {
        QuoteState begun = QuoteState.begin(opening);
        this.request = begun.request();
        this.latest = begun.times().latest();
        this.close = begun.times().close();
        this.wanted = request.asked();
        this.ceiling = request.openCeiling();
    }

    /**
     * An event as it is shown.
     *
     * @param type its type
     * @param details what the viewer was shown of it
     */
    public record Told(String type, Json details) {}

    /** The opening record that a request's first event shows. */
    public static OpeningRecord<QuoteRules> opening(Json shown) {
        return OpeningRecord.read(shown, QuoteForms.ALL::readRules);
    }

    /**
     * Checks what was told.
     *
     * @param told the events after the opening as one viewer sees them, in their order; of types that it does not know it takes no
     *     notice
     * @throws Json.Mismatch if an event lacks what its type has
     */
    public static QuoteVerification verify(OpeningRecord<QuoteRules> opening, List<Told> told) {
        QuoteVerifier verifier = new QuoteVerifier(opening);
        for (int place = 0; place < told.size(); place++) {
            verifier.take(place, told.get(place).type(), told.get(place).details());
        }
        return new QuoteVerification(verifier.faults, verifier.reason, verifier.units);
    }

    private void take(int place, String type, Json details) {
        switch (type) {
            case QuoteEvent.CEILING_SET -> ceiling = details.find("ceiling").map(Json::integer);
            case QuoteEvent.MADE -> made(place, details);
            case QuoteEvent.TAKEN_BACK -> {
                own = Optional.empty();
                rank = Optional.empty();
            }
            case QuoteEvent.RANKS -> {
                rank = Optional.of(details.get("rank").integer());
                require(own.isPresent() && rank.get() >= 1, place, Kind.RANK, "a rank was told where no quote stands");
            }
            case QuoteEvent.BEST -> best(place, details);
            case QuoteEvent.REDUCED -> wanted = details.get("left").integer();
            case QuoteEvent.CLOSED -> closed(place, details);
            case "negotiation-paused" ->
                pausedAt = Optional.of(details.get("at").instant());
            case "negotiation-resumed" -> resumed(details.get("at").instant());
            default -> {}
        }
    }

    private void resumed(Instant at) {
        Duration pause = pausedAt.map(since -> Duration.between(since, at)).orElse(Duration.ZERO);
        close = close.plus(pause);
        latest = latest.plus(pause);
        pausedAt = Optional.empty();
    }

    private void require(boolean holds, int place, Kind kind, String sentence) {
        if (!holds) {
            faults.add(new QuoteFault(place, kind, sentence));
        }
    }

    private void scored(int place, Terms terms, long score) {
        long due = request.score(terms);
        require(score == due, place, Kind.SCORE, "the score should be " + due + ", and is " + score);
    }

    private void made(int place, Json details) {
        Own made = new Own(
                Terms.fromJson(details.get("terms")), details.get("score").integer());
        scored(place, made.terms(), made.score());
        own = Optional.of(made);
    }

    private void best(int place, Json details) {
        best = details.find("score").map(Json::integer);
        bestFits(place);
        Instant next = details.get("close").instant();
        require(
                !next.isBefore(close) && (next.equals(close) || !next.isAfter(latest)),
                place,
                Kind.CLOSE,
                "the close moved from " + close + " to " + next);
        close = next;
    }

    private void bestFits(int place) {
        boolean fits = own.filter(
                        mine -> best.filter(score -> score <= mine.score()).isEmpty())
                .isEmpty();
        require(fits, place, Kind.BEST, "the best score is worse than that of a quote which stands: " + best);
    }

    private void closed(int place, Json details) {
        reason = Optional.of(QuoteForms.reason(details));
        if (reason.get() == CloseReason.UNAVAILABLE) {
            return;
        }
        List<Long> scores = details.find(QuoteForms.SCORES)
                .map(told -> told.list(Json::integer))
                .orElse(List.of());
        details.find(QuoteForms.QUOTES).ifPresent(quotes -> whole(place, quotes.list(QuoteForms.GIVEN::build), scores));
        own.ifPresent(mine -> {
            units = details.get(QuoteForms.UNITS).integer();
            ranked(place, mine);
            compared(place, mine, scores);
        });
    }

    /** All quotes, as the buyer sees them. */
    private void whole(int place, List<Given> given, List<Long> scores) {
        List<Quote> ranking = given.stream().map(Given::quote).toList();
        ranking.forEach(quote -> scored(place, quote.terms(), quote.score()));
        require(
                ranking.equals(ranking.stream().sorted(Quote.BEST_FIRST).toList()),
                place,
                Kind.ORDER,
                "the quotes are not in the order of their scores");
        units = given.stream().mapToLong(Given::units).sum();
        boolean told = scores.isEmpty()
                || scores.equals(given.stream()
                        .filter(Given::wins)
                        .map(one -> one.quote().score())
                        .toList());
        boolean due = given.equals(Allotment.of(request, ranking, ceiling, wanted))
                && reason.equals(Optional.of(Closing.reason(request.asked(), units)));
        require(told && due, place, Kind.AWARD, "the units should have gone to the best quotes first");
    }

    /** By its rank a seller knows whether it won, where no hidden ceiling passed over better quotes. */
    private void ranked(int place, Own mine) {
        if (rank.isEmpty() || request.rules().hiddenCeiling()) {
            return;
        }
        long first = request.fitting(Math.min(wanted, request.item().units(mine.terms())));
        boolean nothing = reason.equals(Optional.of(CloseReason.UNAWARDED));
        boolean due = rank.get() > 1
                ? units == 0 || rank.get() <= request.rules().winners()
                : units == first || (nothing && request.rules().wholeOnly());
        require(due, place, Kind.AWARD, "with rank " + rank.get() + " the quote won " + units + " units");
    }

    /** By the scores that won a seller knows whether it was passed over. */
    private void compared(int place, Own mine, List<Long> scores) {
        if (request.rules().rivals() != QuoteRules.Rivals.BEST) {
            return;
        }
        bestFits(place);
        boolean passedOver = units == 0
                && !request.rules().hiddenCeiling()
                && scores.stream().anyMatch(score -> score > mine.score());
        boolean known = units == 0 || scores.contains(mine.score());
        require(known && !passedOver, place, Kind.AWARD, "of the scores " + scores + " won, and not " + mine.score());
    }
}
