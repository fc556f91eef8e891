// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.Json;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.sealedbid.ItemDisclosure.Part;
import dev.parley.protocol.sealedbid.Submission.Bid;
import java.util.Optional;

/** What is said of an item between two parties. */
final class TwoPartyWords {
    private final ItemDisclosure sight;

    TwoPartyWords(ItemDisclosure sight) {
        this.sight = sight;
    }

    Explanation explanation() {
        Optional<Long> price = sight.price();
        if (price.isEmpty()) {
            return Explanation.bare(ExplanationCode.NO_DEAL, sight, noDeal());
        }
        return sight.rules().pricing() instanceof Pricing.Split split
                ? split(price.get(), split.k())
                : drawn(price.get(), ((Pricing.Draw) sight.rules().pricing()).missing());
    }

    /** The same whether prices missed each other by a tick or a side never submitted. */
    private String noDeal() {
        String either = "the best prices did not meet, or a side had none that counted.";
        if (sight.together().filter(SettlementRule.ALL::equals).isPresent()) {
            return "There is no deal. All items settle together, and on at least one " + either;
        }
        String others = sight.together().isPresent() ? "on it, or on others that settle together with it, " : "";
        return "There is no deal on this item: " + others + either;
    }

    /** The rule, and never which of its cases it was: that would tell whether the other side called a price fair. */
    private Explanation drawn(long price, MissingFairPrice missing) {
        Json params = numbers(price).put("missingFairPrice", missing.text()).build();
        String counting = missing == MissingFairPrice.MIDPOINT
                ? ", a missing one standing half-way between its side's best price and the other's fair one"
                : " if both sides stated one";
        return new Explanation(
                ExplanationCode.DRAWN,
                params,
                found(price) + " By the rules chance picks it between the two best prices, more often between the two"
                        + " fair ones" + counting + "; where either pair meets, that is the price.");
    }

    private Explanation split(long price, SplitPrice k) {
        Json params = numbers(price)
                .put("kNumerator", k.numerator())
                .put("kDenominator", k.denominator())
                .build();
        return new Explanation(ExplanationCode.SPLIT, params, found(price) + " By the rules it is " + formula(k));
    }

    /** With the viewer's own number in it. Where one price decides alone, the other's share is nothing. */
    private String formula(SplitPrice k) {
        if (k.numerator() == 0) {
            return "the seller's best price.";
        }
        if (k.numerator() == k.denominator()) {
            return "the buyer's best price.";
        }
        Ratio buyers = Ratio.of(k.numerator(), k.denominator());
        return buyers + " × " + best(Part.BUYER, "the buyer's best price") + " + "
                + Ratio.ONE.minus(buyers) + " × " + best(Part.SELLER, "the seller's best price")
                + ", rounded to a step of " + sight.amount(sight.lot().price().tick()) + ".";
    }

    private String best(Part part, String otherwise) {
        return part == sight.part()
                ? sight.own().map(bid -> sight.amount(bid.price())).orElse(otherwise)
                : otherwise;
    }

    private Json.Builder numbers(long price) {
        return Explanation.params(sight)
                .put("price", price)
                .putIf("best", sight.own().map(Bid::price), Json::of)
                .putIf("fair", sight.own().flatMap(Bid::fair), Json::of)
                .putIf("gain", sight.own().map(bid -> gain(bid, price)), Json::of);
    }

    private static long gain(Bid own, long price) {
        return Math.abs(own.price() - price);
    }

    /** The price, and what one gained against one's own best price. */
    private String found(long price) {
        return "The price is " + sight.amount(price)
                + sight.own().map(own -> against(own, price)).orElse("") + ".";
    }

    private String against(Bid own, long price) {
        String side = sight.part() == Part.SELLER ? " above" : " below";
        String gained = own.price() == price
                ? ", your best price"
                : ", " + sight.amount(gain(own, price)) + side + " your best price of " + sight.amount(own.price());
        return gained
                + own.fair()
                        .map(fair -> "; you called " + sight.amount(fair) + " fair")
                        .orElse("");
    }
}
