package dev.parley.simulation;

import static dev.parley.simulation.SealedGround.AGENT;
import static dev.parley.simulation.SealedGround.BUYER;
import static dev.parley.simulation.SealedGround.DAY;
import static dev.parley.simulation.SealedGround.OTHER_AGENT;
import static dev.parley.simulation.SealedGround.RIVAL;
import static dev.parley.simulation.SealedGround.SELLER;
import static dev.parley.simulation.SealedGround.code;
import static dev.parley.simulation.SealedGround.mandate;
import static dev.parley.simulation.SealedGround.submission;
import static dev.parley.testing.TestParley.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationQuery;
import dev.parley.api.Negotiations;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.OperatorAction;
import dev.parley.api.Outcome;
import dev.parley.api.Simulation;
import dev.parley.application.store.HeadQuery;
import dev.parley.application.store.Store;
import dev.parley.mandate.Approval;
import dev.parley.model.ApprovalId;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatId;
import dev.parley.port.Caller;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.protocol.sealedbid.SealedMove.Statement;
import dev.parley.testing.ListingDraft;
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

/** What people try who want to know a sealed price, or to bend what comes of it. */
class SealedAttacksTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    private static final int THREADS = 20;
    private static final String SALT = "ab".repeat(32);

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
            ground.test.grant(mandate("bot"));
            ground.test.grant(mandate("other-bot"));
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
            ground.test.grant(mandate("bot"));
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
                        if (method.getName().equals("heads")
                                && ((HeadQuery) arguments[0]).open().equals(Optional.of(false))) {
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
            ground.test.grant(mandate("bot").approvalFrom(5_000));
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
            assertThat(late.state()).isEqualTo(Approval.State.GRANTED);
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

    @Test
    void only_ones_own_commitment_is_revealed_once_and_within_the_window() {
        try (SealedGround ground =
                new SealedGround(Ground.MEMORY, SealedBid.ID, Json.object().put("secrecy", "committed"))) {
            NegotiationId negotiation = ground.opened(BUYER);
            Json stolen = commitment(negotiation, "buyer", 9_000);
            ground.moves(BUYER, negotiation, MakeMove.of("commit").payload(stolen))
                    .orElseThrow();
            ground.moves(SELLER, negotiation, MakeMove.of("commit").payload(stolen))
                    .orElseThrow();
            assertThat(code(ground.moves(BUYER, negotiation, reveal(9_000, SALT))))
                    .isEqualTo("MOVE_NOT_ALLOWED");
            ground.pass(DAY);
            assertThat(code(ground.moves(BUYER, negotiation, reveal(9_000, "cd".repeat(32)))))
                    .isEqualTo("COMMITMENT_MISMATCH");
            ground.moves(BUYER, negotiation, reveal(9_000, SALT)).orElseThrow();
            assertThat(code(ground.moves(BUYER, negotiation, reveal(9_000, SALT))))
                    .isEqualTo("ALREADY_REVEALED");
            assertThat(code(ground.moves(SELLER, negotiation, reveal(9_000, SALT))))
                    .isEqualTo("COMMITMENT_MISMATCH");
            ground.pass(DAY);
            assertThat(code(ground.moves(SELLER, negotiation, reveal(9_000, SALT))))
                    .isEqualTo("NEGOTIATION_CLOSED");
            assertThat(ground.closeReason(negotiation)).isEqualTo("no-deal");
        }
    }

    @Test
    void who_committed_to_nothing_reveals_nothing() {
        try (SealedGround ground =
                new SealedGround(Ground.MEMORY, SealedBid.ID, Json.object().put("secrecy", "committed"))) {
            NegotiationId negotiation = ground.opened(BUYER);
            ground.moves(SELLER, negotiation, MakeMove.of("commit").payload(commitment(negotiation, "seller", 6_000)))
                    .orElseThrow();
            ground.pass(DAY);
            assertThat(code(ground.moves(BUYER, negotiation, reveal(9_000, SALT))))
                    .isEqualTo("NOTHING_COMMITTED");
        }
    }

    private static Json commitment(NegotiationId negotiation, String seat, long cents) {
        String hash = Statement.of(ListingDraft.price("lamp", cents))
                .commitment(negotiation, new SeatId(seat), SALT)
                .hex();
        return Json.object().put("commitment", hash).build();
    }

    private static MakeMove reveal(long cents, String salt) {
        return MakeMove.of("reveal", ListingDraft.price("lamp", cents))
                .payload(Json.object().put("salt", salt).build());
    }

    @ParameterizedTest
    @EnumSource(names = {"MEMORY", "POSTGRESQL"})
    void a_submission_counts_a_microsecond_before_the_close_and_neither_at_it_nor_a_millisecond_later(Ground where) {
        try (SealedGround ground =
                new SealedGround(where, SealedBid.ID, Json.object().put("pricing", "split"))) {
            NegotiationId negotiation = ground.opened(BUYER);
            Instant close = ground.look(BUYER, negotiation).deadline().orElseThrow();
            ground.submits(SELLER, negotiation, 6_000).orElseThrow();
            ground.test.clock().set(close.minus(MICROSECOND));
            ground.submits(BUYER, negotiation, 8_000).orElseThrow();
            ground.test.clock().set(close);
            assertThat(code(ground.submits(BUYER, negotiation, 6_000))).isEqualTo("NEGOTIATION_CLOSED");
            ground.test.clock().set(close.plusMillis(1));
            assertThat(code(ground.submits(SELLER, negotiation, 8_000))).isEqualTo("NEGOTIATION_CLOSED");
            assertThat(ground.look(BUYER, negotiation).details().canonicalText())
                    .contains("\"price\":7000");
        }
    }

    @Test
    void a_fair_price_that_contradicts_ones_best_and_a_nonce_that_is_none_are_refused() {
        try (SealedGround ground = bids()) {
            NegotiationId negotiation = ground.opened(BUYER);
            Json fair = beside("fairPrices", Json.of(7_001));
            assertThat(code(ground.moves(BUYER, negotiation, submission(7_000).payload(fair))))
                    .isEqualTo("FAIR_PRICE_CONTRADICTS_BEST");
            Json low = beside("fairPrices", Json.of(6_999));
            assertThat(code(ground.moves(SELLER, negotiation, submission(7_000).payload(low))))
                    .isEqualTo("FAIR_PRICE_CONTRADICTS_BEST");
            for (String nonce : List.of("n".repeat(65), "", " ", "a\u0001b")) {
                assertThat(code(ground.moves(
                                BUYER, negotiation, submission(7_000).payload(beside("nonces", Json.of(nonce))))))
                        .isEqualTo("INVALID_REQUEST");
            }
            for (String nonce : List.of("a\u0000b", "a\ud800b")) {
                assertThatThrownBy(() -> Json.of(nonce)).isInstanceOf(Json.Mismatch.class);
                Statement statement = Statement.of(ListingDraft.price("lamp", 7_000));
                assertThatThrownBy(() -> statement
                                .withNonce(new ItemId("lamp"), nonce)
                                .commitment(negotiation, new SeatId("buyer"), SALT))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(ground.look(BUYER, negotiation).details().find("own")).isEmpty();
        }
    }

    private static Json beside(String name, Json value) {
        return Json.object().put(name, Json.object().put("lamp", value).build()).build();
    }

    @Test
    void a_seller_bids_for_its_own_nowhere() {
        try (SealedGround ground = bids()) {
            assertThat(code(ground.opens(SELLER))).isEqualTo("INVALID_RULES");
        }
        try (SealedGround ground = auctions()) {
            NegotiationId auction = ground.opened(SELLER);
            assertThat(code(ground.joins(SELLER, auction))).isEqualTo("PRINCIPAL_ON_BOTH_SIDES");
            assertThat(code(ground.joins(Caller.agent("sara", "bot"), auction))).isEqualTo("PRINCIPAL_ON_BOTH_SIDES");
            assertThat(code(ground.submits(SELLER, auction, 9_000))).isEqualTo("MOVE_NOT_ALLOWED");
        }
    }

    @Test
    void no_principal_sits_on_two_sides() {
        try (SealedGround ground = bids()) {
            for (Caller mediator : List.of(BUYER, SELLER)) {
                OpenNegotiation open = new OpenNegotiation(
                        SealedGround.LAMP, Optional.of(mediator.principal()), Optional.empty(), Optional.empty());
                assertThat(code(ground.test.parley().negotiations().open(BUYER, open, ground.test.key())))
                        .isEqualTo("PRINCIPAL_ON_BOTH_SIDES");
            }
        }
        try (SealedGround ground = auctions()) {
            NegotiationId auction = ground.opened(SELLER);
            ground.joins(BUYER, auction).orElseThrow();
            assertThat(code(ground.joins(AGENT, auction))).isEqualTo("ALREADY_JOINED");
        }
    }

    @Test
    void nobody_but_the_seller_opens_an_auction() {
        try (SealedGround ground = auctions()) {
            ground.reserves(5_000);
            assertThat(code(ground.opens(BUYER))).isEqualTo("NOT_ENTITLED");
            ground.test.grant(mandate("bot"));
            assertThat(code(ground.opens(AGENT))).isEqualTo("NOT_ENTITLED");
            NegotiationId auction = ground.opened(SELLER);
            ground.joins(BUYER, auction).orElseThrow();
            ground.joins(RIVAL, auction).orElseThrow();
        }
    }

    @Test
    void reserves_that_an_auction_cannot_take_are_refused_though_no_buyer_may_open_one() {
        try (SealedGround ground = auctions()) {
            Json elsewhere = Json.object()
                    .put("reserves", Json.object().put("desk", 5_000).build())
                    .build();
            assertThat(code(ground.test
                            .parley()
                            .negotiations()
                            .setPrivateTerms(SELLER, SealedGround.LAMP, elsewhere, ground.test.key())))
                    .isEqualTo("INVALID_REQUEST");
        }
    }

    private static Json param(Outcome<?> refused, String name) {
        return refused.match(
                done -> {
                    throw new AssertionError("done: " + done);
                },
                why -> Optional.ofNullable(why.params().get(name)).orElseThrow());
    }

    private static SealedGround bids() {
        return new SealedGround(Ground.MEMORY, SealedBid.ID, Json.object());
    }

    private static SealedGround auctions() {
        return new SealedGround(Ground.MEMORY, SealedAuction.ID, Json.object());
    }
}
