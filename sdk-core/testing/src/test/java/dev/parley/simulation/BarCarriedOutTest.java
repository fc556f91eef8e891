// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.Nodes.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Seams;
import dev.parley.api.BarView;
import dev.parley.api.DealView;
import dev.parley.api.HoldView;
import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationQuery;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.application.store.Store;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.port.NegotiationListener.Happened;
import dev.parley.port.StoreUnavailableException;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.settlement.DealState;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a barred principal had under way is ended page by page, whatever interrupts it, and operators see how far it is. */
class BarCarriedOutTest {
    private static final Caller BERT = Caller.person("bert");
    private static final Caller BOT = Caller.agent("bert", "bot");
    private static final Caller SARA = Caller.person("sara");
    private static final Caller RITA = Caller.person("rita");
    private static final Caller OPERATOR = TestParley.OPERATOR;
    private static final PrincipalId WHO = BERT.principal();

    /** More than a page. */
    private static final int OPEN = 103;

    /** Less than a page, where pages of ends do not matter, and more than one of a short list of holds. */
    private static final int FEW = 12;

    private static final int AGREED = 3;

    /** How many more commits there are before the node dies. */
    private final AtomicLong commitsLeft = new AtomicLong(Long.MAX_VALUE);

    private final List<Happened> heard = new CopyOnWriteArrayList<>();

    private TestParley market(Ground ground) {
        return market(ground, OPEN);
    }

    private TestParley market(Ground ground, int open) {
        TestParley test = TestParley.empty(builder ->
                Seams.storeSeenThrough(ground.under(builder), this::mortal).listener(heard::add));
        test.publish(PolicyDraft.everything(AlternatingOffers.ID));
        for (int i = 0; i < open + AGREED; i++) {
            test.put(ListingDraft.by("sara", "lamp-" + i).item("lamp", 200, 9).build());
        }
        test.grant(BERT, SampleMandates.toBuy("bot").budget(1_000_000));
        for (int i = 0; i < open + AGREED; i++) {
            NegotiationView offered = offered(test, BOT, "lamp-" + i);
            if (i >= open) {
                test.parley()
                        .negotiations()
                        .move(
                                SARA,
                                offered.id(),
                                TestParley.answer(seen(test, SARA, offered.id()), "accept"),
                                test.key())
                        .orElseThrow();
            }
        }
        return test;
    }

    private static NegotiationView offered(TestParley test, Caller caller, String listing) {
        OpenNegotiation open =
                OpenNegotiation.on(new ListingRef(listing)).with(MakeMove.of("offer", ListingDraft.price("lamp", 90)));
        return test.parley().negotiations().open(caller, open, test.key()).orElseThrow();
    }

    private static NegotiationView seen(TestParley test, Caller caller, NegotiationId negotiation) {
        return test.parley().negotiations().find(caller, negotiation).orElseThrow();
    }

    private Store mortal(Store store) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.isDefault()) {
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    boolean commits = method.getName().equals("commit");
                    if ((commits ? commitsLeft.getAndDecrement() : commitsLeft.get()) <= 0
                            && !method.getName().equals("close")) {
                        throw new StoreUnavailableException("the node is dead");
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static BarView bar(TestParley test) {
        return test.parley()
                .principals()
                .bar(OPERATOR, WHO, "counterfeits", test.key())
                .orElseThrow();
    }

    private static BarView latest(TestParley test) {
        return test.parley()
                .principals()
                .bars(OPERATOR, WHO, Optional.empty(), 1)
                .orElseThrow()
                .items()
                .get(0);
    }

    @ParameterizedTest
    @EnumSource
    void everything_is_ended_and_operators_and_listeners_are_told(Ground ground) {
        try (TestParley test = market(ground)) {
            NegotiationView others = offered(test, RITA, "lamp-0");
            heard.clear();
            BarView barred = bar(test);
            assertThat(barred.reason()).isEqualTo("counterfeits");
            assertThat(barred.by()).isEqualTo(OPERATOR.principal());
            assertThat(barred.ending()).isEqualTo(new BarView.Ending(false, 0, 0, 0, 0));

            test.parley().runDue();

            assertThat(latest(test).ending()).isEqualTo(new BarView.Ending(true, 1, OPEN, AGREED, 0));
            assertEnded(test);
            assertThat(seen(test, RITA, others.id()).open()).isTrue();
            assertThat(heard).extracting(Happened::type).contains("parley.principal-barred", "parley.bar-carried-out");
            assertThat(heard.stream()
                            .filter(event -> event.type().equals("parley.principal-barred"))
                            .map(event -> event.details().get("principal").text()))
                    .containsExactly("bert");
        }
    }

    /** Before the first commit, the first ones, the middle of a page, and around the borders between pages and stages. */
    private static final List<Long> DEATHS = List.of(0L, 1L, 2L, 57L, 105L, 106L, 107L, 108L);

    /**
     * The node dies above the store, which sees no more than a command that never came: the node of one market dies that
     * many times. In memory some deaths have a market of their own besides.
     */
    @ParameterizedTest
    @EnumSource
    void it_goes_on_after_the_node_died_at_any_commit_of_it(Ground ground) {
        if (ground == Ground.MEMORY) {
            List.of(1L, 57L, 106L).forEach(commits -> diesAfter(ground, List.of(commits)));
        }
        diesAfter(ground, DEATHS);
    }

    /** @param deaths how many commits there were before each, counted from the first */
    private void diesAfter(Ground ground, List<Long> deaths) {
        commitsLeft.set(Long.MAX_VALUE);
        try (TestParley test = market(ground)) {
            bar(test);
            long done = 0;
            for (long commits : deaths) {
                commitsLeft.set(commits - done);
                dies(test, done > 0);
                assertThat(commitsLeft.get() <= 0 || latest(test).ending().done())
                        .as("dead after %d commits", commits)
                        .isTrue();
                done = commits;
            }
            commitsLeft.set(Long.MAX_VALUE);
            for (int i = 0; i < 3; i++) {
                test.clock().advance(Duration.ofMinutes(2));
                test.parley().runDue();
            }

            assertThat(latest(test).ending().done()).isTrue();
            assertThat(latest(test).ending().failed()).isZero();
            assertEnded(test);
        }
    }

    private static void dies(TestParley test, boolean again) {
        try {
            if (again) {
                test.clock().advance(Duration.ofMinutes(2));
            }
            test.parley().runDue();
        } catch (StoreUnavailableException dead) {
            assertThat(dead).hasMessage("the node is dead");
        }
    }

    private static void assertEnded(TestParley test) {
        NegotiationQuery open = new NegotiationQuery(
                Optional.empty(), Optional.empty(), Optional.of(true), Optional.of(WHO), Optional.empty(), 10);
        assertThat(test.parley()
                        .negotiations()
                        .list(OPERATOR, open)
                        .orElseThrow()
                        .items())
                .isEmpty();
        List<DealView> deals = test.parley()
                .deals()
                .list(OPERATOR, Optional.of(WHO), Optional.empty(), 10)
                .orElseThrow()
                .items();
        assertThat(deals)
                .hasSize(AGREED)
                .allMatch(deal -> deal.status().state() == DealState.CANCELLED
                        || deal.status().state() == DealState.EXPIRED);
        List<MandateView> mandates = test.parley()
                .mandates()
                .list(OPERATOR, Optional.of(WHO), Optional.empty(), 10)
                .orElseThrow()
                .items();
        assertThat(mandates)
                .hasSize(1)
                .allMatch(
                        one -> one.mandate().revokedAt().isPresent() && one.budgetHeld() == 0 && one.dealsHeld() == 0);
        assertThat(holds(test, WHO, 50)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_lifted_bar_stays_in_the_record_and_what_began_later_goes_on(Ground ground) {
        try (TestParley test = market(ground, FEW)) {
            bar(test);
            assertThat(code(test.parley().principals().bar(OPERATOR, WHO, "again", test.key())))
                    .isEqualTo("ALREADY_BARRED");
            BarView lifted = test.parley()
                    .principals()
                    .readmit(OPERATOR, WHO, test.key())
                    .orElseThrow();
            assertThat(lifted.liftedAt()).isPresent();
            assertThat(code(test.parley().principals().readmit(OPERATOR, WHO, test.key())))
                    .isEqualTo("NOT_BARRED");
            MandateView later = test.grant(BERT, SampleMandates.toBuy("other"));
            NegotiationView after = offered(test, BERT, "lamp-" + FEW);

            test.parley().runDue();

            assertThat(latest(test).ending()).isEqualTo(new BarView.Ending(true, 1, FEW, AGREED, 0));
            assertThat(latest(test).liftedAt()).isEqualTo(lifted.liftedAt());
            assertThat(seen(test, BERT, after.id()).open()).isTrue();
            assertThat(test.parley()
                            .mandates()
                            .find(BERT, later.mandate().id())
                            .orElseThrow()
                            .mandate()
                            .revokedAt())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_repeated_command_gets_its_first_answer(Ground ground) {
        try (TestParley test = market(ground, FEW)) {
            IdempotencyKey key = test.key();
            BarView first = test.parley()
                    .principals()
                    .bar(OPERATOR, WHO, "counterfeits", key)
                    .orElseThrow();
            test.parley().runDue();
            assertThat(test.parley()
                            .principals()
                            .bar(OPERATOR, WHO, "counterfeits", key)
                            .orElseThrow())
                    .isEqualTo(first);
            assertThat(code(test.parley().principals().bar(OPERATOR, WHO, "else", key)))
                    .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_held_is_listed_by_holder_since_when_and_page_by_page(Ground ground) {
        try (TestParley test = market(ground, FEW)) {
            List<HoldView> holds = holds(test, WHO, 7);

            assertThat(holds).doesNotHaveDuplicates().isEqualTo(holds(test, WHO, 200));
            assertThat(amount(holds, HoldView.Kind.BUDGET)).isEqualTo((FEW + AGREED) * 90L);
            assertThat(amount(holds, HoldView.Kind.DEALS)).isEqualTo(FEW + AGREED);
            assertThat(amount(holds, HoldView.Kind.NEGOTIATION)).isEqualTo(FEW);
            assertThat(amount(holds, HoldView.Kind.UNITS)).isEqualTo(AGREED);
            assertThat(holds)
                    .allMatch(hold ->
                            hold.deal().isPresent() != hold.negotiation().isPresent());
            assertThat(holds).allMatch(hold -> hold.since().equals(test.clock().instant()));
            assertThat(holds(test, SARA.principal(), 200)).isEmpty();

            HoldView place = holds.stream()
                    .filter(hold -> hold.kind() == HoldView.Kind.BUDGET
                            && hold.negotiation().isPresent())
                    .findFirst()
                    .orElseThrow();
            test.clock().advance(Duration.ofMinutes(1));
            NegotiationId negotiation = place.negotiation().orElseThrow();
            NegotiationView view = seen(test, SARA, negotiation);
            test.parley()
                    .negotiations()
                    .move(
                            SARA,
                            negotiation,
                            MakeMove.of("counter", ListingDraft.price("lamp", 120))
                                    .answering(view),
                            test.key())
                    .orElseThrow();
            view = seen(test, BOT, negotiation);
            test.clock().advance(Duration.ofMinutes(1));
            test.parley()
                    .negotiations()
                    .move(
                            BOT,
                            negotiation,
                            MakeMove.of("counter", ListingDraft.price("lamp", 95))
                                    .answering(view),
                            test.key())
                    .orElseThrow();
            assertThat(holds(test, WHO, 200))
                    .filteredOn(hold -> hold.kind() == HoldView.Kind.BUDGET
                            && hold.negotiation().equals(Optional.of(negotiation)))
                    .singleElement()
                    .satisfies(hold -> {
                        assertThat(hold.amount()).isEqualTo(95);
                        assertThat(hold.since()).isEqualTo(test.clock().instant());
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobody_but_operators_asks_or_bars(Ground ground) {
        try (TestParley test = TestParley.empty(ground::under)) {
            for (Caller caller : List.of(BERT, BOT, SARA, TestParley.HOST, TestParley.POLICY_EDITOR)) {
                assertThat(code(test.parley().principals().bar(caller, WHO, "so", test.key())))
                        .isEqualTo("NOT_ENTITLED");
                assertThat(code(test.parley().principals().readmit(caller, WHO, test.key())))
                        .isEqualTo("NOT_ENTITLED");
                assertThat(code(test.parley().principals().bars(caller, WHO, Optional.empty(), 1)))
                        .isEqualTo("NOT_ENTITLED");
                assertThat(code(test.parley().principals().holds(caller, WHO, Optional.empty(), 1)))
                        .isEqualTo("NOT_ENTITLED");
            }
            assertThat(code(test.parley().principals().bar(OPERATOR, WHO, " ", test.key())))
                    .isEqualTo("INVALID_REQUEST");
            assertThat(code(test.parley().principals().holds(OPERATOR, WHO, Optional.of("deal"), 1)))
                    .isEqualTo("INVALID_REQUEST");
        }
    }

    private static long amount(List<HoldView> holds, HoldView.Kind kind) {
        return holds.stream()
                .filter(hold -> hold.kind() == kind)
                .mapToLong(HoldView::amount)
                .sum();
    }

    private static List<HoldView> holds(TestParley test, PrincipalId whose, int limit) {
        return all(cursor -> test.parley().principals().holds(OPERATOR, whose, cursor, limit));
    }

    private static <T> List<T> all(Function<Optional<String>, Outcome<Page<T>>> list) {
        List<T> all = new ArrayList<>();
        Page<T> page = list.apply(Optional.empty()).orElseThrow();
        all.addAll(page.items());
        while (page.next().isPresent()) {
            page = list.apply(page.next()).orElseThrow();
            all.addAll(page.items());
        }
        return all;
    }
}
