// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.examples.marketplace.catalogue.Catalogues;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.PrincipalId;
import dev.parley.policy.Policy;
import dev.parley.policy.PolicyRule;
import dev.parley.protocol.alternating.AlternatingOffers;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FirstPolicyTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Json draft = FirstPolicy.draft();
    private final Policy policy = new Policy(
            1,
            NOON,
            new PrincipalId("fairhand"),
            draft.get("comment").text(),
            draft.get("rules").list(PolicyRule::fromJson));

    @Test
    void most_things_are_negotiated_by_alternating_offers() {
        long negotiated = Catalogues.listings().stream()
                .filter(listing -> policy.choose(listing, NOON)
                        .filter(rule -> rule.choice().protocol().equals(AlternatingOffers.ID))
                        .isPresent())
                .count();

        assertThat(negotiated).isGreaterThan(24);
    }

    @Test
    void its_parameters_are_rules_that_the_protocol_reads() {
        AlternatingOffers protocol = new AlternatingOffers();

        assertThat(policy.rules())
                .allSatisfy(rule -> assertThat(
                                protocol.forms().readRules(rule.choice().parameters()))
                        .isNotNull());
    }

    @Test
    void an_inexpensive_book_keeps_its_price_and_a_heavy_thing_settles_whole() {
        assertThat(rule("books-cook")).isEmpty();
        assertThat(rule("books-atlas")).contains("Books from twenty euros");
        assertThat(rule("desk-teak")).contains("Heavy things, prices only move closer");
        assertThat(rule("chair-bentwood")).contains("Everything but books, piece by piece");
    }

    private Optional<String> rule(String ref) {
        Listing listing = Catalogues.listings().stream()
                .filter(one -> one.ref().value().equals(ref))
                .findFirst()
                .orElseThrow();
        return policy.choose(listing, NOON).map(PolicyRule::name);
    }
}
