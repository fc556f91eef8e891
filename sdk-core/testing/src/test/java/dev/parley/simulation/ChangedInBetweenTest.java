// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.InterruptedShop.BUYER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.NegotiationView;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Something ends, or is replaced, between the reading of a command and its writing: the command is decided by what is true
 * when it is written.
 */
class ChangedInBetweenTest {
    /** What comes of a command when something happens meanwhile. */
    private static final String EXPECTED = """
            OPEN                  | LISTING_WITHDRAWN       | NOT_FOUND
            OPEN                  | ANOTHER_SELLER          | DONE
            OPEN                  | ITEM_REMOVED            | UNKNOWN_ITEM
            OPEN                  | POLICY_REPLACED         | NOT_NEGOTIABLE
            OPEN                  | SOLD_ELSEWHERE          | STOCK_UNAVAILABLE
            OPEN                  | SOLD_ELSEWHERE_AND_TOLD | STOCK_UNAVAILABLE
            OPEN_AUCTION          | LISTING_WITHDRAWN       | NOT_FOUND
            OPEN_AUCTION          | ANOTHER_SELLER          | WRONG_OPENER
            OPEN_AUCTION          | ITEM_REMOVED            | DONE
            OPEN_AUCTION          | POLICY_REPLACED         | NOT_NEGOTIABLE
            OPEN_AUCTION          | SOLD_ELSEWHERE          | STOCK_UNAVAILABLE
            OPEN_AUCTION          | SOLD_ELSEWHERE_AND_TOLD | STOCK_UNAVAILABLE
            JOIN                  | LISTING_WITHDRAWN       | NEGOTIATION_CLOSED
            JOIN                  | ANOTHER_SELLER          | NEGOTIATION_CLOSED
            JOIN                  | ITEM_REMOVED            | DONE
            JOIN                  | POLICY_REPLACED         | DONE
            JOIN                  | SOLD_ELSEWHERE          | DONE
            JOIN                  | SOLD_ELSEWHERE_AND_TOLD | NEGOTIATION_CLOSED
            JOIN                  | PAUSED                  | NEGOTIATION_PAUSED
            JOIN                  | TIME_PASSED             | NEGOTIATION_CLOSED
            BID                   | LISTING_WITHDRAWN       | STALE_REVISION
            BID                   | ANOTHER_SELLER          | STALE_REVISION
            BID                   | ITEM_REMOVED            | DONE
            BID                   | POLICY_REPLACED         | DONE
            BID                   | SOLD_ELSEWHERE          | DONE
            BID                   | SOLD_ELSEWHERE_AND_TOLD | STALE_REVISION
            BID                   | PAUSED                  | STALE_REVISION
            BID                   | TIME_PASSED             | STALE_REVISION
            COUNTER               | LISTING_WITHDRAWN       | NEGOTIATION_CLOSED
            COUNTER               | ANOTHER_SELLER          | NEGOTIATION_CLOSED
            COUNTER               | ITEM_REMOVED            | DONE
            COUNTER               | POLICY_REPLACED         | DONE
            COUNTER               | SOLD_ELSEWHERE          | DONE
            COUNTER               | SOLD_ELSEWHERE_AND_TOLD | NEGOTIATION_CLOSED
            COUNTER               | PAUSED                  | NEGOTIATION_PAUSED
            COUNTER               | TIME_PASSED             | NEGOTIATION_CLOSED
            ACCEPT                | LISTING_WITHDRAWN       | NEGOTIATION_CLOSED
            ACCEPT                | ANOTHER_SELLER          | NEGOTIATION_CLOSED
            ACCEPT                | ITEM_REMOVED            | STOCK_UNAVAILABLE
            ACCEPT                | POLICY_REPLACED         | DONE
            ACCEPT                | SOLD_ELSEWHERE          | STOCK_UNAVAILABLE
            ACCEPT                | SOLD_ELSEWHERE_AND_TOLD | STOCK_UNAVAILABLE
            ACCEPT                | PAUSED                  | NEGOTIATION_PAUSED
            ACCEPT                | TIME_PASSED             | NEGOTIATION_CLOSED
            CLOSE                 | LISTING_WITHDRAWN       | unavailable
            CLOSE                 | ANOTHER_SELLER          | unavailable
            CLOSE                 | ITEM_REMOVED            | unavailable
            CLOSE                 | POLICY_REPLACED         | agreed
            CLOSE                 | SOLD_ELSEWHERE          | unavailable
            CLOSE                 | SOLD_ELSEWHERE_AND_TOLD | unavailable
            CLOSE                 | PAUSED                  | submitting
            APPROVE               | LISTING_WITHDRAWN       | in vain NEGOTIATION_CLOSED
            APPROVE               | ANOTHER_SELLER          | in vain NEGOTIATION_CLOSED
            APPROVE               | ITEM_REMOVED            | in vain STOCK_UNAVAILABLE
            APPROVE               | POLICY_REPLACED         | DONE
            APPROVE               | SOLD_ELSEWHERE          | in vain STOCK_UNAVAILABLE
            APPROVE               | SOLD_ELSEWHERE_AND_TOLD | in vain STOCK_UNAVAILABLE
            APPROVE               | PAUSED                  | in vain NEGOTIATION_PAUSED
            APPROVE               | REVOKED                 | in vain MANDATE_NOT_IN_FORCE
            APPROVE               | DENIED                  | APPROVAL_NOT_PENDING
            APPROVE               | TIME_PASSED             | APPROVAL_NOT_PENDING
            APPROVE_OPENING       | LISTING_WITHDRAWN       | in vain NOT_FOUND
            APPROVE_OPENING       | ANOTHER_SELLER          | DONE
            APPROVE_OPENING       | ITEM_REMOVED            | in vain UNKNOWN_ITEM
            APPROVE_OPENING       | POLICY_REPLACED         | in vain NOT_NEGOTIABLE
            APPROVE_OPENING       | SOLD_ELSEWHERE          | in vain STOCK_UNAVAILABLE
            APPROVE_OPENING       | SOLD_ELSEWHERE_AND_TOLD | in vain STOCK_UNAVAILABLE
            APPROVE_OPENING       | REVOKED                 | in vain MANDATE_NOT_IN_FORCE
            APPROVE_OPENING       | DENIED                  | APPROVAL_NOT_PENDING
            APPROVE_OPENING       | TIME_PASSED             | APPROVAL_NOT_PENDING
            BEGIN_CHECKOUT        | LISTING_WITHDRAWN       | DONE
            BEGIN_CHECKOUT        | ANOTHER_SELLER          | DONE
            BEGIN_CHECKOUT        | ITEM_REMOVED            | DONE
            BEGIN_CHECKOUT        | POLICY_REPLACED         | DONE
            BEGIN_CHECKOUT        | SOLD_ELSEWHERE          | SOLD_ELSEWHERE
            BEGIN_CHECKOUT        | SOLD_ELSEWHERE_AND_TOLD | SOLD_ELSEWHERE
            BEGIN_CHECKOUT        | TIME_PASSED             | DEAL_EXPIRED
            REDEEM                | LISTING_WITHDRAWN       | DONE
            REDEEM                | ANOTHER_SELLER          | DONE
            REDEEM                | ITEM_REMOVED            | DONE
            REDEEM                | POLICY_REPLACED         | DONE
            REDEEM                | SOLD_ELSEWHERE          | SOLD_ELSEWHERE
            REDEEM                | SOLD_ELSEWHERE_AND_TOLD | SOLD_ELSEWHERE
            REDEEM                | TIME_PASSED             | DEAL_EXPIRED
            AGENT_OPENS           | REVOKED                 | MANDATE_NOT_IN_FORCE
            AGENT_JOINS           | REVOKED                 | MANDATE_NOT_IN_FORCE
            AGENT_COUNTERS        | REVOKED                 | MANDATE_NOT_IN_FORCE
            AGENT_ACCEPTS         | REVOKED                 | MANDATE_NOT_IN_FORCE
            ACCEPT_FROM_AGENT     | REVOKED                 | STALE_OFFER
            AGENT_BEGINS_CHECKOUT | REVOKED                 | NOT_ENTITLED
            AGENT_CANCELS         | REVOKED                 | NOT_ENTITLED
            KEEP_TERMS            | LISTING_WITHDRAWN       | NOT_FOUND
            KEEP_TERMS            | ANOTHER_SELLER          | NOT_ENTITLED
            KEEP_TERMS            | ITEM_REMOVED            | INVALID_REQUEST
            KEEP_TERMS            | POLICY_REPLACED         | INVALID_REQUEST
            KEEP_TERMS            | SOLD_ELSEWHERE          | DONE
            SELL                  | LISTING_WITHDRAWN       | NOT_FOUND
            SELL                  | ANOTHER_SELLER          | DONE
            SELL                  | ITEM_REMOVED            | STOCK_UNAVAILABLE
            SELL                  | POLICY_REPLACED         | DONE
            SELL                  | SOLD_ELSEWHERE          | STOCK_UNAVAILABLE
            """;

    private static Stream<Arguments> pairs() {
        return EXPECTED.lines()
                .map(ChangedInBetweenTest::cells)
                .flatMap(row -> Stream.of(Ground.values())
                        .map(ground -> Arguments.of(
                                InterruptedCommand.valueOf(row.get(0)),
                                Interruption.valueOf(row.get(1)),
                                row.get(2),
                                ground)));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|")).map(String::strip).toList();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_command_is_decided_by_what_is_true_when_it_is_written(
            InterruptedCommand command, Interruption change, String expected, Ground ground) {
        try (InterruptedShop shop = new InterruptedShop(ground, command.isOfAuction())) {
            Supplier<String> commanded = command.prepare(shop);
            shop.before.happens(() -> change.happen(shop));

            assertThat(commanded.get()).isEqualTo(expected);
            assertThat(shop.before.happened()).isTrue();
            assertThat(shop.sold()).isLessThanOrEqualTo(1);
        }
    }

    /** Thresholds that change while a buyer opens with an offer of 80.00. */
    private enum Terms {
        SET("", "7000", true),
        LOWERED("9000", "7000", true),
        RAISED("7000", "9000", false),
        TAKEN_BACK("7000", "", false),
        SET_AGAIN_AFTER_TAKING_BACK("", "7000", true) {
            @Override
            void before(InterruptedShop shop) {
                shop.keeps(terms("7000")).orElseThrow();
                shop.keeps(terms("")).orElseThrow();
            }
        };

        private final String before;
        private final String after;
        private final boolean sells;

        Terms(String before, String after, boolean sells) {
            this.before = before;
            this.after = after;
            this.sells = sells;
        }

        void before(InterruptedShop shop) {
            if (!before.isEmpty()) {
                shop.keeps(terms(before)).orElseThrow();
            }
        }

        static String terms(String autoAccept) {
            return autoAccept.isEmpty() ? "{}" : "{\"items\":{\"lamp\":{\"autoAccept\":" + autoAccept + "}}}";
        }
    }

    private static Stream<Arguments> terms() {
        return Stream.of(Terms.values())
                .flatMap(terms -> Stream.of(Ground.values()).map(ground -> Arguments.of(terms, ground)));
    }

    @ParameterizedTest
    @MethodSource("terms")
    void an_opening_has_the_private_terms_that_are_kept_when_it_is_written(Terms terms, Ground ground) {
        try (InterruptedShop shop = new InterruptedShop(ground, false)) {
            terms.before(shop);
            shop.before.happens(() -> shop.keeps(Terms.terms(terms.after)).orElseThrow());

            NegotiationView opened = shop.opens(BUYER, 80_00).orElseThrow();

            assertThat(shop.before.happened()).isTrue();
            assertThat(opened.deals()).hasSize(terms.sells ? 1 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_seller_whose_own_terms_lapse_meanwhile_opens_no_auction(Ground ground) {
        try (InterruptedShop shop = new InterruptedShop(ground, true)) {
            shop.keeps("{\"reserves\":{\"lamp\":7000}}").orElseThrow();
            shop.before.happens(() -> shop.test.put(
                    InterruptedShop.lamp("sara").item("desk", 50_00, 1).build()));

            assertThat(InterruptedCommand.OPEN_AUCTION.prepare(shop).get()).isEqualTo("PRIVATE_TERMS_LAPSED");
        }
    }

    /** Who sold before has nothing to say any more, and nothing in its way. */
    @ParameterizedTest
    @EnumSource
    void an_earlier_seller_buys_whatever_terms_it_had(Ground ground) {
        try (InterruptedShop shop = new InterruptedShop(ground, false)) {
            shop.keeps(Terms.terms("7000")).orElseThrow();
            Interruption.ANOTHER_SELLER.happen(shop);

            assertThat(InterruptedShop.code(shop.opens(InterruptedShop.SELLER, 80_00)))
                    .isEqualTo("DONE");
        }
    }
}
