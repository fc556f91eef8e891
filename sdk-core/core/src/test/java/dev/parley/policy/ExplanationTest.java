// SPDX-License-Identifier: Apache-2.0
package dev.parley.policy;

import static dev.parley.policy.Listings.HAGGLE;
import static dev.parley.policy.Listings.NOON;
import static dev.parley.policy.Listings.SEALED;
import static dev.parley.policy.Listings.attributes;
import static dev.parley.policy.Listings.categories;
import static dev.parley.policy.Listings.euros;
import static dev.parley.policy.Listings.listing;
import static dev.parley.policy.Listings.policy;
import static dev.parley.policy.Listings.rule;
import static dev.parley.policy.Listings.sellers;
import static dev.parley.policy.Listings.shoes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static Finding only(PolicyRule rule, Listing listing) {
        Explanation.Verdict verdict =
                policy(rule).explain(listing, NOON).verdicts().get(0);
        assertThat(verdict.findings()).hasSize(1);
        assertThat(verdict.matches()).isEqualTo(verdict.findings().get(0).fits());
        return verdict.findings().get(0);
    }

    private static void assertFinding(PolicyRule rule, Listing listing, Finding.Code code, String sentence) {
        assertThat(only(rule, listing)).isEqualTo(new Finding(code, sentence));
    }

    @Test
    void says_that_the_category_differs() {
        assertFinding(
                rule("r", categories("boots", "books")),
                shoes(1),
                Finding.Code.CATEGORY_DIFFERS,
                "The listing's category is \"shoes\"; the rule is about \"books\", \"boots\".");
    }

    @Test
    void names_only_the_first_few_of_many_categories() {
        assertThat(only(rule("r", categories("a", "b", "c", "d", "e", "f", "g")), shoes(1))
                        .sentence())
                .endsWith("the rule is about \"a\", \"b\", \"c\", \"d\", \"e\" and 2 more.");
    }

    @Test
    void says_that_the_price_is_below_the_range() {
        assertFinding(
                rule("r", euros(Optional.of(10_00L), Optional.empty())),
                shoes(9_99),
                Finding.Code.PRICE_BELOW_RANGE,
                "The list price EUR 9.99 is below the rule's minimum EUR 10.00.");
    }

    @Test
    void says_that_the_price_is_above_the_range() {
        assertFinding(
                rule("r", euros(Optional.empty(), Optional.of(10_00L))),
                shoes(10_01),
                Finding.Code.PRICE_ABOVE_RANGE,
                "The list price EUR 10.01 is above the rule's maximum EUR 10.00.");
    }

    @Test
    void says_that_the_currency_differs() {
        assertFinding(
                rule("r", euros(Optional.empty(), Optional.of(10_00L))),
                listing("shoes", "ann", "JPY", Map.of(), 500),
                Finding.Code.CURRENCY_DIFFERS,
                "The rule is about prices in EUR; the listing is in JPY.");
    }

    @Test
    void says_that_the_seller_is_not_named() {
        assertFinding(
                rule("r", sellers("bob")),
                shoes(1),
                Finding.Code.SELLER_NOT_NAMED,
                "The seller is \"ann\"; the rule is about \"bob\".");
    }

    @Test
    void says_that_an_attribute_differs_or_is_missing() {
        PolicyRule rule = rule("r", attributes(Map.of("colour", "red")));

        assertFinding(
                rule,
                listing("shoes", "ann", "EUR", Map.of("colour", "blue"), 1),
                Finding.Code.ATTRIBUTE_DIFFERS,
                "The listing's attribute \"colour\" is \"blue\"; the rule wants \"red\".");
        assertFinding(
                rule,
                shoes(1),
                Finding.Code.ATTRIBUTE_MISSING,
                "The listing has no attribute \"colour\"; the rule wants \"red\".");
    }

    @Test
    void says_that_a_rule_is_not_yet_or_no_longer_in_effect() {
        PolicyRule rule = rule("r", Selector.EVERY_LISTING);

        Explanation early = policy(rule.during(Optional.of(NOON.plusNanos(1_000)), Optional.empty()))
                .explain(shoes(1), NOON);
        Explanation late =
                policy(rule.during(Optional.empty(), Optional.of(NOON))).explain(shoes(1), NOON);

        assertThat(early.verdicts().get(0).findings())
                .containsExactly(new Finding(
                        Finding.Code.NOT_YET_EFFECTIVE, "The rule takes effect only at 2026-11-20T12:00:00.000001Z."));
        assertThat(late.verdicts().get(0).findings())
                .containsExactly(new Finding(
                        Finding.Code.NO_LONGER_EFFECTIVE, "The rule was in effect until 2026-11-20T12:00:00.000000Z."));
    }

    @Test
    void says_that_a_rule_is_switched_off() {
        assertThat(policy(rule("r", Selector.EVERY_LISTING).disabled())
                        .explain(shoes(1), NOON)
                        .verdicts()
                        .get(0)
                        .findings())
                .containsExactly(new Finding(Finding.Code.SWITCHED_OFF, "The rule is switched off."));
    }

    @Test
    void says_why_the_winner_wins_and_tries_no_rule_after_it() {
        Explanation explanation = policy(
                        rule("books", categories("books")),
                        rule("shoes", categories("shoes")).during(Optional.of(NOON), Optional.empty()),
                        rule("rest", Selector.EVERY_LISTING))
                .explain(shoes(1), NOON);

        assertThat(explanation.verdicts()).extracting(Explanation.Verdict::rule).containsExactly("books", "shoes");
        assertThat(explanation.winner()).contains("shoes");
        assertThat(explanation.choice()).contains(HAGGLE);
        assertThat(explanation.verdicts().get(1).findings())
                .extracting(Finding::sentence)
                .containsExactly(
                        "The rule is in effect from 2026-11-20T12:00:00.000000Z.",
                        "The listing's category is \"shoes\", which the rule names.");
        assertThat(explanation.sentence())
                .isEqualTo("Rule \"shoes\" wins: the listing is negotiated by alternating-offers version 1,"
                        + " settled each-item.");
    }

    @Test
    void says_that_no_rule_matches() {
        Explanation explanation = policy(rule("books", categories("books"))).explain(shoes(1), NOON);

        assertThat(explanation.winner()).isEmpty();
        assertThat(explanation.sentence()).isEqualTo("No rule matches: the listing is not negotiated.");
        assertThat(explanation.toJson().find("winner")).isEmpty();
        assertThat(explanation.toJson().get("verdicts").elements()).hasSize(1);
    }

    @Test
    void a_comparison_names_the_listings_that_would_change() {
        Policy before = policy(rule("shoes", categories("shoes")), rule("books", categories("books")));
        Policy after = policy(
                rule("renamed", categories("shoes")),
                PolicyRule.always("books", categories("books"), SEALED),
                rule("toys", categories("toys")));
        List<Listing> listings = List.of(shoes(1), of("books"), of("toys"), of("hats"));

        PolicyComparison comparison = PolicyComparison.of(before, after, listings, NOON);

        assertThat(comparison.compared()).isEqualTo(4);
        assertThat(comparison.changes())
                .extracting(PolicyComparison.Change::sentence)
                .containsExactly(
                        "Listing \"a-listing\" is negotiated by alternating-offers version 1, settled each-item (rule"
                                + " \"books\") now and would be negotiated by sealed-bid version 2, settled each-item"
                                + " (rule \"books\").",
                        "Listing \"a-listing\" is not negotiated now and would be negotiated by alternating-offers"
                                + " version 1, settled each-item (rule \"toys\").");
        assertThat(PolicyComparison.of(after, before, List.of(of("toys")), NOON).changes())
                .extracting(PolicyComparison.Change::sentence)
                .singleElement()
                .asString()
                .endsWith("and would no longer be negotiated.");
    }

    private static Listing of(String category) {
        return listing(category, "ann", "EUR", Map.of(), 1);
    }

    @Test
    void the_choice_is_that_of_the_first_rule_whose_explanation_says_it_matches() {
        int chosen = 0;
        for (int seed = 0; seed < 5_000; seed++) {
            RandomPolicies random = new RandomPolicies(new Random(seed));
            Policy policy = random.policy();
            Listing listing = random.listing();
            Instant at = random.instant();

            Optional<PolicyRule> choice = policy.choose(listing, at);
            Optional<PolicyRule> explained = policy.rules().stream()
                    .filter(rule -> rule.findings(listing, at).stream().allMatch(Finding::fits))
                    .findFirst();

            assertThat(choice).as("seed %d", seed).isEqualTo(explained);
            Explanation explanation = policy.explain(listing, at);
            assertThat(explanation.winner()).as("seed %d", seed).isEqualTo(choice.map(PolicyRule::name));
            assertThat(explanation.choice()).as("seed %d", seed).isEqualTo(choice.map(PolicyRule::choice));
            chosen += choice.isPresent() ? 1 : 0;
        }
        assertThat(chosen).as("both answers are common").isBetween(500, 4_500);
    }

    @Test
    void a_rule_that_is_said_never_to_win_never_wins() {
        int warned = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            RandomPolicies random = new RandomPolicies(new Random(seed));
            Policy policy = random.policy();
            List<PolicyRule> never = new ArrayList<>();
            PolicyCheck.faults(policy, (protocol, parameters) -> Optional.of(List.of())).stream()
                    .filter(fault -> fault.code() == PolicyFault.Code.NEVER_WINS)
                    .forEach(fault -> never.add(
                            policy.rules().get(Integer.parseInt(fault.pointer().substring("/rules/".length())))));
            warned += never.size();
            for (int i = 0; i < 50; i++) {
                assertThat(policy.choose(random.listing(), random.instant()))
                        .as("seed %d", seed)
                        .isNotIn(never.stream().map(Optional::of).toList());
            }
        }
        assertThat(warned).as("rules that never win are common").isGreaterThan(200);
    }

    /** Small worlds, so that rules overlap and meet at their edges. */
    private record RandomPolicies(Random random) {
        Policy policy() {
            PolicyRule[] rules = new PolicyRule[1 + random.nextInt(5)];
            for (int i = 0; i < rules.length; i++) {
                PolicyRule rule = new PolicyRule(
                        "rule-" + i, random.nextInt(8) > 0, maybe(instant()), maybe(instant()), selector(), HAGGLE);
                rules[i] = rule;
            }
            return Listings.policy(rules);
        }

        private Selector selector() {
            return switch (random.nextInt(6)) {
                case 0 -> Selector.EVERY_LISTING;
                case 1 -> categories(category());
                case 2 ->
                    new Selector(
                            categories("c0", "c1").categories(),
                            euros(maybe(price()), maybe(price())).price(),
                            sellers("s0").sellers(),
                            Map.of());
                case 3 -> euros(maybe(price()), maybe(price()));
                case 4 -> sellers(seller());
                default -> attributes(Map.of("a", "v" + random.nextInt(2)));
            };
        }

        Listing listing() {
            return Listings.listing(
                    category(),
                    seller(),
                    random.nextInt(4) == 0 ? "USD" : "EUR",
                    random.nextBoolean() ? Map.of() : Map.of("a", "v" + random.nextInt(2)),
                    price(),
                    price());
        }

        Instant instant() {
            return NOON.plus(Duration.ofNanos(500L * random.nextInt(8)));
        }

        private <T> Optional<T> maybe(T value) {
            return random.nextInt(3) == 0 ? Optional.of(value) : Optional.empty();
        }

        private String category() {
            return "c" + random.nextInt(3);
        }

        private String seller() {
            return "s" + random.nextInt(2);
        }

        private long price() {
            return random.nextInt(4);
        }
    }
}
