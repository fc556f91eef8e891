// SPDX-License-Identifier: Apache-2.0
package dev.parley;

import static dev.parley.ListeningMarket.BOT;
import static dev.parley.ListeningMarket.BUYER;
import static dev.parley.ListeningMarket.SELLER;
import static dev.parley.testing.TestParley.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.NegotiationView;
import dev.parley.api.VoidBid;
import dev.parley.application.negotiation.session.DrawConsentEvent;
import dev.parley.application.negotiation.session.FactFoundEvent;
import dev.parley.application.negotiation.session.SystemEvent;
import dev.parley.application.outbox.Notices;
import dev.parley.audit.JsonReader;
import dev.parley.model.ApprovalId;
import dev.parley.model.DealId;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatId;
import dev.parley.model.SettlementRule;
import dev.parley.policy.Choice;
import dev.parley.policy.PolicyDraft;
import dev.parley.policy.PolicyRule;
import dev.parley.policy.Selector;
import dev.parley.port.NegotiationListener.Happened;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Parley itself tells listeners of. A golden file that was once written is never changed: it is read for ever. */
class EventsHeardTest {
    private static final Json THRESHOLDS = JsonReader.read("{\"items\":{\"lamp\":{\"autoAccept\":7777}}}");

    private final List<Happened> heard = new ArrayList<>();

    @Test
    void a_deal_is_heard_of_from_agreement_to_reversal_in_order_and_once() {
        try (ListeningMarket market = new ListeningMarket(heard)) {
            TestParley test = market.test;
            DealId paid = market.agreed();
            DealId left = market.agreed();
            DealId late = market.agreed();
            OrderReference order = new OrderReference("order-1");
            test.parley().deals().beginCheckout(BUYER, paid, test.key()).orElseThrow();
            test.parley().deals().redeemNow(HOST, List.of(paid), order).orElseThrow();
            test.parley().deals().redeemNow(HOST, List.of(paid), order).orElseThrow();
            test.parley().runDue();
            test.parley().deals().reverse(HOST, order, test.key()).orElseThrow();
            test.parley().deals().cancel(TestParley.OPERATOR, left, test.key()).orElseThrow();
            test.clock().advance(Duration.ofDays(8));

            assertThat(market.types("deal", paid.value()))
                    .containsExactly(
                            "parley.deal-agreed",
                            "parley.deal-checkout-begun",
                            "parley.deal-redeemed",
                            "parley.deal-reversed");
            assertThat(market.types("deal", left.value()))
                    .containsExactly("parley.deal-agreed", "parley.deal-cancelled");
            assertThat(market.types("deal", late.value())).containsExactly("parley.deal-agreed", "parley.deal-expired");
            assertThat(heard).extracting(Happened::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_deal_whose_unit_was_sold_elsewhere_is_heard_of() {
        try (ListeningMarket market = new ListeningMarket(heard)) {
            Listing lamp = market.lamp();
            DealId lost = market.agreed(lamp);
            market.soldElsewhere(lamp);
            market.parley().runDue();

            assertThat(market.types("deal", lost.value()))
                    .containsExactly("parley.deal-agreed", "parley.deal-sold-elsewhere");
        }
    }

    @Test
    void a_request_for_approval_is_heard_of_without_the_move_and_by_nobody_else() {
        try (ListeningMarket market = new ListeningMarket(heard)) {
            market.test.grant(BUYER, SampleMandates.toBuy("bot").approvalFrom(70_00));
            ApprovalId asked = market.asked(market.lamp());
            NegotiationId where = market.parley()
                    .mandates()
                    .approval(BUYER, asked)
                    .orElseThrow()
                    .approval()
                    .negotiation()
                    .orElseThrow();
            market.parley().runDue();

            Happened request = heard.get(heard.size() - 1);
            assertThat(request.type()).isEqualTo("parley.approval-requested");
            assertThat(request.details().get("agent").text()).isEqualTo("bot");
            assertThat(request.details().canonicalText().split("\\W+")).doesNotContain("7500");
            assertThat(market.parley()
                            .negotiations()
                            .events(SELLER, where, Optional.empty(), 50)
                            .orElseThrow()
                            .items())
                    .noneMatch(event -> event.type().startsWith("parley.approval"));
        }
    }

    @Test
    void a_bar_and_a_voided_bid_are_heard_of() {
        try (ListeningMarket market = new ListeningMarket(heard)) {
            TestParley test = market.test;
            NegotiationView offered =
                    market.offered(BUYER, market.lamp(), 60_00).orElseThrow();
            VoidBid bid = new VoidBid(new SeatId("buyer"), Optional.empty(), "a mistyped price");
            test.parley()
                    .negotiations()
                    .voidBid(TestParley.OPERATOR, offered.id(), bid, test.key())
                    .orElseThrow();
            PrincipalId seller = SELLER.principal();
            test.parley()
                    .principals()
                    .bar(TestParley.OPERATOR, seller, "counterfeits", test.key())
                    .orElseThrow();
            test.parley().runDue();
            test.parley()
                    .principals()
                    .readmit(TestParley.OPERATOR, seller, test.key())
                    .orElseThrow();
            test.parley().runDue();

            assertThat(heard)
                    .extracting(Happened::type)
                    .contains(
                            "parley.bid-voided",
                            "parley.principal-barred",
                            "parley.bar-carried-out",
                            "parley.principal-readmitted");
            assertThat(heard).extracting(Happened::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void an_erasure_is_heard_of_once_it_is_done() {
        try (ListeningMarket market = new ListeningMarket(heard)) {
            TestParley test = market.test;
            test.parley()
                    .deals()
                    .cancel(TestParley.OPERATOR, market.agreed(), test.key())
                    .orElseThrow();
            test.parley()
                    .erasures()
                    .erase(TestParley.OPERATOR, BUYER.principal(), test.key())
                    .orElseThrow();
            assertThat(heard).extracting(Happened::type).doesNotContain("parley.principal-erased");
            test.parley().runDue();

            assertThat(heard).extracting(Happened::type).containsOnlyOnce("parley.principal-erased");
        }
    }

    @Test
    void what_becomes_of_a_request_for_approval_is_heard_of_once_and_without_the_move() {
        try (ListeningMarket market = new ListeningMarket(heard)) {
            TestParley test = market.test;
            test.grant(BUYER, SampleMandates.toBuy("bot").approvalFrom(70_00));
            ApprovalId granted = market.asked(market.lamp());
            ApprovalId denied = market.asked(market.lamp());
            ApprovalId expired = market.asked(market.lamp());
            Listing sold = market.lamp();
            ApprovalId fruitless = market.asked(sold);
            market.soldElsewhere(sold);
            var mandates = test.parley().mandates();
            mandates.approve(BUYER, granted, test.key()).orElseThrow();
            var unused = mandates.approve(BUYER, granted, test.key());
            mandates.deny(BUYER, denied, test.key()).orElseThrow();
            mandates.approve(BUYER, fruitless, test.key()).orElseThrow();
            test.clock().advance(Duration.ofDays(8));

            Map.of("granted", granted, "denied", denied, "expired", expired, "fruitless", fruitless)
                    .forEach((outcome, request) -> assertThat(market.types("approval", request.value()))
                            .containsExactly("parley.approval-requested", "parley.approval-" + outcome));
            assertThat(heard.stream().filter(event -> event.type().startsWith("parley.approval")))
                    .noneMatch(event -> List.of(event.details().canonicalText().split("\\W+"))
                            .contains("7500"));
            assertThat(heard).extracting(Happened::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_first_move_that_was_granted_is_heard_of_where_it_was_made() {
        try (ListeningMarket market = new ListeningMarket(heard)) {
            TestParley test = market.test;
            test.grant(BUYER, SampleMandates.toBuy("bot").approvalFrom(70_00));
            ApprovalId request = ListeningMarket.approval(market.offered(BOT, market.lamp(), 75_00));
            NegotiationId opened = test.parley()
                    .mandates()
                    .approve(BUYER, request, test.key())
                    .orElseThrow()
                    .approval()
                    .negotiation()
                    .orElseThrow();
            test.parley().runDue();

            assertThat(heard.stream().filter(event -> event.type().equals("parley.approval-granted")))
                    .extracting(Happened::negotiation)
                    .containsExactly(Optional.of(opened));
        }
    }

    @Test
    void terms_that_lapse_are_heard_of_once_each_time_and_without_what_they_say() {
        try (ListeningMarket market = new ListeningMarket(heard)) {
            TestParley test = market.test;
            Listing lamp = market.lamp();
            ListingRef ref = lamp.ref();
            keep(market, ref);
            Listing other =
                    ListeningMarket.draft(ref.value()).item("desk", 50_00, 1).build();
            test.put(other);
            test.put(other.with(other.items().get(0).withStock(5)));
            assertThat(lapses(market)).containsExactly("[\"ITEMS_CHANGED\"]");

            test.put(lamp);
            assertThat(lapses(market)).as("they act again").hasSize(1);
            test.put(other);
            assertThat(lapses(market)).containsExactly("[\"ITEMS_CHANGED\"]", "[\"ITEMS_CHANGED\"]");

            keep(market, ref);
            Instant end = test.clock().instant().plus(Duration.ofHours(1));
            test.publish(PolicyDraft.nothing().rule(rule().during(Optional.empty(), Optional.of(end))));
            test.clock().advance(Duration.ofMinutes(59));
            assertThat(lapses(market)).hasSize(2);
            test.clock().advance(Duration.ofMinutes(1));
            test.publish(PolicyDraft.nothing());
            assertThat(lapses(market)).hasSize(3).last().isEqualTo("[\"NOT_NEGOTIABLE\"]");

            test.publish(PolicyDraft.nothing().rule(rule()));
            keep(market, ref);
            test.parley().listings().withdraw(HOST, ref, test.key()).orElseThrow();
            assertThat(lapses(market)).hasSize(4).last().isEqualTo("[\"WITHDRAWN\"]");

            test.put(lamp);
            test.parley()
                    .negotiations()
                    .setPrivateTerms(SELLER, ref, Json.object().build(), test.key())
                    .orElseThrow();
            test.put(other);
            assertThat(lapses(market)).as("none are set").hasSize(4);
            assertThat(heard).extracting(Happened::id).doesNotHaveDuplicates();
            assertThat(heard)
                    .noneMatch(event -> List.of(event.details().canonicalText().split("\\W+"))
                            .contains("7777"));
        }
    }

    private static PolicyRule rule() {
        Choice choice = new Choice(AlternatingOffers.ID, Json.object().build(), SettlementRule.EACH_ITEM);
        return PolicyRule.always("everything", Selector.EVERY_LISTING, choice);
    }

    private static void keep(ListeningMarket market, ListingRef ref) {
        market.parley()
                .negotiations()
                .setPrivateTerms(SELLER, ref, THRESHOLDS, market.test.key())
                .orElseThrow();
    }

    private static List<String> lapses(ListeningMarket market) {
        market.parley().runDue();
        return market.heard.stream()
                .filter(event -> event.type().equals("parley.private-terms-lapsed"))
                .map(event -> event.details().get("lapsed").canonicalText())
                .toList();
    }

    @Test
    void every_type_reads_as_its_golden_file() throws IOException {
        List<Runnable> scenes = List.of(
                this::a_deal_is_heard_of_from_agreement_to_reversal_in_order_and_once,
                this::a_deal_whose_unit_was_sold_elsewhere_is_heard_of,
                this::a_request_for_approval_is_heard_of_without_the_move_and_by_nobody_else,
                this::what_becomes_of_a_request_for_approval_is_heard_of_once_and_without_the_move,
                this::terms_that_lapse_are_heard_of_once_each_time_and_without_what_they_say,
                this::an_erasure_is_heard_of_once_it_is_done,
                this::a_bar_and_a_voided_bid_are_heard_of);
        Map<String, Json> told = new TreeMap<>();
        for (Runnable scene : scenes) {
            scene.run();
            heard.stream()
                    .filter(event -> event.type().startsWith("parley."))
                    .forEach(event -> told.putIfAbsent(event.type() + "-" + event.version(), event.details()));
            heard.clear();
        }
        EncodedEvent consent = new DrawConsentEvent(new ItemId("lamp"), new SeatId("buyer")).encode();
        told.put(
                consent.type() + "-" + consent.version(), consent.parts().get(0).content());
        EncodedEvent fact =
                new FactFoundEvent(Audience.PARTIES, JsonReader.read(golden("parley.fact-found-1"))).encode();
        told.put(fact.type() + "-" + fact.version(), fact.parts().get(0).content());

        assertThat(told.keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(SystemEvent.TYPES.stream(), Notices.ALL.stream())
                        .map(type -> type.name() + "-" + type.version())
                        .toList());
        for (Map.Entry<String, Json> one : told.entrySet()) {
            assertThat(withoutHash(one.getValue()))
                    .as(one.getKey())
                    .isEqualTo(withoutHash(JsonReader.read(golden(one.getKey()))));
        }
    }

    /** The hash of a deal's content is its own form's affair. */
    private static Map<String, Json> withoutHash(Json details) {
        Map<String, Json> members = new TreeMap<>(details.members());
        members.remove("content");
        return members;
    }

    private static String golden(String name) throws IOException {
        String path = "/golden/parley/" + name + ".json";
        try (InputStream in = EventsHeardTest.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
