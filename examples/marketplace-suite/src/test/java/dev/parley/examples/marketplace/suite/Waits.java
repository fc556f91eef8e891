// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** What waits for somebody, and what somebody watches. */
final class Waits {
    private static final String WAITING = "/api/waiting";
    private static final String WATCHLIST = "/api/watchlist";

    private final Both both;

    Waits(Both both) {
        this.both = both;
    }

    void forSomebody() {
        both.signIn("noor");
        both.signIn("jonas");
        new Buying(both).agree("noor", "jonas", "phones-beyer", "headphones", 8_000);
        JsonNode payment = both.ok(Call.get("noor", WAITING)).at("/payments/0");
        assertThat(payment.at("/subject/listing").asText()).isEqualTo("phones-beyer");
        assertThat(payment.at("/total/minorUnits").asLong()).isEqualTo(8_000);
        assertThat(payment.get("pieces")).hasSize(1);
        assertThat(payment.get("deals")).hasSize(1);
        assertThat(both.ok(Call.get("jonas", WAITING)).get("payments")).isEmpty();
        watched();
    }

    private void watched() {
        assertThat(both.ok(Call.get("noor", WATCHLIST)).get("items")).isEmpty();
        both.ok(Call.post("noor", WATCHLIST + "/cam-mju", ""));
        JsonNode twice = both.ok(Call.post("noor", WATCHLIST + "/cam-mju", ""));
        assertThat(twice.get("items")).hasSize(1);
        both.refused(Call.post("noor", WATCHLIST + "/none", ""), 404, "NOT_FOUND");
        assertThat(both.ok(Call.get("jonas", WATCHLIST)).get("items")).isEmpty();
        assertThat(both.ok(Call.delete("noor", WATCHLIST + "/cam-mju")).get("items"))
                .isEmpty();
        both.refused(Call.get("", WATCHLIST), 401, "UNAUTHENTICATED");
    }
}
