// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.Parley;
import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.port.NegotiationListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ParleyExtension.class)
class TestParleyTest {
    private static final Caller BUYER = Caller.person("buyer");

    private static OpenNegotiation offer(long cents) {
        return OpenNegotiation.on(SampleListings.BIKE.ref())
                .with(MakeMove.of("offer", ListingDraft.price("bike", cents)));
    }

    private static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }

    @Test
    void haggles_over_a_sample_listing(TestParley test) {
        NegotiationView opened = test.parley()
                .negotiations()
                .open(BUYER, offer(400_00), test.key())
                .orElseThrow();
        NegotiationView agreed = test.parley()
                .negotiations()
                .move(SampleListings.SELLER, opened.id(), TestParley.answer(opened, "accept"), test.key())
                .orElseThrow();

        assertThat(agreed.deals()).hasSize(1);
        assertThat(agreed.open()).isFalse();
    }

    @Test
    void lets_what_is_due_take_effect_before_the_clock_returns(TestParley test) {
        NegotiationView opened = test.parley()
                .negotiations()
                .open(BUYER, offer(400_00), test.key())
                .orElseThrow();

        test.clock().advance(Duration.ofDays(2));

        NegotiationView after =
                test.parley().negotiations().find(BUYER, opened.id()).orElseThrow();
        assertThat(after.open()).isFalse();
        assertThat(after.updatedAt()).isEqualTo(test.clock().instant());
    }

    @Test
    void tells_listeners_while_the_clock_moves() {
        List<String> heard = new ArrayList<>();
        NegotiationListener listener = event -> heard.add(event.id());
        try (TestParley test = TestParley.create(builder -> builder.listener(listener))) {
            test.parley().negotiations().open(BUYER, offer(400_00), test.key()).orElseThrow();
            assertThat(heard).isEmpty();

            test.clock().advance(Duration.ofMillis(1));

            assertThat(heard).isNotEmpty().isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void does_nothing_when_the_clock_is_turned_back(TestParley test) {
        test.parley().negotiations().open(BUYER, offer(400_00), test.key()).orElseThrow();

        test.clock().set(SettableClock.START.minusSeconds(60));

        assertThat(test.clock().instant()).isEqualTo(SettableClock.START.minusSeconds(60));
        assertThatThrownBy(() -> test.clock().advance(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("time");
    }

    @Test
    void gives_the_parts_of_one_parley_to_one_test(TestParley test, Parley parley, SettableClock clock) {
        assertThat(test.parley()).isSameAs(parley);
        assertThat(test.clock()).isSameAs(clock);
    }

    @Test
    void makes_mandates_that_bound_an_agent(TestParley test) {
        MandateView mandate = test.grant(
                BUYER,
                SampleMandates.toBuy("bot").budget(1_000_00).unitPrice(300_00).maxDeals(2));
        Caller bot = Caller.agent("buyer", "bot");

        Outcome<NegotiationView> above = test.parley().negotiations().open(bot, offer(300_01), test.key());
        Outcome<NegotiationView> at = test.parley().negotiations().open(bot, offer(300_00), test.key());

        assertThat(code(above)).isEqualTo("MANDATE_BOUND");
        assertThat(at.orElseThrow().open()).isTrue();
        MandateView held =
                test.parley().mandates().find(BUYER, mandate.mandate().id()).orElseThrow();
        assertThat(held.budgetHeld()).isEqualTo(300_00);
        assertThat(held.dealsHeld()).isEqualTo(1);
    }

    @Test
    void makes_the_same_ids_in_every_run() {
        List<String> ids = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            try (TestParley test = TestParley.create()) {
                ids.add(test.parley()
                        .negotiations()
                        .open(BUYER, offer(400_00), test.key())
                        .orElseThrow()
                        .id()
                        .value());
            }
        }

        assertThat(ids.get(0)).isEqualTo(ids.get(1));
    }

    @Test
    void negotiates_nothing_without_a_policy(TestParley test) {
        test.publish(PolicyDraft.nothing());

        Outcome<NegotiationView> refused = test.parley().negotiations().open(BUYER, offer(400_00), test.key());

        assertThat(code(refused)).isEqualTo("NOT_NEGOTIABLE");
    }
}
