package dev.parley.protocol.sealedbid;

import dev.parley.model.Json;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The JSON Schemas (2020-12) of the rules' parameters. */
final class RulesSchemas {
    static final Json BID = bid();
    static final Json AUCTION = auction();

    private RulesSchemas() {}

    private static Json bid() {
        SealedRules defaults = SealedRules.BID_DEFAULTS;
        Json.Builder properties = common(defaults)
                .put(
                        "pricing",
                        choice(
                                "How the price comes about",
                                "draw: by chance between the two best prices, mostly between the two fair prices."
                                        + " split: at a fixed share of the way between them.",
                                List.of(Pricing.Draw.NAME, Pricing.Split.NAME),
                                Pricing.Draw.NAME))
                .put(
                        "missingFairPrice",
                        choice(
                                "When a fair price is missing (draw)",
                                "both-or-none: fair prices count only when both sides stated one. midpoint: a missing"
                                        + " one is set between that side's best price and the other's fair one; a side"
                                        + " that states an absurd fair price then takes all from one that states none.",
                                texts(MissingFairPrice.values(), MissingFairPrice::text),
                                MissingFairPrice.BOTH_OR_NONE.text()))
                .put(
                        "auditor",
                        Json.object()
                                .put("type", "string")
                                .put("title", "Auditor (draw)")
                                .put(
                                        "description",
                                        "The principal to whom draws are opened without the parties' consent. Both"
                                                + " parties can read who it is; it cannot take part. Absent means"
                                                + " that only both parties together open a draw.")
                                .put("minLength", 1)
                                .put("maxLength", 128)
                                .build())
                .put(
                        "kNumerator",
                        number(
                                "Share of the buyer's price: numerator (split)",
                                "0 takes the seller's price, the denominator the buyer's. 1 of 2 meets in the middle.",
                                0,
                                SplitPrice.MAX_DENOMINATOR,
                                1))
                .put(
                        "kDenominator",
                        number(
                                "Share of the buyer's price: denominator (split)",
                                "At least the numerator.",
                                1,
                                SplitPrice.MAX_DENOMINATOR,
                                2))
                .put(
                        "coolDownSeconds",
                        number(
                                "How long a pair waits after no deal (seconds)",
                                "A buyer that ended without a deal on some item, or with one that is not paid, cannot"
                                        + " open another on the listing before that; else each attempt would tell a"
                                        + " little more of the seller's price. A week is 604800.",
                                0,
                                SealedRules.MAX_SECONDS,
                                defaults.coolDownSeconds()));
        return MoveSchemas.object(
                "Sealed bids between two parties",
                "Each side states its best price unseen; the rules make the price. One shot.",
                properties,
                List.of());
    }

    private static Json auction() {
        Json.Builder properties = common(SealedRules.AUCTION_DEFAULTS)
                .put(
                        "pricing",
                        choice(
                                "What winners pay",
                                "first-price: the winner its own bid. second-price: the winner the second-highest bid"
                                        + " (Vickrey). pay-as-bid: each winner its own bid. uniform-price: every winner"
                                        + " the highest bid that wins nothing. Never below the seller's reserve.",
                                texts(AuctionPricing.values(), AuctionPricing::text),
                                AuctionPricing.SECOND_PRICE.text()))
                .put(
                        "units",
                        number(
                                "How many units are for sale",
                                "Identical units of each item, one to a buyer; more than one under pay-as-bid and"
                                        + " uniform-price only.",
                                1,
                                Pricing.Auction.MAX_UNITS,
                                1));
        return MoveSchemas.object(
                "Sealed-bid auction",
                "One seller, many buyers, each bidding unseen; the highest bids win at the close. Ties go to the"
                        + " earliest.",
                properties,
                List.of());
    }

    private static Json.Builder common(SealedRules defaults) {
        return Json.object()
                .put(
                        "closesAfterSeconds",
                        number(
                                "How long submissions are taken (seconds)",
                                "Counted from the opening. A day is 86400.",
                                1,
                                SealedRules.MAX_SECONDS,
                                defaults.closesAfterSeconds()))
                .put(
                        "closesAt",
                        Json.object()
                                .put("type", "string")
                                .put("format", "date-time")
                                .put("title", "When submissions close")
                                .put(
                                        "description",
                                        "An instant in UTC such as 2026-11-20T10:21:00Z, in place of how long; after the"
                                                + " opening.")
                                .build())
                .put(
                        "edits",
                        Json.object()
                                .put("type", "boolean")
                                .put("title", "Submissions may be changed until the close")
                                .put("description", "One that is replaced comes last among equals.")
                                .put("default", defaults.edits())
                                .build())
                .put(
                        "secrecy",
                        choice(
                                "From whom submissions are kept",
                                "held: from rivals until the close. committed: from the marketplace too; parties send"
                                        + " a commitment first and reveal it in a second window.",
                                texts(Secrecy.values(), Secrecy::text),
                                defaults.secrecy().text()))
                .put(
                        "revealSeconds",
                        number(
                                "How long commitments may be revealed (seconds)",
                                "Counted from the close; only where submissions are committed.",
                                1,
                                SealedRules.MAX_SECONDS,
                                defaults.revealSeconds()))
                .put(
                        "forfeiture",
                        choice(
                                "When a commitment is not revealed",
                                "void: it counts as no submission. annul: nobody gets anything. Whose it was is"
                                        + " published.",
                                texts(Forfeiture.values(), Forfeiture::text),
                                defaults.forfeiture().text()))
                .put(
                        "capPercent",
                        Json.object()
                                .put("type", "integer")
                                .put("title", "Highest price that may be stated (percent of the list price)")
                                .put(
                                        "description",
                                        "Budgets are held at this price, so that a hold tells nothing of a bid. Absent"
                                                + " means the highest price that the listing allows.")
                                .put("minimum", 1)
                                .put("maximum", SealedRules.MAX_CAP_PERCENT)
                                .build());
    }

    private static <T> List<String> texts(T[] values, Function<T, String> text) {
        return Stream.of(values).map(text).toList();
    }

    private static Json choice(String title, String description, List<String> names, String otherwise) {
        return Json.object()
                .put("type", "string")
                .put("title", title)
                .put("description", description)
                .put("enum", Json.array(names, Json::of))
                .put("default", otherwise)
                .build();
    }

    private static Json number(String title, String description, long min, long max, long otherwise) {
        return Json.object()
                .put("type", "integer")
                .put("title", title)
                .put("description", description)
                .put("minimum", min)
                .put("maximum", max)
                .put("default", otherwise)
                .build();
    }
}
