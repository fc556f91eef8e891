// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class AnswerTest {
    private static Answer answer(int status, Map<String, String> headers, String text) {
        return new Answer(status, new TreeMap<>(headers), text);
    }

    private static final Map<String, String> JSON = Map.of("content-type", "application/json");
    private static final Answer ONE = answer(200, JSON, "{\"a\":1,\"b\":2}");

    @Test
    void a_difference_in_any_part_is_found() {
        assertThat(ONE.differences(answer(200, JSON, "{\"b\":2,\"a\":1}"))).isEmpty();
        assertThat(ONE.differences(answer(201, JSON, ONE.text()))).hasSize(1);
        assertThat(ONE.differences(answer(200, Map.of(), ONE.text()))).hasSize(1);
        assertThat(ONE.differences(answer(200, JSON, "{\"a\":1,\"b\":null}"))).hasSize(1);
        assertThat(ONE.differences(answer(200, JSON, "{\"a\":1,\"b\":\"2\"}"))).hasSize(1);
        assertThat(ONE.differences(answer(200, JSON, ""))).hasSize(1);
        assertThat(answer(200, Map.of(), "x").differences(answer(200, Map.of(), "x ")))
                .hasSize(1);
    }

    @Test
    void what_was_drawn_gets_the_same_name_wherever_it_stands() {
        Names left = new Names();
        Names right = new Names();
        String one = "neg_" + "1".repeat(36);
        String two = "neg_" + "2".repeat(36);

        assertThat(left.in(one + " " + two + " " + one)).isEqualTo("neg-1 neg-2 neg-1");
        assertThat(right.in(two + " " + one + " " + two)).isEqualTo("neg-1 neg-2 neg-1");
        assertThat(right.in(one)).isEqualTo("neg-2");
        assertThat(left.in("deal_short " + "f".repeat(63))).isEqualTo("deal_short " + "f".repeat(63));
    }
}
