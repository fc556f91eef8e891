// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ParleyBuilder;
import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.mandate.Conduct;
import dev.parley.model.Domain;
import dev.parley.model.Hash;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.OfferId;
import dev.parley.model.PrincipalId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.WireMove;
import dev.parley.protocol.mediated.Mediated;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mediation through the application: priorities stated privately, a proposal, answers, and what each learns. */
class MediatedTest {
    private static final Caller SELLER = Caller.person("sam");
    private static final Caller BUYER = Caller.person("ben");
    private static final Caller OTHER = Caller.person("olga");
    private static final Caller MIRA = Caller.person("mira");
    private static final ListingRef WORKS = new ListingRef("works-1");
    private static final List<String> ISSUES = List.of("first", "second", "third");
    private static final long PRICE = 100_00;

    private TestParley test = TestParley.empty(builder -> builder);
    private Callable<String> rows = () -> "";
    private NegotiationId talk = new NegotiationId("none");

    @AfterEach
    void close() {
        test.close();
    }

    /** Three issues of ten units, and a price that is not at issue. */
    private static Listing works() {
        List<Issue> issues = new ArrayList<>();
        issues.add(new Issue(
                ListingDraft.PRICE, IssueRole.UNIT_PRICE, new Domain.Price(ListingDraft.EUR, PRICE, PRICE, 1)));
        ISSUES.forEach(name -> issues.add(new Issue(new IssueId(name), IssueRole.OTHER, new Domain.Numbers(0, 10, 1))));
        return Listing.of(
                WORKS.value(), "sam", "works", new Item(new ItemId("hall"), "Hall", issues, Money.of(PRICE, "EUR"), 5));
    }

    private void open(Ground ground, PrincipalId mediator, Json.Builder rules) {
        test.close();
        test = TestParley.empty(builder -> {
            ParleyBuilder placed = ground.place().apply(builder.factWait(Duration.ofSeconds(30)));
            rows = Ground.rows(placed);
            return placed;
        });
        test.publish(PolicyDraft.everything(
                new Choice(Mediated.ID, rules.build(), SettlementRule.ALL).mediatedBy(mediator)));
        test.put(works());
        talk = test.parley()
                .negotiations()
                .open(BUYER, OpenNegotiation.on(WORKS), test.key())
                .orElseThrow()
                .id();
    }

    private void open(Ground ground, Json.Builder rules) {
        open(ground, PrincipalId.SERVICE, rules);
    }

    /** The buyer has the units, the seller what is left of the ten. */
    private String state(Caller caller, long reservation, long... weights) {
        List<Json> issues = new ArrayList<>();
        for (int issue = 0; issue < weights.length; issue++) {
            List<Long> units = LongStream.rangeClosed(0, 10)
                    .map(unit -> caller.equals(SELLER) ? 10 - unit : unit)
                    .boxed()
                    .toList();
            issues.add(Json.object()
                    .put("item", "hall")
                    .put("issue", ISSUES.get(issue))
                    .put("weight", weights[issue])
                    .put("values", Json.array(units, Json::of))
                    .build());
        }
        Json payload = Json.object()
                .put("issues", Json.array(issues))
                .put("reservation", reservation)
                .build();
        return move(caller, "state", List.of(), payload);
    }

    private String move(Caller caller, String kind, List<Terms> items, Json payload) {
        return code(
                caller,
                new MakeMove(Optional.empty(), Optional.empty(), new WireMove(kind, items, payload), Optional.empty()));
    }

    private String answer(Caller caller, String kind) {
        Json proposal = look(caller).details().get("proposal");
        WireMove move = new WireMove(kind, List.of(), Json.object().build());
        return code(
                caller,
                new MakeMove(
                        Optional.of(new OfferId(proposal.get("id").text())),
                        Optional.of(new Hash(proposal.get("termsHash").text())),
                        move,
                        Optional.empty()));
    }

    private String propose(long first, long second, long third) {
        Terms terms = Terms.of(
                new ItemId("hall"),
                Map.of(
                        ListingDraft.PRICE,
                        Value.of(Money.of(PRICE, "EUR")),
                        new IssueId("first"),
                        Value.of(first),
                        new IssueId("second"),
                        Value.of(second),
                        new IssueId("third"),
                        Value.of(third)));
        return code(MIRA, MakeMove.of("propose", terms).seeing(look(MIRA).revision()));
    }

    private String code(Caller caller, MakeMove move) {
        String code = test.parley()
                .negotiations()
                .move(caller, talk, move, test.key())
                .match(done -> "DONE", refused -> refused.code().name());
        test.parley().runDue();
        return code;
    }

    private NegotiationView look(Caller caller) {
        return test.parley().negotiations().find(caller, talk).orElseThrow();
    }

    private String reason() {
        return look(TestParley.OPERATOR).details().get("closeReason").text();
    }

    /** What the buyer gets of each issue by the proposal. */
    private List<Long> units(Caller caller) {
        Json values = look(caller)
                .details()
                .get("proposal")
                .get("terms")
                .elements()
                .get(0)
                .get("values");
        return ISSUES.stream().map(issue -> values.get(issue).integer()).toList();
    }

    private long held(MandateView mandate) {
        return test.parley()
                .mandates()
                .find(BUYER, mandate.mandate().id())
                .orElseThrow()
                .budgetHeld();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void each_gives_what_the_other_values_more_and_both_get_75(Ground ground) {
        for (String solution : List.of("nash", "kalai-smorodinsky", "egalitarian")) {
            open(ground, Json.object().put("proposal", solution));
            assertThat(state(BUYER, 60, 1, 6, 3)).isEqualTo("DONE");
            assertThat(look(SELLER).details().find("proposal")).isEmpty();
            assertThat(state(SELLER, 60, 6, 1, 3)).isEqualTo("DONE");

            List<Long> units = units(BUYER);
            assertThat(units).as(solution).containsExactly(0L, 10L, 5L);
            assertThat(units.get(0) + 6 * units.get(1) + 3 * units.get(2)).isEqualTo(75);
            assertThat(6 * (10 - units.get(0)) + (10 - units.get(1)) + 3 * (10 - units.get(2)))
                    .isEqualTo(75);
            assertThat(List.of(answer(BUYER, "accept"), answer(SELLER, "accept")))
                    .containsOnly("DONE");
            assertThat(look(BUYER).phase()).isEqualTo("agreed");
            assertThat(look(BUYER).deals()).hasSize(1);
        }
    }

    /** The seller's truth is unchanged; the buyer says (1, 5, 4) for (1, 6, 3). */
    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_party_that_misstates_its_priorities_may_gain_by_it(Ground ground) {
        open(ground, Json.object());
        state(BUYER, 0, 1, 5, 4);
        state(SELLER, 0, 6, 1, 3);

        List<Long> units = units(BUYER);

        assertThat(units).containsExactly(0L, 10L, 9L);
        assertThat(units.get(0) + 6 * units.get(1) + 3 * units.get(2)).isEqualTo(87);
        assertThat(6 * 10 + 3 * (10 - units.get(2))).isEqualTo(63);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void nothing_is_proposed_that_leaves_somebody_below_its_reservation(Ground ground) {
        open(ground, Json.object());
        state(BUYER, 90, 1, 6, 3);
        state(SELLER, 90, 6, 1, 3);

        assertThat(look(BUYER).phase()).isEqualTo("closed");
        assertThat(reason()).isEqualTo("no-common-ground");
        assertThat(look(BUYER).deals()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_deadline_ends_what_not_all_have_stated_or_answered(Ground ground) {
        open(ground, Json.object());
        state(BUYER, 0, 1, 6, 3);
        test.clock().advance(Duration.ofDays(1));
        assertThat(reason()).isEqualTo("not-prepared");

        open(ground, Json.object());
        state(BUYER, 0, 1, 6, 3);
        state(SELLER, 0, 6, 1, 3);
        answer(BUYER, "accept");
        test.clock().advance(Duration.ofDays(1));
        assertThat(reason()).isEqualTo("not-accepted");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_refusal_leads_to_another_round_or_the_end_and_nobody_is_told_whose_it_was(Ground ground) {
        open(ground, Json.object().put("rounds", 2));
        state(BUYER, 0, 1, 6, 3);
        state(SELLER, 0, 6, 1, 3);
        assertThat(answer(SELLER, "refuse")).isEqualTo("DONE");
        assertThat(look(BUYER).phase()).isEqualTo("answering");
        assertThat(look(BUYER).details().toString()).doesNotContain("accepted");
        assertThat(answer(SELLER, "accept")).isEqualTo("MOVE_NOT_ALLOWED");
        assertThat(answer(BUYER, "accept")).isEqualTo("DONE");

        assertThat(look(BUYER).phase()).isEqualTo("preparing");
        assertThat(look(BUYER).details().get("round").integer()).isEqualTo(2);
        state(BUYER, 0, 1, 6, 3);
        state(SELLER, 0, 6, 1, 3);
        answer(BUYER, "refuse");
        answer(SELLER, "accept");
        assertThat(reason()).isEqualTo("not-accepted");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_proposal_outside_a_mandate_is_its_owners_business_alone(Ground ground) {
        open(ground, Json.object());
        MandateView mandate = test.grant(
                BUYER,
                SampleMandates.toBuy("bot")
                        .conduct(Conduct.of("state", "accept"))
                        .budget(PRICE - 1));
        Caller bot = Caller.agent("ben", "bot");
        assertThat(state(bot, 0, 1, 6, 3)).isEqualTo("DONE");
        state(SELLER, 0, 6, 1, 3);
        NegotiationView before = look(SELLER);

        assertThat(answer(bot, "accept")).isEqualTo("BUDGET_EXCEEDED");
        assertThat(look(SELLER)).isEqualTo(before);
        assertThat(held(mandate)).isZero();

        test.parley()
                .mandates()
                .revoke(BUYER, mandate.mandate().id(), test.key())
                .orElseThrow();
        MandateView wider = test.grant(
                BUYER, SampleMandates.toBuy("bot").conduct(Conduct.of("accept")).budget(PRICE));
        assertThat(answer(bot, "accept")).isEqualTo("DONE");
        assertThat(held(wider)).isEqualTo(PRICE);
        test.parley().mandates().revoke(BUYER, wider.mandate().id(), test.key()).orElseThrow();
        test.parley().runDue();
        assertThat(answer(SELLER, "accept")).isEqualTo("DONE");
        assertThat(reason()).isEqualTo("not-accepted");
        assertThat(held(wider)).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void several_buyers_agree_to_the_same_terms_together_or_not_at_all(Ground ground) {
        open(ground, Json.object().put("parties", 3).put("levels", 11));
        assertThat(state(BUYER, 0, 1, 6, 3)).isEqualTo("DONE");
        assertThat(state(SELLER, 0, 6, 1, 3)).isEqualTo("DONE");
        assertThat(look(BUYER).details().find("proposal")).isEmpty();
        test.parley()
                .negotiations()
                .join(OTHER, talk, Optional.empty(), test.key())
                .orElseThrow();
        assertThat(state(OTHER, 0, 1, 1, 8)).isEqualTo("DONE");

        assertThat(List.of(answer(BUYER, "accept"), answer(SELLER, "accept"))).containsOnly("DONE");
        assertThat(look(SELLER).deals()).isEmpty();
        assertThat(answer(OTHER, "accept")).isEqualTo("DONE");

        assertThat(look(SELLER).phase()).isEqualTo("agreed");
        assertThat(look(SELLER).deals()).hasSize(2);
        assertThat(List.of(look(BUYER).deals().size(), look(OTHER).deals().size()))
                .containsOnly(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_mediator_revises_a_single_text_until_all_accept_or_the_rounds_are_used_up(Ground ground) {
        open(
                ground,
                MIRA.principal(),
                Json.object().put("proposal", "single-text").put("rounds", 2));
        assertThat(state(BUYER, 0, 1, 6, 3)).isEqualTo("MOVE_NOT_ALLOWED");
        assertThat(propose(5, 5, 5)).isEqualTo("DONE");
        assertThat(propose(0, 10, 5)).isNotEqualTo("DONE");
        answer(BUYER, "refuse");
        answer(SELLER, "accept");
        assertThat(look(MIRA).phase()).isEqualTo("preparing");
        assertThat(propose(0, 10, 5)).isEqualTo("DONE");
        answer(SELLER, "accept");
        answer(BUYER, "accept");

        assertThat(look(MIRA).phase()).isEqualTo("agreed");
        assertThat(look(BUYER).deals()).hasSize(1);
        assertThat(look(MIRA).deals()).isEmpty();
    }

    /** What everybody but the buyer sees and is told, from the beginning to the end. */
    private String seenByOthers(Ground ground, long reservation, long... weights) throws Exception {
        open(ground, Json.object());
        StringBuilder seen = new StringBuilder();
        state(BUYER, reservation, weights);
        seen.append(look(SELLER)).append(look(TestParley.OPERATOR));
        state(SELLER, 0, 6, 1, 3);
        seen.append(look(SELLER)).append(look(TestParley.OPERATOR));
        answer(BUYER, "accept");
        seen.append(look(SELLER)).append(look(TestParley.OPERATOR));
        answer(SELLER, "refuse");
        for (Caller caller : List.of(SELLER, TestParley.OPERATOR)) {
            seen.append(look(caller))
                    .append(test.parley()
                            .negotiations()
                            .events(caller, talk, Optional.empty(), 100)
                            .orElseThrow());
        }
        assertThat(rows.call()).doesNotContain("\"weight\"").doesNotContain("\"reservation\"");
        return seen.toString();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void whoever_is_proposed_the_same_sees_the_same_whatever_the_others_priorities(Ground ground) throws Exception {
        String one = seenByOthers(ground, 2, 1, 6, 3);
        String other = seenByOthers(ground, 4, 2, 12, 6);

        assertThat(other).isEqualTo(one);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void who_states_nonsense_is_told_where(Ground ground) {
        open(ground, Json.object());
        assertThat(state(BUYER, 0, 40, 40, 40)).isEqualTo("INVALID_REQUEST");
        assertThat(state(BUYER, 10_001, 1)).isEqualTo("INVALID_REQUEST");
        Json unknown = Json.object()
                .put("item", "hall")
                .put("issue", "fourth")
                .put("weight", 1)
                .put("values", Json.array(List.of(1, 2), Json::of))
                .build();
        Json payload = Json.object()
                .put("issues", Json.array(List.of(unknown)))
                .put("reservation", 0)
                .build();
        assertThat(move(BUYER, "state", List.of(), payload)).isEqualTo("INVALID_REQUEST");
        assertThat(move(MIRA, "state", List.of(), payload)).isEqualTo("NOT_FOUND");
    }
}
