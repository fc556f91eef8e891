// SPDX-License-Identifier: Apache-2.0
package dev.parley.policy;

import static dev.parley.policy.Listings.HAGGLE;
import static dev.parley.policy.Listings.NOON;
import static dev.parley.policy.Listings.SEALED;
import static dev.parley.policy.Listings.categories;
import static dev.parley.policy.Listings.euros;
import static dev.parley.policy.Listings.listing;
import static dev.parley.policy.Listings.policy;
import static dev.parley.policy.Listings.rule;
import static dev.parley.policy.Listings.shoes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.PrincipalId;
import dev.parley.model.Safe;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.ProtocolId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static final Instant JUST_BEFORE_NOON = NOON.minusNanos(1_000);

    private static Optional<String> winner(Policy policy, Listing listing, Instant at) {
        return policy.choose(listing, at).map(PolicyRule::name);
    }

    @Test
    void the_first_rule_that_matches_wins() {
        Policy policy = policy(
                rule("books", categories("books")),
                rule("footwear", categories("boots", "shoes")),
                rule("shoes", categories("shoes")));

        assertThat(winner(policy, shoes(100), NOON)).contains("footwear");
    }

    @Test
    void a_listing_that_no_rule_matches_is_not_negotiated() {
        Policy policy = policy(rule("books", categories("books")));

        assertThat(policy.choose(shoes(100), NOON)).isEmpty();
        assertThat(policy().choose(shoes(100), NOON)).isEmpty();
    }

    @Test
    void a_rule_that_is_switched_off_is_passed_over() {
        Policy policy =
                policy(rule("first", Selector.EVERY_LISTING).disabled(), rule("second", Selector.EVERY_LISTING));

        assertThat(winner(policy, shoes(100), NOON)).contains("second");
    }

    @Test
    void a_rule_counts_from_its_first_microsecond() {
        Policy policy = policy(rule("new", Selector.EVERY_LISTING).during(Optional.of(NOON), Optional.empty()));

        assertThat(winner(policy, shoes(100), JUST_BEFORE_NOON)).isEmpty();
        assertThat(winner(policy, shoes(100), NOON.minusNanos(1))).isEmpty();
        assertThat(winner(policy, shoes(100), NOON)).contains("new");
    }

    @Test
    void a_rule_no_longer_counts_at_the_microsecond_of_its_end() {
        Policy policy = policy(rule("old", Selector.EVERY_LISTING).during(Optional.empty(), Optional.of(NOON)));

        assertThat(winner(policy, shoes(100), JUST_BEFORE_NOON)).contains("old");
        assertThat(winner(policy, shoes(100), NOON.minusNanos(1))).contains("old");
        assertThat(winner(policy, shoes(100), NOON)).isEmpty();
    }

    @Test
    void rules_that_meet_at_an_instant_leave_no_gap_and_do_not_overlap() {
        Policy policy = policy(
                rule("old", Selector.EVERY_LISTING).during(Optional.empty(), Optional.of(NOON)),
                rule("new", Selector.EVERY_LISTING).during(Optional.of(NOON), Optional.empty()));

        assertThat(winner(policy, shoes(100), JUST_BEFORE_NOON)).contains("old");
        assertThat(winner(policy, shoes(100), NOON)).contains("new");
    }

    @Test
    void both_ends_of_a_price_range_lie_in_it() {
        Policy policy = policy(rule("middle", euros(Optional.of(10_00L), Optional.of(20_00L))));

        assertThat(winner(policy, shoes(9_99), NOON)).isEmpty();
        assertThat(winner(policy, shoes(10_00), NOON)).contains("middle");
        assertThat(winner(policy, shoes(20_00), NOON)).contains("middle");
        assertThat(winner(policy, shoes(20_01), NOON)).isEmpty();
    }

    @Test
    void a_listing_of_several_items_has_the_sum_of_their_list_prices() {
        Policy policy = policy(rule("middle", euros(Optional.of(10_00L), Optional.of(20_00L))));

        assertThat(winner(policy, shoes(5_00, 4_99), NOON)).isEmpty();
        assertThat(winner(policy, shoes(5_00, 5_00), NOON)).contains("middle");
        assertThat(winner(policy, shoes(15_00, 15_00), NOON)).isEmpty();
    }

    @Test
    void the_dearest_listing_that_can_be_has_a_price() {
        long[] prices = new long[Listing.MAX_ITEMS];
        Arrays.fill(prices, Safe.MAX);

        assertThat(PriceRange.listPrice(shoes(prices))).isEqualTo(100 * Safe.MAX);
        assertThat(winner(policy(rule("any", euros(Optional.empty(), Optional.empty()))), shoes(prices), NOON))
                .contains("any");
    }

    @Test
    void a_price_range_takes_no_listing_of_another_currency() {
        Policy policy = policy(rule("euros", euros(Optional.empty(), Optional.empty())));

        assertThat(winner(policy, listing("shoes", "ann", "USD", Map.of(), 1), NOON))
                .isEmpty();
    }

    @Test
    void every_part_of_a_selector_must_be_met() {
        Selector strict = new Selector(
                Set.of("shoes"),
                Optional.of(new PriceRange(Currency.getInstance("EUR"), Optional.of(1L), Optional.of(100L))),
                Set.of(new PrincipalId("ann")),
                Map.of("colour", "red", "size", "42"));
        Map<String, String> red42 = Map.of("colour", "red", "size", "42", "more", "unasked");

        assertThat(strict.selects(listing("shoes", "ann", "EUR", red42, 50))).isTrue();
        assertThat(strict.selects(listing("boots", "ann", "EUR", red42, 50))).isFalse();
        assertThat(strict.selects(listing("shoes", "bob", "EUR", red42, 50))).isFalse();
        assertThat(strict.selects(listing("shoes", "ann", "EUR", red42, 101))).isFalse();
        assertThat(strict.selects(listing("shoes", "ann", "EUR", Map.of("colour", "red"), 50)))
                .isFalse();
        assertThat(strict.selects(listing("shoes", "ann", "EUR", Map.of("colour", "Red", "size", "42"), 50)))
                .isFalse();
    }

    @Test
    void what_is_written_is_read_back() {
        Selector everything = new Selector(
                Set.of("shoes", "boots"),
                Optional.of(new PriceRange(Currency.getInstance("EUR"), Optional.of(1L), Optional.empty())),
                Set.of(new PrincipalId("ann")),
                Map.of("colour", "red"));
        Choice choice = new Choice(
                new ProtocolId("alternating-offers", 3),
                Json.object().put("rounds", 4).build(),
                SettlementRule.ALL);
        Policy policy = policy(
                PolicyRule.always("full", everything, choice)
                        .during(Optional.of(NOON), Optional.of(NOON.plusNanos(1_000))),
                PolicyRule.always("empty", Selector.EVERY_LISTING, SEALED).disabled());

        Policy read = Policy.fromJson(policy.toJson());

        assertThat(read).isEqualTo(policy);
        assertThat(read.toJson().canonicalText()).isEqualTo(policy.toJson().canonicalText());
    }

    @Test
    void what_a_rule_leaves_out_has_a_default() {
        Json brief = Json.object()
                .put("name", "brief")
                .put(
                        "choice",
                        Json.object()
                                .put("protocol", "alternating-offers")
                                .put("version", 1)
                                .put("settlement", "each-item")
                                .build())
                .build();

        assertThat(PolicyRule.fromJson(brief)).isEqualTo(rule("brief", Selector.EVERY_LISTING));
    }

    @Test
    void a_policy_has_at_most_a_thousand_rules() {
        PolicyRule rule = rule("one", Selector.EVERY_LISTING);

        assertThat(withRules(200, rule).rules()).hasSize(200);
        assertThatThrownBy(() -> withRules(201, rule)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Policy withRules(int count, PolicyRule rule) {
        return new Policy(1, NOON, new PrincipalId("pat"), "", Collections.nCopies(count, rule));
    }

    @Test
    void versions_begin_at_one() {
        assertThatThrownBy(() -> new Policy(0, NOON, new PrincipalId("pat"), "", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version");
    }

    @Test
    void a_rule_has_a_name_of_up_to_128_characters() {
        assertThat(rule("n".repeat(128), Selector.EVERY_LISTING).choice()).isEqualTo(HAGGLE);
        assertThatThrownBy(() -> rule("n".repeat(129), Selector.EVERY_LISTING))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule("", Selector.EVERY_LISTING)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parameters_are_an_object() {
        assertThatThrownBy(() -> new Choice(HAGGLE.protocol(), Json.of(1), SettlementRule.ALL))
                .isInstanceOf(Json.Mismatch.class);
    }
}
