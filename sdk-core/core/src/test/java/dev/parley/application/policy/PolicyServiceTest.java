// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.policy;

import static dev.parley.application.Market.ALICE;
import static dev.parley.application.Market.EDITOR;
import static dev.parley.application.Market.OPERATOR;
import static dev.parley.application.Market.code;
import static dev.parley.application.Market.draft;
import static dev.parley.application.Market.rule;
import static dev.parley.application.Market.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.api.DryRun;
import dev.parley.api.Outcome;
import dev.parley.application.Market;
import dev.parley.model.Bundles;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.policy.Policy;
import dev.parley.policy.PolicyFault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyServiceTest {
    private final Market market = new Market();
    private final ListingRef bike = market.listed("L-1");

    private Outcome<Policy> publish(long seen, Json... rules) {
        return market.policies.publish(EDITOR, seen, draft(rules), market.key());
    }

    private List<String> mistakes(Json... rules) {
        return violations(publish(0, rules));
    }

    private static Json parameters(String name, Json value) {
        return Json.object().put(name, value).build();
    }

    @Test
    void a_parameter_out_of_range_is_named_with_its_title_and_its_range() {
        assertThat(mistakes(rule("Bikes", parameters("maxRounds", Json.of(0))).build()))
                .singleElement()
                .asString()
                .startsWith("/rules/0/choice/parameters/maxRounds: Rule \"Bikes\": \"maxRounds\""
                        + " (Most offers of both sides together) must be a whole number from 1 to ");
    }

    @Test
    void a_misspelt_parameter_is_named_with_those_that_there_are() {
        assertThat(mistakes(rule("Bikes", parameters("maxRound", Json.of(3))).build()))
                .singleElement()
                .asString()
                .startsWith("/rules/0/choice/parameters/maxRound: Rule \"Bikes\": alternating-offers has no parameter"
                        + " \"maxRound\"; it has ")
                .contains("maxRounds");
    }

    @Test
    void a_word_for_a_number_and_an_unknown_word_are_named() {
        assertThat(mistakes(
                        rule("Bikes", parameters("maxRounds", Json.of("three"))).build()))
                .singleElement()
                .asString()
                .contains("must be a whole number");
        assertThat(mistakes(rule("Bikes", parameters("opener", Json.of("me"))).build()))
                .singleElement()
                .asString()
                .contains("(Who makes the first offer) must be one of ");
    }

    @Test
    void an_unknown_protocol_two_rules_of_one_name_and_an_empty_period_are_all_named() {
        Json unknown = Json.object()
                .put("name", "Art")
                .put(
                        "choice",
                        Json.object()
                                .put("protocol", "auction")
                                .put("version", 7)
                                .put("settlement", "all")
                                .build())
                .build();
        Json empty = rule("Art")
                .put("effectiveFrom", "2026-05-01T00:00:00Z")
                .put("effectiveUntil", "2026-04-01T00:00:00Z")
                .build();
        assertThat(mistakes(unknown, empty))
                .containsExactly(
                        "/rules/0/choice/protocol: Rule \"Art\" chooses auction version 7, which this marketplace does"
                                + " not have.",
                        "/rules/1/name: Rules 1 and 2 are both named \"Art\"; give each rule a name of its own.",
                        "/rules/1/effectiveUntil: Rule \"Art\" ends before it begins or at the same instant;"
                                + " let it end later, or leave the end out.");
    }

    @Test
    void what_cannot_be_read_is_named_where_it_stands() {
        Json odd = rule("Bikes")
                .put("effectivUntil", "2026-04-01T00:00:00Z")
                .put("selector", Json.object().put("sellers", "shop").build())
                .put("enabled", "yes")
                .build();
        assertThat(mistakes(odd))
                .satisfiesExactly(
                        text -> assertThat(text).startsWith("/rules/0/effectivUntil: is not known here; known are"),
                        text -> assertThat(text).isEqualTo("/rules/0/enabled: must be true or false"),
                        text -> assertThat(text).isEqualTo("/rules/0/selector/sellers: must be an array"));
    }

    private static Json settled(Json.Builder choice) {
        Json whole =
                choice.put("protocol", "alternating-offers").put("version", 1).build();
        return Json.object().put("name", "Art").put("choice", whole).build();
    }

    private static Json bundles(List<List<String>> names) {
        return Json.array(names, bundle -> Json.array(bundle, Json::of));
    }

    @Test
    void bundles_that_overlap_are_empty_or_name_an_item_twice_are_named_where_they_stand() {
        Json.Builder choice = Json.object()
                .put("settlement", "bundles")
                .put("bundles", bundles(List.of(List.of("body", "lens"), List.of(), List.of("lens", "bag", "bag"))));
        assertThat(mistakes(settled(choice)))
                .containsExactly(
                        "/rules/0/choice/bundles/1: must name at least one item in each bundle",
                        "/rules/0/choice/bundles/2/0: must not overlap, but bundles 1 and 3 both name \"lens\"",
                        "/rules/0/choice/bundles/2/2: must name an item once, but bundle 3 names \"bag\" twice");
        Json.Builder odd = Json.object()
                .put("settlement", "bundles")
                .put("bundles", Json.array(List.of(Json.of("body"), Json.array(List.of(Json.of(7))))));
        assertThat(mistakes(settled(odd)))
                .satisfiesExactly(
                        text -> assertThat(text).isEqualTo("/rules/0/choice/bundles/0: must be an array"),
                        text -> assertThat(text).startsWith("/rules/0/choice/bundles/1/0: "));
    }

    @Test
    void a_settlement_says_how_many_or_which_items_where_its_kind_needs_that_and_only_there() {
        assertThat(mistakes(settled(Json.object().put("settlement", "some"))))
                .containsExactly("/rules/0/choice/settlement: must be each-item, all, at-least or bundles");
        assertThat(mistakes(settled(Json.object().put("settlement", "at-least"))))
                .containsExactly("/rules/0/choice/atLeast: atLeast must be there where settlement is at-least");
        assertThat(mistakes(settled(Json.object().put("settlement", "at-least").put("atLeast", 0))))
                .containsExactly("/rules/0/choice/atLeast: atLeast must be a whole number from 1 to 100");
        assertThat(mistakes(settled(Json.object().put("settlement", "bundles"))))
                .containsExactly("/rules/0/choice/bundles: bundles must be there where settlement is bundles");
        assertThat(mistakes(settled(Json.object().put("settlement", "all").put("atLeast", 2))))
                .containsExactly("/rules/0/choice/atLeast: atLeast must be left out where settlement is all");
    }

    @Test
    void a_settlement_is_published_and_read_as_it_was_written() {
        Json.Builder choice =
                Json.object().put("settlement", "bundles").put("bundles", bundles(List.of(List.of("body", "lens"))));
        assertThat(publish(0, settled(choice))
                        .orElseThrow()
                        .rules()
                        .get(0)
                        .choice()
                        .settlement())
                .isEqualTo(Bundles.of(List.of("body", "lens")));
        assertThat(market.policies
                        .current(EDITOR)
                        .orElseThrow()
                        .rules()
                        .get(0)
                        .choice()
                        .settlement())
                .isEqualTo(Bundles.of(List.of("body", "lens")));
    }

    @Test
    void a_rule_that_never_wins_is_published_all_the_same() {
        assertThat(publish(0, rule("first").build(), rule("second").build())
                        .orElseThrow()
                        .rules())
                .hasSize(2);
    }

    @Test
    void each_version_follows_the_one_that_its_editor_saw() {
        assertThat(code(market.policies.current(EDITOR))).isEqualTo("NOT_FOUND");
        Policy first = publish(0, rule("one").build()).orElseThrow();
        assertThat(code(publish(0, rule("two").build()))).isEqualTo("STALE_REVISION");
        assertThat(code(publish(-1, rule("two").build()))).isEqualTo("STALE_REVISION");
        Policy second = publish(1, rule("two").build()).orElseThrow();
        assertThat(market.policies.current(OPERATOR).orElseThrow()).isEqualTo(second);
        assertThat(market.policies.version(EDITOR, 1).orElseThrow()).isEqualTo(first);
        assertThat(code(market.policies.version(EDITOR, 3))).isEqualTo("NOT_FOUND");
        var page = market.policies.versions(EDITOR, Optional.empty(), 1).orElseThrow();
        assertThat(page.items()).containsExactly(second);
        assertThat(market.policies
                        .versions(EDITOR, page.next(), 1)
                        .orElseThrow()
                        .items())
                .containsExactly(first);
    }

    @Test
    void only_editors_publish_and_only_editors_and_operators_read() {
        Json rules = draft(rule("one").build());
        assertThat(code(market.policies.publish(OPERATOR, 0, rules, market.key())))
                .isEqualTo("NOT_ENTITLED");
        assertThat(code(market.policies.current(ALICE))).isEqualTo("NOT_ENTITLED");
        assertThat(code(market.policies.versions(ALICE, Optional.empty(), 1))).isEqualTo("NOT_ENTITLED");
        assertThat(code(market.policies.dryRun(ALICE, List.of(), Optional.empty(), Optional.empty())))
                .isEqualTo("NOT_ENTITLED");
    }

    @Test
    void a_rule_that_never_wins_is_told_of_a_draft_and_of_the_policy_in_force() {
        assertThat(market.policies.warnings(EDITOR, Optional.empty()).orElseThrow())
                .isEmpty();
        Json shadowed = draft(rule("first").build(), rule("second").build());
        assertThat(market.policies.warnings(EDITOR, Optional.of(shadowed)).orElseThrow())
                .extracting(PolicyFault::code, PolicyFault::pointer)
                .containsExactly(tuple(PolicyFault.Code.NEVER_WINS, "/rules/1"));
        Policy published =
                publish(0, rule("first").build(), rule("second").build()).orElseThrow();
        assertThat(published.warnings()).hasSize(1);
        assertThat(market.policies.warnings(OPERATOR, Optional.empty()).orElseThrow())
                .isEqualTo(published.warnings());
        assertThat(market.policies
                        .warnings(EDITOR, Optional.of(draft(rule("only").build())))
                        .orElseThrow())
                .isEmpty();
    }

    @Test
    void a_faulty_draft_has_violations_and_no_warnings_and_strangers_hear_neither() {
        Optional<Json> faulty = Optional.of(Json.object().build());
        assertThat(violations(market.policies.warnings(EDITOR, faulty))).containsExactly("/draft/rules: must be there");
        assertThat(code(market.policies.warnings(ALICE, Optional.empty()))).isEqualTo("NOT_ENTITLED");
    }

    private DryRun dryRun(Json... rules) {
        return market.policies
                .dryRun(EDITOR, List.of(bike), Optional.of(draft(rules)), Optional.empty())
                .orElseThrow()
                .get(0);
    }

    @Test
    void a_dry_run_tells_who_wins_and_whether_that_is_new() {
        assertThat(dryRun(rule("all").build()).changes()).isTrue();
        publish(0, rule("all").build()).orElseThrow();
        DryRun same = dryRun(rule("named otherwise", parameters("monotoneConcession", Json.of(false)))
                .build());
        assertThat(same.explanation().winner()).contains("named otherwise");
        assertThat(same.changes()).isFalse();
        assertThat(dryRun(rule("all", parameters("maxRounds", Json.of(3))).build())
                        .changes())
                .isTrue();
        DryRun off = dryRun(rule("all").put("enabled", false).build());
        assertThat(off.explanation().choice()).isEmpty();
        assertThat(off.changes()).isTrue();
    }

    @Test
    void a_dry_run_on_no_listing_or_with_a_faulty_draft_says_so() {
        List<ListingRef> unknown = List.of(bike, new ListingRef("L-2"));
        assertThat(violations(market.policies.dryRun(EDITOR, unknown, Optional.empty(), Optional.empty())))
                .containsExactly("/listings/1: There is no listing \"L-2\" for sale.");
        Optional<Json> faulty = Optional.of(Json.object().build());
        assertThat(violations(market.policies.dryRun(EDITOR, List.of(), faulty, Optional.empty())))
                .containsExactly("/draft/rules: must be there");
    }
}
