// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.advice;

import dev.parley.api.Laboratory;
import dev.parley.application.command.DraftReader;
import dev.parley.application.command.DraftReader.Part;
import dev.parley.laboratory.Goal;
import dev.parley.model.Json;
import dev.parley.model.Text;
import dev.parley.policy.Selector;
import java.util.Currency;
import java.util.Optional;

/** What a question looks like, part by part and together. */
final class QuestionForm {
    private static final int LONGEST_LISTING = 100;
    private static final int MOST_BASIS_POINTS = 9_000;
    private static final int MOST_RISK = 90;
    private static final long MOST_SEED = 9_007_199_254_740_991L;
    private static final int MOST_WORTH_PERCENT = 1_000;
    private static final String APPRAISALS = "APPRAISALS";
    private static final String SELLER_KNOWS = "SELLER_KNOWS";

    private static final Part AMOUNT = whole(0, Laboratory.LARGEST_AMOUNT);
    private static final Part POSITIVE = whole(1, Laboratory.LARGEST_AMOUNT);

    private static final DraftReader SPREAD = DraftReader.object(
                    spread -> PopulationReader.spread(spread, new MajorUnit(1)))
            .required("least", AMOUNT)
            .required("most", AMOUNT)
            .optional("middle", AMOUNT)
            .optional("deviation", POSITIVE);

    private static final DraftReader BUYERS = DraftReader.object(PopulationReader::headcount)
            .required("least", whole(0, Laboratory.MOST_BUYERS))
            .required("most", whole(1, Laboratory.MOST_BUYERS));

    private static final DraftReader FEE = DraftReader.object(fee -> fee)
            .optional("basisPoints", whole(0, MOST_BASIS_POINTS))
            .optional("fixed", AMOUNT);

    private QuestionForm() {}

    /** The form of a question with at most so many plays. */
    static DraftReader of(int mostPlays) {
        return DraftReader.object(QuestionForm::together)
                .required(
                        "listing", DraftReader.value(listing -> Text.requireId("it", listing.text(), LONGEST_LISTING)))
                .required("currency", DraftReader.value(QuestionForm::currency))
                .required("goal", DraftReader.oneOf("SELLER_SURPLUS", "BUYER_SURPLUS", "GAINS", "DEAL_RATE", "FEES"))
                .optional("values", SPREAD::check)
                .optional("costs", SPREAD::check)
                .optional("history", DraftReader.value(QuestionForm::history))
                .optional("buyers", BUYERS::check)
                .optional("knowledge", DraftReader.oneOf("PRIVATE_VALUES", "SHARED_VALUE", APPRAISALS, SELLER_KNOWS))
                .optional("appraisalError", POSITIVE)
                .optional("worthPercent", whole(1, MOST_WORTH_PERCENT))
                .optional("bidding", DraftReader.oneOf("EQUILIBRIUM", "NAIVE"))
                .optional("buyerRiskPercent", whole(0, MOST_RISK))
                .optional("sellerRiskPercent", whole(0, MOST_RISK))
                .optional("fee", FEE::check)
                .optional("plays", whole(Laboratory.FEWEST_PLAYS, mostPlays))
                .optional("seed", whole(0, MOST_SEED))
                .optional("selector", DraftReader.value(Selector::fromJson));
    }

    static Currency currency(Json code) {
        try {
            return Currency.getInstance(code.text());
        } catch (Json.Mismatch wrong) {
            throw wrong;
        } catch (IllegalArgumentException unknown) {
            throw new Json.Mismatch("must be an ISO 4217 code");
        }
    }

    private static Part whole(long least, long most) {
        return DraftReader.value(json -> {
            long number = json.integer();
            if (number < least || number > most) {
                throw new Json.Mismatch("must be a whole number from " + least + " to " + most);
            }
            return number;
        });
    }

    private static String history(Json json) {
        if (json.text().length() > Laboratory.LONGEST_HISTORY) {
            throw new Json.Mismatch("must have at most " + Laboratory.LONGEST_HISTORY + " characters; take a sample");
        }
        return json.text();
    }

    /** What must hold among parts that are sound by themselves. */
    private static Json together(Json question) {
        if (knows(question, SELLER_KNOWS)) {
            requireCostsAlone(question);
        } else {
            requireHistoryOrSpreads(question);
        }
        requireOnlyWith(question, "appraisalError", APPRAISALS);
        requireOnlyWith(question, "worthPercent", SELLER_KNOWS);
        if (question.get("goal").text().equals(Goal.FEES.name()) && takesNothing(question.find("fee"))) {
            throw new Json.Mismatch("fee must be above 0 where the marketplace's earnings are the goal");
        }
        return question;
    }

    private static void requireHistoryOrSpreads(Json question) {
        boolean recorded = question.find("history").isPresent();
        for (String described : new String[] {"values", "costs"}) {
            if (question.find(described).isPresent() == recorded) {
                throw new Json.Mismatch(described
                        + (recorded
                                ? " must be left out beside a history"
                                : " must be there where there is no history"));
            }
        }
    }

    /** What the goods are worth to buyers follows from the costs, and nobody has recorded who knew it. */
    private static void requireCostsAlone(Json question) {
        for (String part : new String[] {"history", "values"}) {
            if (question.find(part).isPresent()) {
                throw new Json.Mismatch(part + " must be left out with " + SELLER_KNOWS);
            }
        }
        if (question.find("costs").isEmpty()) {
            throw new Json.Mismatch("costs must be there with " + SELLER_KNOWS);
        }
    }

    private static void requireOnlyWith(Json question, String part, String knowledge) {
        if (question.find(part).isPresent() != knows(question, knowledge)) {
            throw new Json.Mismatch(part + " must be there with " + knowledge + ", and only there");
        }
    }

    private static boolean knows(Json question, String knowledge) {
        return question.find("knowledge")
                .map(Json::text)
                .filter(knowledge::equals)
                .isPresent();
    }

    private static boolean takesNothing(Optional<Json> fee) {
        return fee.map(taken -> taken.find("basisPoints").map(Json::integer).orElse(0L)
                                + taken.find("fixed").map(Json::integer).orElse(0L))
                        .orElse(0L)
                == 0;
    }
}
