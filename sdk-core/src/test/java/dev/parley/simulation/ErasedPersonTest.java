package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.api.ErasureView;
import dev.parley.api.EventView;
import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.OperatorAction;
import dev.parley.api.Outcome;
import dev.parley.api.TranscriptExport;
import dev.parley.audit.AuditEvent;
import dev.parley.audit.PublishedKey;
import dev.parley.audit.ReceiptVerifier;
import dev.parley.audit.Transcript;
import dev.parley.audit.TranscriptVerification;
import dev.parley.audit.TranscriptVerifier;
import dev.parley.model.DealId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.model.PrincipalId;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.port.NegotiationListener.Happened;
import dev.parley.protocol.Allowed;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person said and set can be erased: the tables lack it in every spelling, and everything verifies as before. */
class ErasedPersonTest {
    private static final Caller BERT = Caller.person("bert");
    private static final Caller BOT = Caller.agent("bert", "bot");
    private static final Caller SARA = Caller.person("sara");
    private static final Caller OPERATOR = TestParley.OPERATOR;
    private static final PrincipalId WHO = BERT.principal();

    private static final String HIS_WORDS = "Überlinger Straße 7, call +49 170 5550119";
    private static final String HER_WORDS = "Ask for Sara at the boathouse";
    private static final long HIS_PRICE = 1_237_913;
    private static final long HIS_BUDGET = 9_871_203;
    private static final long HER_THRESHOLD = 8_650_427;

    @ParameterizedTest
    @EnumSource
    void nothing_of_what_a_person_said_or_set_is_left_in_any_table(Ground ground) throws Exception {
        try (Market market = new Market(ground)) {
            NegotiationId ended = market.quarrel();
            market.settled();
            market.asks();
            String before = market.rows();
            assertThat(found(before, HIS_WORDS)).as("his words, before").isNotEmpty();
            assertThat(found(before, Long.toString(HIS_PRICE))).isNotEmpty();
            assertThat(found(before, Long.toString(HIS_BUDGET))).isNotEmpty();
            market.endAll();

            assertThat(market.erase(WHO).completedAt()).isPresent();

            String after = market.rows();
            assertThat(found(after, HIS_WORDS)).isEmpty();
            assertThat(found(after, Long.toString(HIS_PRICE))).isEmpty();
            assertThat(found(after, "\"budget\":" + HIS_BUDGET)).isEmpty();
            assertThat(found(after, HER_WORDS)).as("her words").isNotEmpty();
            assertThat(found(market.export(SARA, ended), HER_WORDS)).isNotEmpty();
            assertThat(found(market.export(SARA, ended), HIS_WORDS)).isEmpty();

            assertThat(found(after, Long.toString(HER_THRESHOLD)))
                    .as("her threshold")
                    .isNotEmpty();
            market.erase(SARA.principal());
            assertThat(found(market.rows(), HER_WORDS)).isEmpty();
            assertThat(found(market.rows(), Long.toString(HER_THRESHOLD))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void transcripts_receipts_and_deals_verify_as_before(Ground ground) {
        try (Market market = new Market(ground)) {
            NegotiationId ended = market.quarrel();
            DealId deal = market.settled();
            NegotiationId agreed = market.deal(deal).deal().origin().negotiation();
            List<TranscriptExport> before = List.of(market.transcript(SARA, ended), market.transcript(SARA, agreed));

            market.erase(WHO);
            market.erase(SARA.principal());

            for (TranscriptExport earlier : before) {
                for (Caller caller : List.of(SARA, BERT, OPERATOR)) {
                    TranscriptExport now = market.transcript(caller, earlier.negotiation());
                    Transcript verified = verified(now);
                    market.verifier().receipt(now.receipt(), verified).match(proof -> proof, rejected -> {
                        throw new AssertionError(rejected.why());
                    });
                    market.verifier().receipt(earlier.receipt(), verified).match(proof -> proof, rejected -> {
                        throw new AssertionError(rejected.why());
                    });
                }
            }
            market.verifier()
                    .deal(market.deal(deal).signature(), verified(market.transcript(SARA, agreed)))
                    .match(proof -> proof, rejected -> {
                        throw new AssertionError(rejected.why());
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_negotiation_of_an_erased_person_is_shown_without_what_was_said(Ground ground) {
        try (Market market = new Market(ground)) {
            DealId deal = market.settled();
            NegotiationId id = market.deal(deal).deal().origin().negotiation();
            NegotiationView before = market.view(SARA, id);

            market.erase(WHO);

            for (Caller caller : List.of(SARA, BERT, OPERATOR)) {
                NegotiationView view = market.view(caller, id);
                assertThat(view.details().canonicalText()).isEqualTo("{\"erased\":true}");
                assertThat(view.revision()).isNotEqualTo(before.revision());
                assertThat(view.open()).isFalse();
                assertThat(view.phase()).isEqualTo(before.phase());
                assertThat(view.deals()).containsExactly(deal);
                assertThat(view.listing()).isEqualTo(before.listing());
                assertThat(view.seats()).isEqualTo(before.seats());
                assertThat(view.allowed()).isEqualTo(List.<Allowed>of());
                assertThat(market.events(caller, id))
                        .extracting(EventView::type)
                        .containsExactly("parley.opened", "parley.erased");
                assertThat(code(market.test
                                .parley()
                                .negotiations()
                                .move(caller, id, MakeMove.of("withdraw"), market.test.key())))
                        .isIn("ERASED");
            }
            assertThat(code(market.test.parley().negotiations().find(Caller.person("rita"), id)))
                    .isEqualTo("NOT_FOUND");
            assertThat(market.heard)
                    .filteredOn(event -> event.type().equals("parley.principal-erased"))
                    .extracting(event -> event.details().get("principal").text())
                    .containsExactly("bert");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_has_not_ended_keeps_an_erasure_from_beginning_and_is_named(Ground ground) {
        try (Market market = new Market(ground)) {
            DealId unpaid = market.agreed("lamp-3");
            NegotiationId open = market.offered(BERT, "lamp-4", HIS_PRICE);
            MandateView mandate =
                    market.test.grant(BERT, SampleMandates.toBuy("bot").budget(HIS_BUDGET));

            Outcome<ErasureView> refused = market.asked(WHO);

            refused.match(
                    done -> {
                        throw new AssertionError("erased " + done.value());
                    },
                    refusal -> {
                        assertThat(refusal.code().name()).isEqualTo("STILL_OPEN");
                        assertThat(texts(refusal.params().get("negotiations"))).containsExactly(open.value());
                        assertThat(texts(refusal.params().get("deals"))).containsExactly(unpaid.value());
                        assertThat(texts(refusal.params().get("mandates")))
                                .containsExactly(mandate.mandate().id().value());
                        return refusal;
                    });
            market.cancel(open);
            market.test
                    .parley()
                    .mandates()
                    .revoke(BERT, mandate.mandate().id(), market.test.key())
                    .orElseThrow();
            market.redeem(unpaid, "order-late");
            assertThat(market.erase(WHO).completedAt()).isPresent();
            market.test
                    .parley()
                    .deals()
                    .reverse(TestParley.HOST, new OrderReference("order-late"), market.test.key())
                    .orElseThrow();
            market.test.parley().runDue();
            assertThat(market.test.parley().health().problems()).noneMatch(problem -> problem.contains("failed"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_node_that_keeps_the_run_shows_nothing_that_another_has_erased(Ground ground) {
        UnaryOperator<Parley.Builder> place = ground.place();
        try (Market market = new Market(place);
                TestParley other = TestParley.empty(place)) {
            NegotiationId id = market.quarrel();
            String seen = other.parley()
                    .negotiations()
                    .find(SARA, id)
                    .orElseThrow()
                    .details()
                    .canonicalText();
            assertThat(seen).contains("\"closeReason\":\"rejected\"");

            market.erase(WHO);

            assertThat(other.parley()
                            .negotiations()
                            .find(SARA, id)
                            .orElseThrow()
                            .details()
                            .canonicalText())
                    .isEqualTo("{\"erased\":true}");
            assertThat(found(
                            text(other.parley()
                                    .negotiations()
                                    .transcript(SARA, id)
                                    .orElseThrow()),
                            HIS_WORDS))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_person_who_comes_back_negotiates_anew_and_can_be_erased_again(Ground ground) throws Exception {
        try (Market market = new Market(ground)) {
            market.quarrel();
            ErasureView first = market.erase(WHO);
            market.test.clock().advance(java.time.Duration.ofDays(1));
            NegotiationId again = market.quarrel();
            assertThat(market.view(SARA, again).details().canonicalText()).contains("\"closeReason\":\"rejected\"");

            ErasureView second = market.erase(WHO);

            assertThat(first.negotiations()).isEqualTo(1);
            assertThat(second.negotiations()).isEqualTo(2);
            assertThat(found(market.rows(), HIS_WORDS)).isEmpty();
            assertThat(code(market.asked(new PrincipalId("nobody")))).isEqualTo("NOT_FOUND");
        }
    }

    private static Transcript verified(TranscriptExport export) {
        return TranscriptVerifier.verify(
                        export.events().stream().map(AuditEvent::fromJson).toList())
                .match(TranscriptVerification.Intact::transcript, broken -> {
                    throw new AssertionError("broken: " + broken);
                });
    }

    /** The spellings of some words that a dump has, a character a byte. */
    private static List<String> found(String dump, String words) {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        List<String> spellings = new ArrayList<>(List.of(
                new String(bytes, StandardCharsets.ISO_8859_1),
                words,
                new String(words.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1),
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes)));
        for (int shift = 0; shift < 3; shift++) {
            spellings.add(base64(" ".repeat(shift) + words, shift));
        }
        return spellings.stream()
                .filter(spelling -> spelling.length() > 5)
                .filter(dump::contains)
                .toList();
    }

    /** What stays the same whatever stands around it. */
    private static String base64(String words, int shift) {
        String whole = Base64.getUrlEncoder().withoutPadding().encodeToString(words.getBytes(StandardCharsets.UTF_8));
        return whole.substring(shift == 0 ? 0 : 4, words.getBytes(StandardCharsets.UTF_8).length / 3 * 4);
    }

    private static String text(TranscriptExport export) {
        StringBuilder text = new StringBuilder();
        export.events().forEach(event -> text.append(event.canonicalText()));
        return text.toString();
    }

    private static List<String> texts(Json array) {
        return array.list(Json::text);
    }

    private static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }

    /** Sara's lamps, and Bert who wants them. */
    private static final class Market implements AutoCloseable {
        final List<Happened> heard = new ArrayList<>();
        private final AtomicReference<Callable<String>> rows = new AtomicReference<>();
        final TestParley test;
        private int orders;

        Market(Ground ground) {
            this(ground.place());
        }

        Market(UnaryOperator<Parley.Builder> place) {
            test = TestParley.empty(builder -> {
                Parley.Builder placed = place.apply(builder).listener("ear", heard::add);
                rows.set(Ground.rows(placed));
                return placed;
            });
            test.publish(PolicyDraft.everything(AlternatingOffers.ID));
            for (int i = 0; i < 9; i++) {
                test.put(ListingDraft.by("sara", "lamp-" + i)
                        .item("lamp", 10_000_000, 9)
                        .build());
            }
        }

        String rows() throws Exception {
            return rows.get().call();
        }

        ReceiptVerifier verifier() {
            return new ReceiptVerifier(
                    PublishedKey.fromJwks(test.parley().keys().jwks()));
        }

        NegotiationId offered(Caller buyer, String listing, long cents) {
            NegotiationView open = test.parley()
                    .negotiations()
                    .open(buyer, OpenNegotiation.on(new ListingRef(listing)), test.key())
                    .orElseThrow();
            MakeMove offer = said(MakeMove.of("offer", ListingDraft.price("lamp", cents)), HIS_WORDS)
                    .seeing(open.revision());
            test.parley()
                    .negotiations()
                    .move(buyer, open.id(), offer, test.key())
                    .orElseThrow();
            return open.id();
        }

        private static MakeMove said(MakeMove move, String words) {
            return move.payload(Json.object().put("message", words).build());
        }

        /** Both say something, and part. */
        NegotiationId quarrel() {
            Json terms = Json.object()
                    .put(
                            "items",
                            Json.object()
                                    .put(
                                            "lamp",
                                            Json.object()
                                                    .put("autoAccept", HER_THRESHOLD)
                                                    .build())
                                    .build())
                    .build();
            test.parley()
                    .negotiations()
                    .setPrivateTerms(SARA, new ListingRef("lamp-0"), terms, test.key())
                    .orElseThrow();
            NegotiationId id = offered(BERT, "lamp-0", HIS_PRICE);
            MakeMove no = said(TestParley.answer(view(SARA, id), "reject"), HER_WORDS);
            test.parley().negotiations().move(SARA, id, no, test.key()).orElseThrow();
            assertThat(view(SARA, id).open()).isFalse();
            return id;
        }

        /** An offer is accepted and paid. */
        DealId settled() {
            DealId deal = agreed("lamp-1");
            redeem(deal, "order-" + ++orders);
            return deal;
        }

        DealId agreed(String listing) {
            NegotiationId id = offered(BERT, listing, 500);
            test.parley()
                    .negotiations()
                    .move(SARA, id, TestParley.answer(view(SARA, id), "accept"), test.key())
                    .orElseThrow();
            return view(SARA, id).deals().get(0);
        }

        void redeem(DealId deal, String order) {
            test.parley()
                    .deals()
                    .redeemNow(TestParley.HOST, List.of(deal), new OrderReference(order))
                    .orElseThrow();
            test.parley().runDue();
        }

        dev.parley.api.DealView deal(DealId deal) {
            return test.parley().deals().find(SARA, deal).orElseThrow();
        }

        /** His agent asks for what needs his approval, and Sara has thresholds. */
        void asks() {
            test.grant(BERT, SampleMandates.toBuy("bot").budget(HIS_BUDGET).approvalFrom(HIS_PRICE));
            NegotiationView open = test.parley()
                    .negotiations()
                    .open(BOT, OpenNegotiation.on(new ListingRef("lamp-2")), test.key())
                    .orElseThrow();
            MakeMove offer = said(MakeMove.of("offer", ListingDraft.price("lamp", HIS_PRICE)), HIS_WORDS)
                    .seeing(open.revision());
            assertThat(code(test.parley().negotiations().move(BOT, open.id(), offer, test.key())))
                    .isEqualTo("APPROVAL_REQUIRED");
        }

        void endAll() {
            test.parley()
                    .mandates()
                    .list(BERT, Optional.empty(), Optional.empty(), 50)
                    .orElseThrow()
                    .items()
                    .forEach(one -> test.parley()
                            .mandates()
                            .revoke(OPERATOR, one.mandate().id(), test.key())
                            .orElseThrow());
            test.parley()
                    .negotiations()
                    .list(
                            OPERATOR,
                            new dev.parley.api.NegotiationQuery(
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of(true),
                                    Optional.of(WHO),
                                    Optional.empty(),
                                    50))
                    .orElseThrow()
                    .items()
                    .forEach(one -> cancel(one.id()));
            test.parley().runDue();
        }

        void cancel(NegotiationId id) {
            test.parley()
                    .negotiations()
                    .control(OPERATOR, id, OperatorAction.CANCEL, test.key())
                    .orElseThrow();
        }

        Outcome<ErasureView> asked(PrincipalId who) {
            return test.parley().erasures().erase(OPERATOR, who, test.key());
        }

        ErasureView erase(PrincipalId who) {
            asked(who).orElseThrow();
            test.parley().runDue();
            return test.parley().erasures().find(OPERATOR, who).orElseThrow();
        }

        NegotiationView view(Caller caller, NegotiationId id) {
            return test.parley().negotiations().find(caller, id).orElseThrow();
        }

        List<EventView> events(Caller caller, NegotiationId id) {
            return test.parley()
                    .negotiations()
                    .events(caller, id, Optional.empty(), 50)
                    .orElseThrow()
                    .items();
        }

        TranscriptExport transcript(Caller caller, NegotiationId id) {
            return test.parley().negotiations().transcript(caller, id).orElseThrow();
        }

        String export(Caller caller, NegotiationId id) {
            return text(transcript(caller, id));
        }

        @Override
        public void close() {
            test.close();
        }
    }
}
