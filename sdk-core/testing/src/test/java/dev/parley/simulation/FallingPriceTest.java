// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.OperatorAction;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.Look;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.samples.FallingPrice;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.TestParley;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A price that falls by the clock is never stale, and costs nothing while nobody looks. */
class FallingPriceTest {
    private static final Caller BUYER = Caller.person("ben");
    private static final ListingRef LAMP = new ListingRef("lamp-1");

    private final AtomicInteger evaluations = new AtomicInteger();
    private boolean sharesNothing;
    private TestParley test = TestParley.empty(builder -> builder);
    private NegotiationId sale = new NegotiationId("none");

    @AfterEach
    void close() {
        test.close();
    }

    private Protocol<?, ?, ?, ?> counted() {
        FallingPrice price = new FallingPrice();
        return (Protocol<?, ?, ?, ?>) Proxy.newProxyInstance(
                FallingPriceTest.class.getClassLoader(), new Class<?>[] {Protocol.class}, (proxy, method, given) -> {
                    if (method.getName().equals("capability")) {
                        return Optional.empty();
                    }
                    if (method.getName().equals("shared")) {
                        evaluations.incrementAndGet();
                        if (sharesNothing) {
                            return Look.nothing();
                        }
                    }
                    try {
                        return method.invoke(price, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void open(Ground ground, long stepSeconds, long steps) {
        test.close();
        test = TestParley.empty(builder -> ground.under(builder.protocol(counted())));
        Json rules = Json.object()
                .put("stepSeconds", stepSeconds)
                .put("steps", steps)
                .build();
        test.publish(PolicyDraft.everything(
                new Choice(new ProtocolId("falling-price", 1), rules, SettlementRule.EACH_ITEM)));
        test.put(ListingDraft.by("sam", LAMP.value()).item("lamp", 100_00, 1).build());
        sale = test.parley()
                .negotiations()
                .open(BUYER, OpenNegotiation.on(LAMP), test.key())
                .orElseThrow()
                .id();
    }

    private NegotiationView look() {
        return look(BUYER);
    }

    private NegotiationView look(Caller caller) {
        return test.parley().negotiations().find(caller, sale).orElseThrow();
    }

    private static long price(NegotiationView view) {
        return view.details().get("price").get("minorUnits").integer();
    }

    private String take(long cents, String revision) {
        return test.parley()
                .negotiations()
                .move(
                        BUYER,
                        sale,
                        MakeMove.of("take", ListingDraft.price("lamp", cents)).seeing(revision),
                        test.key())
                .match(done -> "DONE", refused -> refused.code().name());
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void price_tag_and_what_may_be_done_change_together_at_each_step(Ground ground) {
        open(ground, 60, 100);
        NegotiationView first = look();
        test.clock().advance(Duration.ofSeconds(59));
        NegotiationView same = look();
        test.clock().advance(Duration.ofSeconds(1));
        NegotiationView next = look();

        assertThat(same.revision()).isEqualTo(first.revision());
        assertThat(price(same)).isEqualTo(100_00);
        assertThat(next.revision()).isNotEqualTo(first.revision());
        assertThat(price(next)).isEqualTo(99_00);
        assertThat(next.allowed().get(0).limits().get("price").get("minorUnits").integer())
                .isEqualTo(99_00);
        assertThat(look().revision()).isEqualTo(next.revision());
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_day_of_missed_steps_costs_one_evaluation(Ground ground) {
        open(ground, 1, 10_000 - 1);
        look();
        test.clock().advance(Duration.ofHours(2));
        evaluations.set(0);

        NegotiationView late = look();

        assertThat(evaluations.get()).isLessThanOrEqualTo(1);
        assertThat(price(late)).isLessThan(30_00);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_buyer_pays_the_price_of_the_moment_and_a_pause_keeps_it(Ground ground) {
        open(ground, 60, 100);
        test.clock().advance(Duration.ofMinutes(10));
        test.parley()
                .negotiations()
                .control(TestParley.OPERATOR, sale, OperatorAction.PAUSE, test.key())
                .orElseThrow();
        test.clock().advance(Duration.ofMinutes(30));
        assertThat(price(look())).isEqualTo(90_00);
        assertThat(look().allowed()).isEmpty();
        test.parley()
                .negotiations()
                .control(TestParley.OPERATOR, sale, OperatorAction.RESUME, test.key())
                .orElseThrow();
        assertThat(price(look())).isEqualTo(90_00);

        assertThat(take(89_00, look().revision())).isEqualTo("STALE_OFFER");
        assertThat(take(100_00, look().revision())).isEqualTo("DONE");

        NegotiationView sold = look();
        assertThat(sold.deals()).hasSize(1);
        long paid = test.parley()
                .deals()
                .find(BUYER, sold.deals().get(0))
                .orElseThrow()
                .deal()
                .total()
                .minorUnits();
        assertThat(paid).isEqualTo(90_00);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void what_only_one_seat_sees_change_with_time_changes_its_tag_alone(Ground ground) {
        sharesNothing = true;
        open(ground, 60, 100);
        NegotiationView first = look();
        NegotiationView sellers = look(Caller.person("sam"));
        test.clock().advance(Duration.ofSeconds(60));

        assertThat(look().revision()).isNotEqualTo(first.revision());
        assertThat(look().allowed()).isNotEqualTo(first.allowed());
        assertThat(look(Caller.person("sam")).revision()).isEqualTo(sellers.revision());
    }
}
