// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.autopilot;

import static dev.parley.application.Market.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.AutopilotDraft;
import dev.parley.api.AutopilotView;
import dev.parley.api.AutopilotView.State;
import dev.parley.api.AutopilotView.Why;
import dev.parley.api.OpenNegotiation;
import dev.parley.application.Market;
import dev.parley.application.command.Idempotency;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.outbox.AutopilotMessages;
import dev.parley.application.store.NewMessage;
import dev.parley.application.store.OutboxMessage;
import dev.parley.model.Json;
import dev.parley.model.MandateId;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.strategy.AcceptanceRule;
import dev.parley.strategy.Negotiator;
import dev.parley.strategy.PriceStrategy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Strategies that fail, never end, or ask for what they may not: an answer, and nothing half done. */
class FaultyStrategyTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final Market market = Market.open();
    private final NegotiationAccess access =
            NegotiationAccess.of(market.environment, new Idempotency(market.environment));
    private final AutopilotService autopilots = new AutopilotService(access);
    private final NegotiationId negotiation = market.negotiations
            .open(ALICE, OpenNegotiation.on(market.listed("bike-1")), market.key())
            .orElseThrow()
            .id();

    private AutopilotView played(BiFunction<PriceTable, AutopilotDraft, PriceDecision> strategy) {
        MandateId mandate = market.mandates
                .grant(
                        ALICE,
                        Market.mandate(Json.object()
                                        .put("issues", Json.array(List.of()))
                                        .build())
                                .build(),
                        market.key())
                .orElseThrow()
                .mandate()
                .id();
        AutopilotDraft draft = new AutopilotDraft(
                mandate, PriceStrategy.conceding(500), new Money(50_00, Market.EUR), new Money(150_00, Market.EUR));
        autopilots.start(ALICE, negotiation, draft.toJson(), market.key()).orElseThrow();
        try (AutopilotWork work = new AutopilotWork(access, new StrategyRunner(strategy, PATIENCE))) {
            List<OutboxMessage> messages =
                    market.store.claimMessages(NewMessage.OWN, market.now(), Duration.ofMinutes(1), 50);
            messages.stream()
                    .filter(message -> message.topic().equals(AutopilotMessages.WAKE))
                    .forEach(work::wake);
        }
        return autopilots.find(ALICE, negotiation).orElseThrow();
    }

    private long offers() {
        return market.negotiations
                .find(ALICE, negotiation)
                .orElseThrow()
                .details()
                .get("roundsUsed")
                .integer();
    }

    @Test
    void one_that_throws_pauses_its_autopilot() {
        AutopilotView paused = played((table, draft) -> {
            throw new IllegalStateException("no idea");
        });

        assertThat(paused.state()).isEqualTo(State.PAUSED);
        assertThat(paused.why()).contains(Why.STRATEGY_FAILED);
        assertThat(offers()).isZero();
    }

    @Test
    void one_that_eats_the_stack_pauses_its_autopilot() {
        assertThat(played((table, draft) -> deeper(table, draft, 0)).why()).contains(Why.STRATEGY_FAILED);
    }

    private static PriceDecision deeper(PriceTable table, AutopilotDraft draft, int depth) {
        if (depth < 0) {
            return PriceDecision.of(table, draft);
        }
        PriceDecision decision = deeper(table, draft, depth + 1);
        return new PriceDecision(decision.move(), decision.price(), decision.why() + ".", 0, 0, decision.offered());
    }

    @Test
    void one_that_never_ends_pauses_its_autopilot_after_the_patience() {
        AtomicBoolean stop = new AtomicBoolean();
        long before = System.nanoTime();
        AutopilotView paused = played((table, draft) -> {
            while (!stop.get()) {
                Thread.onSpinWait();
            }
            throw new IllegalStateException("ended");
        });
        stop.set(true);

        assertThat(paused.why()).contains(Why.STRATEGY_TOO_SLOW);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
        assertThat(offers()).isZero();
    }

    @Test
    void ones_that_never_end_take_a_few_threads_and_no_more() {
        AtomicBoolean stop = new AtomicBoolean();
        PriceTable table = PriceTable.of(
                        market.negotiations.find(ALICE, negotiation).orElseThrow())
                .orElseThrow();
        AutopilotDraft draft = new AutopilotDraft(
                new MandateId("m"), PriceStrategy.conceding(1), new Money(1, Market.EUR), new Money(2, Market.EUR));
        try (StrategyRunner runner = new StrategyRunner(
                (seen, told) -> {
                    while (!stop.get()) {
                        Thread.onSpinWait();
                    }
                    return PriceDecision.of(seen, told);
                },
                Duration.ofMillis(5))) {
            for (int i = 0; i < 30; i++) {
                assertThat(runner.decide(table, draft).fault()).contains(Why.STRATEGY_TOO_SLOW);
            }
            long threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("parley-autopilot"))
                    .count();
            assertThat(threads).isBetween(1L, 8L);
        } finally {
            stop.set(true);
        }
    }

    /** Whatever rules say, the reservation holds: to all of these the best price is asked and the worst taken. */
    @Test
    void one_that_asks_for_more_than_everything_or_takes_anything_stays_within_its_reservation() {
        for (double target : new double[] {-7, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 2}) {
            Negotiator greedy = new Negotiator("greedy", situation -> target, AcceptanceRule.constant(0));
            PriceTable table = PriceTable.of(
                            market.negotiations.find(ALICE, negotiation).orElseThrow())
                    .orElseThrow();
            AutopilotDraft draft = new AutopilotDraft(
                    new MandateId("m"),
                    PriceStrategy.conceding(1),
                    new Money(50_00, Market.EUR),
                    new Money(150_00, Market.EUR));
            long price =
                    PriceDecision.of(table, draft, greedy).price().orElseThrow().minorUnits();
            assertThat(price).as("asking for " + target).isBetween(50_00L, 150_00L);
        }
    }
}
