// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.Json;
import dev.parley.protocol.sealedbid.ItemDisclosure.Part;

/**
 * How an item came out, for one viewer, in words and in numbers that it may see. It is made from a {@link ItemDisclosure} alone,
 * and says the same in all the cases that the viewer may not tell apart.
 *
 * @param code which sentence
 * @param params what fills it: {@code as}, the viewer's part; {@code currency}; amounts in minor units
 * @param text one or two sentences in English
 */
record Explanation(ExplanationCode code, Json params, String text) {
    static Explanation of(ItemDisclosure sight) {
        if (sight.gone()) {
            return bare(ExplanationCode.GONE, sight, "This item could no longer be had, so it got no price.");
        }
        return switch (sight.end().reason()) {
            case UNAVAILABLE ->
                bare(
                        ExplanationCode.UNAVAILABLE,
                        sight,
                        "What was for sale could no longer be had, so no price was made.");
            case CANCELLED -> bare(ExplanationCode.CANCELLED, sight, "An operator ended this before a price was made.");
            case AGREED, PARTLY_AGREED, NO_DEAL -> byTheRules(sight);
        };
    }

    private static Explanation byTheRules(ItemDisclosure sight) {
        if (sight.isAnnulled()) {
            return annulled(sight);
        }
        if (sight.forfeits()) {
            return forfeited(sight);
        }
        return sight.rules().pricing() instanceof Pricing.Auction auction
                ? new AuctionWords(sight, auction).explanation()
                : new TwoPartyWords(sight).explanation();
    }

    /** Whose commitment it was is published with the outcome. */
    private static Explanation annulled(ItemDisclosure sight) {
        Json params = as(sight.part())
                .put("own", sight.forfeits())
                .put("forfeited", Json.array(sight.end().forfeited(), seat -> Json.of(seat.value())))
                .build();
        return new Explanation(
                ExplanationCode.ANNULLED,
                params,
                defaulter(sight) + " committed and did not reveal in time. By the rules nobody gets anything then.");
    }

    private static String defaulter(ItemDisclosure sight) {
        int count = sight.end().forfeited().size();
        if (sight.forfeits()) {
            return "You";
        }
        if (sight.rules().isAuction()) {
            return count == 1 ? "A bidder" : count + " bidders";
        }
        if (count > 1) {
            return "Both sides";
        }
        return switch (sight.part()) {
            case BUYER -> "The seller";
            case SELLER -> "The buyer";
            case OPERATOR -> "One side";
        };
    }

    private static Explanation forfeited(ItemDisclosure sight) {
        Json params = params(sight).putIf("price", sight.price(), Json::of).build();
        return new Explanation(
                ExplanationCode.FORFEITED,
                params,
                "You committed and did not reveal in time, which by the rules counts as no submission. "
                        + aftermath(sight));
    }

    /** What became of an item that the viewer did not get. */
    static String aftermath(ItemDisclosure sight) {
        if (!sight.rules().isAuction()) {
            return "There is no deal on this item.";
        }
        if (sight.sales().isEmpty()) {
            return "The item was not sold.";
        }
        return sight.price()
                .map(price -> "The item was sold at " + sight.amount(price) + ".")
                .orElse("The item was sold.");
    }

    /** An explanation that nothing but the viewer's part fills. */
    static Explanation bare(ExplanationCode code, ItemDisclosure sight, String text) {
        return new Explanation(code, as(sight.part()).build(), text);
    }

    /** The viewer's part, and the currency of the amounts that follow. */
    static Json.Builder params(ItemDisclosure sight) {
        return as(sight.part()).put("currency", sight.lot().price().currency().getCurrencyCode());
    }

    private static Json.Builder as(Part part) {
        return Json.object().put("as", part.text());
    }

    Json toJson() {
        return Json.object()
                .put("code", code.text())
                .put("params", params)
                .put("text", text)
                .build();
    }
}
