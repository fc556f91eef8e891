// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.caffeine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaffeineSessionsTest {
    @Test
    void a_run_weighs_what_its_seats_do_and_what_it_remembers() {
        assertThat(CaffeineSessions.weight(2, 20, 8_000, 10_000)).isEqualTo(1);
        assertThat(CaffeineSessions.weight(10_001, 20, 0, 10_000)).isEqualTo(1_251);
        assertThat(CaffeineSessions.weight(2, 8_000, 0, 10_000)).isEqualTo(11);
        assertThat(CaffeineSessions.weight(2, 20, 819_200, 10_000)).isEqualTo(101);
    }

    @Test
    void the_largest_run_can_be_kept_where_any_can() {
        for (long most : new long[] {1, 2, 10, 100, 10_000}) {
            assertThat((long) CaffeineSessions.weight(1_000_000, 1_000_000, 1_000_000_000, most))
                    .isBetween(1L, most);
        }
    }
}
