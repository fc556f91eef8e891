// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import static dev.parley.protocol.sealedbid.Goods.BUYER;
import static dev.parley.protocol.sealedbid.Goods.SELLER;
import static dev.parley.protocol.sealedbid.Goods.VASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bargaining.BilateralTrade;
import dev.parley.laboratory.game.Outcome;
import dev.parley.laboratory.game.ProtocolModel;
import dev.parley.laboratory.game.Reserve;
import dev.parley.laboratory.game.SealedBidAuction;
import dev.parley.laboratory.game.SealedBids;
import dev.parley.laboratory.population.Chance;
import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Draw;
import dev.parley.laboratory.population.Fee;
import dev.parley.laboratory.population.Headcount;
import dev.parley.laboratory.population.Population;
import dev.parley.laboratory.population.Uniform;
import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.Seat;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.protocol.Award;
import dev.parley.protocol.sealedbid.SealedMove.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The laboratory's models of sealed bids against the protocols themselves, on the same people: same winner, same price. */
class LaboratoryAgreementTest {
    private static final int PLAYS = 200;
    private static final Uniform UNIT = new Uniform(0, 1);
    private static final Listing LISTING = Goods.listing(new Item(
            VASE,
            "vase",
            List.of(new Issue(Terms.PRICE, IssueRole.LINE_PRICE, new Domain.Price(Goods.EUR, 0, Goods.MAX, 1))),
            Money.of(80_000, "EUR"),
            1));

    private static long ticks(double amount) {
        return Math.round(amount * Goods.MAX);
    }

    private static Statement states(double amount) {
        return Statement.of(Goods.at(VASE, ticks(amount)));
    }

    /** Bids and asks are those of Chatterjee and Samuelson's closed form, which the model does not use. */
    @Test
    void two_parties_who_bid_in_equilibrium_trade_as_the_model_says() {
        Population population = Population.of(UNIT, UNIT, Headcount.exactly(1));
        ProtocolModel.Game game = new SealedBids(.5).prepare(population, Fee.NONE);
        Chance chance = Chance.of(1, 0);
        int sold = 0;
        for (int i = 0; i < PLAYS; i++) {
            Draw draw = population.draw(Fee.NONE, chance);
            Outcome outcome = game.play(draw);
            List<Award> awards = Play.ofTwo(
                            LISTING,
                            Play.with(Play.RULES, new Pricing.Split(SplitPrice.HALF)),
                            SettlementRule.EACH_ITEM)
                    .submits(SELLER, states(BilateralTrade.ask(.5, draw.cost())))
                    .submits(BUYER, states(BilateralTrade.bid(.5, draw.values()[0])))
                    .due()
                    .state()
                    .outcome()
                    .awards();

            assertThat(awards).hasSize(outcome.isSold() ? 1 : 0);
            if (outcome.isSold()) {
                sold++;
                assertThat((double) awards.get(0).amount().minorUnits() / Goods.MAX)
                        .isBetween(outcome.price() - 2e-5, outcome.price() + 2e-5);
            }
        }
        assertThat(sold).isBetween(30, 90);
    }

    @ParameterizedTest
    @EnumSource(SealedBidAuction.Pricing.class)
    void an_auction_is_won_by_the_model_s_winner_at_the_model_s_price(SealedBidAuction.Pricing pricing) {
        Population population = Population.of(Distribution.always(0), UNIT, Headcount.between(1, 4));
        ProtocolModel.Game game = new SealedBidAuction(pricing, Reserve.of(.5)).prepare(population, Fee.NONE);
        Chance chance = Chance.of(2, 0);
        int sold = 0;
        for (int i = 0; i < PLAYS; i++) {
            Draw draw = population.draw(Fee.NONE, chance);
            Outcome outcome = game.play(draw);
            List<Award> awards = auction(pricing, draw).state().outcome().awards();

            assertThat(awards).hasSize(outcome.isSold() ? 1 : 0);
            if (outcome.isSold()) {
                sold++;
                assertThat(awards.get(0).buyer())
                        .isEqualTo(bidder(outcome.buyer()).id());
                assertThat((double) awards.get(0).amount().minorUnits() / Goods.MAX)
                        .isBetween(outcome.price() - 2e-5, outcome.price() + 2e-5);
            }
        }
        assertThat(sold).isGreaterThan(100);
    }

    private static Play auction(SealedBidAuction.Pricing pricing, Draw draw) {
        AuctionPricing rule = pricing == SealedBidAuction.Pricing.FIRST_PRICE
                ? AuctionPricing.FIRST_PRICE
                : AuctionPricing.SECOND_PRICE;
        Json reserve = Json.object()
                .put("reserves", Json.object().put("vase", Goods.MAX / 2).build())
                .build();
        Play play = Play.auction(LISTING, Play.with(Play.AUCTION, new Pricing.Auction(rule, 1)), reserve);
        IntStream.range(0, draw.buyers()).forEach(buyer -> play.joins(bidder(buyer)));
        for (int buyer = 0; buyer < draw.buyers(); buyer++) {
            double value = draw.values()[buyer];
            double bid = rule == AuctionPricing.FIRST_PRICE ? shaded(value, draw.buyers()) : value;
            play.submits(bidder(buyer), states(bid));
        }
        return play.due();
    }

    /** With n values from 0 to 1 and a reserve r: v(n − 1)/n + rⁿ/(n·vⁿ⁻¹); nothing below the reserve. */
    private static double shaded(double value, int bidders) {
        return value < .5
                ? 0
                : value * (bidders - 1) / bidders + Math.pow(.5, bidders) / (bidders * Math.pow(value, bidders - 1));
    }

    private static Seat bidder(int number) {
        return Goods.seat("bidder-" + number, SeatRole.BUYER);
    }
}
