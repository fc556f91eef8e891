// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.DryRun;
import dev.parley.api.DryRun.Result;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.Safe;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.SettableClock;
import dev.parley.testing.TestParley;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A dry run says of a listing that a negotiation opens exactly where one does, and else why none does. */
class DryRunOpeningTest {
    private static final Caller SELLER = Caller.person("sara");
    private static final Caller BUYER = Caller.person("bert");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Json DEFAULTS = Json.object().build();

    private static Item item(String name, long max, long stock, Issue... more) {
        List<Issue> issues = new ArrayList<>(List.of(more));
        issues.add(new Issue(new IssueId("price"), IssueRole.UNIT_PRICE, new Domain.Price(EUR, 0, max, 1)));
        return new Item(new ItemId(name), name, issues, new Money(100_00, EUR), stock);
    }

    private static List<Listing> listings() {
        Issue quantity = new Issue(new IssueId("quantity"), IssueRole.QUANTITY, new Domain.Numbers(1, 5, 1));
        Issue colour = new Issue(new IssueId("colour"), IssueRole.OTHER, new Domain.Choice(List.of("red", "blue")));
        return List.of(
                Listing.of("priced", "sara", "goods", item("lamp", 200_00, 5)),
                Listing.of("two-items", "sara", "goods", item("lamp", 200_00, 5), item("desk", 200_00, 5)),
                Listing.of("quantities", "sara", "goods", item("lamp", 200_00, 5, quantity)),
                Listing.of("colours", "sara", "goods", item("lamp", 200_00, 5, colour)),
                Listing.of("one-unit", "sara", "goods", item("lamp", 200_00, 1)),
                Listing.of("huge", "sara", "goods", item("lamp", Safe.MAX, 5), item("desk", Safe.MAX, 5)));
    }

    private static List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        for (ProtocolId protocol : List.of(AlternatingOffers.ID, SealedBid.ID, SealedAuction.ID)) {
            for (SettlementRule settlement : List.of(SettlementRule.EACH_ITEM, SettlementRule.ALL)) {
                choices.add(new Choice(protocol, DEFAULTS, settlement));
            }
        }
        return choices;
    }

    @Test
    void says_opens_exactly_where_somebody_opens_a_negotiation() {
        int opened = 0;
        int refused = 0;
        for (Choice choice : choices()) {
            try (TestParley test = selling(choice)) {
                for (DryRun session : tried(test, refs())) {
                    boolean opens =
                            isOpened(test, BUYER, session.listing()) || isOpened(test, SELLER, session.listing());
                    assertThat(session.opening().map(DryRun.Trial::result))
                            .as(choice + " on " + session.listing())
                            .contains(opens ? Result.OPENS : Result.REFUSED);
                    opened += opens ? 1 : 0;
                    refused += opens ? 0 : 1;
                }
            }
        }
        assertThat(opened).isGreaterThan(10);
        assertThat(refused).isGreaterThan(10);
    }

    @Test
    void says_why_a_listing_cannot_be_negotiated() {
        try (TestParley test = selling(new Choice(SealedAuction.ID, DEFAULTS, SettlementRule.EACH_ITEM))) {
            DryRun session = tried(test, List.of(new ListingRef("colours"))).get(0);

            assertThat(session.explanation().choice()).isPresent();
            assertThat(session.opening()
                            .flatMap(DryRun.Trial::refusal)
                            .map(refusal -> refusal.code() + " " + new Json.Obj(refusal.params()).canonicalText()))
                    .contains(
                            "INVALID_RULES {\"field\":\"listing\",\"item\":\"lamp\",\"violations\":[{\"code\":\"INVALID\","
                                    + "\"message\":\"must have items of which nothing but the price is open\","
                                    + "\"pointer\":\"/listing\"}]}");
        }
    }

    @Test
    void tries_nothing_where_nothing_is_negotiated() {
        try (TestParley test = selling(new Choice(AlternatingOffers.ID, DEFAULTS, SettlementRule.EACH_ITEM))) {
            test.publish(PolicyDraft.nothing());

            assertThat(tried(test, refs()))
                    .allMatch(session -> session.opening().isEmpty());
        }
    }

    @Test
    void tries_a_bounded_number_of_listings() {
        try (TestParley test = selling(new Choice(AlternatingOffers.ID, DEFAULTS, SettlementRule.EACH_ITEM))) {
            ListingRef priced = new ListingRef("priced");
            assertThat(tried(test, Collections.nCopies(100, priced))).hasSize(100);
            Outcome<List<DryRun>> tooMany = test.parley()
                    .policies()
                    .dryRun(
                            TestParley.POLICY_EDITOR,
                            Collections.nCopies(101, priced),
                            Optional.empty(),
                            Optional.empty());
            String code =
                    tooMany.match(done -> "DONE", refused -> refused.code().name());
            assertThat(code).isEqualTo("INVALID_REQUEST");
        }
    }

    @Test
    void tries_for_a_bounded_time_and_says_what_it_did_not_try() {
        AtomicReference<Instant> now = new AtomicReference<>(SettableClock.START);
        try (TestParley test = TestParley.empty(
                builder -> builder.clock(() -> now.getAndUpdate(instant -> instant.plusMillis(100))))) {
            test.publish(PolicyDraft.everything(AlternatingOffers.ID));
            listings().forEach(test::put);

            List<Optional<Result>> results = tried(test, Collections.nCopies(100, new ListingRef("priced"))).stream()
                    .map(session -> session.opening().map(DryRun.Trial::result))
                    .toList();
            assertThat(results.get(0)).contains(Result.OPENS);
            assertThat(results.get(99)).contains(Result.NOT_TRIED);
        }
    }

    private static TestParley selling(Choice choice) {
        TestParley test = TestParley.empty(builder -> builder);
        test.publish(PolicyDraft.nothing().rule(PolicyRule.always("all", Selector.EVERY_LISTING, choice)));
        listings().forEach(test::put);
        return test;
    }

    private static List<ListingRef> refs() {
        return listings().stream().map(Listing::ref).toList();
    }

    private static List<DryRun> tried(TestParley test, List<ListingRef> refs) {
        return test.parley()
                .policies()
                .dryRun(TestParley.POLICY_EDITOR, refs, Optional.empty(), Optional.empty())
                .orElseThrow();
    }

    private static boolean isOpened(TestParley test, Caller caller, ListingRef listing) {
        return test.parley()
                .negotiations()
                .open(caller, OpenNegotiation.on(listing), test.key())
                .match(done -> true, refused -> false);
    }
}
