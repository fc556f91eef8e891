// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import static dev.parley.protocol.alternating.Goods.BIKE;
import static dev.parley.protocol.alternating.Goods.SCREWS;
import static dev.parley.protocol.alternating.Haggle.BUYER;
import static dev.parley.protocol.alternating.Haggle.SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.IssueId;
import dev.parley.model.ItemId;
import dev.parley.model.Money;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.protocol.kernel.KernelInput;
import dev.parley.protocol.kernel.KernelInput.Control;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The order in which a move is refused. Each row breaks its own rule and every later one that can be broken with it:
 * codes that need different stages of the negotiation to break stand in different tables.
 */
class PrecedenceTest {
    private static final ItemId CAR = new ItemId("car");
    private static final IssueId COLOUR = new IssueId("colour");
    private static final Value TOO_MUCH = price(Integer.MAX_VALUE * 1_000_001L);
    private static final String LONG = "x".repeat(501);

    private static Value price(long minorUnits) {
        return Value.of(new Money(minorUnits, Goods.EUR));
    }

    /** Out of turn, past the deadline, and with each fault of the terms and every later one. */
    static Stream<Row> terms() {
        Value dollars = Value.of(Money.of(Integer.MAX_VALUE * 2_000_000L, "USD"));
        Terms unknownIssue = screws(COLOUR, Value.of("red"), Goods.PRICE, Value.of("x"));
        Terms missing = screws(Goods.PRICE, Value.of("x"));
        Terms wrongType = screws(Goods.PRICE, Value.of("x"), Goods.QUANTITY, Value.of(0L), Goods.SHIPPING, price(5));
        Terms wrongCurrency = screws(Goods.PRICE, dollars, Goods.QUANTITY, Value.of(0L), Goods.SHIPPING, price(5));
        Terms outOfRange =
                screws(Goods.PRICE, TOO_MUCH, Goods.QUANTITY, Value.of(1_000_000L), Goods.SHIPPING, price(5));
        Terms offTick = screws(
                Goods.PRICE,
                price(Integer.MAX_VALUE * 1_000_000L),
                Goods.QUANTITY,
                Value.of(1_000_000L),
                Goods.SHIPPING,
                price(5));
        Terms tooLarge = Goods.screws(Integer.MAX_VALUE * 1_000_000L, 1_000_000, 10);
        Terms car = Terms.of(CAR, Map.of());
        return Stream.of(
                new Row("INVALID_REQUEST", SELLER, LONG, List.of(car, unknownIssue, unknownIssue)),
                new Row("UNKNOWN_ITEM", SELLER, "", List.of(unknownIssue, unknownIssue, car)),
                new Row("DUPLICATE_ITEM", SELLER, "", List.of(unknownIssue, unknownIssue)),
                new Row("UNKNOWN_ISSUE", SELLER, "", List.of(unknownIssue)),
                new Row("MISSING_ISSUE", SELLER, "", List.of(missing)),
                new Row("WRONG_TYPE", SELLER, "", List.of(wrongType)),
                new Row("WRONG_CURRENCY", SELLER, "", List.of(wrongCurrency)),
                new Row("OUT_OF_RANGE", SELLER, "", List.of(outOfRange)),
                new Row("OFF_TICK", SELLER, "", List.of(offTick)),
                new Row("AMOUNT_TOO_LARGE", SELLER, "", List.of(tooLarge)),
                new Row("NOTHING_OFFERED", SELLER, "", List.of()),
                new Row("NOT_ENTITLED", new SeatId("carol"), "", List.of(Goods.screws(1, 1, 10))),
                new Row("DEADLINE_PASSED", SELLER, "", List.of(Goods.screws(1, 1, 10))));
    }

    record Row(String code, SeatId seat, String message, List<Terms> terms) {}

    private static Terms screws(Object... issueAndValue) {
        TreeMap<IssueId, Value> values = new TreeMap<>();
        for (int i = 0; i < issueAndValue.length; i += 2) {
            values.put((IssueId) issueAndValue[i], (Value) issueAndValue[i + 1]);
        }
        return new Terms(SCREWS, values);
    }

    @ParameterizedTest
    @MethodSource("terms")
    void a_fault_of_the_terms_comes_before_every_later_one(Row row) {
        Haggle haggle = new Haggle(
                Haggle.opening(Goods.screws(), AlternatingRules.DEFAULTS, SettlementRule.EACH_ITEM, Map.of()));
        haggle.after(Duration.ofDays(99));
        AlternatingMove offer = new AlternatingMove.Offer(
                row.terms(), Optional.of(row.message()).filter(text -> !text.isEmpty()));
        assertThat(haggle.refused(Haggle.move(row.seat(), Optional.of(new OfferId("old")), Optional.empty(), offer)))
                .isEqualTo(row.code());
    }

    static Stream<Row> faults() {
        List<String> others = List.of("NOT_ENTITLED", "DEADLINE_PASSED");
        return terms().filter(row -> !others.contains(row.code()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void validation_alone_finds_the_same_fault(Row row) {
        Haggle haggle = new Haggle(
                Haggle.opening(Goods.screws(), AlternatingRules.DEFAULTS, SettlementRule.EACH_ITEM, Map.of()));
        AlternatingMove offer = new AlternatingMove.Offer(
                row.terms(), Optional.of(row.message()).filter(text -> !text.isEmpty()));
        assertThat(haggle.protocol.validate(haggle.state, offer))
                .hasValueSatisfying(refusal -> assertThat(refusal.code().name()).isEqualTo(row.code()));
    }

    /** What the table looks like, each step mending the first fault of the step before. */
    enum Mended {
        DEADLINE_PASSED,
        NEGOTIATION_PAUSED,
        MOVE_NOT_ALLOWED,
        NOT_YOUR_TURN,
        ITEM_SETTLED,
        STALE_OFFER,
        ROUND_LIMIT,
        OFFER_LIMIT,
        CONCESSION_NOT_MONOTONE,
        PARTIAL_NOT_ALLOWED
    }

    static List<Mended> moves() {
        List<Mended> rows = new ArrayList<>(Arrays.asList(Mended.values()));
        rows.remove(Mended.PARTIAL_NOT_ALLOWED);
        return rows;
    }

    @ParameterizedTest
    @MethodSource("moves")
    void a_fault_of_time_turn_or_rules_comes_before_every_later_one(Mended row) {
        Haggle haggle = worn(row);
        assertThat(haggle.refused(move(haggle, row))).isEqualTo(row.name());
    }

    /**
     * Two rounds are used up, and the buyer's two offers, at 50 and 60, and the helmet is gone, so that an offer of 10
     * breaks every rule; {@code row} and what comes before it decide who has the turn and which caps are left.
     */
    private static Haggle worn(Mended row) {
        boolean ownOffer = row.compareTo(Mended.NOT_YOUR_TURN) <= 0;
        boolean rounds = row.compareTo(Mended.ROUND_LIMIT) > 0;
        boolean offers = row.compareTo(Mended.OFFER_LIMIT) > 0;
        AlternatingRules rules = Haggle.rules(json -> json.put("maxRounds", rounds ? 9 : ownOffer ? 3 : 2)
                .put("maxOffersPerBuyerAndListing", offers ? 9 : 2)
                .put("monotoneConcession", true)
                .put("offerExpirySeconds", 60));
        Haggle haggle = Haggle.after(ownOffer || offers ? 0 : 1, rules, BIKE, Goods.HELMET);
        haggle.offer(BUYER, Goods.at(BIKE, 50));
        haggle.counter(SELLER, Goods.at(BIKE, 90));
        if (ownOffer) {
            haggle.counter(BUYER, Goods.at(BIKE, 60));
        }
        haggle.does(Haggle.gone(Goods.HELMET));
        if (row == Mended.NEGOTIATION_PAUSED) {
            haggle.control(Control.PAUSED);
        }
        return row == Mended.DEADLINE_PASSED ? haggle.after(Duration.ofSeconds(60)) : haggle;
    }

    private static KernelInput<AlternatingMove> move(Haggle haggle, Mended row) {
        List<Terms> terms = row.compareTo(Mended.ITEM_SETTLED) > 0
                ? List.of(Goods.at(BIKE, 10))
                : List.of(Goods.at(BIKE, 10), Goods.at(Goods.HELMET, 1));
        AlternatingMove move = row.compareTo(Mended.MOVE_NOT_ALLOWED) > 0
                ? new AlternatingMove.Counter(terms)
                : new AlternatingMove.Offer(terms, Optional.empty());
        Optional<OfferId> answers = row.compareTo(Mended.STALE_OFFER) > 0
                ? haggle.game().offer().map(StandingOffer::id)
                : Optional.of(new OfferId("old"));
        return Haggle.move(BUYER, answers, Optional.empty(), move);
    }

    @ParameterizedTest
    @MethodSource("partials")
    void a_worse_price_comes_before_a_partial_offer(long price, String code) {
        Haggle all = new Haggle(Haggle.opening(
                Goods.simple(BIKE, Goods.HELMET),
                Haggle.rules(rules -> rules.put("monotoneConcession", true)),
                SettlementRule.ALL,
                Map.of()));
        all.offer(BUYER, Goods.at(BIKE, 50), Goods.at(Goods.HELMET, 5));
        all.counter(SELLER, Goods.at(BIKE, 90));
        AlternatingMove move = new AlternatingMove.Counter(
                List.of(Goods.at(BIKE, price)), Set.of(Goods.HELMET), Set.of(), Optional.empty());
        assertThat(all.refused(all.answering(BUYER, move))).isEqualTo(code);
    }

    static Stream<Arguments> partials() {
        return Stream.of(Arguments.of(49L, "CONCESSION_NOT_MONOTONE"), Arguments.of(50L, "PARTIAL_NOT_ALLOWED"));
    }
}
