// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.Nodes.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.ApprovalView;
import dev.parley.api.DealView;
import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Outcome;
import dev.parley.api.PrivateTermsView;
import dev.parley.api.PrivateTermsView.Lapse;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.Reason;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.protocol.sealedbid.SealedAuction;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a change of a listing does to what was set, opened, approved, allowed and agreed before it: the table of the guide
 * (Listings that change), a row for each field.
 */
class ChangedListingTest {
    private static final Caller SELLER = Caller.person(ListingChange.SELLER);
    private static final Caller BUYER = Caller.person("bert");
    private static final Caller AGENT = Caller.agent("cara", "bot");
    private static final Caller PRINCIPAL = Caller.person("cara");
    private static final Caller DEALER = Caller.person("dora");
    private static final Caller LATER = Caller.person("rita");

    /** A lamp and a desk for sale; whoever offers 60.00 for the lamp gets it. */
    private static final class Shop implements AutoCloseable {
        final TestParley test;

        Shop(Ground ground) {
            this(ground, AlternatingOffers.ID);
        }

        Shop(Ground ground, ProtocolId protocol) {
            test = TestParley.empty(ground::under);
            publish(protocol, SettlementRule.EACH_ITEM, Json.object().build());
            test.put(ListingChange.before());
        }

        void publish(ProtocolId protocol, SettlementRule settlement, Json parameters) {
            Choice choice = new Choice(protocol, parameters, settlement);
            test.publish(PolicyDraft.nothing().rule(PolicyRule.always("all", Selector.EVERY_LISTING, choice)));
        }

        PrivateTermsView sets(Json terms) {
            return test.parley()
                    .negotiations()
                    .setPrivateTerms(SELLER, ListingChange.before().ref(), terms, test.key())
                    .orElseThrow();
        }

        void sellsFromSixty() {
            Json lamp = Json.object().put("autoAccept", 60_00).build();
            sets(Json.object()
                    .put("items", Json.object().put("lamp", lamp).build())
                    .build());
        }

        List<Lapse> lapsed() {
            return test.parley()
                    .negotiations()
                    .privateTerms(SELLER, ListingChange.before().ref())
                    .orElseThrow()
                    .lapsed();
        }

        Outcome<NegotiationView> opens(Caller caller) {
            return test.parley()
                    .negotiations()
                    .open(caller, OpenNegotiation.on(ListingChange.before().ref()), test.key());
        }

        NegotiationId opened(Caller caller) {
            return opens(caller).orElseThrow().id();
        }

        Outcome<NegotiationView> offers(Caller caller, NegotiationId negotiation, Terms terms) {
            MakeMove move =
                    MakeMove.of("offer", terms).seeing(look(caller, negotiation).revision());
            return test.parley().negotiations().move(caller, negotiation, move, test.key());
        }

        NegotiationView look(Caller caller, NegotiationId negotiation) {
            return test.parley().negotiations().find(caller, negotiation).orElseThrow();
        }

        List<DealView> deals(Caller caller) {
            return test.parley()
                    .deals()
                    .list(caller, Optional.empty(), 10)
                    .orElseThrow()
                    .items();
        }

        String redeemed(Caller caller) {
            return code(test.parley()
                    .deals()
                    .redeemNow(
                            TestParley.HOST,
                            List.of(deals(caller).get(0).deal().id()),
                            new OrderReference("order of " + caller.principal())));
        }

        ApprovalView approvals() {
            return test.parley()
                    .mandates()
                    .approvals(PRINCIPAL, Optional.empty(), 10)
                    .orElseThrow()
                    .items()
                    .get(0);
        }

        Optional<String> refusedThoughApproved() {
            return test.parley()
                    .mandates()
                    .approve(PRINCIPAL, approvals().approval().id(), test.key())
                    .orElseThrow()
                    .refusal()
                    .map(code -> code.name());
        }

        @Override
        public void close() {
            test.close();
        }
    }

    private static String params(Outcome<?> outcome) {
        return outcome.match(done -> "", refused -> refused.params().toString());
    }

    private static Json reserve(long cents) {
        return Json.object()
                .put("reserves", Json.object().put("lamp", cents).build())
                .build();
    }

    private static Terms lampBefore(long cents) {
        return ListingChange.lamp(ListingChange.before(), cents);
    }

    @ParameterizedTest
    @EnumSource(ListingChange.class)
    void private_terms_lapse_when_their_numbers_mean_something_else(ListingChange change) {
        try (Shop shop = new Shop(Ground.MEMORY)) {
            shop.sellsFromSixty();
            assertThat(shop.lapsed()).isEmpty();
            shop.test.put(change.after());

            assertThat(shop.lapsed()).isEqualTo(change.lapses());
            NegotiationId negotiation = shop.opened(LATER);
            shop.offers(LATER, negotiation, ListingChange.lamp(change.after(), 60_00))
                    .orElseThrow();
            assertThat(shop.deals(LATER)).hasSize(change.lapses().isEmpty() ? 1 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource(ListingChange.class)
    void private_terms_act_again_once_the_listing_is_what_they_were_set_for(ListingChange change) {
        try (Shop shop = new Shop(Ground.MEMORY)) {
            shop.sellsFromSixty();
            shop.test.put(change.after());
            shop.test.put(ListingChange.before());

            assertThat(shop.lapsed()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(ListingChange.class)
    void what_was_opened_approved_allowed_and_agreed_before_goes_on_as_it_was(ListingChange change) {
        try (Shop shop = new Shop(Ground.MEMORY)) {
            shop.sellsFromSixty();
            NegotiationId open = shop.opened(BUYER);
            MandateView mandate =
                    shop.test.grant(PRINCIPAL, SampleMandates.toBuy("bot").approvalFrom(50_00));
            assertThat(code(shop.offers(AGENT, shop.opened(AGENT), lampBefore(55_00))))
                    .isEqualTo("APPROVAL_REQUIRED");
            shop.offers(DEALER, shop.opened(DEALER), lampBefore(70_00)).orElseThrow();
            shop.test.put(change.after());
            shop.test.parley().runDue();

            shop.offers(BUYER, open, lampBefore(60_00)).orElseThrow();
            assertThat(shop.deals(BUYER)).hasSize(1);
            assertThat(shop.refusedThoughApproved()).isEmpty();
            assertThat(shop.test
                            .parley()
                            .mandates()
                            .find(PRINCIPAL, mandate.mandate().id())
                            .orElseThrow()
                            .mandate())
                    .isEqualTo(mandate.mandate());
            assertThat(shop.redeemed(DEALER)).isEqualTo("DONE");
            assertThat(shop.redeemed(BUYER)).isEqualTo("DONE");
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void another_seller_ends_what_was_opened_with_the_earlier_one(Ground ground) {
        try (Shop shop = new Shop(ground)) {
            shop.sellsFromSixty();
            NegotiationId open = shop.opened(BUYER);
            shop.test.grant(PRINCIPAL, SampleMandates.toBuy("bot").approvalFrom(50_00));
            shop.offers(AGENT, shop.opened(AGENT), lampBefore(55_00));
            shop.offers(DEALER, shop.opened(DEALER), lampBefore(70_00)).orElseThrow();
            shop.test.put(ListingChange.soldBy("olga"));

            assertThat(code(shop.offers(BUYER, open, lampBefore(60_00)))).isEqualTo("STALE_REVISION");
            assertThat(shop.look(BUYER, open).details().get("closeReason").text())
                    .isEqualTo("unavailable");
            assertThat(shop.refusedThoughApproved()).contains("NEGOTIATION_CLOSED");
            assertThat(shop.redeemed(DEALER)).isEqualTo("DONE");
            assertThat(code(shop.test
                            .parley()
                            .negotiations()
                            .privateTerms(SELLER, ListingChange.before().ref())))
                    .isEqualTo("NOT_ENTITLED");
            NegotiationId later = shop.opened(LATER);
            shop.test.parley().runDue();
            assertThat(shop.look(LATER, later).open()).isTrue();
            shop.offers(LATER, later, lampBefore(60_00)).orElseThrow();
            assertThat(shop.deals(LATER)).isEmpty();

            shop.test.put(ListingChange.before());
            assertThat(shop.lapsed()).containsExactly(Lapse.WITHDRAWN);
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void a_withdrawal_ends_what_private_terms_were_set_for(Ground ground) {
        try (Shop shop = new Shop(ground)) {
            shop.sellsFromSixty();
            Listing listing = ListingChange.before();
            shop.test
                    .parley()
                    .listings()
                    .withdraw(TestParley.HOST, listing.ref(), shop.test.key())
                    .orElseThrow();
            shop.test.put(listing);

            assertThat(shop.lapsed()).containsExactly(Lapse.WITHDRAWN);
            shop.offers(LATER, shop.opened(LATER), lampBefore(60_00)).orElseThrow();
            assertThat(shop.deals(LATER)).isEmpty();
            shop.sellsFromSixty();
            assertThat(shop.lapsed()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Ground.class)
    void an_item_that_is_removed_cannot_be_had_in_what_is_open(Ground ground) {
        try (Shop shop = new Shop(ground)) {
            NegotiationId bargained = shop.opened(BUYER);
            NegotiationId untouched = shop.opened(LATER);
            shop.offers(BUYER, bargained, ListingDraft.price("desk", 60_00)).orElseThrow();
            shop.test.put(ListingChange.ITEM_REMOVED.after());

            MakeMove accept = TestParley.answer(shop.look(SELLER, bargained), "accept");
            assertThat(code(shop.test.parley().negotiations().move(SELLER, bargained, accept, shop.test.key())))
                    .isEqualTo("STOCK_UNAVAILABLE");
            shop.test.parley().runDue();
            assertThat(code(shop.offers(LATER, untouched, ListingDraft.price("desk", 60_00))))
                    .isEqualTo("ITEM_SETTLED");
            assertThat(code(shop.offers(LATER, untouched, lampBefore(60_00)))).isEqualTo("DONE");

            shop.test.put(ListingChange.before());
            assertThat(code(shop.offers(DEALER, shop.opened(DEALER), ListingDraft.price("desk", 60_00))))
                    .isEqualTo("DONE");
        }
    }

    @Test
    void private_terms_rest_while_the_policy_chooses_something_else() {
        try (Shop shop = new Shop(Ground.MEMORY)) {
            shop.sellsFromSixty();
            shop.publish(AlternatingOffers.ID, SettlementRule.ALL, Json.object().build());
            assertThat(shop.lapsed()).containsExactly(Lapse.SETTLEMENT_CHANGED);
            shop.publish(
                    SealedAuction.ID, SettlementRule.EACH_ITEM, Json.object().build());
            assertThat(shop.lapsed()).containsExactly(Lapse.PROTOCOL_CHANGED);
            shop.test.publish(PolicyDraft.nothing());
            assertThat(shop.lapsed()).containsExactly(Lapse.NOT_NEGOTIABLE);
            shop.publish(
                    AlternatingOffers.ID,
                    SettlementRule.EACH_ITEM,
                    Json.object().put("maxRounds", 3).build());
            assertThat(shop.lapsed()).isEmpty();
        }
    }

    @Test
    void a_seller_who_opens_is_told_that_its_reserve_is_no_price_of_the_listing_any_more() {
        try (Shop shop = new Shop(Ground.MEMORY, SealedAuction.ID)) {
            shop.test.put(ListingChange.stepped(1));
            shop.sets(reserve(60_10));
            shop.test.put(ListingChange.stepped(50));

            assertThat(shop.lapsed()).containsExactly(Lapse.NOT_TAKEN);
            Outcome<NegotiationView> opened = shop.opens(SELLER);
            assertThat(code(opened)).isEqualTo(Reason.PRIVATE_TERMS_LAPSED.name());
            assertThat(params(opened)).contains("NOT_TAKEN");
            shop.sets(Json.object().build());
            assertThat(code(shop.opens(SELLER))).isEqualTo("DONE");
        }
    }

    @Test
    void private_terms_are_checked_when_they_are_set_and_can_always_be_taken_back() {
        try (Shop shop = new Shop(Ground.MEMORY, SealedAuction.ID)) {
            shop.test.put(ListingChange.stepped(50));
            Outcome<PrivateTermsView> refused = shop.test
                    .parley()
                    .negotiations()
                    .setPrivateTerms(SELLER, ListingChange.before().ref(), reserve(60_10), shop.test.key());
            assertThat(code(refused)).isEqualTo("INVALID_REQUEST");
            shop.test.publish(PolicyDraft.nothing());
            assertThat(shop.sets(Json.object().build()).lapsed()).isEmpty();
        }
    }

    @Test
    void a_buyer_who_brings_terms_that_the_protocol_does_not_take_is_told_that_they_are_its_own() {
        try (Shop shop = new Shop(Ground.MEMORY)) {
            shop.sellsFromSixty();
            Json own = Json.object().put("items", Json.object().build()).build();
            OpenNegotiation open =
                    new OpenNegotiation(ListingChange.before().ref(), Optional.of(own), Optional.empty());
            Outcome<NegotiationView> refused = shop.test.parley().negotiations().open(BUYER, open, shop.test.key());
            assertThat(code(refused)).isEqualTo("INVALID_REQUEST");
            assertThat(params(refused)).contains("/privateTerms");
        }
    }

    @Test
    void private_terms_lapse_when_the_owner_changes_sides() {
        try (Shop shop = new Shop(Ground.MEMORY)) {
            shop.sellsFromSixty();
            shop.test.put(ListingChange.before().wanted());

            assertThat(shop.lapsed()).containsExactly(Lapse.WITHDRAWN);
        }
    }

    /** But for its name, its owner and the side of its owner, which have tests of their own. */
    @Test
    void every_field_of_a_listing_has_a_row() {
        assertThat(EnumSet.allOf(ListingChange.class).stream().map(ListingChange::after))
                .doesNotHaveDuplicates()
                .doesNotContain(ListingChange.before());
        assertThat(Listing.class.getRecordComponents()).hasSize(9);
        assertThat(dev.parley.model.Item.class.getRecordComponents()).hasSize(5);
        assertThat(dev.parley.model.Issue.class.getRecordComponents()).hasSize(3);
    }
}
