// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import dev.parley.model.Issue;
import dev.parley.model.Json;
import dev.parley.model.SeatId;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Look;
import dev.parley.protocol.auction.quotes.QuoteEvent.Closed;
import dev.parley.protocol.auction.quotes.QuoteRules.Rivals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is seen of a request. Everybody sees what is asked for, and the best score where the rules tell it; a seller its own quote
 * and, where the rules tell it, its rank; the buyer all quotes once the request has closed, and none before.
 */
final class QuoteLook {
    private final QuoteState state;
    private final Request request;

    QuoteLook(QuoteState state) {
        this.state = state;
        this.request = state.request();
    }

    Look shared() {
        QuoteRules rules = state.rules();
        Json.Builder details = Json.object()
                .put("item", request.item().id().value())
                .put("units", request.asked())
                .put("mostWinners", (long) rules.winners())
                .putIf("ceiling", request.openCeiling(), Json::of)
                .put("hiddenCeiling", rules.hiddenCeiling())
                .put("rivals", rules.rivals().text());
        if (state.hasEnded()) {
            return Look.of(ended(details, state.closed().orElseThrow()));
        }
        if (rules.rivals() == Rivals.BEST) {
            details.putIf("bestScore", state.book().best(), Json::of);
        }
        Json.Builder running = Json.object().put("closesAt", state.times().close());
        if (rules.softCloseSeconds() > 0) {
            running.put("latestClose", state.times().latest());
        }
        return Look.of(details.build()).whileRunning(running.build());
    }

    private static Json ended(Json.Builder details, Closed closed) {
        details.put("closeReason", closed.reason().text());
        if (closed.tellsBest()) {
            details.put(
                    "winningScores",
                    Json.array(
                            closed.ranking().stream().filter(Given::wins).toList(),
                            given -> Json.of(given.quote().score())));
        }
        return details.build();
    }

    /** The buyer's ceiling, which its agents do not see unless it lets them, and after the close all quotes. */
    Look buyer() {
        Json.Builder own = Json.object();
        state.closed().ifPresent(closed -> own.put("quotes", Json.array(closed.ranking(), this::row)));
        return Look.of(Json.object().put("own", own.build()).build())
                .keeping(Json.object()
                        .putIf("ceiling", state.hiddenCeiling(), Json::of)
                        .build());
    }

    private Json row(Given given) {
        Quote quote = given.quote();
        return quote(quote)
                .put("seat", quote.seat().value())
                .put("awardedUnits", given.units())
                .build();
    }

    private Json.Builder quote(Quote quote) {
        return Json.object()
                .put("quote", quote.id().value())
                .put("terms", quote.terms().toJson())
                .put("score", quote.score())
                .put("total", request.item().amount(quote.terms()));
    }

    Look seller(SeatId seat) {
        Json.Builder own = Json.object()
                .putIf("quote", state.book().of(seat), quote -> quote(quote).build());
        if (state.rules().rivals() == Rivals.RANK) {
            own.putIf("rank", state.book().rank(seat), Json::of);
        }
        state.closed().stream()
                .flatMap(closed -> closed.ranking().stream())
                .filter(given -> given.quote().seat().equals(seat))
                .forEach(given -> own.put("awardedUnits", given.units()));
        Look look = Look.of(Json.object().put("own", own.build()).build());
        return state.hasEnded() || state.seats().find(seat).isEmpty()
                ? look
                : look.allowing(moves(seat)).unawaited();
    }

    private List<Allowed> moves(SeatId seat) {
        List<Allowed> moves = new ArrayList<>();
        if (MoveDecision.standing(state, seat).isEmpty()) {
            moves.add(new Allowed("quote", Optional.empty(), limits(seat)));
        }
        if (state.rules().withdrawable() && state.book().of(seat).isPresent()) {
            moves.add(Allowed.of("withdraw"));
        }
        return moves;
    }

    /** The prices that the open ceiling leaves, and of an improvement the score to reach. */
    private Json limits(SeatId seat) {
        Issue price = request.item().price();
        Json range = Json.object()
                .put("min", request.prices().min())
                .put("max", request.openCeiling().orElse(request.prices().max()))
                .put("tick", request.prices().tick())
                .build();
        Json item = Json.object().put(price.id().value(), range).build();
        return Json.object()
                .put(
                        "items",
                        Json.object().put(request.item().id().value(), item).build())
                .putIf("score", state.book().of(seat), own -> Json.of(MoveDecision.toReach(state, own)))
                .build();
    }
}
