// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecentlyUsedTest {
    private static final int MOST = 10;

    private final RecentlyUsed<String, String> recent = new RecentlyUsed<>(MOST, String::length);

    @Test
    void drops_what_was_used_longest_ago_when_all_weigh_too_much() {
        recent.put("a", "1234");
        recent.put("b", "1234");
        assertThat(recent.get("a")).contains("1234");

        recent.put("c", "1234");

        assertThat(recent.get("a")).contains("1234");
        assertThat(recent.get("b")).isEmpty();
        assertThat(recent.get("c")).contains("1234");
        assertThat(recent.weight()).isEqualTo(8);
    }

    @Test
    void keeps_the_last_value_of_a_key_and_its_weight_alone() {
        recent.put("a", "123456789");
        recent.put("a", "12");
        recent.put("b", "12345678");

        assertThat(recent.get("a")).contains("12");
        assertThat(recent.weight()).isEqualTo(MOST);
    }

    @Test
    void keeps_nothing_that_alone_weighs_too_much() {
        recent.put("a", "12345678901");

        assertThat(recent.get("a")).isEmpty();
        assertThat(recent.weight()).isZero();
    }

    @Test
    void weighs_what_it_keeps_whatever_comes() {
        Random random = new Random(7);
        Map<String, String> last = new LinkedHashMap<>();
        for (int i = 0; i < 10_000; i++) {
            String key = "key-" + random.nextInt(8);
            String value = "x".repeat(random.nextInt(MOST + 3));
            recent.put(key, value);
            last.put(key, value);

            long kept = last.entrySet().stream()
                    .filter(entry -> recent.get(entry.getKey()).isPresent())
                    .mapToLong(entry -> entry.getValue().length())
                    .sum();
            assertThat(recent.weight()).isEqualTo(kept).isLessThanOrEqualTo(MOST);
        }
    }
}
