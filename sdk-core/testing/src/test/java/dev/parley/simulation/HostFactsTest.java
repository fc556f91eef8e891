// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.Tenant;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.port.FactSource;
import dev.parley.protocol.Fact;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.samples.GuardedSale;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Needs that only the host can answer, with a fact that is late, missing, stale or wrong: the writer never waits for it. */
class HostFactsTest {
    private static final Caller SELLER = Caller.person("sam");
    private static final Caller BUYER = Caller.person("ben");
    private static final Duration VALID = Duration.ofMinutes(5);

    private final List<FactSource.Query> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch late = new CountDownLatch(1);
    private volatile Function<FactSource.Query, Optional<Fact>> host = query -> Optional.empty();
    private TestParley test = TestParley.empty(builder -> builder);

    @AfterEach
    void close() {
        late.countDown();
        test.close();
    }

    private void begin(Ground ground, Duration wait) {
        test.close();
        test = TestParley.empty(builder ->
                ground.under(builder.protocol(new GuardedSale()).factWait(wait).facts(query -> {
                    asked.add(query);
                    return host.apply(query);
                })));
        test.publish(PolicyDraft.everything(new ProtocolId("guarded-sale", 1)));
    }

    private NegotiationId open(String listing) {
        test.put(ListingDraft.by("sam", listing).item("lamp", 100_00, 1).build());
        return test.parley()
                .negotiations()
                .open(BUYER, OpenNegotiation.on(new ListingRef(listing)), test.key())
                .orElseThrow()
                .id();
    }

    private Optional<Fact> says(String principal, boolean holds) {
        return Optional.of(new Fact(
                Json.object().put("principal", principal).put("holds", holds).build(),
                test.clock().instant(),
                test.clock().instant().plus(VALID)));
    }

    private String take(NegotiationId sale) {
        return take(sale, test.key());
    }

    private String take(NegotiationId sale, IdempotencyKey key) {
        return code(BUYER, sale, "take", key);
    }

    private String lower(NegotiationId sale) {
        return code(SELLER, sale, "lower", test.key());
    }

    private String code(Caller caller, NegotiationId sale, String kind, IdempotencyKey key) {
        return test.parley()
                .negotiations()
                .move(caller, sale, MakeMove.of(kind), key)
                .match(done -> "DONE", refused -> refused.code().name());
    }

    private NegotiationView look(Caller caller, NegotiationId sale) {
        return test.parley().negotiations().find(caller, sale).orElseThrow();
    }

    private List<String> events(Caller caller, NegotiationId sale) {
        return test.parley().negotiations().events(caller, sale, Optional.empty(), 100).orElseThrow().items().stream()
                .map(event -> event.type())
                .toList();
    }

    private Optional<Fact> whenReleased(Optional<Fact> fact) {
        try {
            boolean released = late.await(60, TimeUnit.SECONDS);
            return released ? fact : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_host_is_asked_once_while_its_answer_holds_and_the_transcript_keeps_it(Ground ground) {
        begin(ground, Duration.ofSeconds(20));
        NegotiationId sale = open("lamp-1");
        host = query -> says("ben", false);

        assertThat(take(sale)).isEqualTo("MOVE_NOT_ALLOWED");
        host = query -> says("ben", true);
        assertThat(take(sale)).isEqualTo("MOVE_NOT_ALLOWED");
        assertThat(asked).hasSize(1);
        test.clock().advance(VALID);
        assertThat(take(sale)).isEqualTo("DONE");

        assertThat(asked).hasSize(2);
        assertThat(asked.get(0).kind()).isEqualTo("eligible");
        assertThat(asked.get(0).tenant()).isEqualTo(new Tenant("main"));
        assertThat(asked.get(0).subject().get("price").integer()).isEqualTo(100_00);
        assertThat(events(BUYER, sale)).endsWith("item-taken", "parley.fact-found");
        assertThat(events(SELLER, sale)).endsWith("item-taken");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void nobody_waits_for_a_late_answer_but_who_needs_it_and_another_state_needs_another(Ground ground)
            throws Exception {
        begin(ground, Duration.ofSeconds(30));
        NegotiationId sale = open("lamp-1");
        CountDownLatch begun = new CountDownLatch(1);
        host = query -> {
            begun.countDown();
            return query.subject().get("price").integer() == 100_00
                    ? whenReleased(says("ben", true))
                    : says("ben", true);
        };
        CompletableFuture<String> taking = CompletableFuture.supplyAsync(() -> take(sale));
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(lower(sale)).isEqualTo("DONE");
        assertThat(taking).isNotDone();
        late.countDown();

        assertThat(taking.get(60, TimeUnit.SECONDS)).isEqualTo("DONE");
        assertThat(asked)
                .extracting(query -> query.subject().get("price").integer())
                .containsExactly(100_00L, 99_00L);
        assertThat(look(BUYER, sale).details().get("price").integer()).isEqualTo(99_00);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void what_comes_too_late_is_refused_and_there_for_the_next_try_with_the_same_key(Ground ground) {
        begin(ground, Duration.ofMillis(50));
        NegotiationId sale = open("lamp-1");
        host = query -> whenReleased(says("ben", true));
        IdempotencyKey key = test.key();

        assertThat(take(sale, key)).isEqualTo("FACT_UNAVAILABLE");
        assertThat(look(BUYER, sale).phase()).isEqualTo("offered");
        late.countDown();
        String again = take(sale, key);
        for (int left = 100; left > 0 && again.equals("FACT_UNAVAILABLE"); left--) {
            again = take(sale, key);
        }

        assertThat(again).isEqualTo("DONE");
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void what_is_missing_stale_or_wrong_is_no_answer(Ground ground) {
        begin(ground, Duration.ofSeconds(20));
        NegotiationId sale = open("lamp-1");

        assertThat(take(sale)).isEqualTo("FACT_UNAVAILABLE");
        host = query -> {
            throw new IllegalStateException("the register is out");
        };
        assertThat(take(sale)).isEqualTo("FACT_UNAVAILABLE");
        host = query -> Optional.of(new Fact(
                says("ben", true).orElseThrow().value(),
                test.clock().instant().minus(VALID),
                test.clock().instant()));
        assertThat(take(sale)).isEqualTo("FACT_UNAVAILABLE");
        host = query -> Optional.of(new Fact(
                Json.object().put("principal", "ben").put("holds", "yes").build(),
                test.clock().instant(),
                test.clock().instant().plus(VALID)));
        assertThat(take(sale)).isEqualTo("FACT_UNAVAILABLE");
        assertThat(look(BUYER, sale).phase()).isEqualTo("offered");
        host = query -> says("somebody-else", true);
        assertThat(take(sale)).isEqualTo("FACT_UNAVAILABLE");
        assertThat(look(BUYER, sale).phase()).isEqualTo("offered");
        assertThat(events(BUYER, sale)).doesNotContain("parley.fact-found");

        test.clock().advance(VALID);
        host = query -> says("ben", true);
        assertThat(take(sale)).isEqualTo("DONE");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_deadline_that_waits_for_its_answer_holds_up_no_other_and_takes_effect_when_it_comes(Ground ground) {
        begin(ground, Duration.ofMillis(50));
        NegotiationId waiting = open("lamp-1");
        NegotiationId other = open("lamp-2");
        host = query -> query.kind().equals("eligible") ? says("ben", true) : whenReleased(says("ben", true));
        String taken = take(waiting);
        for (int left = 100; left > 0 && taken.equals("FACT_UNAVAILABLE"); left--) {
            taken = take(waiting);
        }
        assertThat(taken).isEqualTo("DONE");

        test.clock().advance(Duration.ofHours(1));

        assertThat(look(SELLER, other).phase()).isEqualTo("over");
        assertThat(look(SELLER, waiting).phase()).isEqualTo("taken");
        assertThat(lower(waiting)).isIn("FACT_UNAVAILABLE", "NEGOTIATION_CLOSED");
        late.countDown();
        for (int left = 100; left > 0 && look(SELLER, waiting).phase().equals("taken"); left--) {
            test.parley().runDue();
        }

        assertThat(look(BUYER, waiting).phase()).isEqualTo("sold");
        assertThat(look(BUYER, waiting).deals()).hasSize(1);
        assertThat(events(SELLER, waiting)).endsWith("item-sold", "parley.deal-agreed", "parley.fact-found");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void what_the_phase_refuses_anyway_is_not_asked_for(Ground ground) {
        begin(ground, Duration.ofSeconds(20));
        NegotiationId sale = open("lamp-1");
        host = query -> says("ben", true);
        assertThat(take(sale)).isEqualTo("DONE");
        asked.clear();

        assertThat(take(sale)).isEqualTo("MOVE_NOT_ALLOWED");
        assertThat(asked).isEmpty();
    }
}
