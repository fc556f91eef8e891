// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.client;

import static dev.parley.examples.client.Road.Accident.ANSWER_LATE;
import static dev.parley.examples.client.Road.Accident.ANSWER_LOST;
import static dev.parley.examples.client.Road.Accident.BAD_GATEWAY;
import static dev.parley.examples.client.Road.Accident.BUSY;
import static dev.parley.examples.client.Road.Accident.LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.client.Answer;
import dev.parley.client.Command;
import dev.parley.client.NoAnswerException;
import dev.parley.client.ParleyClient;
import dev.parley.client.Refusal;
import dev.parley.client.Retrying;
import dev.parley.client.model.AllowedAction;
import dev.parley.client.model.Deal;
import dev.parley.client.model.Move;
import dev.parley.client.model.Negotiation;
import dev.parley.client.model.OpenNegotiation;
import dev.parley.client.model.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;

/** What the example shows, against a host on one framework, over a road on which things happen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SaleContract {
    private static final Goods LAMP = Goods.priced("lamp", "EUR");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration HASTE = Duration.ofSeconds(1);
    private static final int OFTEN = 50;

    private final List<Duration> pauses = new ArrayList<>();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Sale sale = new Sale(LAMP, new PrintStream(told, true, StandardCharsets.UTF_8));
    private final Host host;
    private Road road;
    private String listing = "";

    SaleContract(String framework) {
        this.host = Host.start(framework);
    }

    @BeforeAll
    void rules() {
        new Shop(direct("shop;HOST,POLICY_EDITOR")).negotiateEverything();
    }

    @BeforeEach
    void goods(TestInfo test) throws IOException {
        pauses.clear();
        told.reset();
        road = Road.to(host.facade());
        listing = test.getTestMethod().orElseThrow().getName();
        shop().list(listing, LAMP.listing("ines", "lamps", "Eine Lampe für Inês", 100_00));
    }

    @AfterEach
    void leave() {
        road.close();
    }

    @AfterAll
    void stop() {
        host.close();
    }

    private ParleyClient direct(String caller) {
        return ParleyClient.at(host.facade(), Host.credentials(caller), Retrying.patiently(), PATIENCE);
    }

    /** A caller on the road, whose pauses are written down instead of waited for. */
    private ParleyClient on(Road way, String caller) {
        return ParleyClient.at(way.facade(), Host.credentials(caller), written(4), PATIENCE);
    }

    /** Whose pauses are written down instead of waited for, each half of what chance may make of it. */
    private Retrying written(int attempts) {
        return Retrying.atMost(attempts, PATIENCE).by(InstantSource.system(), pauses::add, () -> .5);
    }

    private Shop shop() {
        return new Shop(on(road, "shop;HOST"));
    }

    private ParleyClient mara() {
        return on(road, "mara");
    }

    private ParleyClient ines() {
        return on(road, "ines");
    }

    @Test
    void the_shop_sells_at_list_price_what_is_free_once_for_an_order() {
        Shop shop = new Shop(on(road, "shop;HOST"));
        String order = "order-of-" + listing;

        road.happens(ANSWER_LOST);
        assertThat(shop.sell(listing, "lamp", 1, order).orElseThrow().getOrderReference())
                .isEqualTo(order);
        assertThat(shop.sell(listing, "lamp", 1, "another " + order)
                        .whyNot()
                        .orElseThrow()
                        .code())
                .isEqualTo("STOCK_UNAVAILABLE");
    }

    @Test
    void two_people_haggle_and_the_shop_takes_the_deal() {
        Deal deal = sale.haggle(mara(), ines(), listing, 60_00, 75_00, 80_00);

        assertThat(deal.getTotal().getMinorUnits()).isEqualTo(75_00);
        assertThat(deal.getState()).isEqualTo("AGREED");
        Deal paid =
                shop().redeem(deal.getId(), "order-of-" + listing).orElseThrow().get(0);
        assertThat(paid.getState()).isEqualTo("REDEEMED");
        assertThat(paid.getOrderReference()).isEqualTo("order-of-" + listing);
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("The buyer offers 6000")
                .contains("The seller has moved; now: awaiting-buyer")
                .contains("The buyer has moved; now: agreed");
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_deal_that_another_order_paid_is_refused_and_the_same_order_hears_the_same_again() {
        String deal = sale.haggle(mara(), ines(), listing, 60_00, 75_00, 80_00).getId();
        List<Deal> first = shop().redeem(deal, "order-a").orElseThrow();

        assertThat(shop().redeem(deal, "order-a").orElseThrow()).isEqualTo(first);
        Refusal refusal = shop().redeem(deal, "order-b").whyNot().orElseThrow();
        assertThat(refusal.code()).isEqualTo("ALREADY_REDEEMED");
        assertThat(refusal.status()).isEqualTo(409);
    }

    @Test
    void whoever_decides_on_a_view_that_is_out_of_date_is_shown_the_new_one_and_decides_again() {
        Table buyers = Table.open(mara(), listing, LAMP.offer(60_00));
        Table sellers = Table.at(ines(), buyers.view().getId());
        buyers.play(seen -> Optional.of(new Move("withdraw"))).orElseThrow();
        buyers.play(seen -> Optional.of(LAMP.offer(70_00))).orElseThrow();
        List<Long> considered = new ArrayList<>();
        road.keys();

        Answer<Negotiation> answer = sellers.play(seen -> {
            StandingOffer offer = StandingOffer.on(seen).orElseThrow();
            considered.add(offer.cents());
            return Optional.of(offer.accept());
        });

        assertThat(considered).containsExactly(60_00L, 70_00L);
        assertThat(answer.orElseThrow().getPhase()).isEqualTo("agreed");
        assertThat(road.keys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void who_looks_again_when_nothing_has_changed_keeps_what_was_seen() {
        Table buyers = Table.open(mara(), listing, LAMP.offer(60_00));
        Negotiation seen = buyers.view();

        buyers.look();

        assertThat(buyers.view()).isSameAs(seen);
    }

    @Test
    void a_refusal_says_in_types_why_and_what_may_be_done_instead() {
        Table buyers = Table.open(mara(), listing, LAMP.offer(60_00));

        Answer<Negotiation> impatient = buyers.play(
                seen -> Optional.of(StandingOffer.on(seen).orElseThrow().accept()));

        Refusal refusal = impatient.whyNot().orElseThrow();
        assertThat(refusal.code()).isEqualTo("NOT_YOUR_TURN");
        assertThat(refusal.isOvertaken()).isTrue();
        assertThat(refusal.allowedActions()).extracting(AllowedAction::getKind).containsExactly("withdraw");
        assertThat(refusal.retryable()).isFalse();
    }

    @Test
    void a_request_that_does_not_fit_is_refused_with_where_and_why() {
        Answer<Negotiation> answer =
                mara().send(key -> mara().negotiations().openNegotiationWithHttpInfo(key, wish(LAMP.offer(-1))));

        Refusal refusal = answer.whyNot().orElseThrow();
        assertThat(refusal.code()).isEqualTo("MALFORMED_REQUEST");
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.violations())
                .extracting(Violation::getPointer)
                .containsExactly("/first/items/0/values/price/minorUnits");
    }

    private OpenNegotiation wish(Move first) {
        return new OpenNegotiation(listing).first(first);
    }

    @Test
    void a_command_whose_answer_was_lost_is_sent_again_under_the_same_key_and_done_once() {
        road.keys();
        road.happens(ANSWER_LOST, LOST);

        Answer<Negotiation> answer =
                mara().send(key -> mara().negotiations().openNegotiationWithHttpInfo(key, wish(LAMP.offer(60_00))));

        List<String> keys = road.keys();
        assertThat(keys).hasSize(3).containsOnly(keys.get(0));
        assertThat(replayed(answer)).isTrue();
        assertThat(pauses).containsExactly(Duration.ofMillis(150), Duration.ofMillis(300));
        assertThat(negotiations()).isEqualTo(1);
    }

    @Test
    void an_answer_that_takes_too_long_counts_as_lost() {
        ParleyClient hasty = ParleyClient.at(road.facade(), Host.credentials("mara"), written(OFTEN), HASTE);
        road.happens(ANSWER_LATE);

        Answer<Negotiation> answer =
                hasty.send(key -> hasty.negotiations().openNegotiationWithHttpInfo(key, wish(LAMP.offer(60_00))));

        assertThat(replayed(answer)).isTrue();
        assertThat(negotiations()).isEqualTo(1);
    }

    @Test
    void whoever_is_busy_says_how_long_to_wait() {
        road.happens(BUSY, BAD_GATEWAY);

        Answer<Negotiation> answer =
                mara().send(key -> mara().negotiations().openNegotiationWithHttpInfo(key, wish(LAMP.offer(60_00))));

        assertThat(replayed(answer)).isFalse();
        assertThat(pauses).containsExactly(Duration.ofMillis(3_300), Duration.ofMillis(300));
        assertThat(negotiations()).isEqualTo(1);
    }

    @Test
    void a_command_that_is_never_answered_leaves_its_key_behind_to_be_sent_again_later() {
        road.happens(ANSWER_LOST, LOST, BUSY, BAD_GATEWAY);
        Command<Negotiation> open =
                key -> mara().negotiations().openNegotiationWithHttpInfo(key, wish(LAMP.offer(60_00)));

        assertThatThrownBy(() -> mara().send("key-of-" + listing, open))
                .isInstanceOfSatisfying(
                        NoAnswerException.class,
                        none -> assertThat(none.idempotencyKey()).isEqualTo("key-of-" + listing));

        Answer<Negotiation> later = mara().send("key-of-" + listing, open);
        assertThat(replayed(later)).isTrue();
        assertThat(negotiations()).isEqualTo(1);
    }

    @Test
    void what_is_added_later_to_answers_does_no_harm() {
        road.paint(SaleContract::ofTomorrow);

        Table buyers = Table.open(mara(), listing, LAMP.offer(60_00));
        Table sellers = Table.at(ines(), buyers.view().getId());
        assertThat(buyers.view().getAllowedActions())
                .extracting(AllowedAction::getKind)
                .contains("auction-off");
        assertThat(buyers.view().getSeats()).extracting("role").containsNull();
        assertThat(sellers.play(sale.asking(50_00)).orElseThrow().getDeals()).hasSize(1);
    }

    @Test
    void a_code_that_is_unknown_is_passed_on_with_its_title_and_status() {
        Table buyers = Table.open(mara(), listing, LAMP.offer(60_00));
        road.paint(problem -> problem.put("code", "MOON_IN_THE_WRONG_HOUSE")
                .put("title", "Wait for the moon.")
                .put("status", 422)
                .put("phaseOfTheMoon", 3));

        Answer<Negotiation> answer = buyers.play(seen -> Optional.of(new Move("dance")));

        Refusal refusal = answer.whyNot().orElseThrow();
        assertThat(refusal.code()).isEqualTo("MOON_IN_THE_WRONG_HOUSE");
        assertThat(refusal.title()).isEqualTo("Wait for the moon.");
        assertThat(refusal.params()).isEqualTo(Map.of());
    }

    /** An answer as a later version might give it. */
    private static ObjectNode ofTomorrow(ObjectNode answer) {
        answer.put("weather", "fair");
        if (answer.has("allowedActions")) {
            answer.withArray("allowedActions")
                    .addObject()
                    .put("kind", "auction-off")
                    .put("gavel", true)
                    .putObject("limits");
            answer.withArray("seats")
                    .addObject()
                    .put("id", "auctioneer")
                    .put("role", "AUCTIONEER")
                    .put("principal", "otto");
            ((ObjectNode) answer.get("listing")).put("stockPolicy", "BY_LOT").put("shelf", 7);
        }
        return answer;
    }

    private static boolean replayed(Answer<Negotiation> answer) {
        return answer.match(Answer.Done::replayed, refused -> {
            throw new AssertionError(refused);
        });
    }

    private int negotiations() {
        return direct("ines")
                .send(unused -> direct("ines")
                        .negotiations()
                        .listNegotiationsWithHttpInfo(listing, null, null, null, null, null))
                .orElseThrow()
                .getItems()
                .size();
    }
}
