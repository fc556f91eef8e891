// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.ErasureMarket.BERT;
import static dev.parley.simulation.ErasureMarket.HIS_WORDS;
import static dev.parley.simulation.ErasureMarket.OPERATOR;
import static dev.parley.simulation.ErasureMarket.SARA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.Parley;
import dev.parley.ParleyBuilder;
import dev.parley.api.OperatorAction;
import dev.parley.api.Outcome;
import dev.parley.model.DealId;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.port.Telemetry;
import dev.parley.settlement.DealTerms;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What has ended is kept for as long as is set, and for ever where nothing is; what has not ended never goes. */
class RetentionTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Optional<Duration> MONTH = Optional.of(DAY.multipliedBy(30));
    private static final Optional<Duration> YEAR = Optional.of(DAY.multipliedBy(365));

    @ParameterizedTest
    @EnumSource
    void nothing_goes_unless_it_is_set(Ground ground) throws Exception {
        try (ErasureMarket market = new ErasureMarket(ground)) {
            NegotiationId ended = market.quarrel();
            DealId deal = market.settled();

            market.test.clock().advance(DAY.multipliedBy(3_650));

            assertThat(market.view(SARA, ended).open()).isFalse();
            assertThat(market.deal(deal).deal().id()).isEqualTo(deal);
            assertThat(market.rows()).contains(HIS_WORDS.substring(20));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_ended_negotiation_goes_when_its_time_has_passed_on_every_node(Ground ground) throws Exception {
        UnaryOperator<ParleyBuilder> place = ground.place();
        Map<Telemetry.Kept, Integer> purged = new ConcurrentHashMap<>();
        try (ErasureMarket market = new ErasureMarket(builder ->
                        place.apply(builder).retention(MONTH, Optional.empty()).telemetry(counting(purged)));
                TestParley other =
                        TestParley.empty(builder -> place.apply(builder).retention(MONTH, Optional.empty()))) {
            NegotiationId ended = market.quarrel();
            NegotiationId open = market.offered(BERT, "lamp-5", 700);
            market.test
                    .parley()
                    .negotiations()
                    .control(OPERATOR, open, OperatorAction.PAUSE, market.test.key())
                    .orElseThrow();
            assertThat(seen(other, ended)).isEqualTo("DONE");
            market.test.clock().advance(DAY.multipliedBy(30));
            assertThat(seen(market.test, ended)).isEqualTo("DONE");

            market.test.clock().advance(DAY);
            other.clock().advance(DAY.multipliedBy(31));

            assertThat(seen(market.test, ended)).isEqualTo("NOT_FOUND");
            assertThat(seen(other, ended)).isEqualTo("NOT_FOUND");
            assertThat(seen(market.test, open)).isEqualTo("DONE");
            assertThat(market.rows()).doesNotContain("Ask for Sara");
            assertThat(purged).containsEntry(Telemetry.Kept.NEGOTIATIONS, 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_deal_that_waits_for_payment_keeps_its_negotiation_and_paid_deals_have_a_time_of_their_own(Ground ground) {
        DealTerms patient = new DealTerms(DAY.multipliedBy(90), DAY.multipliedBy(90), DAY.multipliedBy(90));
        try (ErasureMarket market = new ErasureMarket(
                builder -> ground.place().apply(builder).retention(MONTH, YEAR).dealTerms(patient))) {
            DealId paid = market.agreed("lamp-1");
            market.redeem(paid, "order-7");
            DealId unpaid = market.agreed("lamp-3");
            NegotiationId ofPaid = market.deal(paid).deal().origin().negotiation();
            NegotiationId ofUnpaid = market.deal(unpaid).deal().origin().negotiation();

            market.test.clock().advance(DAY.multipliedBy(31));
            assertThat(seen(market.test, ofPaid)).isEqualTo("NOT_FOUND");
            assertThat(seen(market.test, ofUnpaid)).isEqualTo("DONE");
            assertThat(market.deal(paid).signature()).isNotEmpty();
            market.redeem(unpaid, "order-8");
            market.test.clock().advance(DAY);
            assertThat(seen(market.test, ofUnpaid)).isEqualTo("NOT_FOUND");

            market.test.clock().advance(DAY.multipliedBy(90 + 366));
            assertThat(ErasedPersonTest.code(market.test.parley().deals().find(SARA, paid)))
                    .isEqualTo("NOT_FOUND");
            DealId another = market.agreed("lamp-4");
            assertThat(ErasedPersonTest.code(market.test
                            .parley()
                            .deals()
                            .redeemNow(TestParley.HOST, List.of(another), new OrderReference("order-7"))))
                    .isEqualTo("DONE");
        }
    }

    @Test
    void a_time_that_is_too_short_or_puts_deals_before_negotiations_is_refused() {
        Optional<Duration> short29 = Optional.of(DAY.multipliedBy(29));
        assertThatThrownBy(() -> Parley.builder().retention(short29, Optional.empty()))
                .hasMessageContaining("30 days");
        assertThatThrownBy(() -> Parley.builder().retention(YEAR, MONTH)).hasMessageContaining("no less long");
        assertThatThrownBy(() -> Parley.builder().retention(Optional.empty(), YEAR))
                .hasMessageContaining("no less long");
    }

    private static Telemetry counting(Map<Telemetry.Kept, Integer> purged) {
        return new Telemetry() {
            @Override
            public void purged(Kept kept, int count) {
                purged.merge(kept, count, Integer::sum);
            }
        };
    }

    private static String seen(TestParley test, NegotiationId id) {
        Outcome<?> view = test.parley().negotiations().find(OPERATOR, id);
        return ErasedPersonTest.code(view);
    }
}
