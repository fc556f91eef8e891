// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import static dev.parley.mandate.Samples.NOON;
import static dev.parley.mandate.Samples.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.model.Disclosure;
import dev.parley.model.IssueId;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.MandateId;
import dev.parley.model.Money;
import dev.parley.model.PrincipalId;
import dev.parley.model.Safe;
import dev.parley.model.SeatRole;
import dev.parley.protocol.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MandateTest {
    private static final IssueId PRICE = new IssueId("price");

    private final SampleMandate draft = new SampleMandate();

    private static void refused(ThrowingCallable construction, String message) {
        assertThatIllegalArgumentException().isThrownBy(construction).withMessageContaining(message);
    }

    private static SampleMandate everything() {
        SampleMandate full = new SampleMandate().unitPrice(1).perDeal(2).approvalFrom(3);
        full.scope = new Scope(
                false, Set.of("b", "a"), Set.of(new ListingRef("l")), Set.of(new PrincipalId("s"), Samples.SELLER));
        full.budget = Optional.of(euros(4));
        full.maxDeals = Optional.of(5L);
        full.maxRounds = Optional.of(6L);
        full.minSecondsBetweenMoves = 7;
        full.disclosure = Set.of(Disclosure.LIMITS, Disclosure.IDENTITY);
        full.parent = Optional.of(new MandateId("parent"));
        full.depth = 1;
        full.revokedAt = Optional.of(NOON);
        return full.bound(IssueBound.anywhere(PRICE, new Limit.Range(Optional.of(-1L), Optional.of(Safe.MAX), 18)))
                .bound(new IssueBound(
                        Optional.of(new ListingRef("l")),
                        Optional.of(new ItemId("i")),
                        PRICE,
                        new Limit.AnyOf(Set.of("y", "x"))))
                .bound(new IssueBound(
                        Optional.empty(),
                        Optional.of(new ItemId("i")),
                        PRICE,
                        new Limit.Days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))));
    }

    @Test
    void comes_back_from_json_whole_and_written_alike() {
        for (SampleMandate written : List.of(everything(), draft, SampleMandate.seller())) {
            Mandate mandate = written.build();
            Mandate read = Mandate.fromJson(mandate.toJson());
            assertThat(read).isEqualTo(mandate);
            assertThat(read.toJson().canonicalText()).isEqualTo(mandate.toJson().canonicalText());
        }
    }

    @Test
    void the_principals_own_limits_come_back_from_json_without_an_agent() {
        draft.agent = Optional.empty();
        assertThat(Mandate.fromJson(draft.build().toJson()).agent()).isEmpty();
    }

    @Test
    void json_that_is_no_mandate_is_an_illegal_argument() {
        Json json = everything().build().toJson();
        for (String name : json.members().keySet()) {
            Json broken = Json.array(List.of(Json.of(1)));
            refused(() -> Mandate.fromJson(with(json, name, broken)), "");
        }
        refused(() -> Mandate.fromJson(with(json, "depth", Json.of(Safe.MAX))), "depth");
        refused(() -> Mandate.fromJson(with(json, "currency", Json.of("euro"))), "ISO 4217");
        refused(() -> Mandate.fromJson(with(json, "role", Json.of("ARBITER"))), "ARBITER");
        refused(() -> Limit.fromJson(Json.object().put("type", "wish").build()), "type");
        refused(
                () -> Limit.fromJson(Json.object()
                        .put("type", "days")
                        .put("first", "soon")
                        .put("last", "2026-12-24")
                        .build()),
                "2026-12-24");
    }

    private static Json with(Json json, String name, Json value) {
        Json.Builder copy = Json.object();
        json.members().forEach(copy::put);
        return copy.put(name, value).build();
    }

    @Test
    void a_scope_must_name_something_or_say_anything_and_not_both() {
        refused(() -> new Scope(false, Set.of(), Set.of(), Set.of()), "scope must name");
        refused(() -> new Scope(true, Set.of("books"), Set.of(), Set.of()), "not both");
    }

    @Test
    void texts_and_sets_have_limits() {
        refused(() -> new Scope(false, Set.of("x".repeat(129)), Set.of(), Set.of()), "category");
        refused(() -> Conduct.of("x".repeat(65)), "kind");
        refused(() -> new Limit.AnyOf(Set.of("\u0000")), "label");
        assertThatCode(() -> new Limit.AnyOf(labels(1_000))).doesNotThrowAnyException();
        refused(() -> new Limit.AnyOf(labels(1_001)), "at most 1000");
        refused(() -> new Scope(false, labels(1_001), Set.of(), Set.of()), "categories");
        IntStream.rangeClosed(0, 1_000)
                .forEach(i -> draft.bound(IssueBound.anywhere(new IssueId("issue-" + i), Limit.Range.atMost(i))));
        refused(draft::build, "issues must have at most 1000");
    }

    private static Set<String> labels(int count) {
        return IntStream.range(0, count).mapToObj(i -> "label-" + i).collect(Collectors.toSet());
    }

    @Test
    void a_range_needs_an_edge_in_order_and_within_safe_integers() {
        refused(() -> new Limit.Range(Optional.empty(), Optional.empty(), 0), "min, max or both");
        refused(() -> new Limit.Range(Optional.of(2L), Optional.of(1L), 0), "min must not exceed max");
        refused(() -> new Limit.Range(Optional.of(1L), Optional.of(1L), 19), "scale");
        refused(() -> Limit.Range.atMost(Safe.MAX + 1), "max");
        refused(() -> Limit.Range.atLeast(Long.MIN_VALUE), "min");
        refused(() -> new Limit.Days(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 1)), "last");
    }

    @Test
    void an_issue_is_bounded_once_in_a_place() {
        draft.bound(IssueBound.anywhere(PRICE, Limit.Range.atMost(1)));
        draft.bound(IssueBound.anywhere(PRICE, Limit.Range.atMost(2)));
        refused(draft::build, "bounded twice");
    }

    @Test
    void amounts_are_in_the_mandates_currency_and_not_negative() {
        draft.perDeal = Optional.of(Money.of(1, "USD"));
        refused(draft::build, "EUR");
        refused(() -> new SampleMandate().unitPrice(-1).build(), "unitPrice");
        refused(() -> new SampleMandate().perDeal(-1).build(), "perDeal");
        refused(() -> new SampleMandate().approvalFrom(-1).build(), "approvalFrom");
    }

    @Test
    void counts_have_a_least_value() {
        draft.maxDeals = Optional.of(-1L);
        refused(draft::build, "maxDeals");
        refused(() -> new Conduct(Set.of(), Optional.of(0L), 0, Set.of()), "maxRounds");
        refused(() -> new Conduct(Set.of(), Optional.empty(), -1, Set.of()), "minSecondsBetweenMoves");
        refused(
                () -> new Conduct(Set.of(), Optional.empty(), Conduct.LONGEST_PAUSE_SECONDS + 1, Set.of()),
                "minSecondsBetweenMoves");
    }

    @Test
    void belongs_to_a_side_and_only_a_buyer_has_a_budget() {
        SampleMandate seller = SampleMandate.seller();
        seller.budget = Optional.of(euros(1));
        refused(seller::build, "budget");
    }

    @Test
    void of_a_mediator_bounds_nothing_since_a_mediator_owes_nothing() {
        draft.role = SeatRole.MEDIATOR;
        assertThatCode(draft::build).doesNotThrowAnyException();
        draft.maxDeals = Optional.of(1L);
        refused(draft::build, "mediator");
    }

    @Test
    void a_principal_needs_no_approval_of_its_own() {
        draft.agent = Optional.empty();
        draft.approvalFrom(1);
        refused(draft::build, "approval");
    }

    @Test
    void has_a_parent_exactly_when_it_has_depth() {
        draft.depth = 1;
        refused(draft::build, "depth");
        draft.parent = Optional.of(new MandateId("parent"));
        assertThatCode(draft::build).doesNotThrowAnyException();
        draft.depth = 0;
        refused(draft::build, "depth");
        draft.depth = Mandate.MAX_DEPTH + 1;
        refused(draft::build, "depth");
    }

    @Test
    void ends_after_it_begins() {
        draft.validUntil = draft.validFrom;
        refused(draft::build, "validUntil");
        draft.validUntil = draft.validFrom.plusNanos(999);
        refused(draft::build, "validUntil");
        draft.validUntil = draft.validFrom.plusNanos(1_000);
        assertThatCode(draft::build).doesNotThrowAnyException();
    }

    @Test
    void the_earliest_revocation_counts() {
        Mandate revoked = draft.build().revoked(NOON);
        assertThat(revoked.revokedAt()).contains(NOON);
        assertThat(revoked.revoked(NOON.plusSeconds(1))).isEqualTo(revoked);
        assertThat(revoked.inForce(NOON.minusNanos(1_000))).isTrue();
        assertThat(revoked.inForce(NOON)).isFalse();
    }

    @Test
    void discloses_only_what_it_names() {
        assertThat(everything().build().mayDisclose(Disclosure.LIMITS)).isTrue();
        assertThat(everything().build().mayDisclose(Disclosure.DEADLINE)).isFalse();
    }

    @Test
    void has_an_account_of_its_budget_and_one_of_its_deals() {
        List<MandateAccount> accounts = MandateAccount.of(everything().build());
        assertThat(accounts).extracting(MandateAccount::capacity).containsExactly(4L, 5L);
        assertThat(accounts).extracting(account -> account.kind().label()).containsExactly("budget", "deals");
        assertThat(accounts)
                .extracting(account -> account.kind().exceeded())
                .containsExactly(Reason.BUDGET_EXCEEDED, Reason.DEALS_EXCEEDED);
        assertThat(accounts).allMatch(account -> account.mandate().equals(new MandateId("mandate")));
    }

    @Test
    void accounts_without_a_bound_have_the_capacity_of_a_safe_integer() {
        assertThat(MandateAccount.of(draft.build()))
                .extracting(MandateAccount::capacity)
                .containsExactly(Safe.MAX, Safe.MAX);
    }
}
