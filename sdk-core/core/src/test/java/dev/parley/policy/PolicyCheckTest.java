// SPDX-License-Identifier: Apache-2.0
package dev.parley.policy;

import static dev.parley.policy.Listings.NOON;
import static dev.parley.policy.Listings.attributes;
import static dev.parley.policy.Listings.categories;
import static dev.parley.policy.Listings.choice;
import static dev.parley.policy.Listings.euros;
import static dev.parley.policy.Listings.policy;
import static dev.parley.policy.Listings.rule;
import static dev.parley.policy.Listings.sellers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyCheckTest {
    private static final KnownProtocols ONLY_ALTERNATING_OFFERS_1 = (protocol, parameters) ->
            protocol.toString().equals("alternating-offers/1") ? Optional.of(List.of()) : Optional.empty();
    private static final Instant LATER = NOON.plusNanos(1_000);

    private static List<PolicyFault> faults(PolicyRule... rules) {
        return PolicyCheck.faults(policy(rules), ONLY_ALTERNATING_OFFERS_1);
    }

    private static void assertShadows(PolicyRule earlier, PolicyRule later) {
        assertThat(faults(earlier, later))
                .extracting(PolicyFault::code, PolicyFault::pointer, PolicyFault::isError)
                .containsExactly(tuple(PolicyFault.Code.NEVER_WINS, "/rules/1", false));
    }

    @Test
    void finds_nothing_wrong_with_a_good_policy() {
        assertThat(faults(rule("shoes", categories("shoes")), rule("rest", Selector.EVERY_LISTING)))
                .isEmpty();
    }

    @Test
    void finds_two_rules_of_one_name() {
        assertThat(faults(rule("shoes", categories("shoes")), rule("shoes", categories("boots"))))
                .containsExactly(new PolicyFault(
                        PolicyFault.Code.DUPLICATE_NAME,
                        "/rules/1/name",
                        "Rules 1 and 2 are both named \"shoes\"; give each rule a name of its own."));
    }

    @Test
    void finds_an_empty_price_range_and_allows_one_of_a_single_price() {
        assertThat(faults(rule("narrow", euros(Optional.of(10_01L), Optional.of(10_00L)))))
                .containsExactly(new PolicyFault(
                        PolicyFault.Code.EMPTY_PRICE_RANGE,
                        "/rules/0/selector/price",
                        "Rule \"narrow\" wants prices from EUR 10.01 to EUR 10.00, and there are none."));
        assertThat(faults(rule("single", euros(Optional.of(10_00L), Optional.of(10_00L)))))
                .isEmpty();
    }

    @Test
    void finds_a_period_without_an_instant_and_allows_one_of_a_single_microsecond() {
        PolicyRule rule = rule("brief", Selector.EVERY_LISTING);

        assertThat(faults(rule.during(Optional.of(NOON), Optional.of(NOON))))
                .extracting(PolicyFault::code)
                .containsExactly(PolicyFault.Code.EMPTY_PERIOD);
        assertThat(faults(rule.during(Optional.of(LATER), Optional.of(NOON))))
                .extracting(PolicyFault::pointer)
                .containsExactly("/rules/0/effectiveUntil");
        assertThat(faults(rule.during(Optional.of(NOON), Optional.of(LATER)))).isEmpty();
    }

    @Test
    void finds_a_protocol_or_a_version_that_is_not_known() {
        assertThat(faults(
                        PolicyRule.always("a", categories("a"), choice("auction", 1)),
                        PolicyRule.always("b", categories("b"), choice("alternating-offers", 2))))
                .containsExactly(
                        new PolicyFault(
                                PolicyFault.Code.UNKNOWN_PROTOCOL,
                                "/rules/0/choice/protocol",
                                "Rule \"a\" chooses auction version 1, which this marketplace does not have."),
                        new PolicyFault(
                                PolicyFault.Code.UNKNOWN_PROTOCOL,
                                "/rules/1/choice/protocol",
                                "Rule \"b\" chooses alternating-offers version 2, which this marketplace does not"
                                        + " have."));
    }

    @Test
    void passes_on_what_the_protocol_says_of_the_parameters() {
        KnownProtocols strict = (protocol, parameters) ->
                Optional.of(List.of(new KnownProtocols.ParameterFault("/rounds", "The rounds must be at least 1.")));

        assertThat(PolicyCheck.faults(policy(rule("r", Selector.EVERY_LISTING)), strict))
                .containsExactly(new PolicyFault(
                        PolicyFault.Code.INVALID_PARAMETERS,
                        "/rules/0/choice/parameters/rounds",
                        "Rule \"r\": The rounds must be at least 1."));
    }

    @Test
    void warns_of_a_rule_that_an_earlier_one_covers() {
        assertShadows(rule("all", Selector.EVERY_LISTING), rule("shoes", categories("shoes")));
        assertShadows(rule("two", categories("a", "b")), rule("one", categories("b")));
        assertShadows(
                rule("wide", euros(Optional.of(1L), Optional.empty())),
                rule("slim", euros(Optional.of(1L), Optional.of(9L))));
        assertShadows(
                rule("from zero", euros(Optional.of(0L), Optional.of(9L))),
                rule("from nothing", euros(Optional.empty(), Optional.of(9L))));
        assertShadows(rule("two", sellers("ann", "bob")), rule("one", sellers("ann")));
        assertShadows(
                rule("red", attributes(Map.of("colour", "red"))),
                rule("red 42", attributes(Map.of("colour", "red", "size", "42"))));
        assertShadows(
                rule("long", Selector.EVERY_LISTING).during(Optional.of(NOON), Optional.empty()),
                rule("short", Selector.EVERY_LISTING).during(Optional.of(NOON), Optional.of(LATER)));
    }

    @Test
    void does_not_warn_of_a_rule_that_may_win_somewhere_or_some_time() {
        assertThat(faults(rule("one", categories("b")), rule("two", categories("a", "b"))))
                .isEmpty();
        assertThat(faults(rule("one", categories("b")), rule("all", Selector.EVERY_LISTING)))
                .isEmpty();
        assertThat(faults(
                        rule("slim", euros(Optional.of(1L), Optional.of(9L))),
                        rule("wide", euros(Optional.of(1L), Optional.of(10L)))))
                .isEmpty();
        assertThat(faults(rule("euros", euros(Optional.empty(), Optional.empty())), rule("ann", sellers("ann"))))
                .isEmpty();
        assertThat(faults(
                        rule("red 42", attributes(Map.of("colour", "red", "size", "42"))),
                        rule("red", attributes(Map.of("colour", "red")))))
                .isEmpty();
        assertThat(faults(
                        rule("until", Selector.EVERY_LISTING).during(Optional.empty(), Optional.of(NOON)),
                        rule("always", Selector.EVERY_LISTING)))
                .isEmpty();
        assertThat(faults(
                        rule("from", Selector.EVERY_LISTING).during(Optional.of(LATER), Optional.empty()),
                        rule("sooner", Selector.EVERY_LISTING).during(Optional.of(NOON), Optional.empty())))
                .isEmpty();
    }

    @Test
    void rules_that_are_switched_off_neither_cover_nor_are_covered() {
        PolicyRule all = rule("all", Selector.EVERY_LISTING);
        PolicyRule shoes = rule("shoes", categories("shoes"));

        assertThat(faults(all.disabled(), shoes)).isEmpty();
        assertThat(faults(all, shoes.disabled())).isEmpty();
    }

    @Test
    void a_rule_that_is_empty_in_itself_is_not_also_said_to_be_covered() {
        assertThat(faults(rule("all", Selector.EVERY_LISTING), rule("none", euros(Optional.of(2L), Optional.of(1L)))))
                .extracting(PolicyFault::code)
                .containsExactly(PolicyFault.Code.EMPTY_PRICE_RANGE);
    }
}
