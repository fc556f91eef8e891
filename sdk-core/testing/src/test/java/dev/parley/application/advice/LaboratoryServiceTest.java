// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.api.AdviceQuestion;
import dev.parley.api.AdviceQuestion.Spread;
import dev.parley.api.AdviceView;
import dev.parley.api.EstimateView;
import dev.parley.api.Laboratory;
import dev.parley.api.Outcome;
import dev.parley.api.SimulationRunView;
import dev.parley.api.SimulationRunView.State;
import dev.parley.laboratory.Goal;
import dev.parley.laboratory.advice.Question;
import dev.parley.laboratory.advice.Reason;
import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.Population;
import dev.parley.laboratory.population.Population.Bidding;
import dev.parley.laboratory.population.Uniform;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Tenant;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.SettableClock;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What product teams ask of the laboratory through Parley. */
class LaboratoryServiceTest {
    private static final Caller EDITOR = Caller.person("ed", Caller.Role.POLICY_EDITOR);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final int FEW = 2_000;

    private final TestParley test = TestParley.empty(builder -> builder);
    private final Parley parley = test.parley();
    private final SettableClock clock = test.clock();
    private final Laboratory laboratory = parley.laboratory();

    @AfterEach
    void close() {
        test.close();
    }

    private static AdviceQuestion question(Goal goal) {
        return AdviceQuestion.about("used lamps", EUR, goal).plays(FEW).seed(7);
    }

    /** Values evenly up to 100 euros and sellers to whom the goods are worth nothing. */
    private static AdviceQuestion forNothing(int buyers) {
        return question(Goal.SELLER_SURPLUS)
                .values(Spread.evenly(0, 100_00))
                .costs(Spread.always(0))
                .buyers(buyers, buyers);
    }

    private AdviceView advise(AdviceQuestion question) {
        return laboratory.advise(EDITOR, question).orElseThrow();
    }

    private static AdviceView.RankedProtocol ranked(AdviceView advice, String protocol) {
        return advice.ranking().stream()
                .filter(ranked -> ranked.name().equals(protocol))
                .findFirst()
                .orElseThrow();
    }

    private static String protocol(AdviceView advice) {
        return firstRule(advice).choice().protocol().name();
    }

    private static PolicyRule firstRule(AdviceView advice) {
        return PolicyRule.fromJson(advice.proposal()
                .orElseThrow()
                .draft()
                .get("rules")
                .elements()
                .get(0));
    }

    private static void assertIs(EstimateView estimate, double theory) {
        double half = (estimate.high() - estimate.low()) / 2.0;
        assertThat((double) estimate.mean()).isBetween(theory - 1.5 * half, theory + 1.5 * half);
    }

    @Test
    void one_buyer_gets_a_posted_price_and_two_an_auction() {
        AdviceView one = advise(forNothing(1));
        AdviceView two = advise(forNothing(2));

        assertThat(protocol(one)).isEqualTo("posted-price");
        assertThat(protocol(two)).isEqualTo("sealed-auction");
        assertThat(firstRule(two).choice().parameters().get("pricing").text()).isEqualTo("second-price");
        String auction = "sealed auction, second price, best reserve";
        assertIs(ranked(one, auction).seller(), 100_00_000 / 4.0);
        assertIs(ranked(two, auction).seller(), 100_00_000 * 5 / 12.0);
        assertThat(two.reasons()).extracting(Reason::code).contains(Reason.Code.COMPETITION);
        assertThat(two.assumptions()).contains("Amounts are in EUR.", "Nobody minds risk.");
    }

    @Test
    void the_ranking_falls_and_tells_how_far_each_is_behind_the_first() {
        List<AdviceView.RankedProtocol> ranking = advise(forNothing(3)).ranking();

        for (int place = 1; place < ranking.size(); place++) {
            EstimateView goal = ranking.get(place).goal();
            assertThat(goal.mean()).isLessThanOrEqualTo(ranking.get(place - 1).goal().mean());
            assertThat(ranking.get(0).goal().mean() - goal.mean())
                    .isCloseTo(ranking.get(place).behind().mean(), Offset.offset(2L));
            assertThat(goal.low()).isLessThanOrEqualTo(goal.mean());
            assertThat(goal.high()).isGreaterThanOrEqualTo(goal.mean());
        }
        assertThat(ranking.get(0).behind()).isEqualTo(new EstimateView(0, 0, 0));
    }

    @Test
    void the_same_question_with_the_seed_that_was_drawn_has_the_same_answer() {
        AdviceQuestion open = AdviceQuestion.about("lamps", EUR, Goal.GAINS)
                .plays(FEW)
                .values(Spread.bell(80_00, 20_00, 30_00, 150_00))
                .costs(Spread.evenly(20_00, 70_00));
        AdviceView first = advise(open);
        AdviceView other = advise(open);

        assertThat(other.seed()).isNotEqualTo(first.seed());
        assertThat(other.ranking()).isNotEqualTo(first.ranking());
        assertThat(advise(open.seed(first.seed()))).isEqualTo(first);
    }

    @Test
    void a_currency_without_cents_counts_in_its_own_unit() {
        AdviceView yen = advise(AdviceQuestion.about("lamps", Currency.getInstance("JPY"), Goal.SELLER_SURPLUS)
                .plays(FEW)
                .seed(7)
                .values(Spread.evenly(0, 100))
                .costs(Spread.always(0)));

        assertIs(ranked(yen, "posted price, buyer by buyer").seller(), 25_000);
    }

    @Test
    void records_are_a_population_and_their_counts_the_buyers() {
        StringBuilder records = new StringBuilder("seller,buyer,currency,buyers\n");
        Random random = new Random(5);
        for (int row = 0; row < 400; row++) {
            records.append("0,").append(random.nextInt(101)).append(".50,EUR,2\n");
        }
        AdviceView advice = advise(question(Goal.SELLER_SURPLUS).history(records.toString()));

        assertThat(protocol(advice)).isEqualTo("sealed-auction");
        assertThat(advice.excluded()).anyMatch(text -> text.startsWith("sealed bids, price in the middle: "));
    }

    /** What spreadsheets make of records, each named by its code, its row and its column. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "buyer,seller,currency;10,,EUR|EMPTY_CELL|Row 2, column seller",
                "buyer,seller,currency;10,EUR|CELLS_MISSING|Row 2",
                "buyer,seller,currency;10,5,EUR,9|TOO_MANY_CELLS|Row 2",
                "buyer,seller,currency;ten,5,EUR|NOT_A_NUMBER|Row 2, column buyer",
                "buyer,seller,currency;NaN,5,EUR|NOT_A_NUMBER|Row 2, column buyer",
                "buyer,seller,currency;Infinity,5,EUR|NOT_A_NUMBER|Row 2, column buyer",
                "buyer,seller,currency;1e9,5,EUR|NOT_A_NUMBER|Row 2, column buyer",
                "buyer,seller,currency;-1,5,EUR|FORMULA|Row 2, column buyer",
                "buyer,seller,currency;=A1,5,EUR|FORMULA|Row 2, column buyer",
                "buyer,seller,currency;10,5,USD|WRONG_CURRENCY|Row 2, column currency",
                "buyer,currency;10,EUR|COLUMN_MISSING|Row 1, column seller",
                "buyer,buyer,seller,currency;1,1,1,EUR|COLUMN_TWICE|Row 1, column buyer",
                "buyer,seller,currency|NO_ROWS|Row 2",
                "buyer,seller,currency;2000000000,5,EUR|TOO_LARGE|An amount is above",
                "buyer,seller,currency,buyers;10,5,EUR,51|TOO_LARGE|More than 50 buyers",
            })
    void records_that_cannot_be_read_are_refused_with_row_and_column(String records, String code, String place) {
        Json violation = violation(question(Goal.GAINS).history(records.replace(';', '\n')));

        assertThat(violation.get("pointer").text()).isEqualTo("/history");
        assertThat(violation.get("code").text()).isEqualTo(code);
        assertThat(violation.get("message").text()).startsWith(place);
    }

    @Test
    void more_records_than_an_answer_may_wait_for_are_refused() {
        String row = "10,5,EUR\n";
        String many = "buyer,seller,currency\n" + row.repeat(Laboratory.LONGEST_HISTORY / row.length());

        assertThat(violation(question(Goal.GAINS).history(many)).get("message").text())
                .contains("at most 100000 characters");
    }

    private static AdviceQuestion plain() {
        return question(Goal.GAINS).values(Spread.evenly(0, 10)).costs(Spread.evenly(0, 10));
    }

    private Json violation(AdviceQuestion question) {
        return laboratory
                .advise(EDITOR, question)
                .match(
                        done -> {
                            throw new AssertionError("not refused");
                        },
                        refused -> refused.params().get("violations").elements().get(0));
    }

    private void assertFault(String pointer, AdviceQuestion question) {
        assertThat(violation(question).get("pointer").text()).isEqualTo(pointer);
    }

    @Test
    void what_contradicts_itself_is_refused_at_its_place() {
        assertFault("/values", question(Goal.GAINS).costs(Spread.always(1)));
        assertFault("/costs", question(Goal.GAINS).values(Spread.always(1)));
        assertFault("/values", plain().history("buyer,seller,currency\n1,1,EUR"));
        assertFault("/values/most", plain().values(Spread.evenly(10, 9)));
        assertFault("/costs/least", plain().costs(Spread.bell(1_000_000, 1, 0, 10)));
        assertFault("/buyers/most", plain().buyers(3, 2));
        assertFault("/buyers/most", plain().buyers(0, 51));
        assertFault("/fee", question(Goal.FEES).values(Spread.always(1)).costs(Spread.always(1)));
        assertFault("/plays", plain().plays(Laboratory.MOST_PLAYS_AT_ONCE + 1));
        assertFault("/seed", plain().seed(-1));
        assertFault("/buyerRiskPercent", plain().riskPercent(91, 0));
        assertFault("/values/most", plain().values(Spread.evenly(0, Laboratory.LARGEST_AMOUNT + 1)));
        assertFault("/appraisalError", plain().appraisals(0));
    }

    /** Empty zones, equal utilities, nobody, a fee that eats everything. */
    @Test
    void where_there_is_nothing_to_gain_no_protocol_is_advised_and_the_answer_says_why() {
        List<AdviceQuestion> idle = List.of(
                plain().values(Spread.always(50)).costs(Spread.always(50)),
                plain().values(Spread.evenly(10, 40)).costs(Spread.evenly(50, 60)),
                plain().values(Spread.always(0)).costs(Spread.always(0)),
                plain().history("buyer,seller,currency,buyers\n10,5,EUR,0"),
                plain().values(Spread.evenly(20, 40)).costs(Spread.evenly(10, 30)).fee(9_000, 10_00));
        for (AdviceQuestion question : idle.subList(0, 3)) {
            assertIdle(question);
        }
        assertIdle(question(Goal.GAINS).history("buyer,seller,currency,buyers\n10,5,EUR,0"));
        assertIdle(idle.get(4));
    }

    private void assertIdle(AdviceQuestion question) {
        AdviceView advice = advise(question);
        assertThat(advice.protocol()).isEmpty();
        assertThat(advice.proposal()).isEmpty();
        assertThat(advice.reasons()).extracting(Reason::code).containsExactly(Reason.Code.NOTHING_TO_GAIN);
        assertThat(advice.ranking()).isNotEmpty();
    }

    /** Whatever is asked within the bounds is answered, and what is advised can be published. */
    @Test
    void any_sound_question_is_answered() {
        Random random = new Random(20_261_120);
        int advised = 0;
        for (int i = 0; i < 60; i++) {
            AdviceView advice = advise(drawn(random).plays(Laboratory.FEWEST_PLAYS));
            assertThat(AdviceView.fromJson(advice.toJson())).isEqualTo(advice);
            if (advice.proposal().isPresent()) {
                publish(advice.proposal().get());
                advised++;
            }
            assertThat(advice.proposal().isPresent()).isEqualTo(advice.protocol().isPresent());
        }
        assertThat(advised).isGreaterThan(20);
    }

    private static AdviceQuestion drawn(Random random) {
        AdviceQuestion question = question(Goal.values()[random.nextInt(5)])
                .values(spread(random))
                .costs(spread(random))
                .buyers(random.nextInt(2), 1 + random.nextInt(12))
                .bidding(random.nextBoolean() ? Bidding.NAIVE : Bidding.EQUILIBRIUM)
                .riskPercent(random.nextInt(3) * 45, random.nextInt(3) * 45)
                .fee(1 + random.nextInt(1_000), random.nextInt(500));
        return switch (random.nextInt(3)) {
            case 0 -> question.sharedValue();
            case 1 -> question.appraisals(1 + random.nextInt(1_000));
            default -> question;
        };
    }

    private static Spread spread(Random random) {
        long least = random.nextInt(3) * 4_000L;
        long most = least + random.nextInt(3) * 5_000L;
        return random.nextBoolean() || least == most
                ? Spread.evenly(least, most)
                : Spread.bell((least + most) / 2, 1 + random.nextInt(5_000), least, most);
    }

    private void publish(AdviceView.PolicyProposal proposal) {
        long version = parley.policies()
                .publish(EDITOR, proposal.expectedVersion(), proposal.draft())
                .orElseThrow()
                .version();
        assertThat(version).isEqualTo(proposal.expectedVersion() + 1);
    }

    @Test
    void the_proposed_policy_keeps_the_rules_in_force_after_its_own_and_replaces_its_own() {
        PolicyRule kept = PolicyRule.always(
                "kept",
                Selector.EVERY_LISTING,
                new Choice(
                        AlternatingOffers.ID, Json.object().build(), SettlementRule.EACH_ITEM));
        var unused = parley.policies().publish(EDITOR, 0, PolicyDraft.nothing().rule(kept)).orElseThrow();
        Selector lamps = new Selector(Set.of("lamps"), Optional.empty(), Set.of(), Map.of());

        for (int round = 1; round <= 2; round++) {
            AdviceView.PolicyProposal proposal =
                    advise(forNothing(2).selector(lamps)).proposal().orElseThrow();
            assertThat(proposal.expectedVersion()).isEqualTo(round);
            publish(proposal);
            List<PolicyRule> rules =
                    parley.policies().current(EDITOR).orElseThrow().rules();
            assertThat(rules).extracting(PolicyRule::name).containsExactly("Advice for used lamps", "kept");
            assertThat(rules.get(0).selector()).isEqualTo(lamps);
            assertThat(proposal.rule()).isEqualTo("Advice for used lamps");
        }
    }

    @Test
    void a_full_policy_leaves_no_room_for_a_proposal() {
        PolicyDraft full = PolicyDraft.nothing();
        for (int rule = 0; rule < 200; rule++) {
            full.rule(PolicyRule.always(
                    "rule " + rule,
                    Selector.EVERY_LISTING,
                    new Choice(
                            AlternatingOffers.ID, Json.object().build(), SettlementRule.EACH_ITEM)));
        }
        var unused = parley.policies().publish(EDITOR, 0, full).orElseThrow();

        AdviceView advice = advise(forNothing(2));

        assertThat(advice.protocol()).isPresent();
        assertThat(advice.proposal()).isEmpty();
    }

    @Test
    void parties_agents_and_the_host_learn_nothing_and_operators_may_ask() {
        SimulationRunView run = laboratory.start(EDITOR, forNothing(1)).orElseThrow();
        for (Caller caller : List.of(
                Caller.person("bert"), Caller.agent("bert", "bot"), Caller.person("shop", Caller.Role.HOST))) {
            assertRefused("NOT_ENTITLED", laboratory.advise(caller, forNothing(1)));
            assertRefused("NOT_ENTITLED", laboratory.start(caller, forNothing(1)));
            assertRefused("NOT_ENTITLED", laboratory.find(caller, run.id()));
            assertRefused("NOT_ENTITLED", laboratory.cancel(caller, run.id()));
        }
        Caller operator = Caller.person("op", Caller.Role.OPERATOR);
        assertThat(laboratory.find(operator, run.id()).orElseThrow().id()).isEqualTo(run.id());
        assertThat(laboratory.advise(operator, forNothing(1)).orElseThrow().protocol())
                .isPresent();
        Caller elsewhere = new Caller(
                new Tenant("other"), new PrincipalId("ed"), Optional.empty(), Set.of(Caller.Role.POLICY_EDITOR));
        assertRefused("NOT_FOUND", laboratory.find(elsewhere, run.id()));
        assertRefused("NOT_FOUND", laboratory.cancel(elsewhere, run.id()));
    }

    private static void assertRefused(String code, Outcome<?> outcome) {
        assertThat(outcome.<String>match(done -> "done", refused -> refused.code().name()))
                .isEqualTo(code);
    }

    private SimulationRunView ended(String id) {
        return awaited(id, run -> run.state().isOpen() ? Optional.empty() : Optional.of(run));
    }

    private SimulationRunView awaited(
            String id, Function<SimulationRunView, Optional<SimulationRunView>> wanted) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < giveUp) {
            Optional<SimulationRunView> found = wanted.apply(laboratory.find(EDITOR, id).orElseThrow());
            if (found.isPresent()) {
                return found.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("it did not come");
    }

    @Test
    void a_simulation_ends_with_the_advice_that_the_same_question_has_at_once() {
        IdempotencyKey key = IdempotencyKey.fresh();
        Json question = forNothing(2).toJson();
        SimulationRunView queued = laboratory.start(EDITOR, question, key).orElseThrow();
        assertThat(queued.state()).isEqualTo(State.QUEUED);

        SimulationRunView done = ended(queued.id());

        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.done()).isEqualTo(FEW);
        assertThat(done.endedAt()).isPresent();
        assertThat(done.advice()).contains(advise(forNothing(2)));
        Outcome<SimulationRunView> again = laboratory.start(EDITOR, question, key);
        assertThat(again).isEqualTo(new Outcome.Done<>(queued, true));
        assertRefused("SIMULATION_ENDED", laboratory.cancel(EDITOR, queued.id()));
        assertRefused("IDEMPOTENCY_KEY_REUSED", laboratory.start(EDITOR, forNothing(3).toJson(), key));
    }

    @Test
    void the_proposal_of_a_simulation_rests_on_the_policy_that_is_in_force_when_it_is_read() {
        String id = laboratory.start(EDITOR, forNothing(2)).orElseThrow().id();
        publish(ended(id).advice().orElseThrow().proposal().orElseThrow());

        publish(ended(id).advice().orElseThrow().proposal().orElseThrow());
    }

    private static AdviceQuestion lengthy(int buyers) {
        return forNothing(buyers).plays(Laboratory.MOST_PLAYS);
    }

    @Test
    void a_simulation_tells_how_far_it_is_and_ends_at_once_when_it_is_cancelled() {
        String id = laboratory.start(EDITOR, lengthy(20)).orElseThrow().id();
        SimulationRunView running = awaited(id, run -> Optional.of(run).filter(seen -> seen.done() > 0));
        assertThat(running.state()).isEqualTo(State.RUNNING);
        assertThat(running.advice()).isEmpty();

        IdempotencyKey key = IdempotencyKey.fresh();
        SimulationRunView cancelled = laboratory.cancel(EDITOR, id, key).orElseThrow();

        assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
        assertThat(cancelled.done()).isBetween(1L, (long) Laboratory.MOST_PLAYS - 1);
        assertThat(laboratory.cancel(EDITOR, id, key)).isEqualTo(new Outcome.Done<>(cancelled, true));
        String next = laboratory.start(EDITOR, forNothing(1)).orElseThrow().id();
        assertThat(ended(next).state()).isEqualTo(State.DONE);
        assertThat(laboratory.find(EDITOR, id).orElseThrow().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void a_node_takes_nine_and_no_more_and_others_wait_for_their_turn() {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            taken.add(laboratory.start(EDITOR, lengthy(30)).orElseThrow().id());
        }
        IdempotencyKey key = IdempotencyKey.fresh();
        Json one = forNothing(1).toJson();
        assertRefused("LABORATORY_BUSY", laboratory.start(EDITOR, one, key));
        assertThat(laboratory.find(EDITOR, taken.get(8)).orElseThrow().state()).isEqualTo(State.QUEUED);

        taken.forEach(id -> assertThat(laboratory.cancel(EDITOR, id).orElseThrow().state())
                .isEqualTo(State.CANCELLED));

        String id = retried(() -> laboratory.start(EDITOR, one, key)).id();
        assertThat(ended(id).state()).isEqualTo(State.DONE);
    }

    private static SimulationRunView retried(Supplier<Outcome<SimulationRunView>> start) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < giveUp) {
            Optional<SimulationRunView> run = start.get().match(done -> Optional.of(done.value()), refused -> Optional.empty());
            if (run.isPresent()) {
                return run.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("there never was room again");
    }

    @Test
    void a_simulation_is_kept_for_a_week_and_forgotten_when_another_begins() {
        String id = laboratory.start(EDITOR, forNothing(1)).orElseThrow().id();
        ended(id);
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        ended(laboratory.start(EDITOR, forNothing(1)).orElseThrow().id());
        assertThat(laboratory.find(EDITOR, id).orElseThrow().state()).isEqualTo(State.DONE);

        clock.advance(Duration.ofSeconds(2));
        ended(laboratory.start(EDITOR, forNothing(1)).orElseThrow().id());

        assertRefused("NOT_FOUND", laboratory.find(EDITOR, id));
    }

    @Test
    void what_a_node_that_stopped_has_left_behind_is_lost_and_says_so() {
        String id = laboratory.start(EDITOR, lengthy(30)).orElseThrow().id();
        awaited(id, run -> Optional.of(run).filter(seen -> seen.state() == State.RUNNING));
        ((LaboratoryService) laboratory).close();

        clock.advance(Duration.ofMinutes(15));

        SimulationRunView lost = awaited(id, run -> Optional.of(run).filter(seen -> seen.state() == State.LOST));
        assertThat(lost.seed()).isEqualTo(7);
        assertRefused("SIMULATION_ENDED", laboratory.cancel(EDITOR, id));
    }

    @Test
    void a_simulation_is_read_as_it_was_written() {
        SimulationRecord queued = SimulationRecord.queued("sim_1", theQuestion(), clock.instant());
        AdviceView advice = advise(forNothing(2));
        List<SimulationRecord> records = List.of(
                queued,
                queued.running(5),
                queued.ended(State.FAILED, 7, clock.instant(), Optional.of(SimulationRunView.Fault.TOO_LONG)),
                queued.done(advice, Optional.of(firstRule(advice)), clock.instant()));

        assertThat(records).allSatisfy(record -> assertThat(SimulationRecord.fromJson(record.toJson()))
                .isEqualTo(record));
    }

    private static Question theQuestion() {
        return Question.of("lamps", Population.of(Distribution.always(0), new Uniform(0, 1), Headcount.exactly(1)), Goal.GAINS);
    }
}
