// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The marketplaces on Spring Boot and on Micronaut answer alike: status, headers that matter, and body. */
final class SameAnswersTest {
    private static Both both;

    @BeforeAll
    static void startBoth() {
        both = Both.start();
    }

    @AfterAll
    static void sayWhatWasCompared() {
        if (both != null) {
            System.out.printf("Marketplaces: %d answers compared.%n", both.comparedCount());
            both.close();
        }
    }

    @AfterEach
    void nothing_differs() {
        assertThat(both.takeDifferences()).isEmpty();
    }

    @Test
    void the_catalogue_and_all_that_is_in_it() {
        new Browsing(both).catalogue();
    }

    @Test
    void goods_that_are_not_there() {
        new Browsing(both).unknownGoods();
    }

    @Test
    void every_page_and_what_it_is_made_of() {
        new Browsing(both).pages();
    }

    @Test
    void addresses_that_lead_nowhere() {
        new Browsing(both).nowhere();
    }

    @Test
    void signing_in_and_out() {
        new Visiting(both).signingIn();
    }

    @Test
    void commands_that_somebody_else_forged() {
        new Visiting(both).forgery();
    }

    @Test
    void a_session_that_has_expired() {
        new Visiting(both).expiry();
    }

    @Test
    void agents_by_their_tokens() {
        new Visiting(both).agents();
    }

    @Test
    void a_negotiation_from_the_offer_to_the_order() {
        new Buying(both).atANegotiatedPrice();
    }

    @Test
    void deals_that_cannot_be_paid() {
        new Buying(both).dealsThatCannotBePaid();
    }

    @Test
    void what_waits_and_what_is_watched() {
        new Waits(both).forSomebody();
    }

    @Test
    void purchases_at_the_list_price() {
        new Buying(both).atTheListPrice();
    }

    @Test
    void purchases_that_are_refused() {
        new Buying(both).refusedPurchases();
    }

    @Test
    void bodies_that_do_not_fit() {
        new BadBodies(both).send();
    }

    @Test
    void the_clock_that_tests_move() {
        new BadBodies(both).clock();
    }
}
