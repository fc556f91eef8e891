// SPDX-License-Identifier: Apache-2.0
package dev.parley.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.parley.strategy.Search.Box;
import dev.parley.strategy.Search.Prize;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTest {
    /** Prices drawn evenly from 0 to 1, .02 a look: stop at .2, after five looks, at a mean price of .1, .2 in all. */
    @Test
    void a_buyer_stops_at_the_root_of_twice_the_cost() {
        double reservation = Search.reservationPrice(price -> price, 0, 1, .02);

        assertThat(reservation).isCloseTo(.2, within(1e-9));
        double looks = 1 / reservation;
        assertThat(looks).isCloseTo(5, within(1e-6));
        assertThat(reservation / 2 + looks * .02).isCloseTo(.2, within(1e-9));
    }

    @Test
    void a_look_that_costs_more_than_it_can_save_never_pays() {
        assertThat(Search.reservationPrice(price -> price, 0, 1, .6)).isCloseTo(1, within(1e-12));
    }

    @Test
    void weitzmans_boxes_are_opened_by_their_index() {
        Box safe = new Box(List.of(new Prize(.5, 100), new Prize(.5, 55)), 15);
        Box risky = new Box(List.of(new Prize(.2, 240), new Prize(.8, 0)), 20);

        assertThat(safe.index()).isCloseTo(70, within(1e-9));
        assertThat(risky.index()).isCloseTo(140, within(1e-9));
        assertThat(Search.expected(List.of(risky, safe), 0)).isCloseTo(78, within(1e-9));
        assertThat(Search.expected(List.of(safe, risky), 0)).isCloseTo(75, within(1e-9));
    }

    @Test
    void an_offer_that_cannot_be_called_back_is_taken_from_a_falling_value_on() {
        assertThat(Search.valuesWithoutRecall(4))
                .containsExactly(new double[] {.5, .625, .6953, .7417}, within(0.5e-4));
    }

    @Test
    void refuses_what_is_no_search() {
        assertThatIllegalArgumentException().isThrownBy(() -> Search.reservationPrice(p -> p, 1, 1, .1));
        assertThatIllegalArgumentException().isThrownBy(() -> Search.reservationPrice(p -> p, 0, 1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Search.valuesWithoutRecall(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Box(List.of(new Prize(.5, 1)), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Box(List.of(new Prize(1, 1)), 0));
    }
}
