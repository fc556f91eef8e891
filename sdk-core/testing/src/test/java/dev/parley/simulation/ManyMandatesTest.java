// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Seams;
import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.Store;
import dev.parley.mandate.MandateDraft;
import dev.parley.mandate.Scope;
import dev.parley.port.Caller;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleListings;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.SettableClock;
import dev.parley.testing.TestParley;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Limits and authority hold however many other mandates there are, in force or ended. */
class ManyMandatesTest {
    private static final Caller BUYER = Caller.person("bert");
    private static final Caller AGENT = Caller.agent("bert", "bot");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant TOMORROW = SettableClock.START.plus(DAY);
    private static final Scope ELSEWHERE = new Scope(false, Set.of("books"), Set.of(), Set.of());

    /** More than any page holds. */
    private static final int MANY = 201;

    @ParameterizedTest
    @EnumSource
    void ones_own_limit_binds_behind_many_that_were_revoked_have_expired_or_lie_elsewhere(Ground ground) {
        try (TestParley test = TestParley.create(ground::under)) {
            test.grant(BUYER, ownLimit());
            test.clock().advance(Duration.ofSeconds(1));
            for (int i = 0; i < MANY; i++) {
                MandateView later = test.grant(BUYER, ownLimit().valid(SettableClock.START, TOMORROW));
                if (i % 2 == 0) {
                    test.parley()
                            .mandates()
                            .revoke(BUYER, later.mandate().id(), test.key())
                            .orElseThrow();
                }
            }
            assertThat(code(offers(test, BUYER, 10_001))).isEqualTo("MANDATE_BOUND");
            test.clock().advance(DAY);
            assertThat(code(offers(test, BUYER, 10_001))).isEqualTo("MANDATE_BOUND");
            for (int i = 0; i < MANY; i++) {
                test.grant(BUYER, ownLimit().scope(ELSEWHERE));
            }
            assertThat(code(offers(test, BUYER, 10_001))).isEqualTo("MANDATE_BOUND");
            assertThat(code(offers(test, BUYER, 10_000))).isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_agents_oldest_mandate_is_found_behind_many_to_sell_and_many_that_ended(Ground ground) {
        try (TestParley test = TestParley.create(ground::under)) {
            test.grant(BUYER, SampleMandates.toBuy("bot").unitPrice(10_000));
            test.clock().advance(Duration.ofSeconds(1));
            for (int i = 0; i < MANY; i++) {
                test.grant(BUYER, SampleMandates.toSell("bot"));
                MandateView revoked = test.grant(BUYER, SampleMandates.toBuy("bot"));
                test.parley()
                        .mandates()
                        .revoke(BUYER, revoked.mandate().id(), test.key())
                        .orElseThrow();
            }
            assertThat(code(offers(test, AGENT, 10_001))).isEqualTo("MANDATE_BOUND");
            assertThat(code(offers(test, AGENT, 10_000))).isEqualTo("DONE");
        }
    }

    @Test
    void what_has_ended_is_not_read_again_for_each_move() {
        AtomicLong read = new AtomicLong();
        try (TestParley test =
                TestParley.create(builder -> Seams.storeSeenThrough(builder, store -> counting(store, read)))) {
            test.grant(BUYER, SampleMandates.toBuy("bot"));
            test.clock().advance(Duration.ofSeconds(1));
            for (int i = 0; i < 1_000; i++) {
                test.grant(BUYER, SampleMandates.toBuy("bot").valid(SettableClock.START, TOMORROW));
            }
            test.clock().advance(DAY);
            read.set(0);
            assertThat(code(offers(test, AGENT, 10_000))).isEqualTo("DONE");
            assertThat(read.get()).isPositive().isLessThan(10);
        }
    }

    /** Counts the mandates that are read in lists. */
    private static Store counting(Store store, AtomicLong read) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    Object answer = method.invoke(store, arguments);
                    if (answer instanceof List<?> rows && List.of(arguments).contains(RecordKind.MANDATE)) {
                        read.addAndGet(rows.size());
                    }
                    return answer;
                });
    }

    private static MandateDraft ownLimit() {
        return SampleMandates.ownLimits().unitPrice(10_000);
    }

    private static Outcome<NegotiationView> offers(TestParley test, Caller caller, long cents) {
        OpenNegotiation open = OpenNegotiation.on(SampleListings.BIKE.ref())
                .with(MakeMove.of("offer", ListingDraft.price("bike", cents)));
        return test.parley().negotiations().open(caller, open, test.key());
    }

    private static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }
}
