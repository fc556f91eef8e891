// SPDX-License-Identifier: Apache-2.0
package dev.parley.store;

import static dev.parley.store.Samples.BUYER;
import static dev.parley.store.Samples.LISTING;
import static dev.parley.store.Samples.NOON;
import static dev.parley.store.Samples.SELLER;
import static dev.parley.store.Samples.TENANT;
import static dev.parley.store.Samples.append;
import static dev.parley.store.Samples.deal;
import static dev.parley.store.Samples.ended;
import static dev.parley.store.Samples.head;
import static dev.parley.store.Samples.negotiation;
import static dev.parley.store.Samples.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.store.DealChange;
import dev.parley.application.store.LastEndQuery;
import dev.parley.model.ListingRef;
import dev.parley.model.PrincipalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a buyer's negotiations on a listing last came to nothing. */
interface LastEndConformance extends StoreUnderTest {
    /** The samples' phase. */
    Set<String> SETTLED = Set.of("bargaining", "agreed");

    /** When the samples' first event is, and so the end of a negotiation that has no other. */
    Instant END = NOON.plusSeconds(1);

    Instant NOW = NOON.plusSeconds(1_000);

    private Optional<Instant> last(Set<String> settled) {
        return last(BUYER, LISTING, "alternating-offers", settled);
    }

    private Optional<Instant> last(PrincipalId buyer, ListingRef listing, String protocol, Set<String> settled) {
        return store().lastWithoutDeal(new LastEndQuery(TENANT, buyer, listing, protocol, settled, NOW));
    }

    private void ends(int number) {
        write(append().stream(next(ended(head(negotiation(number), 1)))));
    }

    @Test
    default void an_end_in_an_unsettled_phase_counts_for_its_parties_listing_and_protocol_alone() {
        write(append().stream(next(negotiation(2), 0)));
        assertThat(last(Set.of())).isEmpty();

        ends(1);

        assertThat(last(Set.of())).contains(END);
        assertThat(last(Set.of("agreed"))).contains(END);
        assertThat(last(SETTLED)).isEmpty();
        assertThat(last(SELLER, LISTING, "alternating-offers", Set.of())).contains(END);
        assertThat(last(new PrincipalId("nobody"), LISTING, "alternating-offers", Set.of()))
                .isEmpty();
        assertThat(last(BUYER, new ListingRef("sofa"), "alternating-offers", Set.of()))
                .isEmpty();
        assertThat(last(BUYER, LISTING, "sealed-bid", Set.of())).isEmpty();
    }

    @Test
    default void a_deal_that_is_not_paid_counts_from_the_end_and_once_it_ended_unpaid_from_then() {
        ends(1);
        write(append().deal(new DealChange.Add(deal(deal(1), "AGREED", NOW))));
        for (String state : List.of("AGREED", "IN_CHECKOUT", "CANCELLED", "EXPIRED", "REDEEMED", "REVERSED")) {
            Optional<Instant> cancelled = LastEndQuery.PAID.contains(state) ? Optional.empty() : Optional.of(NOW);
            moves(state, NOW);
            assertThat(last(SETTLED)).as(state).isEqualTo(cancelled);
            moves(state, NOW.plusNanos(1_000));
            assertThat(last(SETTLED)).as(state).isEqualTo(cancelled.map(counts -> END));
            moves(state, END.minusSeconds(1));
            assertThat(last(SETTLED)).as(state).isEqualTo(cancelled.map(counts -> END));
        }
    }

    /** The one deal comes to stand as if its expiry were that. */
    private void moves(String state, Instant expiresAt) {
        write(append().deal(new DealChange.Move(
                deal(1),
                Set.of("AGREED", "IN_CHECKOUT", "CANCELLED", "EXPIRED", "REDEEMED", "REVERSED"),
                Optional.empty(),
                Optional.empty(),
                deal(deal(1), state, expiresAt).standing())));
    }

    @Test
    default void the_latest_of_many_counts_wherever_it_stands_among_them() {
        for (int number = 1; number <= 250; number++) {
            ends(number);
        }
        write(append().stream(next(negotiation(251), 0)));
        write(append().stream(next(ended(head(negotiation(251), 2)))));
        for (int number = 252; number <= 470; number++) {
            ends(number);
        }

        assertThat(last(Set.of())).contains(NOON.plusSeconds(2));
    }
}
