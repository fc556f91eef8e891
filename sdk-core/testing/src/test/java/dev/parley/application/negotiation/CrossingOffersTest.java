// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import static dev.parley.testing.TestParley.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.api.Simulation;
import dev.parley.model.Domain;
import dev.parley.model.Issue;
import dev.parley.model.IssueId;
import dev.parley.model.IssueRole;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.model.Value;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.sealedbid.SealedBid;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.TestParley;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody offers worse for itself than what it could accept, and a buyer above the list price is warned. */
class CrossingOffersTest {
    private static final Caller SELLER = Caller.person("seller");
    private static final Caller BUYER = Caller.person("buyer");
    private static final IssueId QUANTITY = new IssueId("quantity");

    private final TestParley test = TestParley.empty(builder -> builder);

    @AfterEach
    void close() {
        test.close();
    }

    private NegotiationView opened(Listing listing, SettlementRule settlement, Terms... terms) {
        test.publish(PolicyDraft.everything(
                new Choice(AlternatingOffers.ID, Json.object().build(), settlement)));
        test.put(listing);
        return test.parley()
                .negotiations()
                .open(BUYER, OpenNegotiation.on(listing.ref()).with(MakeMove.of("offer", terms)), test.key())
                .orElseThrow();
    }

    private static Listing bike() {
        return ListingDraft.by("seller", "bike-1").item("bike", 100, 3).build();
    }

    private static Terms bike(long cents) {
        return ListingDraft.price("bike", cents);
    }

    private Outcome<NegotiationView> counter(Caller who, NegotiationView seen, Terms... terms) {
        return test.parley().negotiations().move(who, seen.id(), answer(look(who, seen), "counter", terms), test.key());
    }

    private NegotiationView look(Caller who, NegotiationView seen) {
        return test.parley().negotiations().find(who, seen.id()).orElseThrow();
    }

    private static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }

    private static Json limits(NegotiationView view) {
        return view.allowed().stream()
                .filter(allowed -> allowed.kind().equals("counter"))
                .map(Allowed::limits)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_buyer_does_not_counter_above_the_ask_that_stands() {
        NegotiationView opened = opened(bike(), SettlementRule.EACH_ITEM, bike(50));
        NegotiationView ask = counter(SELLER, opened, bike(70)).orElseThrow();
        Outcome<NegotiationView> refused = counter(BUYER, ask, bike(80));
        assertThat(code(refused)).isEqualTo("WORSE_THAN_STANDING");
        assertThat(((Outcome.Refused<NegotiationView>) refused).params())
                .containsEntry("offer", ask.details().get("offer").get("id"))
                .containsKey("total");
        NegotiationView now = look(BUYER, opened);
        assertThat(now.details().get("buyersOffersUsed").integer()).isEqualTo(1);
        assertThat(limits(now).get("items").canonicalText()).isEqualTo("{\"bike\":{\"price\":{\"max\":70,\"min\":0}}}");
        assertThat(code(counter(BUYER, ask, bike(70)))).isEqualTo("DONE");
    }

    @Test
    void a_dry_run_says_so_too() {
        NegotiationView opened = opened(bike(), SettlementRule.EACH_ITEM, bike(50));
        NegotiationView ask = counter(SELLER, opened, bike(70)).orElseThrow();
        Simulation tried = test.parley()
                .negotiations()
                .simulate(BUYER, opened.id(), answer(ask, "counter", bike(71)))
                .orElseThrow();
        assertThat(tried.refusal().orElseThrow().name()).isEqualTo("WORSE_THAN_STANDING");
    }

    @Test
    void a_seller_does_not_counter_below_the_bid_that_stands() {
        NegotiationView opened = opened(bike(), SettlementRule.EACH_ITEM, bike(50));
        assertThat(code(counter(SELLER, opened, bike(49)))).isEqualTo("WORSE_THAN_STANDING");
        assertThat(limits(look(SELLER, opened))
                        .get("items")
                        .get("bike")
                        .get("price")
                        .get("min")
                        .integer())
                .isEqualTo(50);
    }

    @Test
    void items_that_settle_together_are_compared_together() {
        Listing set = ListingDraft.by("seller", "set-1")
                .item("bike", 100, 1)
                .item("lamp", 100, 1)
                .build();
        NegotiationView opened = opened(set, SettlementRule.ALL, bike(50), ListingDraft.price("lamp", 50));
        NegotiationView ask = counter(SELLER, opened, bike(90), ListingDraft.price("lamp", 60))
                .orElseThrow();
        assertThat(code(counter(BUYER, ask, bike(100), ListingDraft.price("lamp", 51))))
                .isEqualTo("WORSE_THAN_STANDING");
        assertThat(limits(look(BUYER, ask)).get("ifOnlyPricesChange").canonicalText())
                .isEqualTo("{\"total\":{\"max\":150}}");
        assertThat(code(counter(BUYER, ask, bike(100), ListingDraft.price("lamp", 40))))
                .isEqualTo("DONE");
    }

    @Test
    void other_terms_at_another_price_are_not_compared() {
        Issue quantity = new Issue(QUANTITY, IssueRole.QUANTITY, new Domain.Numbers(1, 5, 1));
        Listing bikes = ListingDraft.by("seller", "bikes-1")
                .item("bike", 100, 5, List.of(quantity))
                .build();
        NegotiationView opened = opened(bikes, SettlementRule.EACH_ITEM, bikes(50, 2));
        NegotiationView ask = counter(SELLER, opened, bikes(70, 2)).orElseThrow();
        assertThat(code(counter(BUYER, ask, bikes(71, 2)))).isEqualTo("WORSE_THAN_STANDING");
        assertThat(limits(look(BUYER, ask)).get("ifOnlyPricesChange").canonicalText())
                .isEqualTo("{\"items\":{\"bike\":{\"max\":70}}}");
        assertThat(code(counter(BUYER, ask, bikes(71, 1)))).isEqualTo("DONE");
    }

    private static Terms bikes(long cents, long units) {
        return Terms.of(
                new ItemId("bike"),
                Map.of(ListingDraft.PRICE, Value.of(new Money(cents, ListingDraft.EUR)), QUANTITY, Value.of(units)));
    }

    @Test
    void a_dry_run_warns_a_buyer_above_the_list_price_whatever_the_protocol() {
        Listing bike = bike();
        NegotiationView haggle = opened(bike, SettlementRule.EACH_ITEM, bike(50));
        NegotiationView ask = counter(SELLER, haggle, bike(120)).orElseThrow();
        assertThat(warnings(BUYER, haggle, answer(ask, "counter", bike(101)))).containsExactly("ABOVE_LIST_PRICE bike");
        assertThat(warnings(BUYER, haggle, answer(ask, "counter", bike(100)))).isEmpty();
        Listing lamp = ListingDraft.by("seller", "lamp-1").item("lamp", 100, 1).build();
        test.publish(PolicyDraft.nothing()
                .rule(PolicyRule.always(
                        "sealed",
                        Selector.EVERY_LISTING,
                        new Choice(
                                SealedBid.ID,
                                Json.object().put("closesAfterSeconds", 3_600).build(),
                                SettlementRule.EACH_ITEM))));
        test.put(lamp);
        NegotiationView sealed = test.parley()
                .negotiations()
                .open(BUYER, OpenNegotiation.on(lamp.ref()), test.key())
                .orElseThrow();
        assertThat(warnings(BUYER, sealed, MakeMove.of("submit", ListingDraft.price("lamp", 101))))
                .containsExactly("ABOVE_LIST_PRICE lamp");
        assertThat(warnings(SELLER, sealed, MakeMove.of("submit", ListingDraft.price("lamp", 101))))
                .isEmpty();
    }

    private List<String> warnings(Caller who, NegotiationView view, MakeMove move) {
        Simulation tried =
                test.parley().negotiations().simulate(who, view.id(), move).orElseThrow();
        assertThat(tried.refusal()).isEmpty();
        return tried.warnings().stream()
                .map(warning -> warning.code() + " " + warning.item())
                .toList();
    }
}
