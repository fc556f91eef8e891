// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.Json;
import dev.parley.protocol.sealedbid.ItemDisclosure.Part;
import dev.parley.protocol.sealedbid.Submission.Bid;
import java.util.LongSummaryStatistics;
import java.util.Optional;

/** What is said of an item in an auction. */
final class AuctionWords {
    private final ItemDisclosure sight;
    private final Pricing.Auction auction;

    AuctionWords(ItemDisclosure sight, Pricing.Auction auction) {
        this.sight = sight;
        this.auction = auction;
    }

    Explanation explanation() {
        if (sight.sales().isEmpty()) {
            return notSold();
        }
        if (sight.part() != Part.BUYER) {
            return sold();
        }
        Optional<Long> won = sight.won().flatMap(SeenSale::price);
        return sight.own()
                .map(own -> won.map(price -> won(own, price)).orElseGet(() -> lost(own)))
                .orElseGet(this::noBid);
    }

    private Explanation won(Bid own, long price) {
        String bid = "Your bid of " + sight.amount(own.price()) + " won";
        Json.Builder params = numbers(own.price()).put("price", price);
        if (!auction.rule().isOnePrice()) {
            return new Explanation(
                    ExplanationCode.WON_AT_OWN_BID,
                    params.build(),
                    bid + ". By the rules a winner's own bid is its price.");
        }
        long gain = own.price() - price;
        String paid = gain == 0
                ? " at that price"
                : " at " + sight.amount(price) + ", " + sight.amount(gain) + " less than you bid";
        return new Explanation(
                ExplanationCode.WON_AT_FIRST_LOSING_BID,
                params.put("gain", gain).build(),
                bid + paid + ". By the rules the price is " + rule() + ".");
    }

    /** The same whether the bid was lower, came later than an equal one or lay below the reserve. */
    private Explanation lost(Bid own) {
        Json params =
                numbers(own.price()).putIf("price", sight.price(), Json::of).build();
        String bid = "Your bid of " + sight.amount(own.price()) + " did not win";
        String winning = "The highest bids that reach the reserve win, the earliest among equal ones";
        return new Explanation(
                ExplanationCode.LOST,
                params,
                sight.price()
                        .map(price -> bid + "; the price is " + sight.amount(price) + ", by the rules " + rule() + ". "
                                + winning + ".")
                        .orElse(bid + ". " + winning + "; prices are told to the seller and to whoever pays them."));
    }

    private Explanation noBid() {
        return new Explanation(
                ExplanationCode.NO_BID,
                Explanation.params(sight)
                        .putIf("price", sight.price(), Json::of)
                        .build(),
                "You had no bid for this item that counted. " + Explanation.aftermath(sight));
    }

    /** The same whether bids were too low or there were none, or the winner did not win what settles together with it. */
    private Explanation notSold() {
        String least = sight.reserve()
                .map(reserve -> "your reserve of " + sight.amount(reserve))
                .orElse("the seller's least price");
        return new Explanation(
                ExplanationCode.NOT_SOLD,
                Explanation.params(sight)
                        .putIf("reserve", sight.reserve(), Json::of)
                        .build(),
                "This item was not sold: no bid that counted reached " + least
                        + (sight.together().isPresent()
                                ? ", or whoever won it did not win what settles together with it."
                                : "."));
    }

    private Explanation sold() {
        LongSummaryStatistics prices = sight.sales().stream()
                .flatMap(sale -> sale.price().stream())
                .mapToLong(Long::longValue)
                .summaryStatistics();
        Json.Builder params =
                Explanation.params(sight).put("units", sight.sales().size());
        String paid = ", by the rules at " + rule();
        if (prices.getCount() > 0) {
            params.put("lowest", prices.getMin()).put("highest", prices.getMax());
            paid = " at " + range(prices) + ", by the rules " + rule();
        }
        String reserve = sight.reserve()
                .map(least -> " Your reserve was " + sight.amount(least) + ".")
                .orElse("");
        return new Explanation(
                ExplanationCode.SOLD,
                params.putIf("reserve", sight.reserve(), Json::of).build(),
                units() + paid + "." + reserve);
    }

    private String units() {
        int units = sight.sales().size();
        return units == 1 ? "One unit was sold" : units + " units were sold";
    }

    private String range(LongSummaryStatistics prices) {
        String lowest = sight.amount(prices.getMin());
        if (prices.getMin() < prices.getMax()) {
            return lowest + " to " + sight.amount(prices.getMax());
        }
        return prices.getCount() == 1 ? lowest : lowest + " each";
    }

    /** What makes the price; not which of the two it was. */
    private String rule() {
        if (auction.rule().isOnePrice()) {
            return "the highest bid that did not win, or the reserve if that is higher";
        }
        return auction.rule().isForOneUnit() ? "the winner's own bid" : "each winner's own bid";
    }

    private Json.Builder numbers(long bid) {
        return Explanation.params(sight).put("bid", bid);
    }
}
