package dev.parley.protocol.alternating;

import dev.parley.model.Json;

/** The rules as JSON, with defaults for what is absent. */
final class RulesCodec {
    private RulesCodec() {}

    static AlternatingRules read(Json json) {
        AlternatingRules defaults = AlternatingRules.DEFAULTS;
        try {
            return new AlternatingRules(
                    json.find("opener").map(Json::text).map(Turn::named).orElse(defaults.opener()),
                    number(json, "offerExpirySeconds", defaults.offerExpirySeconds()),
                    number(json, "overallDeadlineSeconds", defaults.overallDeadlineSeconds()),
                    count(json, "maxRounds", defaults.maxRounds()),
                    count(json, "maxOffersPerBuyerAndListing", defaults.maxOffersPerBuyerAndListing()),
                    json.find("monotoneConcession").map(Json::bool).orElse(defaults.monotoneConcession()),
                    count(json, "maxMessageLength", defaults.maxMessageLength()));
        } catch (IllegalArgumentException e) {
            throw new Json.Mismatch(String.valueOf(e.getMessage()));
        }
    }

    private static long number(Json json, String name, long otherwise) {
        return json.find(name).map(Json::integer).orElse(otherwise);
    }

    private static int count(Json json, String name, int otherwise) {
        long number = number(json, name, otherwise);
        if (number != (int) number) {
            throw new Json.Mismatch(name + " is too large");
        }
        return (int) number;
    }

    static Json write(AlternatingRules rules) {
        return Json.object()
                .put("opener", rules.opener().text())
                .put("offerExpirySeconds", rules.offerExpirySeconds())
                .put("overallDeadlineSeconds", rules.overallDeadlineSeconds())
                .put("maxRounds", rules.maxRounds())
                .put("maxOffersPerBuyerAndListing", rules.maxOffersPerBuyerAndListing())
                .put("monotoneConcession", rules.monotoneConcession())
                .put("maxMessageLength", rules.maxMessageLength())
                .build();
    }
}
