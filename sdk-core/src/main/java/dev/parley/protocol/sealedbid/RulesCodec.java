package dev.parley.protocol.sealedbid;

import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import java.util.Optional;

/** The rules as JSON, with defaults for what is absent. */
final class RulesCodec {
    private static final RulesCodec BID = new RulesCodec(SealedRules.BID_DEFAULTS);
    private static final RulesCodec AUCTION = new RulesCodec(SealedRules.AUCTION_DEFAULTS);

    private final SealedRules defaults;

    private RulesCodec(SealedRules defaults) {
        this.defaults = defaults;
    }

    static RulesCodec of(boolean auction) {
        return auction ? AUCTION : BID;
    }

    SealedRules read(Json json) {
        try {
            return new SealedRules(
                    number(json, "closesAfterSeconds", defaults.closesAfterSeconds()),
                    json.find("closesAt").map(Json::instant),
                    json.find("edits").map(Json::bool).orElse(defaults.edits()),
                    json.find("secrecy").map(Json::text).map(Secrecy::named).orElse(defaults.secrecy()),
                    number(json, "revealSeconds", defaults.revealSeconds()),
                    json.find("forfeiture")
                            .map(Json::text)
                            .map(Forfeiture::named)
                            .orElse(defaults.forfeiture()),
                    json.find("capPercent").map(Json::integer).map(Math::toIntExact),
                    number(json, "coolDownSeconds", defaults.coolDownSeconds()),
                    defaults.isAuction() ? auction(json) : bid(json));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new Json.Mismatch(String.valueOf(e.getMessage()));
        }
    }

    private static long number(Json json, String name, long otherwise) {
        return json.find(name).map(Json::integer).orElse(otherwise);
    }

    private static Pricing auction(Json json) {
        AuctionPricing rule =
                json.find("pricing").map(Json::text).map(AuctionPricing::named).orElse(AuctionPricing.SECOND_PRICE);
        return new Pricing.Auction(rule, Math.toIntExact(number(json, "units", 1)));
    }

    private static Pricing bid(Json json) {
        String name = json.find("pricing").map(Json::text).orElse(Pricing.Draw.NAME);
        MissingFairPrice missing = json.find("missingFairPrice")
                .map(Json::text)
                .map(MissingFairPrice::named)
                .orElse(MissingFairPrice.BOTH_OR_NONE);
        Optional<SplitPrice> k =
                json.find("kNumerator").isEmpty() && json.find("kDenominator").isEmpty()
                        ? Optional.empty()
                        : Optional.of(new SplitPrice(number(json, "kNumerator", 1), number(json, "kDenominator", 2)));
        return switch (name) {
            case Pricing.Draw.NAME ->
                new Pricing.Draw(missing, json.find("auditor").map(Json::text).map(PrincipalId::new));
            case Pricing.Split.NAME -> new Pricing.Split(k.orElse(SplitPrice.HALF));
            default -> throw new Json.Mismatch("pricing must be draw or split");
        };
    }

    static Json write(SealedRules rules) {
        Json.Builder json = Json.object()
                .put("closesAfterSeconds", rules.closesAfterSeconds())
                .putIf("closesAt", rules.closesAt(), Json::of)
                .put("edits", rules.edits())
                .put("secrecy", rules.secrecy().text())
                .put("revealSeconds", rules.revealSeconds())
                .put("forfeiture", rules.forfeiture().text())
                .putIf("capPercent", rules.capPercent(), Json::of)
                .put("pricing", rules.pricing().text());
        if (rules.pricing() instanceof Pricing.Auction auction) {
            return json.put("units", auction.units()).build();
        }
        json.put("coolDownSeconds", rules.coolDownSeconds());
        if (rules.pricing() instanceof Pricing.Split split) {
            return json.put("kNumerator", split.k().numerator())
                    .put("kDenominator", split.k().denominator())
                    .build();
        }
        Pricing.Draw draw = (Pricing.Draw) rules.pricing();
        return json.put("missingFairPrice", draw.missing().text())
                .putIf("auditor", draw.auditor(), auditor -> Json.of(auditor.value()))
                .build();
    }
}
