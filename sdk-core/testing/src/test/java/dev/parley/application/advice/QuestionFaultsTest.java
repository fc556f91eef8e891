// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.AdviceQuestion;
import dev.parley.api.AdviceQuestion.Spread;
import dev.parley.api.AdviceView;
import dev.parley.api.Laboratory;
import dev.parley.laboratory.Goal;
import dev.parley.laboratory.advice.Reason;
import dev.parley.model.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with questions, each fault named by its place, and questions to which there is no good answer. */
class QuestionFaultsTest extends ProductTeam {
    /** What spreadsheets make of records, each named by its code, its row and its column. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "buyer,seller,currency;10,,EUR|EMPTY_CELL|Row 2, column seller",
                "buyer,seller,currency;10,EUR|CELLS_MISSING|Row 2",
                "buyer,seller,currency;10,5,EUR,9|TOO_MANY_CELLS|Row 2",
                "buyer,seller,currency;ten,5,EUR|NOT_A_NUMBER|Row 2, column buyer",
                "buyer,seller,currency;NaN,5,EUR|NOT_A_NUMBER|Row 2, column buyer",
                "buyer,seller,currency;Infinity,5,EUR|NOT_A_NUMBER|Row 2, column buyer",
                "buyer,seller,currency;1e9,5,EUR|NOT_A_NUMBER|Row 2, column buyer",
                "buyer,seller,currency;-1,5,EUR|FORMULA|Row 2, column buyer",
                "buyer,seller,currency;=A1,5,EUR|FORMULA|Row 2, column buyer",
                "buyer,seller,currency;10,5,USD|WRONG_CURRENCY|Row 2, column currency",
                "buyer,currency;10,EUR|COLUMN_MISSING|Row 1, column seller",
                "buyer,buyer,seller,currency;1,1,1,EUR|COLUMN_TWICE|Row 1, column buyer",
                "buyer,seller,currency|NO_ROWS|Row 2",
                "buyer,seller,currency;2000000000,5,EUR|TOO_LARGE|An amount is above",
                "buyer,seller,currency,buyers;10,5,EUR,51|TOO_LARGE|More than 50 buyers",
            })
    void records_that_cannot_be_read_are_refused_with_row_and_column(String records, String code, String place) {
        Json violation = violation(question(Goal.GAINS).history(records.replace(';', '\n')));

        assertThat(violation.get("pointer").text()).isEqualTo("/history");
        assertThat(violation.get("code").text()).isEqualTo(code);
        assertThat(violation.get("message").text()).startsWith(place);
    }

    @Test
    void more_records_than_an_answer_may_wait_for_are_refused() {
        String row = "10,5,EUR\n";
        String many = "buyer,seller,currency\n" + row.repeat(Laboratory.LONGEST_HISTORY / row.length());

        assertThat(violation(question(Goal.GAINS).history(many)).get("message").text())
                .contains("at most 100000 characters");
    }

    private void assertFault(String pointer, AdviceQuestion question) {
        assertThat(violation(question).get("pointer").text()).isEqualTo(pointer);
    }

    @Test
    void what_contradicts_itself_is_refused_at_its_place() {
        assertFault("/values", question(Goal.GAINS).costs(Spread.always(1)));
        assertFault("/costs", question(Goal.GAINS).values(Spread.always(1)));
        assertFault("/values", plain().history("buyer,seller,currency\n1,1,EUR"));
        assertFault("/values/most", plain().values(Spread.evenly(10, 9)));
        assertFault("/costs/least", plain().costs(Spread.bell(1_000_000, 1, 0, 10)));
        assertFault("/buyers/most", plain().buyers(3, 2));
        assertFault("/buyers/most", plain().buyers(0, 51));
        assertFault("/fee", question(Goal.FEES).values(Spread.always(1)).costs(Spread.always(1)));
        assertFault("/plays", plain().plays(Laboratory.MOST_PLAYS_AT_ONCE + 1));
        assertFault("/seed", plain().seed(-1));
        assertFault("/buyerRiskPercent", plain().riskPercent(91, 0));
        assertFault("/values/most", plain().values(Spread.evenly(0, Laboratory.LARGEST_AMOUNT + 1)));
        assertFault("/appraisalError", plain().appraisals(0));
    }

    /** Where the seller alone knows how good the goods are, costs and one factor say all. */
    @Test
    void a_quality_that_the_seller_alone_knows_goes_with_costs_alone() {
        AdviceQuestion records = question(Goal.GAINS).history("buyer,seller,currency\n1,1,EUR");
        assertFault("/values", plain().sellerKnows(150));
        assertFault("/history", records.sellerKnows(150));
        assertFault("/costs", question(Goal.GAINS).sellerKnows(150));
        assertFault(
                "/worthPercent", question(Goal.GAINS).costs(Spread.evenly(0, 9)).sellerKnows(0));
        assertFault(
                "/worthPercent", question(Goal.GAINS).costs(Spread.evenly(0, 9)).sellerKnows(1_001));
        assertFault("/worthPercent", plain().sellerKnows(150).sharedValue());
    }

    /** Empty zones, equal utilities, nobody, a fee that eats everything. */
    @Test
    void where_there_is_nothing_to_gain_no_protocol_is_advised_and_the_answer_says_why() {
        List<AdviceQuestion> idle = List.of(
                plain().values(Spread.always(50)).costs(Spread.always(50)),
                plain().values(Spread.evenly(10, 40)).costs(Spread.evenly(50, 60)),
                plain().values(Spread.always(0)).costs(Spread.always(0)),
                plain().history("buyer,seller,currency,buyers\n10,5,EUR,0"),
                plain().values(Spread.evenly(20, 40))
                        .costs(Spread.evenly(10, 30))
                        .fee(9_000, 10_00));
        for (AdviceQuestion question : idle.subList(0, 3)) {
            assertIdle(question);
        }
        assertIdle(question(Goal.GAINS).history("buyer,seller,currency,buyers\n10,5,EUR,0"));
        assertIdle(idle.get(4));
    }

    private void assertIdle(AdviceQuestion question) {
        AdviceView advice = advise(question);
        assertThat(advice.protocol()).isEmpty();
        assertThat(advice.proposal()).isEmpty();
        assertThat(advice.reasons()).extracting(Reason::code).containsExactly(Reason.Code.NOTHING_TO_GAIN);
        assertThat(advice.ranking()).isNotEmpty();
    }
}
