package dev.parley.packaging.cointoss;

import dev.parley.model.Item;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where a coin toss stands.
 *
 * @param phase one of the lifecycle's
 * @param until when the present wait ends, while the clock runs
 * @param left what was left of the wait when the clock was stopped; empty while it runs
 * @param coin the side that is up, heads or not, once the coin is laid
 */
public record CoinState(
        CoinEvent.Opened opened, String phase, Instant until, Optional<Duration> left, Optional<Boolean> coin) {
    static final String LAY = "lay";
    static final String CALL = "call";
    static final String LAYING = "laying";
    static final String CALLING = "calling";
    static final String BOUGHT = "bought";
    static final String ENDED = "ended";

    boolean open() {
        return phase.equals(LAYING) || phase.equals(CALLING);
    }

    boolean paused() {
        return left.isPresent();
    }

    CoinState in(String next) {
        return new CoinState(opened, next, until, Optional.empty(), coin);
    }

    CoinState laid(CoinEvent.Laid laid) {
        return new CoinState(opened, CALLING, laid.until(), Optional.empty(), Optional.of(laid.heads()));
    }

    CoinState paused(Instant at) {
        return new CoinState(opened, phase, until, Optional.of(Duration.between(at, until)), coin);
    }

    CoinState resumed(Instant at) {
        return new CoinState(opened, phase, at.plus(left.orElse(Duration.ZERO)), Optional.empty(), coin);
    }

    Optional<Instant> deadline() {
        return open() && !paused() ? Optional.of(until) : Optional.empty();
    }

    boolean passed(Instant now) {
        return deadline().filter(end -> !now.isBefore(end)).isPresent();
    }

    /** Why nobody may move now; empty when someone may. */
    Optional<Reason> barred(Instant now) {
        if (!open()) {
            return Optional.of(Reason.NEGOTIATION_CLOSED);
        }
        if (paused()) {
            return Optional.of(Reason.NEGOTIATION_PAUSED);
        }
        return passed(now) ? Optional.of(Reason.DEADLINE_PASSED) : Optional.empty();
    }

    SeatId seat(SeatRole role) {
        return opened.seats().stream()
                .filter(seat -> seat.role() == role)
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** The one seat that is waited for, and the kind of move that is waited for; only while open. */
    SeatId mover() {
        return seat(phase.equals(LAYING) ? SeatRole.SELLER : SeatRole.BUYER);
    }

    String move() {
        return phase.equals(LAYING) ? LAY : CALL;
    }

    Item item() {
        return opened.listing().items().get(0);
    }

    /** The item at its list price, which is what they toss for. */
    Terms terms() {
        return atListPrice(item());
    }

    static Terms atListPrice(Item item) {
        return Terms.of(item.id(), Map.of(item.price().id(), Value.of(item.listPrice())));
    }
}
