// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import static dev.parley.protocol.sealedbid.Goods.BUYER;
import static dev.parley.protocol.sealedbid.Goods.LAMP;
import static dev.parley.protocol.sealedbid.Goods.SELLER;
import static dev.parley.protocol.sealedbid.Goods.VASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.audit.JsonReader;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncodedEvent.Part;
import dev.parley.protocol.EndReason;
import dev.parley.protocol.Need.SeedCommitment;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.Played;
import dev.parley.protocol.sealedbid.SealedEvent.Sale;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A golden file that was once written is never changed: what it holds is read for ever. */
class EventFormsTest {
    private static final ProtocolForms<SealedRules, SealedMove, KernelEvent<SealedEvent>> CODECS =
            Played.of(new SealedBid()).forms();
    private static final Hash HASH = new Hash("0f".repeat(32));

    static Stream<Map.Entry<String, KernelEvent<SealedEvent>>> events() {
        Submission submission = new Submission(List.of(
                new Submission.Line(
                        VASE, Optional.of(new Submission.Bid(40_000, Optional.of(45_000L), Optional.of("nonce")))),
                new Submission.Line(LAMP, Optional.empty())));
        List<Sale> sales = List.of(new Sale(BUYER.id(), 40_000));
        return Stream.of(
                game("secrets-fixed-1", fixed()),
                game("seat-joined-1", new SealedEvent.Joined(BUYER)),
                game("submission-made-1", new SealedEvent.Submitted(SELLER.id(), submission)),
                game("submission-withdrawn-1", new SealedEvent.Withdrawn(BUYER.id())),
                game("commitment-made-1", new SealedEvent.Committed(BUYER.id(), HASH)),
                game("submission-revealed-1", new SealedEvent.Revealed(SELLER.id(), submission, "ab".repeat(32))),
                game("revealing-began-1", new SealedEvent.RevealingBegan(Play.START, List.of(BUYER.id(), SELLER.id()))),
                game("item-settled-1", new SealedEvent.ItemSettled(VASE, SELLER.id(), sales, true)),
                game("item-settled-kept-1", new SealedEvent.ItemSettled(VASE, SELLER.id(), sales, false)),
                game("items-gone-1", new SealedEvent.ItemsGone(List.of(LAMP, VASE))),
                game("negotiation-closed-1", new SealedEvent.Closed(CloseReason.PARTLY_AGREED, List.of(BUYER.id()))),
                kernel("negotiation-paused-1", new KernelEvent.Paused(Play.START)),
                kernel("negotiation-resumed-1", new KernelEvent.Resumed(Play.START.plusNanos(1_000))),
                kernel("negotiation-ended-1", new KernelEvent.Ended(EndReason.CANCELLED, Play.START)));
    }

    private static Map.Entry<String, KernelEvent<SealedEvent>> game(String name, SealedEvent event) {
        return Map.entry(name, new KernelEvent.OfGame<>(event));
    }

    private static Map.Entry<String, KernelEvent<SealedEvent>> kernel(String name, KernelEvent.Shared event) {
        return Map.entry(name, new KernelEvent.OfKernel<>(event));
    }

    private static SealedEvent fixed() {
        return new SealedEvent.SecretsFixed(
                SELLER.id(),
                new TreeMap<>(Map.of(VASE, new SeedCommitment("key-1", HASH))),
                List.of(
                        new SealedEvent.Reserve(VASE, Optional.empty()),
                        new SealedEvent.Reserve(LAMP, Optional.of(30_000L))));
    }

    @ParameterizedTest
    @MethodSource("events")
    void writes_and_reads_the_golden_file(Map.Entry<String, KernelEvent<SealedEvent>> named) throws IOException {
        Json golden = JsonReader.read(golden(named.getKey() + ".json"));
        assertThat(asJson(CODECS.encode(named.getValue())).canonicalText()).isEqualTo(golden.canonicalText());
        assertThat(CODECS.decode(fromJson(golden))).isEqualTo(named.getValue());
    }

    @Test
    void every_kind_of_event_has_a_golden_file() {
        assertThat(events().<Class<?>>map(named -> kind(named.getValue()))
                        .distinct()
                        .toList())
                .containsExactlyInAnyOrderElementsOf(Stream.of(SealedEvent.class, KernelEvent.Shared.class)
                        .<Class<?>>flatMap(events -> Stream.of(events.getPermittedSubclasses()))
                        .toList());
    }

    private static Class<?> kind(KernelEvent<SealedEvent> event) {
        return event instanceof KernelEvent.OfGame<SealedEvent> own
                ? own.event().getClass()
                : ((KernelEvent.OfKernel<SealedEvent>) event).event().getClass();
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_of_another_version_or_without_content_is_named_in_the_error(
            Map.Entry<String, KernelEvent<SealedEvent>> named) {
        EncodedEvent encoded = CODECS.encode(named.getValue());
        EncodedEvent newer = new EncodedEvent(encoded.type(), 2, encoded.parts());
        assertThatThrownBy(() -> CODECS.decode(newer))
                .isInstanceOf(Json.Mismatch.class)
                .hasMessageContaining(encoded.type() + "/2");
        EncodedEvent hollow = new EncodedEvent(encoded.type(), 1, List.of());
        assertThatThrownBy(() -> CODECS.decode(hollow))
                .isInstanceOf(Json.Mismatch.class)
                .hasMessageContaining(encoded.type() + "/1");
    }

    private static String golden(String name) throws IOException {
        String path = "/golden/sealed-bid/" + name;
        try (InputStream in = EventFormsTest.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Json asJson(EncodedEvent encoded) {
        return Json.object()
                .put("type", encoded.type())
                .put("version", encoded.version())
                .put(
                        "parts",
                        Json.array(
                                encoded.parts(),
                                part -> Json.object()
                                        .put("audience", part.audience().name())
                                        .put("content", part.content())
                                        .build()))
                .build();
    }

    private static EncodedEvent fromJson(Json json) {
        return new EncodedEvent(
                json.get("type").text(),
                Math.toIntExact(json.get("version").integer()),
                json.get("parts")
                        .list(part -> new Part(new Audience(part.get("audience").text()), part.get("content"))));
    }
}
