// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.OfferId;
import dev.parley.model.Seat;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Award;
import dev.parley.protocol.Context;
import dev.parley.protocol.Decision;
import dev.parley.protocol.Input;
import dev.parley.protocol.Opening;
import dev.parley.protocol.samples.SealedSale.Event;
import dev.parley.protocol.samples.SealedSale.Move;
import dev.parley.protocol.samples.SealedSale.Rules;
import dev.parley.protocol.samples.SealedSale.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealedSaleTest {
    private static final Instant OPENED = Instant.parse("2026-03-01T09:00:00Z");
    private static final Seat EARLY = Market.seat("early", SeatRole.BUYER);
    private static final Seat LATE = Market.seat("late", SeatRole.BUYER);

    private final SealedSale sale = new SealedSale();
    private int offers;

    @Test
    void the_highest_bid_wins_at_its_own_price() {
        State closed = close(bid(bid(opened(), EARLY, 40_000), LATE, 40_050));
        assertThat(closed.phase()).isEqualTo("sold");
        assertThat(sale.standing(closed).awards())
                .extracting(Award::buyer, award -> award.amount().minorUnits())
                .containsExactly(tuple(LATE.id(), 40_050L));
    }

    @Test
    void a_tie_goes_to_the_earliest() {
        State closed = close(bid(bid(opened(), EARLY, 40_000), LATE, 40_000));
        assertThat(sale.standing(closed).awards()).extracting(Award::buyer).containsExactly(EARLY.id());
    }

    @Test
    void bidding_again_puts_a_bidder_last_among_equals() {
        State closed = close(bid(bid(bid(opened(), EARLY, 40_000), LATE, 40_000), EARLY, 40_000));
        assertThat(sale.standing(closed).awards()).extracting(Award::buyer).containsExactly(LATE.id());
    }

    @Test
    void a_bid_at_the_secret_reserve_wins_and_one_below_does_not() {
        assertThat(close(bid(opened(), EARLY, 30_000)).phase()).isEqualTo("sold");
        assertThat(close(bid(opened(), EARLY, 29_950)).phase()).isEqualTo("unsold");
    }

    @Test
    void without_bids_it_closes_without_a_sale() {
        State closed = close(opened());
        assertThat(closed.phase()).isEqualTo("unsold");
        assertThat(sale.standing(closed).awards()).isEmpty();
    }

    private State opened() {
        Opening<Rules> opening = new Opening<>(
                new NegotiationId("negotiation-1"),
                Market.painting(),
                new Rules(60),
                SettlementRule.ALL,
                List.of(Market.SELLER),
                Market.SELLER.id(),
                Map.of(Market.SELLER.id(), Json.object().put("reserve", 30_000).build()));
        State state = sale.begin(opening.record(OPENED));
        for (Event event : events(sale.open(opening, context(OPENED)))) {
            state = sale.evolve(state, event);
        }
        return given(given(state, join(EARLY), OPENED), join(LATE), OPENED);
    }

    private State bid(State state, Seat bidder, long price) {
        Move move = new Move.Bid(List.of(Market.priced(new ItemId("painting"), price)));
        return given(state, new Input.Move<>(bidder.id(), Optional.empty(), Optional.empty(), move), OPENED);
    }

    private State close(State state) {
        return given(state, new Input.Due<>(), OPENED.plusSeconds(60));
    }

    private static Input<Move> join(Seat seat) {
        return new Input.Join<>(seat, Optional.empty());
    }

    private State given(State state, Input<Move> input, Instant at) {
        State next = state;
        for (Event event : events(sale.decide(state, input, context(at)))) {
            next = sale.evolve(next, event);
        }
        return next;
    }

    private Context context(Instant at) {
        return new Context(at, () -> new OfferId("offer-" + ++offers));
    }

    private static List<Event> events(Decision<Event> decision) {
        return decision.match(events -> events, refusal -> {
            throw new AssertionError("refused: " + refusal);
        });
    }
}
