// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.quotes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rules open a request on which listings. */
class QuoteRulesTest {
    @ParameterizedTest
    @CsvSource({
        "units, 15, /units",
        "units, 110, /units",
        "units, 200, /units",
        "ceilingPercent, 0, ''",
        "softCloseSeconds, 3600, /softCloseSeconds",
        "softCloseMostSeconds, 3600, /softCloseMostSeconds",
    })
    void rules_that_do_not_fit_the_listing_open_nothing(String field, long value, String pointer) {
        Json.Builder rules = Wanted.rules().put(field, value);
        if (pointer.isEmpty()) {
            assertThat(catchThrowable(() -> Wanted.read(rules))).isInstanceOf(Json.Mismatch.class);
        } else {
            assertThat(QuoteRoom.faults(QuoteRoom.opening(rules, Wanted.chairs(100), Optional.empty())))
                    .containsExactly(pointer);
        }
    }

    private static Set<String> faults(Json.Builder rules) {
        return QuoteRoom.faults(QuoteRoom.opening(rules, Wanted.chairs(100), Optional.empty()));
    }

    @Test
    void a_scoring_rule_names_each_an_open_issue_of_its_own() {
        for (String issue : List.of("price", "quantity", "colour")) {
            assertThat(faults(Wanted.rules().put("criteria", Json.array(List.of(Wanted.criterion(issue, "low", 1))))))
                    .containsExactly("/criteria");
        }
        Json twice = Wanted.criterion("warranty", "high", 1);
        assertThat(faults(Wanted.rules().put("criteria", Json.array(List.of(twice, twice)))))
                .containsExactly("/criteria");
        Json huge = Wanted.criterion("delivery", "low", Criterion.MAX_COST);
        assertThat(faults(Wanted.rules().put("criteria", Json.array(List.of(huge)))))
                .isEmpty();
    }

    @Test
    void secrets_and_soft_closes_come_only_where_the_rules_have_them() {
        Listing chairs = Wanted.chairs(100);
        assertThat(faults(Wanted.rules().put("hiddenCeiling", true))).containsExactly("/privateTerms");
        assertThat(QuoteRoom.faults(QuoteRoom.opening(Wanted.rules(), chairs, Optional.of(90_00L))))
                .containsExactly("/privateTerms");
        assertThat(QuoteRoom.faults(
                        QuoteRoom.opening(Wanted.rules().put("hiddenCeiling", true), chairs, Optional.of(90_01L))))
                .containsExactly("/privateTerms");
        assertThat(faults(Wanted.rules().put("hiddenCeiling", true).put("ceilingPercent", 90)))
                .containsExactly("/hiddenCeiling");
        assertThat(faults(Wanted.rules().put("rivals", "rank").put("softCloseSeconds", 60)))
                .containsExactly("/softCloseSeconds");
    }

    @Test
    void only_the_owner_of_a_request_opens_and_only_sellers_sit_with_it() {
        Listing sale = new Listing(
                Wanted.chairs(100).ref(),
                Wanted.chairs(100).owner(),
                "home",
                Map.of(),
                Wanted.chairs(100).basis(),
                Wanted.chairs(100).binding(),
                Wanted.chairs(100).stockPolicy(),
                Wanted.chairs(100).items());
        assertThat(QuoteRoom.faults(QuoteRoom.opening(Wanted.rules(), sale, Optional.empty())))
                .containsExactly("/listing");
    }

    @Test
    void a_split_needs_a_price_for_each_unit_and_a_quantity_to_choose() {
        Issue line = new Issue(Terms.PRICE, IssueRole.LINE_PRICE, new Domain.Price(Wanted.EURO, 0, 10_000_00, 1));
        Issue quantity = new Issue(Wanted.QUANTITY, IssueRole.QUANTITY, new Domain.Numbers(1, 100, 1));
        Issue fee = new Issue(new IssueId("fee"), IssueRole.FEE, new Domain.Price(Wanted.EURO, 5_00, 5_00, 1));
        Issue openFee = new Issue(new IssueId("fee"), IssueRole.FEE, new Domain.Price(Wanted.EURO, 0, 5_00, 1));
        Json.Builder one = Json.object().put("units", 100);
        Json.Builder two = Json.object().put("units", 100).put("winners", 2);
        assertThat(faultsOf(two, line, quantity)).containsExactly("/winners");
        assertThat(faultsOf(one, line, quantity, fee)).isEmpty();
        assertThat(faultsOf(one, line, quantity, openFee)).containsExactly("/listing");

        QuoteRoom room = QuoteRoom.of(one, listing(line, quantity, fee), Optional.empty());
        assertThat(room.quote("sam", Terms.price("chair", Money.of(900_00, "EUR"))))
                .isEqualTo("DONE");
        assertThat(room.stakes("buyer").get(0).money()).contains(Money.of(10_005_00, "EUR"));
        assertThat(room.close().awards().get(0).amount()).isEqualTo(Money.of(905_00, "EUR"));
    }

    private static Listing listing(Issue... issues) {
        return Wanted.listing(new Item(Wanted.CHAIR, "Chair", List.of(issues), new Money(1_000_00, Wanted.EURO), 100));
    }

    private static Set<String> faultsOf(Json.Builder rules, Issue... issues) {
        return QuoteRoom.faults(QuoteRoom.opening(rules, listing(issues), Optional.empty()));
    }
}
