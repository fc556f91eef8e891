// SPDX-License-Identifier: Apache-2.0
package dev.parley.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.OpenNegotiation;
import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.NegotiationId;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.auction.quotes.RequestForQuotes;
import dev.parley.settlement.Deal;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.TestParley;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide's page of requests for quotes names the phases and rules that the code declares, and its example comes out so. */
class QuotesPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs-site", "guide", "request-for-quotes.md");
    private static final String BEGIN = "<!-- The example: a test plays it. -->\n";
    private static final String END = "<!-- The end of the example. -->";
    private static final Caller ANN = Caller.person("ann");
    private static final IssueId DAYS = new IssueId("days");
    private static final IssueId MONTHS = new IssueId("months");
    private static final IssueId QUANTITY = new IssueId("quantity");

    @Test
    void the_phases_are_the_lifecycles() throws IOException {
        assertThat(PhasesOnPage.shown(Files.readString(PAGE)))
                .isEqualTo(PhasesOnPage.drawn(new RequestForQuotes().lifecycle()));
    }

    @Test
    void every_parameter_is_on_the_page() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(new RequestForQuotes()
                        .forms()
                        .rulesSchema()
                        .get("properties")
                        .members()
                        .keySet())
                .hasSize(14)
                .allMatch(name -> page.contains("`" + name + "`"));
    }

    @Test
    void the_example_comes_out_as_the_page_says() throws IOException {
        String page = Files.readString(PAGE);
        List<String[]> rows = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END))
                .lines()
                .skip(2)
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new))
                .toList();
        assertThat(rows).hasSize(4);
        try (TestParley test = TestParley.empty(builder -> builder)) {
            NegotiationId request = opened(test);
            for (String[] row : rows) {
                Caller seller = Caller.person(row[1].toLowerCase(Locale.ROOT));
                test.parley().negotiations().join(seller, request, Optional.empty(), test.key());
                Json own = test.parley()
                        .negotiations()
                        .move(seller, request, MakeMove.of("quote", quote(row)), test.key())
                        .orElseThrow()
                        .details()
                        .get("own");
                assertThat(own.get("quote").get("score").integer()).isEqualTo(cents(row[5]));
                assertThat(own.get("rank").integer()).isEqualTo(Long.parseLong(row[6]));
            }
            test.clock().advance(Duration.ofDays(3));
            Deal deal = test.parley()
                    .deals()
                    .find(
                            ANN,
                            test.parley()
                                    .negotiations()
                                    .find(ANN, request)
                                    .orElseThrow()
                                    .deals()
                                    .get(0))
                    .orElseThrow()
                    .deal();
            assertThat(page).contains("close Carl supplies 20 chairs at 76.50 each");
            assertThat(deal.seller().value()).isEqualTo("carl");
            assertThat(deal.total()).isEqualTo(Money.of(20 * 76_50, "EUR"));
        }
    }

    private static NegotiationId opened(TestParley test) {
        Json rules = Json.object()
                .put("criteria", Json.array(List.of(criterion(DAYS, "low", 1_00), criterion(MONTHS, "high", 50))))
                .put("rivals", "rank")
                .build();
        test.publish(PolicyDraft.everything(new Choice(RequestForQuotes.ID, rules, SettlementRule.EACH_ITEM)));
        ListingRef chairs = test.put(ListingDraft.by("ann", "chairs")
                        .item(
                                "chair",
                                100_00,
                                20,
                                List.of(
                                        new Issue(QUANTITY, IssueRole.QUANTITY, new Domain.Numbers(1, 100, 1)),
                                        new Issue(DAYS, IssueRole.OTHER, new Domain.Numbers(1, 30, 1)),
                                        new Issue(MONTHS, IssueRole.OTHER, new Domain.Numbers(12, 60, 12))))
                        .build()
                        .wanted())
                .ref();
        return test.parley()
                .negotiations()
                .open(ANN, OpenNegotiation.on(chairs), test.key())
                .orElseThrow()
                .id();
    }

    private static Json criterion(IssueId issue, String better, long cost) {
        return Json.object()
                .put("issue", issue.value())
                .put("better", better)
                .put("cost", cost)
                .build();
    }

    private static Terms quote(String[] row) {
        return Terms.of(
                new ItemId("chair"),
                Map.of(
                        ListingDraft.PRICE,
                        Value.of(new Money(cents(row[2]), ListingDraft.EUR)),
                        DAYS,
                        Value.of(Long.parseLong(row[3])),
                        MONTHS,
                        Value.of(Long.parseLong(row[4]))));
    }

    private static long cents(String euros) {
        return new BigDecimal(euros).movePointRight(2).longValueExact();
    }
}
