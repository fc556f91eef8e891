// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.UnattendedMarket.AGENT;
import static dev.parley.simulation.UnattendedMarket.BUYER;
import static dev.parley.simulation.UnattendedMarket.PRICE;
import static dev.parley.simulation.UnattendedMarket.RIVAL;
import static dev.parley.simulation.UnattendedMarket.SELLER;
import static dev.parley.simulation.UnattendedMarket.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.DealView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.model.Binding;
import dev.parley.model.DealId;
import dev.parley.model.Domain;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Issue;
import dev.parley.model.IssueRole;
import dev.parley.model.Item;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.OrderReference;
import dev.parley.model.PriceBasis;
import dev.parley.model.PrincipalId;
import dev.parley.model.StockPolicy;
import dev.parley.model.Tenant;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How far the names reach that hosts, buyers and sellers choose: row by row what the guide says of identifiers. */
class IdentifiersTest {
    private static final Path GUIDE = Path.of("..", "..", "docs-site", "guide", "identifiers.md");

    /** Four names that people take for one. */
    private static final List<String> ALIKE = List.of("lamp \u00e9", "lamp e\u0301", "LAMP \u00c9", "lamp \u00e9 ");

    private static final String LONGEST = "\u00e9".repeat(128);

    /** The rows of the guide that are tested here, each by the test of that name. */
    @Test
    void every_row_of_the_guide_has_a_test() throws IOException {
        Set<String> rows;
        try (Stream<String> lines = Files.lines(GUIDE)) {
            rows = lines.filter(line -> line.startsWith("| *"))
                    .map(line -> line.split("\\*", -1)[1].replace(' ', '_'))
                    .collect(Collectors.toSet());
        }
        Set<String> tests = Arrays.stream(IdentifiersTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(ParameterizedTest.class))
                .map(Method::getName)
                .map(name -> name.split("__", -1)[0])
                .collect(Collectors.toSet());

        assertThat(rows).hasSizeGreaterThan(5).isEqualTo(tests);
    }

    private static Caller in(String tenant, Caller caller) {
        return new Caller(new Tenant(tenant), caller.principal(), caller.agent(), caller.roles());
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void tenant__holds_everything_else_and_shares_nothing(Ground ground) {
        try (UnattendedMarket market = new UnattendedMarket(ground).sells("one", 1)) {
            ListingRef one = new ListingRef("one");
            for (String tenant : ALIKE) {
                assertThat(code(market.test.parley().listings().find(in(tenant, BUYER), one)))
                        .isEqualTo("NOT_FOUND");
            }
            IdempotencyKey key = market.test.key();
            Listing other =
                    ListingDraft.by("sara", "one").item("desk", PRICE, 3).build();
            Caller host = in(ALIKE.get(0), TestParley.HOST);
            market.test.parley().listings().put(host, other, key).orElseThrow();
            assertThat(code(market.test.parley().listings().find(in(ALIKE.get(1), BUYER), one)))
                    .isEqualTo("NOT_FOUND");
            assertThat(market.test
                            .parley()
                            .listings()
                            .find(BUYER, one)
                            .orElseThrow()
                            .items()
                            .get(0)
                            .title())
                    .isEqualTo("lamp");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void principal__is_one_person_wherever_it_stands_and_never_another_that_looks_alike(Ground ground) {
        try (UnattendedMarket market = new UnattendedMarket(ground).sells("one", 9)) {
            for (String name : ALIKE) {
                assertThat(code(market.opens(Caller.person(name), "one"))).isEqualTo("DONE");
                assertThat(code(market.opens(Caller.person(name), "one"))).isEqualTo("ALREADY_NEGOTIATING");
            }
            assertThat(code(market.opens(Caller.person("sara"), "one"))).isEqualTo("WRONG_OPENER");
            assertThat(code(market.opens(Caller.person("Sara"), "one"))).isEqualTo("DONE");
            assertThat(code(market.opens(Caller.person(LONGEST), "one"))).isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void agent__is_its_principals_own(Ground ground) {
        try (UnattendedMarket market = new UnattendedMarket(ground).sells("one", 9)) {
            market.test.grant(BUYER, SampleMandates.toBuy("bot"));
            assertThat(code(market.opens(AGENT, "one"))).isEqualTo("DONE");
            assertThat(code(market.opens(Caller.agent("rita", "bot"), "one"))).isEqualTo("MANDATE_REQUIRED");
            assertThat(code(market.opens(Caller.agent("bert", "Bot"), "one"))).isEqualTo("MANDATE_REQUIRED");
            market.test.grant(RIVAL, SampleMandates.toBuy(LONGEST));
            assertThat(code(market.opens(Caller.agent("rita", LONGEST), "one"))).isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void listing_reference__names_one_listing_of_a_tenant_whoever_sells_it(Ground ground) {
        try (UnattendedMarket market = new UnattendedMarket(ground)) {
            for (String name : ALIKE) {
                market.sells(name, 1);
            }
            market.sells(LONGEST, 1);
            for (String name : List.of(ALIKE.get(0), ALIKE.get(1), ALIKE.get(2), ALIKE.get(3), LONGEST)) {
                NegotiationView view = market.opened(BUYER, name);
                assertThat(view.listing().ref().value()).isEqualTo(name);
                assertThat(market.answers(SELLER, view, "accept").orElseThrow().deals())
                        .as("its own unit")
                        .hasSize(1);
            }
            Listing taken =
                    ListingDraft.by("otto", ALIKE.get(0)).item("lamp", PRICE, 1).build();
            market.test.put(taken);
            assertThat(market.test
                            .parley()
                            .listings()
                            .find(BUYER, taken.ref())
                            .orElseThrow()
                            .seller())
                    .isEqualTo(new PrincipalId("otto"));
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void item__is_its_listings_own(Ground ground) {
        try (UnattendedMarket market = new UnattendedMarket(ground)) {
            ListingDraft many = ListingDraft.by("sara", "many");
            for (String name : ALIKE) {
                many.item(name, PRICE, 1);
            }
            market.test.put(many.item(LONGEST, PRICE, 1).build());
            market.sells("other", 1);
            assertThat(market.test
                            .parley()
                            .listings()
                            .find(BUYER, new ListingRef("many"))
                            .orElseThrow()
                            .items())
                    .hasSize(5);
            assertThat(code(market.opens(BUYER, "many"))).isEqualTo("UNKNOWN_ITEM");
            assertThat(code(market.opens(BUYER, "other"))).isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void idempotency_key__is_the_callers_own_and_counts_for_one_operation_on_one_thing(Ground ground) {
        try (UnattendedMarket market =
                new UnattendedMarket(ground).sells("one", 9).sells("two", 9)) {
            market.test.grant(BUYER, SampleMandates.toBuy("bot"));
            IdempotencyKey key = new IdempotencyKey("k");
            assertThat(code(market.opens(BUYER, "one", PRICE, key))).isEqualTo("DONE");
            assertThat(isReplayed(market.opens(BUYER, "one", PRICE, key))).isTrue();
            assertThat(code(market.opens(BUYER, "two", PRICE, key))).isEqualTo("IDEMPOTENCY_KEY_REUSED");
            assertThat(code(market.opens(BUYER, "one", PRICE + 1, key))).isEqualTo("IDEMPOTENCY_KEY_REUSED");
            Outcome<NegotiationView> rivals = market.opens(RIVAL, "one", PRICE, key);
            assertThat(isReplayed(rivals)).isFalse();
            assertThat(code(rivals)).isEqualTo("DONE");
            assertThat(code(market.opens(AGENT, "two", PRICE, key)))
                    .as("the agent's own")
                    .isEqualTo("DONE");
            NegotiationView view = rivals.orElseThrow();
            assertThat(code(market.test
                            .parley()
                            .negotiations()
                            .move(RIVAL, view.id(), TestParley.answer(view, "withdraw"), key)))
                    .as("another operation")
                    .isEqualTo("DONE");
            for (String name : ALIKE) {
                market.sells("for " + name, 1);
                IdempotencyKey alike = new IdempotencyKey(name);
                assertThat(isReplayed(market.opens(BUYER, "for " + name, PRICE, alike)))
                        .isFalse();
                assertThat(isReplayed(market.opens(BUYER, "for " + name, PRICE, alike)))
                        .isTrue();
            }
        }
    }

    private static boolean isReplayed(Outcome<?> outcome) {
        return outcome.match(done -> done.replayed(), refused -> refused.replayed());
    }

    private static Outcome<List<DealView>> pays(UnattendedMarket market, String order, DealId... deals) {
        return market.test.parley().deals().redeemNow(TestParley.HOST, List.of(deals), new OrderReference(order));
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void order_reference__belongs_to_one_buyer_and_currency_until_it_is_undone(Ground ground) {
        try (UnattendedMarket market =
                new UnattendedMarket(ground).sells("one", 99).sells("two", 99).sells("three", 99)) {
            DealId berts = market.agreed(BUYER, SELLER, "one");
            DealId bertsNext = market.agreed(BUYER, SELLER, "two");
            DealId bertsLast = market.agreed(BUYER, SELLER, "three");
            DealId ritas = market.agreed(RIVAL, SELLER, "one");
            assertThat(code(pays(market, "o", berts))).isEqualTo("DONE");
            assertThat(code(pays(market, "o", berts))).as("the same again").isEqualTo("DONE");
            assertThat(code(pays(market, "o", ritas))).as("another buyer").isEqualTo("ORDER_REFERENCE_TAKEN");
            assertThat(code(pays(market, "o", berts, bertsNext)))
                    .as("more of the same buyer's")
                    .isEqualTo("DONE");
            assertThat(code(pays(market, "o2", berts))).as("another order").isEqualTo("ALREADY_REDEEMED");

            reverses(market, "o");
            assertThat(code(pays(market, "o", bertsLast))).as("undone").isEqualTo("ORDER_REFERENCE_TAKEN");
            assertThat(code(pays(market, "o2", bertsLast))).isEqualTo("DONE");
            assertThat(code(pays(market, "O", ritas))).as("another name").isEqualTo("DONE");
        }
    }

    private static void reverses(UnattendedMarket market, String order) {
        market.test
                .parley()
                .deals()
                .reverse(TestParley.HOST, new OrderReference(order), market.test.key())
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void order_reference__is_of_one_currency(Ground ground) {
        try (UnattendedMarket market = new UnattendedMarket(ground).sells("euros", 9)) {
            market.test.put(inDollars("dollars"));
            DealId euros = market.agreed(BUYER, SELLER, "euros");
            DealId dollars = market.answers(SELLER, openedInDollars(market, "dollars"), "accept")
                    .orElseThrow()
                    .deals()
                    .get(0);
            assertThat(code(pays(market, "o", euros, dollars))).isEqualTo("MIXED_DEALS");
            assertThat(code(pays(market, "o", euros))).isEqualTo("DONE");
            assertThat(code(pays(market, "o", dollars))).isEqualTo("ORDER_REFERENCE_TAKEN");
        }
    }

    private static Listing inDollars(String ref) {
        Currency usd = Currency.getInstance("USD");
        Issue price = new Issue(ListingDraft.PRICE, IssueRole.UNIT_PRICE, new Domain.Price(usd, 0, 1_000_000, 1));
        Item lamp = new Item(new ItemId("lamp"), "lamp", List.of(price), new Money(PRICE, usd), 9);
        return new Listing(
                new ListingRef(ref),
                SELLER.principal(),
                "goods",
                Map.of(),
                PriceBasis.ALL_INCLUDED,
                Binding.ON_ACCEPTANCE,
                StockPolicy.RESERVED_AT_AGREEMENT,
                List.of(lamp));
    }

    private static NegotiationView openedInDollars(UnattendedMarket market, String ref) {
        Value price = Value.of(new Money(PRICE, Currency.getInstance("USD")));
        MakeMove offer = MakeMove.of("offer", Terms.of(new ItemId("lamp"), Map.of(ListingDraft.PRICE, price)));
        return market.test
                .parley()
                .negotiations()
                .open(BUYER, OpenNegotiation.on(new ListingRef(ref)).with(offer), market.test.key())
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void order_reference__is_of_one_tenant(Ground ground) {
        try (UnattendedMarket market = new UnattendedMarket(ground).sells("one", 9)) {
            Caller host = in("elsewhere", TestParley.HOST);
            Caller rival = in("elsewhere", RIVAL);
            market.test
                    .parley()
                    .policies()
                    .publish(
                            in("elsewhere", TestParley.POLICY_EDITOR),
                            0,
                            PolicyDraft.everything(AlternatingOffers.ID).toJson(),
                            market.test.key())
                    .orElseThrow();
            Listing one = ListingDraft.by("sara", "one").item("lamp", PRICE, 9).build();
            market.test.parley().listings().put(host, one, market.test.key()).orElseThrow();
            NegotiationView view = market.opened(rival, "one");
            DealId there = market.answers(in("elsewhere", SELLER), view, "accept")
                    .orElseThrow()
                    .deals()
                    .get(0);
            assertThat(code(pays(market, "o", market.agreed(BUYER, SELLER, "one"))))
                    .isEqualTo("DONE");

            assertThat(code(market.test.parley().deals().redeemNow(host, List.of(there), new OrderReference("o"))))
                    .isEqualTo("DONE");
            assertThat(market.test
                            .parley()
                            .deals()
                            .reverse(host, new OrderReference("o"), market.test.key())
                            .orElseThrow())
                    .hasSize(1);
            assertThat(code(pays(market, "o", market.agreed(BUYER, SELLER, "one"))))
                    .as("not undone here")
                    .isEqualTo("DONE");
        }
    }
}
