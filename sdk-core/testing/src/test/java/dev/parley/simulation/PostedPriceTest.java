// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.mandate.Conduct;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.OfferId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.posted.PostedPrice;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A posted price through the application: many buyers side by side, and one private offer. */
class PostedPriceTest {
    private static final Caller SELLER = Caller.person("sam");
    private static final Caller ANN = Caller.person("ann");
    private static final ListingRef LAMP = new ListingRef("lamp-1");

    private TestParley test = TestParley.empty(builder -> builder);

    @AfterEach
    void close() {
        test.close();
    }

    private void open(Ground ground, boolean offers, long stock) {
        test.close();
        test = TestParley.empty(ground::under);
        Json rules = Json.object().put("privateOffer", offers).build();
        test.publish(PolicyDraft.everything(new Choice(PostedPrice.ID, rules, SettlementRule.EACH_ITEM)));
        test.put(
                ListingDraft.by("sam", LAMP.value()).item("lamp", 100_00, stock).build());
    }

    private Outcome<NegotiationView> opens(Caller caller) {
        return test.parley().negotiations().open(caller, OpenNegotiation.on(LAMP), test.key());
    }

    private String move(Caller caller, NegotiationId negotiation, MakeMove move) {
        return code(test.parley().negotiations().move(caller, negotiation, move, test.key()));
    }

    private static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }

    private static MakeMove naming(String kind, long cents) {
        return MakeMove.of(kind, ListingDraft.price("lamp", cents));
    }

    private NegotiationView look(Caller caller, NegotiationId negotiation) {
        return test.parley().negotiations().find(caller, negotiation).orElseThrow();
    }

    /** The seller's answer to the offer that stands. */
    private MakeMove answer(String kind, NegotiationId negotiation) {
        Json offer = look(SELLER, negotiation).details().get("offer");
        Hash hash = new Hash(offer.get("termsHash").text());
        return MakeMove.of(kind).answering(new OfferId(offer.get("id").text()), hash);
    }

    private void threshold(long cents) {
        test.parley()
                .negotiations()
                .setPrivateTerms(
                        SELLER, LAMP, Json.object().put("acceptAt", cents).build(), test.key())
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void one_winner_to_a_unit_however_many_buy_at_once(Ground ground) throws Exception {
        open(ground, false, 2);
        List<Callable<String>> purchases = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            Caller buyer = Caller.person("buyer-" + number);
            NegotiationId own = opens(buyer).orElseThrow().id();
            purchases.add(() -> move(buyer, own, naming("buy", 100_00)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(5);
        List<String> answers = new ArrayList<>();
        for (Future<String> answer : threads.invokeAll(purchases)) {
            answers.add(answer.get());
        }
        threads.shutdown();

        assertThat(answers).filteredOn("DONE"::equals).hasSize(2);
        assertThat(answers)
                .filteredOn(code -> !code.equals("DONE"))
                .allMatch(code ->
                        List.of("STOCK_UNAVAILABLE", "NEGOTIATION_CLOSED").contains(code));
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void there_is_nothing_to_haggle_about(Ground ground) {
        open(ground, false, 1);
        NegotiationId own = opens(ANN).orElseThrow().id();

        assertThat(move(ANN, own, naming("offer", 80_00))).isEqualTo("NO_OFFERS");
        assertThat(move(ANN, own, naming("buy", 99_00))).isEqualTo("NOT_THE_PRICE");
        assertThat(move(ANN, own, naming("buy", 100_00))).isEqualTo("DONE");
        assertThat(look(ANN, own).deals()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void the_seller_answers_one_offer_and_there_is_no_second_one_ever(Ground ground) {
        open(ground, true, 1);
        NegotiationId own = opens(ANN).orElseThrow().id();
        assertThat(move(ANN, own, naming("offer", 100_00))).isEqualTo("OFFER_NOT_BELOW_PRICE");
        assertThat(move(ANN, own, naming("offer", 80_00))).isEqualTo("DONE");
        assertThat(move(SELLER, own, answer("decline", own))).isEqualTo("DONE");

        assertThat(move(ANN, own, naming("offer", 90_00))).isEqualTo("ALREADY_OFFERED");
        test.clock().advance(Duration.ofDays(8));
        assertThat(look(ANN, own).phase()).isEqualTo("closed");

        NegotiationId again = opens(ANN).orElseThrow().id();
        assertThat(move(ANN, again, naming("offer", 90_00))).isEqualTo("ALREADY_OFFERED");
        assertThat(move(ANN, again, naming("buy", 100_00))).isEqualTo("DONE");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void an_offer_holds_its_budget_until_it_is_answered_or_lapses(Ground ground) {
        open(ground, true, 2);
        MandateView mandate = test.grant(
                ANN,
                SampleMandates.toBuy("a").conduct(Conduct.of("buy", "offer")).budget(80_00));
        Caller agent = DutchClock.agent(ANN, "a");
        NegotiationId own = opens(ANN).orElseThrow().id();

        assertThat(move(agent, own, naming("buy", 100_00))).isEqualTo("BUDGET_EXCEEDED");
        assertThat(move(agent, own, naming("offer", 80_00))).isEqualTo("DONE");
        assertThat(held(mandate)).isEqualTo(80_00);
        test.clock().advance(Duration.ofDays(2));
        assertThat(held(mandate)).isZero();
        assertThat(look(ANN, own).phase()).isEqualTo("open");
    }

    private long held(MandateView mandate) {
        return test.parley()
                .mandates()
                .find(ANN, mandate.mandate().id())
                .orElseThrow()
                .budgetHeld();
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void a_threshold_answers_at_once_in_both_directions(Ground ground) {
        open(ground, true, 2);
        threshold(75_00);
        NegotiationId anns = opens(ANN).orElseThrow().id();
        assertThat(move(ANN, anns, naming("offer", 75_00))).isEqualTo("DONE");
        assertThat(look(ANN, anns).phase()).isEqualTo("sold");
        long paid = test.parley()
                .deals()
                .find(ANN, look(ANN, anns).deals().get(0))
                .orElseThrow()
                .deal()
                .total()
                .minorUnits();
        assertThat(paid).isEqualTo(75_00);

        Caller bea = Caller.person("bea");
        NegotiationId beas = opens(bea).orElseThrow().id();
        assertThat(move(bea, beas, naming("offer", 74_99))).isEqualTo("DONE");
        assertThat(look(bea, beas).details().get("offer").get("answer").text()).isEqualTo("declined");
        assertThat(look(bea, beas).phase()).isEqualTo("open");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            names = {"MEMORY", "POSTGRESQL"})
    void an_acceptance_of_other_terms_than_the_offers_is_stale(Ground ground) {
        open(ground, true, 1);
        NegotiationId own = opens(ANN).orElseThrow().id();
        move(ANN, own, naming("offer", 80_00));
        Json offer = look(SELLER, own).details().get("offer");
        Hash other = Terms.hash(List.of(ListingDraft.price("lamp", 90_00)));
        MakeMove wrong =
                MakeMove.of("accept").answering(new OfferId(offer.get("id").text()), other);

        assertThat(move(SELLER, own, wrong)).isEqualTo("STALE_OFFER");
        assertThat(move(SELLER, own, answer("accept", own))).isEqualTo("DONE");
        assertThat(look(ANN, own).deals()).hasSize(1);
    }
}
