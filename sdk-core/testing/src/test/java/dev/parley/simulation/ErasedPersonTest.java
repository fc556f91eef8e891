// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.ErasureMarket.BERT;
import static dev.parley.simulation.ErasureMarket.HER_THRESHOLD;
import static dev.parley.simulation.ErasureMarket.HER_WORDS;
import static dev.parley.simulation.ErasureMarket.HIS_BUDGET;
import static dev.parley.simulation.ErasureMarket.HIS_PRICE;
import static dev.parley.simulation.ErasureMarket.HIS_WORDS;
import static dev.parley.simulation.ErasureMarket.OPERATOR;
import static dev.parley.simulation.ErasureMarket.SARA;
import static dev.parley.simulation.ErasureMarket.WHO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.ParleyBuilder;
import dev.parley.api.ErasureView;
import dev.parley.api.EventView;
import dev.parley.api.MakeMove;
import dev.parley.api.MandateView;
import dev.parley.api.NegotiationView;
import dev.parley.api.Outcome;
import dev.parley.api.TranscriptExport;
import dev.parley.audit.AuditEvent;
import dev.parley.audit.Transcript;
import dev.parley.audit.TranscriptVerification;
import dev.parley.audit.TranscriptVerifier;
import dev.parley.model.DealId;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.OrderReference;
import dev.parley.model.PrincipalId;
import dev.parley.port.Caller;
import dev.parley.protocol.Allowed;
import dev.parley.testing.ListingDraft;
import dev.parley.testing.SampleMandates;
import dev.parley.testing.TestParley;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person said and set can be erased: the tables lack it in every spelling, and everything verifies as before. */
class ErasedPersonTest {
    @ParameterizedTest
    @EnumSource
    void nothing_of_what_a_person_said_or_set_is_left_in_any_table(Ground ground) throws Exception {
        try (ErasureMarket market = new ErasureMarket(ground)) {
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
        try (ErasureMarket market = new ErasureMarket(ground)) {
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
        try (ErasureMarket market = new ErasureMarket(ground)) {
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
        try (ErasureMarket market = new ErasureMarket(ground)) {
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
                        assertThat(texts(refusal, "negotiations")).containsExactly(open.value());
                        assertThat(texts(refusal, "deals")).containsExactly(unpaid.value());
                        assertThat(texts(refusal, "mandates"))
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
        UnaryOperator<ParleyBuilder> place = ground.place();
        try (ErasureMarket market = new ErasureMarket(place);
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
        try (ErasureMarket market = new ErasureMarket(ground)) {
            market.quarrel();
            ErasureView first = market.erase(WHO);
            market.test.clock().advance(Duration.ofDays(1));
            NegotiationId again = market.quarrel();
            assertThat(market.view(SARA, again).details().canonicalText()).contains("\"closeReason\":\"rejected\"");

            ErasureView second = market.erase(WHO);

            assertThat(first.negotiations()).isEqualTo(1);
            assertThat(second.negotiations()).isEqualTo(2);
            assertThat(found(market.rows(), HIS_WORDS)).isEmpty();
            assertThat(code(market.asked(new PrincipalId("nobody")))).isEqualTo("NOT_FOUND");
        }
    }

    @ParameterizedTest
    @EnumSource
    void many_negotiations_are_erased_page_by_page_and_an_erasure_goes_on_where_a_node_stopped(Ground ground)
            throws Exception {
        try (ErasureMarket market = new ErasureMarket(ground)) {
            for (int i = 0; i < 60; i++) {
                market.test.put(ListingDraft.by("sara", "many-" + i)
                        .item("lamp", 10_000_000, 9)
                        .build());
                market.quarrel("many-" + i);
            }
            market.asked(WHO).orElseThrow();
            market.stopsAfter(25);
            market.test.parley().runDue();
            assertThat(market.before.happened()).isTrue();
            assertThat(market.erasure(WHO).completedAt()).isEmpty();
            assertThat(market.erasure(WHO).negotiations()).isZero();

            market.test.clock().advance(Duration.ofMinutes(10));

            assertThat(market.erasure(WHO).completedAt()).isPresent();
            assertThat(found(market.rows(), HIS_WORDS)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_began_unseen_by_the_request_is_waited_for_and_erased_once_it_has_ended(Ground ground) throws Exception {
        try (ErasureMarket market = new ErasureMarket(ground)) {
            market.quarrel();
            List<NegotiationId> opened = new ArrayList<>();
            market.before.happens(() -> opened.add(market.offered(BERT, "lamp-6", HIS_PRICE)));
            market.asked(WHO).orElseThrow();
            market.test.parley().runDue();
            assertThat(opened).hasSize(1);
            assertThat(market.erasure(WHO).completedAt()).isEmpty();
            assertThat(market.view(BERT, opened.get(0)).open()).isTrue();

            market.cancel(opened.get(0));
            market.test.clock().advance(Duration.ofMinutes(2));

            assertThat(market.erasure(WHO).completedAt()).isPresent();
            assertThat(found(market.rows(), HIS_WORDS)).isEmpty();
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

    static String text(TranscriptExport export) {
        StringBuilder text = new StringBuilder();
        export.events().forEach(event -> text.append(event.canonicalText()));
        return text.toString();
    }

    private static List<String> texts(Outcome.Refused<?> refusal, String param) {
        return Objects.requireNonNull(refusal.params().get(param), param).list(Json::text);
    }

    static String code(Outcome<?> outcome) {
        return outcome.match(done -> "DONE", refused -> refused.code().name());
    }
}
