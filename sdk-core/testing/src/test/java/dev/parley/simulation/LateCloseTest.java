// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.UnattendedMarket.AGENT;
import static dev.parley.simulation.UnattendedMarket.BUYER;
import static dev.parley.simulation.UnattendedMarket.PRICE;
import static dev.parley.simulation.UnattendedMarket.RIVAL;
import static dev.parley.simulation.UnattendedMarket.SELLER;
import static dev.parley.simulation.UnattendedMarket.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Health;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.mandate.Conduct;
import dev.parley.model.Binding;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.StockPolicy;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Closes that take effect late, such as after an outage. The first makes a deal that waits fifteen minutes for its payment;
 * the second comes after that time, or within it.
 */
class LateCloseTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration CHECKOUT = Duration.ofMinutes(15);
    private static final Duration OUTAGE = Duration.ofHours(1);
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static UnattendedMarket market(Ground ground) {
        return new UnattendedMarket(ground)
                .by(SealedBid.ID, Json.object().put("pricing", "split"))
                .sells("one", 1, Binding.ON_PAYMENT, StockPolicy.RESERVED_AT_AGREEMENT)
                .sells("two", 5, Binding.ON_PAYMENT, StockPolicy.RESERVED_AT_AGREEMENT)
                .sells("three", 5, Binding.ON_PAYMENT, StockPolicy.RESERVED_AT_AGREEMENT);
    }

    /** A negotiation in which both have submitted, so that its close makes a deal. */
    private static NegotiationId submitted(UnattendedMarket market, Caller buyer, String listing) {
        NegotiationId id = market.test
                .parley()
                .negotiations()
                .open(buyer, OpenNegotiation.on(new ListingRef(listing)), market.test.key())
                .orElseThrow()
                .id();
        submits(market, buyer, id).orElseThrow();
        submits(market, SELLER, id).orElseThrow();
        return id;
    }

    private static Outcome<NegotiationView> submits(UnattendedMarket market, Caller caller, NegotiationId id) {
        MakeMove submission = MakeMove.of("submit", ListingDraft.price("lamp", PRICE));
        return market.test.parley().negotiations().move(caller, id, submission, market.test.key());
    }

    /** A late move lets the close take effect without a worker. */
    private static void closesByAMove(UnattendedMarket market, Caller caller, NegotiationId id) {
        assertThat(code(submits(market, caller, id))).isEqualTo("NEGOTIATION_CLOSED");
    }

    private static String phase(UnattendedMarket market, NegotiationId id) {
        return market.look(SELLER, id).phase();
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void sells_the_unit_that_was_free_before_it(Ground ground) {
        try (UnattendedMarket market = market(ground)) {
            NegotiationId first = submitted(market, BUYER, "one");
            market.pass(CHECKOUT.plusMinutes(10));
            NegotiationId second = submitted(market, RIVAL, "one");
            market.pass(DAY.minus(CHECKOUT.plusMinutes(10)));
            closesByAMove(market, BUYER, first);
            market.pass(OUTAGE);

            assertThat(market.works()).isPositive();
            assertThat(phase(market, second)).isEqualTo("agreed");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void sells_the_unit_that_became_free_at_the_very_same_instant(Ground ground) {
        try (UnattendedMarket market = market(ground)) {
            NegotiationId first = submitted(market, BUYER, "one");
            market.pass(CHECKOUT);
            NegotiationId second = submitted(market, RIVAL, "one");
            market.pass(DAY.minus(CHECKOUT));
            closesByAMove(market, BUYER, first);
            market.pass(OUTAGE);

            closesByAMove(market, RIVAL, second);
            assertThat(phase(market, second)).isEqualTo("agreed");
        }
    }

    /** Who is late gains nothing: at the close the unit was another's. */
    @ParameterizedTest
    @EnumSource(Ground.class)
    void does_not_sell_a_unit_that_became_free_only_after_it(Ground ground) {
        try (UnattendedMarket market = market(ground)) {
            NegotiationId first = submitted(market, BUYER, "one");
            market.pass(CHECKOUT.minusMinutes(5));
            NegotiationId second = submitted(market, RIVAL, "one");
            market.pass(DAY.minus(CHECKOUT.minusMinutes(5)));
            closesByAMove(market, BUYER, first);
            market.pass(OUTAGE);

            assertThat(market.works()).isPositive();
            assertThat(phase(market, second)).isEqualTo("unavailable");
        }
    }

    private static UnattendedMarket withBudget(Ground ground) {
        UnattendedMarket market = market(ground);
        market.test.grant(
                BUYER, SampleMandates.toBuy("bot").budget(PRICE).conduct(Conduct.of("submit", "withdraw", "offer")));
        return market;
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void spends_the_budget_that_was_free_before_it(Ground ground) {
        try (UnattendedMarket market = withBudget(ground)) {
            NegotiationId first = submitted(market, AGENT, "two");
            market.pass(CHECKOUT.plusMinutes(10));
            NegotiationId second = submitted(market, AGENT, "three");
            market.pass(DAY.minus(CHECKOUT.plusMinutes(10)));
            closesByAMove(market, AGENT, first);
            market.pass(OUTAGE);

            closesByAMove(market, SELLER, second);
            assertThat(phase(market, second)).isEqualTo("agreed");
        }
    }

    /** The budget is held by an offer that lapsed before the close and that nobody can end for a while. */
    @ParameterizedTest
    @EnumSource(Ground.class)
    void waits_for_what_lapsed_before_it_and_cannot_be_ended(Ground ground) {
        try (UnattendedMarket market = withBudget(ground)) {
            NegotiationId close = submitted(market, AGENT, "two");
            market.by(AlternatingOffers.ID, Json.object().put("offerExpirySeconds", 60));
            NegotiationId offer =
                    market.sells("bound", 1).opened(AGENT, "bound").id();
            market.store.stick(offer);
            market.pass(DAY.plus(OUTAGE));

            assertThat(code(submits(market, SELLER, close))).isEqualTo("LAPSED_STILL_HOLDS");
            assertThat(market.works()).isPositive();
            assertThat(phase(market, close)).isNotIn("agreed", "closed");
            Health health = market.test.parley().health();
            assertThat(health.problems()).anyMatch(problem -> problem.contains("2 deadlines or expiries"));

            market.store.unstick(offer);
            market.pass(LEASE);
            assertThat(market.works()).isPositive();
            assertThat(phase(market, close)).isEqualTo("agreed");
        }
    }
}
