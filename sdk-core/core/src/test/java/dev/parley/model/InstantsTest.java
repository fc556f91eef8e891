// SPDX-License-Identifier: Apache-2.0
package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class InstantsTest {
    private static final DateTimeFormatter PATTERN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    @Test
    void an_instant_is_written_with_six_digits_whatever_its_year() {
        assertThat(Instants.text(Instant.parse("2026-11-20T10:21:00Z"))).isEqualTo("2026-11-20T10:21:00.000000Z");
        assertThat(Instants.text(Instant.parse("0000-01-01T00:00:00.000001999Z")))
                .isEqualTo("0000-01-01T00:00:00.000001Z");
        for (String border : List.of(
                "9999-12-31T23:59:59.999999999Z",
                "+10000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59.5Z",
                "1969-12-31T23:59:59.1Z")) {
            assertThat(Instants.text(Instant.parse(border))).isEqualTo(PATTERN.format(Instant.parse(border)));
        }
        Random random = new Random(20);
        for (int i = 0; i < 2_000; i++) {
            Instant any = Instant.ofEpochSecond(
                    random.nextLong(-70_000_000_000L, 300_000_000_000L), random.nextInt(1_000_000_000));
            assertThat(Instants.text(any)).isEqualTo(PATTERN.format(any));
        }
    }
}
