// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.model.Json;
import dev.parley.model.SeatRole;
import dev.parley.protocol.OpeningRecord;
import dev.parley.protocol.auction.english.AuctionFault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks an auction by its rules and by what was told of it: price, winners and extensions. It needs nothing that is secret. A
 * bidder that gives the events which it alone sees, its own bids, learns besides whether they were treated by the rules.
 *
 * @since 0.1.0
 */
public final class AuctionVerifier {
    private final Sale sale;
    private final ToldPrice check;
    private final ToldChances chances;
    private final List<AuctionFault> faults = new ArrayList<>();
    private final Optional<Long> own;

    private Clock clock;
    private ToldLead lead;
    private Optional<Long> maximum = Optional.empty();
    private Optional<Instant> pausedAt = Optional.empty();
    private Instant last;
    private Optional<Long> price = Optional.empty();
    private List<Long> winners = List.of();
    private int extensions;
    private boolean over;

    private AuctionVerifier(OpeningRecord<EnglishRules> opening, Optional<Long> own) {
        this.sale = Sale.of(
                        opening.seat(SeatRole.SELLER).orElseThrow().id(),
                        opening.listing().items().get(0),
                        opening.rules())
                .orElseThrow();
        this.check = new ToldPrice(sale);
        this.chances = new ToldChances(sale);
        this.clock = Clock.of(opening.rules().times(), opening.openedAt());
        this.lead = ToldLead.start(sale);
        this.last = opening.openedAt();
        this.own = own;
    }

    /**
     * An event as it is shown.
     *
     * @param type its type
     * @param details what the viewer was shown of it
     */
    public record Told(String type, Json details) {}

    /** The opening record that an auction's first event shows. */
    public static OpeningRecord<EnglishRules> opening(Json shown) {
        return OpeningRecord.read(shown, EnglishForms.ALL::readRules);
    }

    /**
     * Checks what was told.
     *
     * @param told the events after the opening as one viewer sees them, in their order; of types that it does not know it takes no
     *     notice
     * @param own under which number the viewer bids, where it does
     * @throws Json.Mismatch if an event lacks what its type has
     */
    public static AuctionVerification verify(OpeningRecord<EnglishRules> opening, List<Told> told, Optional<Long> own) {
        AuctionVerifier verifier = new AuctionVerifier(opening, own);
        for (int place = 0; place < told.size(); place++) {
            verifier.take(place, told.get(place));
        }
        return new AuctionVerification(
                verifier.faults, verifier.price, verifier.winners, verifier.extensions, verifier.clock.end());
    }

    private void take(int place, Told told) {
        switch (told.type()) {
            case "bid-made" ->
                maximum = Optional.of(told.details().get("maximum").integer());
            case "bids-taken-back" -> maximum = Optional.empty();
            case EnglishEvent.PRICE_SET -> priceSet(place, ToldLead.of(lead, told.details()));
            case EnglishEvent.BOUGHT -> bought(place, told.details());
            case "bids-locked" -> locked(place, told.details().get("at").instant());
            case EnglishEvent.CLOSED -> closed(place, told.details());
            case EnglishEvent.LAPSED -> chances.lapsed(told.details());
            case EnglishEvent.CHANCE ->
                require(
                        chances.mayGive(told.details(), price, winners),
                        place,
                        Kind.SECOND_CHANCE,
                        "this unit could not be offered so");
            case EnglishEvent.ANSWERED -> chances.answered(told.details());
            case "negotiation-paused" ->
                pausedAt = Optional.of(told.details().get("at").instant());
            case "negotiation-resumed" -> resumed(told.details().get("at").instant());
            case "negotiation-ended" -> over = true;
            default -> {}
        }
    }

    private void require(boolean holds, int place, Kind kind, String sentence) {
        if (!holds) {
            faults.add(new AuctionFault(place, kind, sentence));
        }
    }

    private void inTime(int place, Instant at) {
        boolean inOrder = !at.isBefore(last) && clock.hasBegun(at);
        require(inOrder && at.isBefore(clock.end()) && !over, place, Kind.TIME, "it was told outside the time of bids");
        last = at;
    }

    private void priceSet(int place, ToldLead next) {
        inTime(place, next.at());
        check.faults(lead, next).forEach((kind, sentence) -> require(false, place, kind, sentence));
        Instant end = next.because() == PriceCause.BID ? clock.after(next.at()) : clock.end();
        require(next.end().equals(end), place, Kind.CLOSE, "the close should be " + end + " from now on");
        extensions += next.end().isAfter(clock.end()) ? 1 : 0;
        own.flatMap(number -> maximum.flatMap(most -> check.ownFault(lead, next, number, most)))
                .ifPresent(sentence -> require(false, place, Kind.OWN_BID, sentence));
        clock = clock.ending(next.end());
        lead = next;
    }

    private void bought(int place, Json details) {
        long paid = details.get("price").integer();
        boolean offered =
                lead.buyNow() && sale.buyNow().filter(asked -> asked == paid).isPresent();
        require(offered && !over, place, Kind.BUY_NOW, "nobody could buy at " + paid + " at once");
        price = Optional.of(paid);
        winners = List.of(details.get("bidder").integer());
        over = true;
    }

    private void locked(int place, Instant at) {
        boolean due =
                clock.lock(sale.rules()).filter(lock -> !at.isBefore(lock)).isPresent();
        require(due && !over, place, Kind.TIME, "bids were not to be locked then");
        last = at;
    }

    private void closed(int place, Json details) {
        CloseReason reason = CloseReason.valueOf(
                details.get("reason").text().toUpperCase(Locale.ROOT).replace('-', '_'));
        Instant at = details.get("at").instant();
        price = details.find("price").map(Json::integer);
        winners = details.get("winners").list(Json::integer);
        require(!over && isTimely(reason, at), place, Kind.TIME, "bidding was not to close then");
        boolean sells = !lead.leaders().isEmpty() && (lead.reserveMet() || !sale.hasReserve());
        boolean awarded = mayEnd(reason, sells)
                && (reason.isSale()
                        ? price.equals(Optional.of(lead.price())) && winners.equals(lead.leaders())
                        : price.isEmpty() && winners.isEmpty());
        require(awarded, place, Kind.AWARD, "those who led at the close should have bought at the price: " + lead);
        over = true;
    }

    private boolean isTimely(CloseReason reason, Instant at) {
        return switch (reason) {
            case SOLD, UNSOLD -> !at.isBefore(clock.end());
            case SOLD_EARLY, CALLED_OFF -> at.isBefore(clock.end());
            case UNAVAILABLE -> true;
        };
    }

    /** Whether an auction of these rules may end so while some bid would buy, or while none would. */
    private boolean mayEnd(CloseReason reason, boolean sells) {
        EnglishRules rules = sale.rules();
        return switch (reason) {
            case SOLD -> sells;
            case SOLD_EARLY -> sells && rules.closesEarly();
            case UNSOLD -> !sells;
            case CALLED_OFF -> rules.callingOff().lets(sells);
            case UNAVAILABLE -> true;
        };
    }

    private void resumed(Instant at) {
        pausedAt.ifPresent(since -> clock = clock.later(Duration.between(since, at)));
        pausedAt = Optional.empty();
    }
}
