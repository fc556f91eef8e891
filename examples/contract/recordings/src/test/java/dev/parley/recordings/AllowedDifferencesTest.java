// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.recordings.AllowedDifferences.Compared;
import org.junit.jupiter.api.Test;

final class AllowedDifferencesTest {
    private static final Step STEP = new Step("getTranscript", 200, "", "{\"format\":\"two\"}");

    @Test
    void a_step_is_read_as_it_was_when_it_was_recorded() {
        AllowedDifferences allowed = AllowedDifferences.of("""
                # a remark
                operation: getTranscript
                now: "format":"two"
                before: "format":"one"
                reason: The format has a new name.
                """);
        assertThat(allowed.before(Family.COIN_TOSS, STEP).text()).isEqualTo("{\"format\":\"one\"}");
        assertThat(allowed.unused()).isEmpty();
    }

    @Test
    void what_is_not_compared_says_how_far() {
        AllowedDifferences allowed = AllowedDifferences.of("""
                family: coin-toss
                compare: nothing more
                reason: A coin toss goes another way from here on.
                """);
        assertThat(allowed.compared(Family.ALTERNATING_OFFERS, STEP)).isEqualTo(Compared.WHOLE);
        assertThat(allowed.unused()).singleElement().asString().contains("goes another way");
        assertThat(allowed.compared(Family.COIN_TOSS, STEP)).isEqualTo(Compared.NOR_WHAT_FOLLOWS);
        assertThat(allowed.unused()).isEmpty();
    }

    @Test
    void none_is_allowed_without_a_reason() {
        assertThatThrownBy(() -> AllowedDifferences.of("operation: getDeal\ncompare: nothing"))
                .hasMessageContaining("needs a reason");
        assertThatThrownBy(() -> AllowedDifferences.of("operation getDeal"))
                .hasMessageContaining("no such line: operation getDeal");
    }
}
