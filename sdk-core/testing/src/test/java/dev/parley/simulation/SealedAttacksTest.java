// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.SealedGround.AGENT;
import static dev.parley.simulation.SealedGround.BUYER;
import static dev.parley.simulation.SealedGround.DAY;
import static dev.parley.simulation.SealedGround.OTHER_AGENT;
import static dev.parley.simulation.SealedGround.SELLER;
import static dev.parley.simulation.SealedGround.bids;
import static dev.parley.simulation.SealedGround.code;
import static dev.parley.simulation.SealedGround.mandate;
import static dev.parley.simulation.SealedGround.submission;
import static dev.parley.testing.TestParley.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationQuery;
import dev.parley.api.Negotiations;
import dev.parley.api.OperatorAction;
import dev.parley.api.Outcome;
import dev.parley.api.Simulation;
import dev.parley.application.store.Store;
import dev.parley.mandate.Approval;
import dev.parley.model.ApprovalId;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.port.Caller;
import dev.parley.protocol.sealedbid.SealedBid;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people try who want to know a sealed price. */
class SealedAttacksTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    private static final int THREADS = 20;

    @Test
    void withdrawing_and_submitting_again_is_answered_alike_whatever_the_other_side_takes() {
        List<List<Object>> answers = new ArrayList<>();
        for (long least : List.of(4_000L, 7_999L, 9_000_000L)) {
            try (SealedGround ground = bids()) {
                NegotiationId probe = ground.opened(BUYER);
                ground.submits(SELLER, probe, least).orElseThrow();
                List<Object> answered = new ArrayList<>();
                for (long cents : List.of(2_000L, 6_000L, 8_000L)) {
                    answered.add(ground.submits(BUYER, probe, cents).orElseThrow());
                    answered.add(
                            ground.moves(BUYER, probe, MakeMove.of("withdraw")).orElseThrow());
                }
                answered.addAll(seen(ground, BUYER, probe));
                answers.add(answered);
            }
        }
        assertThat(answers.get(1)).isEqualTo(answers.get(0));
        assertThat(answers.get(2)).isEqualTo(answers.get(0));
    }

    @Test
    void several_agents_and_mandates_of_a_principal_get_one_negotiation_one_submission_and_one_answer() {
        try (SealedGround ground = bids()) {
            ground.test.grant(BUYER, mandate("bot"));
            ground.test.grant(BUYER, mandate("other-bot"));
            NegotiationId probe = ground.opened(AGENT);
            for (Caller same : List.of(BUYER, AGENT, OTHER_AGENT)) {
                assertThat(code(ground.opens(same))).isEqualTo("ALREADY_NEGOTIATING");
            }
            ground.submits(SELLER, probe, 6_000).orElseThrow();
            ground.submits(AGENT, probe, 7_000).orElseThrow();
            ground.submits(OTHER_AGENT, probe, 5_000).orElseThrow();
            ground.pass(DAY);
            assertThat(ground.closeReason(probe)).isEqualTo("no-deal");
            for (Caller same : List.of(BUYER, AGENT, OTHER_AGENT)) {
                assertThat(code(ground.opens(same))).isEqualTo("COOLING_DOWN");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MEMORY", "POSTGRESQL"})
    void of_twenty_openings_at_once_by_a_principal_and_its_agents_one_opens(Ground where) throws Exception {
        try (SealedGround ground = new SealedGround(where, SealedBid.ID, Json.object())) {
            ground.test.grant(BUYER, mandate("bot"));
            List<String> codes = atOnce(ground, List.of(BUYER, AGENT));
            assertThat(codes).containsOnlyOnce("DONE").contains("ALREADY_NEGOTIATING");
            assertThat(codes).hasSize(THREADS).containsOnly("DONE", "ALREADY_NEGOTIATING");
            assertThat(ground.test
                            .parley()
                            .negotiations()
                            .list(BUYER, NegotiationQuery.ALL)
                            .orElseThrow()
                            .items())
                    .hasSize(1);
        }
    }

    private static List<String> atOnce(SealedGround ground, List<Caller> callers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier together = new CyclicBarrier(THREADS);
        try {
            List<Callable<String>> openings = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Caller caller = callers.get(i % callers.size());
                openings.add(() -> {
                    together.await();
                    return code(ground.opens(caller));
                });
            }
            List<String> codes = new ArrayList<>();
            for (Future<String> answered : threads.invokeAll(openings)) {
                codes.add(answered.get());
            }
            return codes;
        } finally {
            threads.shutdownNow();
        }
    }

    /** The close comes between the look for an earlier end and the writing of the new opening. */
    @Test
    void an_opening_that_overlaps_the_close_of_the_one_before_does_not_slip_past_the_cool_down() {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        try (SealedGround ground = new SealedGround(
                builder -> builder,
                store -> interrupted(store, meanwhile),
                SealedBid.ID,
                Json.object().put("closesAfterSeconds", 60))) {
            ground.opened(BUYER);
            meanwhile.set(() -> ground.pass(Duration.ofMinutes(1)));
            assertThat(code(ground.opens(BUYER))).isEqualTo("ALREADY_NEGOTIATING");
            assertThat(code(ground.opens(BUYER))).isEqualTo("COOLING_DOWN");
        }
    }

    /** A store in which something happens, once, right after the negotiations that have ended were read. */
    private static Store interrupted(Store store, AtomicReference<Runnable> meanwhile) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    try {
                        Object found = method.invoke(store, arguments);
                        if (method.getName().equals("lastWithoutDeal")) {
                            meanwhile.getAndSet(() -> {}).run();
                        }
                        return found;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void a_principal_waits_to_the_microsecond_of_the_cool_down() {
        try (SealedGround ground = bids()) {
            NegotiationId abandoned = ground.opened(BUYER);
            ground.pass(DAY);
            Instant until = ground.look(BUYER, abandoned).updatedAt().plus(WEEK);
            ground.test.clock().set(until.minus(MICROSECOND));
            Outcome<?> early = ground.opens(BUYER);
            assertThat(code(early)).isEqualTo("COOLING_DOWN");
            assertThat(param(early, "until").instant()).isEqualTo(until);
            ground.test.clock().set(until);
            assertThat(code(ground.opens(BUYER))).isEqualTo("DONE");
        }
    }

    @Test
    void an_approval_that_expires_or_comes_too_late_places_nothing_and_the_end_counts() {
        try (SealedGround ground = new SealedGround(
                builder -> builder.approvalExpiry(Duration.ofHours(1)), store -> store, SealedBid.ID, Json.object())) {
            ground.test.grant(BUYER, mandate("bot").approvalFrom(5_000));
            NegotiationId probe = ground.opened(AGENT);
            ground.submits(SELLER, probe, 6_000).orElseThrow();
            List<Object> before = seen(ground, SELLER, probe);
            ApprovalId first = approval(ground.submits(AGENT, probe, 9_000));
            ground.test.clock().set(ground.test.clock().instant().plus(Duration.ofHours(1)));
            assertThat(approve(ground, first)).isEqualTo("APPROVAL_NOT_PENDING");
            ground.pass(Duration.ofHours(22).plusMinutes(30));
            ApprovalId second = approval(ground.submits(AGENT, probe, 9_000));
            assertThat(second).isNotEqualTo(first);
            assertThat(seen(ground, SELLER, probe)).isEqualTo(before);
            ground.pass(Duration.ofMinutes(30));
            assertThat(ground.closeReason(probe)).isEqualTo("no-deal");
            Approval late = ground.test
                    .parley()
                    .mandates()
                    .approve(BUYER, second, ground.test.key())
                    .orElseThrow()
                    .approval();
            assertThat(late.state()).isEqualTo(Approval.State.FRUITLESS);
            assertThat(ground.look(BUYER, probe).deals()).isEmpty();
            assertThat(code(ground.opens(BUYER))).isEqualTo("COOLING_DOWN");
        }
    }

    private static ApprovalId approval(Outcome<?> asked) {
        assertThat(code(asked)).isEqualTo("APPROVAL_REQUIRED");
        return new ApprovalId(param(asked, "approval").text());
    }

    private static String approve(SealedGround ground, ApprovalId approval) {
        return code(ground.test.parley().mandates().approve(BUYER, approval, ground.test.key()));
    }

    @Test
    void simulating_tells_nothing_of_the_other_side_and_leaves_no_trace() {
        List<List<Object>> answers = new ArrayList<>();
        for (long least : List.of(4_000L, 9_000_000L)) {
            try (SealedGround ground = bids()) {
                NegotiationId probe = ground.opened(BUYER);
                ground.submits(SELLER, probe, least).orElseThrow();
                List<Object> before = seen(ground, BUYER, probe);
                List<Object> simulated = new ArrayList<>();
                for (long cents : List.of(2_000L, 6_000L, 8_000L)) {
                    simulated.add(simulate(ground, probe, cents));
                }
                assertThat(seen(ground, BUYER, probe)).isEqualTo(before);
                ground.pass(DAY);
                Simulation late = simulate(ground, probe, 6_000);
                assertThat(late.refusal().orElseThrow().name()).isEqualTo("NEGOTIATION_CLOSED");
                simulated.add(late.params());
                answers.add(simulated);
            }
        }
        assertThat(answers.get(1)).isEqualTo(answers.get(0));
    }

    private static Simulation simulate(SealedGround ground, NegotiationId negotiation, long cents) {
        return ground.test
                .parley()
                .negotiations()
                .simulate(BUYER, negotiation, submission(cents))
                .orElseThrow();
    }

    @Test
    void a_cancelling_operator_learns_and_tells_nothing_and_the_buyer_need_not_wait() {
        List<List<Object>> ends = new ArrayList<>();
        for (boolean submitted : List.of(false, true)) {
            try (SealedGround ground = bids()) {
                NegotiationId negotiation = ground.opened(BUYER);
                ground.submits(BUYER, negotiation, 7_000).orElseThrow();
                if (submitted) {
                    ground.submits(SELLER, negotiation, 6_000).orElseThrow();
                }
                ground.test
                        .parley()
                        .negotiations()
                        .control(OPERATOR, negotiation, OperatorAction.CANCEL, ground.test.key())
                        .orElseThrow();
                List<Object> end = seen(ground, BUYER, negotiation);
                end.addAll(seen(ground, OPERATOR, negotiation));
                ends.add(end);
                assertThat(code(ground.opens(BUYER))).isEqualTo("DONE");
            }
        }
        assertThat(ends.get(1)).isEqualTo(ends.get(0));
    }

    @Test
    void after_no_deal_neither_side_nor_an_operator_can_tell_whether_the_other_had_submitted() {
        List<List<Object>> ends = new ArrayList<>();
        for (long cents : List.of(0L, 2_000L, 5_999L)) {
            try (SealedGround ground = bids()) {
                NegotiationId negotiation = ground.opened(BUYER);
                ground.submits(SELLER, negotiation, 6_000).orElseThrow();
                ground.pass(Duration.ofHours(1));
                if (cents > 0) {
                    ground.submits(BUYER, negotiation, 3_000).orElseThrow();
                    ground.moves(BUYER, negotiation, MakeMove.of("withdraw")).orElseThrow();
                    ground.submits(BUYER, negotiation, cents).orElseThrow();
                }
                ground.pass(DAY);
                assertThat(ground.closeReason(negotiation)).isEqualTo("no-deal");
                List<Object> end = seen(ground, SELLER, negotiation);
                end.addAll(seen(ground, OPERATOR, negotiation));
                ends.add(end);
                assertThat(transcript(ground, SELLER, negotiation)).hasSize(2);
            }
        }
        assertThat(ends.get(1)).isEqualTo(ends.get(0));
        assertThat(ends.get(2)).isEqualTo(ends.get(0));
    }

    @Test
    void after_a_deal_the_headers_can_be_read() {
        try (SealedGround ground = bids()) {
            NegotiationId negotiation = ground.opened(BUYER);
            ground.submits(SELLER, negotiation, 6_000).orElseThrow();
            ground.submits(BUYER, negotiation, 6_000).orElseThrow();
            assertThat(transcript(ground, BUYER, negotiation)).hasSize(2);
            ground.pass(DAY);
            assertThat(Json.array(transcript(ground, BUYER, negotiation)).canonicalText())
                    .contains("submission-made", "item-settled", "\"seller\"");
        }
    }

    /** All that somebody can ask for, but for the time it is, and receipts, which are signed anew. */
    private static List<Object> seen(SealedGround ground, Caller caller, NegotiationId negotiation) {
        Negotiations negotiations = ground.test.parley().negotiations();
        List<Object> seen = new ArrayList<>();
        seen.add(ground.look(caller, negotiation).seenAt(Instant.EPOCH));
        seen.add(negotiations.events(caller, negotiation, Optional.empty(), 100).orElseThrow());
        seen.add(negotiations.list(caller, NegotiationQuery.ALL).orElseThrow());
        seen.add(transcript(ground, caller, negotiation));
        return seen;
    }

    private static List<Json> transcript(SealedGround ground, Caller caller, NegotiationId negotiation) {
        return ground.test
                .parley()
                .negotiations()
                .transcript(caller, negotiation)
                .orElseThrow()
                .events();
    }

    private static Json param(Outcome<?> refused, String name) {
        return refused.match(
                done -> {
                    throw new AssertionError("done: " + done);
                },
                why -> Optional.ofNullable(why.params().get(name)).orElseThrow());
    }
}
