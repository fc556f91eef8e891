// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OrderNumberTest {
    @Test
    void a_number_can_be_read_aloud() {
        for (int i = 0; i < 500; i++) {
            assertThat(OrderNumber.of("deal " + i).value()).matches("FH-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
        }
    }

    @Test
    void the_same_purchase_has_one_number_and_others_have_others() {
        Set<String> numbers = IntStream.range(0, 20_000)
                .mapToObj(i -> OrderNumber.of("deal " + i).value())
                .collect(Collectors.toSet());

        assertThat(numbers).hasSize(20_000);
        assertThat(OrderNumber.of("deal 7")).isEqualTo(OrderNumber.of("deal 7"));
    }
}
