// SPDX-License-Identifier: Apache-2.0
package dev.parley.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.Binding;
import dev.parley.model.OrderReference;
import dev.parley.protocol.Reason;
import dev.parley.protocol.RefusalCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DealStatusTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    private static final OrderReference FIRST = new OrderReference("order-1");
    private static final OrderReference OTHER = new OrderReference("order-2");

    private static final DealStatus AGREED = new OpenDeal.Agreed(LATER);
    private static final DealStatus IN_CHECKOUT = new OpenDeal.InCheckout(LATER, NOON.minusSeconds(9));
    private static final DealStatus REDEEMED = new EndedDeal.Redeemed(FIRST, NOON.minusSeconds(5));
    private static final DealStatus REVERSED =
            new EndedDeal.Reversed(FIRST, NOON.minusSeconds(5), NOON.minusSeconds(4));
    private static final DealStatus EXPIRED = new EndedDeal.Expired(NOON.minusSeconds(3));
    private static final DealStatus CANCELLED = new EndedDeal.Cancelled(Canceller.BUYER, NOON.minusSeconds(2));

    private static final DealStatus SOLD_ELSEWHERE = new EndedDeal.SoldElsewhere(NOON.minusSeconds(1));

    private static final Set<RefusalCode> REFUSALS = Set.of(
            Reason.SOLD_ELSEWHERE,
            Reason.DEAL_EXPIRED,
            Reason.DEAL_CANCELLED,
            Reason.ALREADY_REDEEMED,
            Reason.DEAL_REVERSED,
            Reason.CHECKOUT_ALREADY_BEGUN,
            Reason.NOT_CANCELLABLE,
            Reason.NOT_REDEEMED);

    /** What is called on a deal at an instant. */
    private record Call(String title, BiFunction<DealStatus, Instant, DealOutcome> call) {
        DealOutcome on(DealStatus status, Instant now) {
            return call.apply(status, now);
        }
    }

    private static final List<Call> CALLS = List.of(
            new Call("redeem by the first order", (status, now) -> status.redeem(FIRST, now)),
            new Call("redeem by another order", (status, now) -> status.redeem(OTHER, now)),
            new Call(
                    "begin checkout",
                    (status, now) -> status.beginCheckout(now, Duration.ofMinutes(15), Duration.ofMinutes(30))),
            new Call("cancel by the buyer", cancel(Canceller.BUYER)),
            new Call("cancel by the seller", cancel(Canceller.SELLER)),
            new Call("cancel by an operator", cancel(Canceller.OPERATOR)),
            new Call("expire", DealStatus::expire),
            new Call("sold elsewhere", DealStatus::soldElsewhere),
            new Call("reverse the first order", (status, now) -> status.reverse(FIRST, now)),
            new Call("reverse another order", (status, now) -> status.reverse(OTHER, now)));

    private static BiFunction<DealStatus, Instant, DealOutcome> cancel(Canceller by) {
        return (status, now) -> status.cancel(by, Binding.ON_PAYMENT, now);
    }

    /** A status and the answer to each call in order: a new state, {@code same}, or a refusal's code. */
    private record Row(String title, DealStatus status, Instant now, List<String> answers) {
        private Row(String title, DealStatus status, Instant now, String answers) {
            this(title, status, now, List.of(answers.split("\\s+")));
        }
    }

    private static final List<Row> TABLE = List.of(
            new Row("agreed", AGREED, NOON, """
                    REDEEMED REDEEMED IN_CHECKOUT
                    CANCELLED NOT_CANCELLABLE CANCELLED
                    same SOLD_ELSEWHERE NOT_REDEEMED NOT_REDEEMED"""),
            new Row("agreed, a microsecond before its expiry", AGREED, LATER.minus(MICROSECOND), """
                    REDEEMED REDEEMED IN_CHECKOUT
                    CANCELLED NOT_CANCELLABLE CANCELLED
                    same SOLD_ELSEWHERE NOT_REDEEMED NOT_REDEEMED"""),
            new Row("agreed, at its expiry", AGREED, LATER, """
                    DEAL_EXPIRED DEAL_EXPIRED DEAL_EXPIRED
                    DEAL_EXPIRED DEAL_EXPIRED DEAL_EXPIRED
                    EXPIRED EXPIRED NOT_REDEEMED NOT_REDEEMED"""),
            new Row("in checkout", IN_CHECKOUT, NOON, """
                    REDEEMED REDEEMED CHECKOUT_ALREADY_BEGUN
                    CANCELLED NOT_CANCELLABLE CANCELLED
                    same SOLD_ELSEWHERE NOT_REDEEMED NOT_REDEEMED"""),
            new Row("in checkout, a microsecond before its expiry", IN_CHECKOUT, LATER.minus(MICROSECOND), """
                    REDEEMED REDEEMED CHECKOUT_ALREADY_BEGUN
                    CANCELLED NOT_CANCELLABLE CANCELLED
                    same SOLD_ELSEWHERE NOT_REDEEMED NOT_REDEEMED"""),
            new Row("in checkout, at its expiry", IN_CHECKOUT, LATER, """
                    DEAL_EXPIRED DEAL_EXPIRED DEAL_EXPIRED
                    DEAL_EXPIRED DEAL_EXPIRED DEAL_EXPIRED
                    EXPIRED EXPIRED NOT_REDEEMED NOT_REDEEMED"""),
            new Row("redeemed", REDEEMED, NOON, """
                    same ALREADY_REDEEMED ALREADY_REDEEMED
                    ALREADY_REDEEMED ALREADY_REDEEMED ALREADY_REDEEMED
                    same same REVERSED NOT_REDEEMED"""),
            new Row("reversed", REVERSED, NOON, """
                    DEAL_REVERSED DEAL_REVERSED DEAL_REVERSED
                    DEAL_REVERSED DEAL_REVERSED DEAL_REVERSED
                    same same same NOT_REDEEMED"""),
            new Row("expired", EXPIRED, NOON, """
                    DEAL_EXPIRED DEAL_EXPIRED DEAL_EXPIRED
                    DEAL_EXPIRED DEAL_EXPIRED DEAL_EXPIRED
                    same same NOT_REDEEMED NOT_REDEEMED"""),
            new Row("cancelled by the buyer", CANCELLED, NOON, """
                    DEAL_CANCELLED DEAL_CANCELLED DEAL_CANCELLED
                    same DEAL_CANCELLED DEAL_CANCELLED
                    same same NOT_REDEEMED NOT_REDEEMED"""),
            new Row("sold elsewhere", SOLD_ELSEWHERE, NOON, """
                    SOLD_ELSEWHERE SOLD_ELSEWHERE SOLD_ELSEWHERE
                    SOLD_ELSEWHERE SOLD_ELSEWHERE SOLD_ELSEWHERE
                    same same NOT_REDEEMED NOT_REDEEMED"""));

    private static String answer(DealStatus before, DealOutcome outcome) {
        return outcome.match(
                changed -> changed.state().name(),
                unchanged -> unchanged.equals(before) ? "same" : "unchanged but not the same",
                refusal -> refusal.code().name());
    }

    @TestFactory
    List<DynamicTest> every_call_has_an_answer_in_every_state() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Row row : TABLE) {
            for (int i = 0; i < CALLS.size(); i++) {
                Call call = CALLS.get(i);
                String expected = row.answers().get(i);
                tests.add(DynamicTest.dynamicTest(
                        row.title() + ": " + call.title() + " → " + expected,
                        () -> assertThat(answer(row.status(), call.on(row.status(), row.now())))
                                .isEqualTo(expected)));
            }
        }
        return tests;
    }

    @Test
    void the_table_has_every_state_and_every_call() {
        assertThat(TABLE).extracting(row -> row.status().state()).contains(DealState.values());
        assertThat(TABLE).allMatch(row -> row.answers().size() == CALLS.size());
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_BINDING,   BUYER,    true",
        "NOT_BINDING,   SELLER,   true",
        "NOT_BINDING,   OPERATOR, true",
        "ON_ACCEPTANCE, BUYER,    false",
        "ON_ACCEPTANCE, SELLER,   false",
        "ON_ACCEPTANCE, OPERATOR, true",
        "ON_PAYMENT,    BUYER,    true",
        "ON_PAYMENT,    SELLER,   false",
        "ON_PAYMENT,    OPERATOR, true"
    })
    void the_binding_says_who_may_cancel(Binding binding, Canceller by, boolean may) {
        String expected = may ? "CANCELLED" : "NOT_CANCELLABLE";

        assertThat(answer(AGREED, AGREED.cancel(by, binding, NOON))).isEqualTo(expected);
        assertThat(answer(IN_CHECKOUT, IN_CHECKOUT.cancel(by, binding, NOON))).isEqualTo(expected);
    }

    @Test
    void checkout_extends_the_expiry_from_now() {
        assertThat(AGREED.beginCheckout(NOON, Duration.ofMinutes(15), Duration.ofMinutes(30)))
                .isEqualTo(new DealOutcome.Changed(new OpenDeal.InCheckout(NOON.plus(Duration.ofMinutes(15)), NOON)));
    }

    @Test
    void checkout_extends_by_no_more_than_the_limit() {
        assertThat(AGREED.beginCheckout(NOON, Duration.ofMinutes(31), Duration.ofMinutes(30)))
                .isEqualTo(new DealOutcome.Changed(new OpenDeal.InCheckout(NOON.plus(Duration.ofMinutes(30)), NOON)));
    }

    @Test
    void checkout_never_shortens_what_was_left() {
        assertThat(AGREED.beginCheckout(NOON, Duration.ofSeconds(1), Duration.ofMinutes(30)))
                .isEqualTo(new DealOutcome.Changed(new OpenDeal.InCheckout(LATER, NOON)));
    }

    @Test
    void an_extension_is_not_negative() {
        assertThatThrownBy(() -> AGREED.beginCheckout(NOON, Duration.ofNanos(-1), Duration.ofMinutes(30)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_expired_deal_expired_at_its_expiry_however_late_that_is_noticed() {
        assertThat(AGREED.expire(LATER.plus(Duration.ofDays(3))))
                .isEqualTo(new DealOutcome.Changed(new EndedDeal.Expired(LATER)));
    }

    @Test
    void what_is_finer_than_a_microsecond_does_not_count() {
        assertThat(answer(AGREED, AGREED.redeem(FIRST, LATER.minusNanos(1)))).isEqualTo("REDEEMED");
        assertThat(answer(AGREED, AGREED.redeem(FIRST, LATER.plusNanos(1)))).isEqualTo("DEAL_EXPIRED");
    }

    @Test
    void a_reversed_deal_remembers_when_it_was_redeemed() {
        assertThat(REDEEMED.reverse(FIRST, NOON))
                .isEqualTo(new DealOutcome.Changed(new EndedDeal.Reversed(FIRST, NOON.minusSeconds(5), NOON)));
    }

    @Test
    void what_is_written_is_read_back() {
        for (DealStatus status : List.of(AGREED, IN_CHECKOUT, REDEEMED, REVERSED, EXPIRED, CANCELLED, SOLD_ELSEWHERE)) {
            assertThat(DealStatus.fromJson(status.toJson())).isEqualTo(status);
        }
    }

    @Test
    void a_random_walk_never_leaves_the_graph() {
        Set<DealState> reached = EnumSet.noneOf(DealState.class);
        Set<String> edges = new TreeSet<>();
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            DealStatus status = new OpenDeal.Agreed(NOON.plusSeconds(random.nextInt(60)));
            Instant now = NOON;
            for (int step = 0; step < 20; step++) {
                now = now.plusSeconds(random.nextInt(8) == 0 ? 1_000 : random.nextInt(8));
                DealStatus before = status;
                DealOutcome outcome = call(random).on(before, now);
                status = outcome.match(changed -> changed, unchanged -> unchanged, refusal -> before);
                assertStep(seed, before, status, outcome);
                if (status.state() != before.state()) {
                    edges.add(before.state() + " → " + status.state());
                }
                reached.add(status.state());
            }
        }
        assertThat(reached).containsExactly(DealState.values());
        assertThat(edges).as("every edge is walked").hasSize(edgesOfTheGraph());
    }

    private static Call call(Random random) {
        return CALLS.get(random.nextInt(CALLS.size()));
    }

    private static void assertStep(int seed, DealStatus before, DealStatus after, DealOutcome outcome) {
        boolean changed = outcome.match(to -> true, same -> false, refusal -> false);
        if (changed) {
            assertThat(before.state().next()).as("seed %d", seed).contains(after.state());
        } else {
            assertThat(after).as("seed %d", seed).isEqualTo(before);
        }
        boolean answered = outcome.match(to -> true, same -> true, refusal -> REFUSALS.contains(refusal.code()));
        assertThat(answered).as("seed %d", seed).isTrue();
    }

    private static int edgesOfTheGraph() {
        int edges = 0;
        for (DealState state : DealState.values()) {
            edges += state.next().size();
        }
        return edges;
    }
}
