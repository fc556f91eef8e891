// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Look;
import dev.parley.protocol.auction.english.EnglishEvent.PriceSet;
import dev.parley.protocol.auction.english.EnglishState.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is seen of an auction: prices in minor units of a unit, totals with fees, bidders by their numbers. */
final class RoomLook {
    /** The latest changes of the price that a look has; the events have all. */
    private static final int RECENT = 50;

    private static final Json NOTHING = Json.object().build();

    private final EnglishState state;
    private final Sale sale;
    private final Shown shown;

    RoomLook(EnglishState state) {
        this.state = state;
        this.sale = state.sale();
        this.shown = state.shown();
    }

    /** What everybody sees; operators besides, whose numbers they are. */
    Look shared(Audience audience) {
        Json.Builder details = Json.object()
                .put("item", sale.item().id().value())
                .put("units", sale.rules().units())
                .put("softCloseSeconds", state.clock().soft().seconds())
                .put("softCloseMostSeconds", state.clock().soft().mostSeconds())
                .put("startPrice", sale.start())
                .put("changes", shown.history().size())
                .put("bidders", shown.bidders().size())
                .put("leaders", numbers(shown.lead().leaders()))
                .put("reserve", reserve())
                .putIf("openReserve", sale.openReserve(), Json::of)
                .put("history", history());
        price(details);
        state.ending().awards().stream()
                .findFirst()
                .ifPresent(award -> details.put("winners", winners())
                        .put("finalPrice", award.amount().minorUnits()));
        state.ending().after().ifPresent(after -> details.put("secondChance", chances(after)));
        if (audience.equals(Audience.OPERATORS)) {
            details.put("seats", seatsByNumber());
        }
        return Look.of(details.build()).whileRunning(running());
    }

    private void price(Json.Builder details) {
        if (!shown.lead().leaders().isEmpty()) {
            details.put("price", shown.lead().price())
                    .put("total", sale.amount(shown.lead().price()).minorUnits());
        }
        if (state.isBidding()) {
            details.put("minimum", state.ascent().minimum(shown.lead()));
            sale.buyNow()
                    .filter(price -> shown.buyNow())
                    .ifPresent(price -> details.put("buyNow", price)
                            .put("buyNowTotal", sale.amount(price).minorUnits()));
        }
    }

    private Json running() {
        if (!state.isBidding()) {
            return state.ending()
                    .after()
                    .filter(after -> state.isAfterHammer())
                    .map(RoomLook::chancesRunning)
                    .orElse(NOTHING);
        }
        Clock clock = state.clock();
        return Json.object()
                .put("startsAt", clock.start())
                .put("closesAt", clock.end())
                .put("latestClose", clock.latest())
                .put("extended", clock.end().isAfter(clock.nominal()))
                .build();
    }

    /** Whose deals lapsed, who was offered a unit at which price, and what became of that. */
    private Json chances(AfterHammer after) {
        Json.Builder chances = Json.object()
                .put("lapsed", numbers(after.lapsed()))
                .put("given", Json.array(after.chances(), this::chance));
        if (state.lead().price() != shown.lead().price()) {
            chances.put("recomputedPrice", state.lead().price());
        }
        return chances.build();
    }

    private Json chance(Chance chance) {
        return Json.object()
                .put("bidder", shown.bidders().number(chance.seat()))
                .put("price", chance.price())
                .put("total", sale.amount(chance.price()).minorUnits())
                .putIf("answer", chance.answer(), answer -> Json.of(answer.text()))
                .build();
    }

    private static Json chancesRunning(AfterHammer after) {
        Json.Builder running = Json.object().put("until", after.until());
        after.standing().map(Chance::until).min(Instant::compareTo).ifPresent(first -> running.put("answerBy", first));
        return Json.object().put("secondChance", running.build()).build();
    }

    private String reserve() {
        if (!sale.hasReserve()) {
            return "none";
        }
        return shown.lead().reserveMet() ? "met" : "unmet";
    }

    private Json numbers(List<SeatId> seats) {
        return Json.array(shown.bidders().numbers(seats), Json::of);
    }

    /** Who bought and has not failed to pay as far as the auction has heard. */
    private Json winners() {
        List<SeatId> lapsed = state.ending().after().map(AfterHammer::lapsed).orElse(List.of());
        return numbers(state.ending().awards().stream()
                .map(award -> award.buyer())
                .filter(buyer -> !lapsed.contains(buyer))
                .toList());
    }

    private Json seatsByNumber() {
        Json.Builder seats = Json.object();
        shown.bidders()
                .seats()
                .entries()
                .forEach(bidder -> seats.put(
                        String.valueOf(bidder.getKey()), bidder.getValue().value()));
        return seats.build();
    }

    /** The latest first. */
    private Json history() {
        List<Json> rows = new ArrayList<>();
        int size = shown.history().size();
        for (int place = size - 1; place >= Math.max(0, size - RECENT); place--) {
            rows.add(row(shown.history().find(place).orElseThrow()));
        }
        return Json.array(rows);
    }

    private static Json row(PriceSet set) {
        return Json.object()
                .put("because", set.because().text())
                .put("bidder", set.bidder())
                .put("price", set.price())
                .put("leaders", Json.array(set.leaders(), Json::of))
                .put("at", set.at())
                .build();
    }

    /** What the seller alone sees: its hidden reserve, which its agents do not see unless it lets them. */
    Look seller() {
        Look look = Look.nothing()
                .keeping(Json.object()
                        .putIf("hiddenReserve", state.reserve(), Json::of)
                        .build());
        if (state.isBidding()) {
            return look.allowing(EarlyEnd.allowed(state)).unawaited();
        }
        boolean offers = state.isAfterHammer() && NextInLine.of(state).isPresent();
        return offers ? look.allowing(List.of(Allowed.of("second-chance"))) : look;
    }

    /** What a bidder alone sees, and what it may do. */
    Look bidder(SeatId seat, Instant now) {
        List<Bid> own = state.bids().of(seat);
        Json.Builder details = Json.object()
                .putIf("bidder", shown.bidders().find(seat), Json::of)
                .put("leads", shown.lead().leaders().contains(seat));
        state.bids()
                .highestOf(seat)
                .ifPresent(bid -> details.put("maximum", bid.maximum())
                        .put("maximumTotal", sale.amount(bid.maximum()).minorUnits()));
        details.put(
                "bids",
                Json.array(own.stream()
                        .map(Bid::id)
                        .map(OfferId::value)
                        .map(Json::of)
                        .toList()));
        Optional<Chance> chance =
                state.ending().after().filter(after -> state.isAfterHammer()).flatMap(after -> after.standing(seat));
        Look look = Look.of(Json.object()
                .put("own", details.build())
                .putIf("offer", chance, this::offer)
                .build());
        if (!state.isBidding()) {
            return chance.map(offered -> look.allowing(answers(offered))).orElse(look);
        }
        Instant start = state.clock().start();
        return state.clock().hasBegun(now)
                ? look.allowing(moves(seat, own)).unawaited().during(start, Instant.MAX)
                : look.during(Instant.MIN, start);
    }

    private Json offer(Chance chance) {
        return Json.object()
                .put("id", chance.id().value())
                .put("price", chance.price())
                .put("total", sale.amount(chance.price()).minorUnits())
                .put("termsHash", AfterHammerDecision.termsHash(sale, chance).hex())
                .build();
    }

    private static List<Allowed> answers(Chance chance) {
        Json nothing = Json.object().build();
        return List.of(
                new Allowed("accept", Optional.of(chance.id()), nothing),
                new Allowed("decline", Optional.of(chance.id()), nothing));
    }

    private List<Allowed> moves(SeatId seat, List<Bid> own) {
        List<Allowed> moves = new ArrayList<>();
        moves.add(new Allowed("bid", Optional.empty(), limits(MoveDecision.minimum(state, seat))));
        if (shown.buyNow()) {
            moves.add(new Allowed(
                    "buy-now",
                    Optional.empty(),
                    Json.object().put("price", sale.buyNow().orElseThrow()).build()));
        }
        boolean takesBack = sale.rules().retractionLockSeconds().isPresent()
                && state.ending().phase().equals(EnglishLifecycle.BIDDING);
        if (takesBack && !own.isEmpty()) {
            moves.add(Allowed.of("take-back"));
        }
        return moves;
    }

    private Json limits(long minimum) {
        long most = shown.buyNow()
                ? sale.buyNow().orElseThrow() - sale.prices().tick()
                : sale.prices().max();
        Json range = Json.object()
                .put("min", minimum)
                .put("max", most)
                .put("tick", sale.prices().tick())
                .build();
        Json item = Json.object().put(sale.item().price().id().value(), range).build();
        return Json.object()
                .put("items", Json.object().put(sale.item().id().value(), item).build())
                .build();
    }
}
