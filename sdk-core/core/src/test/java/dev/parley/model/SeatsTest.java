// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeatsTest {
    private static final Seat SELLER = seat("seller", SeatRole.SELLER, "sven");
    private static final Seat BUYER = seat("buyer", SeatRole.BUYER, "berta");

    private static Seat seat(String id, SeatRole role, String principal) {
        return new Seat(new SeatId(id), role, new PrincipalId(principal));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void answer_as_a_list_that_is_searched_through(long seed) {
        Random random = new Random(seed);
        Seats seats = Seats.of(List.of());
        List<Seat> naive = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Seat seat = seat("s" + random.nextInt(400), SeatRole.BUYER, "p" + random.nextInt(400));
            seats = seats.with(seat);
            naive.add(seat);
        }
        assertThat(seats).isEqualTo(naive).hasSameHashCodeAs(naive).hasSize(300);
        for (int i = 0; i < 400; i++) {
            SeatId id = new SeatId("s" + i);
            PrincipalId principal = new PrincipalId("p" + i);
            assertThat(seats.find(id))
                    .as("seed %d", seed)
                    .isEqualTo(
                            naive.stream().filter(seat -> seat.id().equals(id)).findFirst());
            assertThat(seats.of(principal).map(Seat::id))
                    .as("seed %d", seed)
                    .isEqualTo(naive.stream()
                            .filter(seat -> seat.principal().equals(principal))
                            .map(Seat::id)
                            .findFirst());
        }
    }

    @Test
    void keep_their_order_and_their_places() {
        Seats seats = Seats.of(List.of(SELLER, BUYER));

        assertThat(seats).containsExactly(SELLER, BUYER);
        assertThat(seats.place(BUYER.id())).contains(1);
        assertThat(seats.get(0)).isEqualTo(SELLER);
        assertThat(Seats.of(seats)).isSameAs(seats);
        assertThatThrownBy(() -> seats.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> seats.add(SELLER)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void tell_who_came_since_in_whatever_order_they_are_listed() {
        Seat late = seat("buyer-3", SeatRole.BUYER, "bo");
        Seats before = Seats.of(List.of(SELLER, BUYER));

        assertThat(before.with(late).since(before)).containsExactly(late);
        assertThat(before.since(before)).isEmpty();
        assertThat(Seats.of(List.of(late, SELLER, BUYER)).since(before)).containsExactly(late);
        assertThat(before.since(Seats.of(List.of()))).containsExactly(SELLER, BUYER);
    }
}
