package dev.parley;

import static dev.parley.testing.TestParley.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.application.Notices;
import dev.parley.application.negotiation.DrawConsentEvent;
import dev.parley.audit.JsonReader;
import dev.parley.model.DealId;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Listing;
import dev.parley.model.OrderReference;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatId;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.port.NegotiationListener.Happened;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What Parley itself tells listeners of. A golden file that was once written is never changed: it is read for ever. */
class EventsHeardTest {
    private static final Caller BUYER = Caller.person("buyer");
    private static final Caller SELLER = Caller.person("seller");
    private static final Caller BOT = Caller.agent("buyer", "bot");

    private final List<Happened> heard = new ArrayList<>();
    private int listings;

    private DealId agreed(TestParley test) {
        NegotiationView offered = offered(test, BUYER, 60_00);
        return test.parley()
                .negotiations()
                .move(SELLER, offered.id(), MakeMove.of("accept").answering(offered), test.key())
                .orElseThrow()
                .deals()
                .get(0);
    }

    private NegotiationView offered(TestParley test, Caller caller, long cents) {
        Listing lamp = test.put(ListingDraft.by("seller", "lamp-" + ++listings)
                .item("lamp", 80_00, 1)
                .build());
        return test.parley()
                .negotiations()
                .open(
                        caller,
                        OpenNegotiation.on(lamp.ref()).with(MakeMove.of("offer", ListingDraft.price("lamp", cents))),
                        test.key())
                .orElseThrow();
    }

    private TestParley market() {
        TestParley test = TestParley.empty(builder -> builder.listener("ear", heard::add));
        test.publish(PolicyDraft.everything(AlternatingOffers.ID));
        return test;
    }

    private List<String> told(String subject) {
        return heard.stream()
                .filter(event -> event.details()
                        .find("deal")
                        .filter(deal -> deal.text().equals(subject))
                        .isPresent())
                .map(Happened::type)
                .toList();
    }

    @Test
    void a_deal_is_heard_of_from_agreement_to_reversal_in_order_and_once() {
        try (TestParley test = market()) {
            DealId paid = agreed(test);
            DealId left = agreed(test);
            DealId late = agreed(test);
            OrderReference order = new OrderReference("order-1");
            test.parley().deals().beginCheckout(BUYER, paid, test.key()).orElseThrow();
            test.parley().deals().redeemNow(HOST, List.of(paid), order).orElseThrow();
            test.parley().deals().redeemNow(HOST, List.of(paid), order).orElseThrow();
            test.parley().runDue();
            test.parley().deals().reverse(HOST, order, test.key()).orElseThrow();
            test.parley().deals().cancel(TestParley.OPERATOR, left, test.key()).orElseThrow();
            test.clock().advance(Duration.ofDays(8));

            assertThat(told(paid.value()))
                    .containsExactly(
                            "parley.deal-agreed",
                            "parley.deal-checkout-begun",
                            "parley.deal-redeemed",
                            "parley.deal-reversed");
            assertThat(told(left.value())).containsExactly("parley.deal-agreed", "parley.deal-cancelled");
            assertThat(told(late.value())).containsExactly("parley.deal-agreed", "parley.deal-expired");
            assertThat(heard).extracting(Happened::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_request_for_approval_is_heard_of_without_the_move_and_by_nobody_else() {
        try (TestParley test = market()) {
            test.grant(BUYER, SampleMandates.toBuy("bot").approvalFrom(70_00));
            NegotiationView offered = offered(test, BOT, 60_00);
            NegotiationView countered = test.parley()
                    .negotiations()
                    .move(
                            SELLER,
                            offered.id(),
                            MakeMove.of("counter", ListingDraft.price("lamp", 75_00))
                                    .answering(offered),
                            test.key())
                    .orElseThrow();
            test.parley()
                    .negotiations()
                    .move(BOT, offered.id(), MakeMove.of("accept").answering(countered), test.key());
            test.parley().runDue();

            Happened asked = heard.get(heard.size() - 1);
            assertThat(asked.type()).isEqualTo("parley.approval-requested");
            assertThat(asked.details().get("agent").text()).isEqualTo("bot");
            assertThat(asked.details().canonicalText().split("\\W+")).doesNotContain("7500");
            assertThat(test.parley()
                            .negotiations()
                            .events(SELLER, offered.id(), Optional.empty(), 50)
                            .orElseThrow()
                            .items())
                    .noneMatch(event -> event.type().startsWith("parley.approval"));
        }
    }

    @Test
    void an_erasure_is_heard_of_once_it_is_done() {
        try (TestParley test = market()) {
            test.parley()
                    .deals()
                    .cancel(TestParley.OPERATOR, agreed(test), test.key())
                    .orElseThrow();
            PrincipalId buyer = BUYER.principal();
            test.parley()
                    .erasures()
                    .erase(TestParley.OPERATOR, buyer, test.key())
                    .orElseThrow();
            assertThat(heard).extracting(Happened::type).doesNotContain("parley.principal-erased");
            test.parley().runDue();

            assertThat(heard).extracting(Happened::type).containsOnlyOnce("parley.principal-erased");
        }
    }

    @Test
    void every_type_reads_as_its_golden_file() throws IOException {
        a_deal_is_heard_of_from_agreement_to_reversal_in_order_and_once();
        a_request_for_approval_is_heard_of_without_the_move_and_by_nobody_else();
        an_erasure_is_heard_of_once_it_is_done();
        Map<String, Json> told = new TreeMap<>();
        for (Happened event : heard) {
            if (event.type().startsWith("parley.")) {
                told.putIfAbsent(event.type() + "-" + event.version(), event.details());
            }
        }
        EncodedEvent consent = new DrawConsentEvent(new ItemId("lamp"), new SeatId("buyer")).encode();
        told.put(
                consent.type() + "-" + consent.version(), consent.parts().get(0).content());

        assertThat(told.keySet())
                .containsExactlyInAnyOrderElementsOf(Notices.ALL.stream()
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
