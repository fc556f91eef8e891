// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import static dev.parley.protocol.alternating.Goods.BIKE;
import static dev.parley.protocol.alternating.Goods.SCREWS;
import static dev.parley.protocol.alternating.Haggle.SELLER;
import static dev.parley.protocol.alternating.Haggle.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncodedEvent.Part;
import dev.parley.protocol.EndReason;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.alternating.AlternatingEvent.ItemsGone;
import dev.parley.protocol.alternating.AlternatingEvent.NegotiationClosed;
import dev.parley.protocol.alternating.AlternatingEvent.NegotiationOpened;
import dev.parley.protocol.alternating.AlternatingEvent.OfferAccepted;
import dev.parley.protocol.alternating.AlternatingEvent.OfferMade;
import dev.parley.protocol.alternating.AlternatingEvent.OfferRejected;
import dev.parley.protocol.alternating.AlternatingEvent.OfferWithdrawn;
import dev.parley.protocol.kernel.KernelEvent;
import dev.parley.protocol.kernel.Played;
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
    private static final OfferId OFFER = new OfferId("o-1");

    private static final ProtocolForms<AlternatingRules, AlternatingMove, KernelEvent<AlternatingEvent>> FORMS =
            Played.of(new AlternatingOffers()).forms();

    static Stream<KernelEvent<AlternatingEvent>> events() {
        return Stream.concat(ofGame().map(KernelEvent.OfGame::new), ofKernel().map(KernelEvent.OfKernel::new));
    }

    private static Stream<KernelEvent.Shared> ofKernel() {
        return Stream.of(
                new KernelEvent.Paused(START),
                new KernelEvent.Resumed(START.plusNanos(1_000)),
                new KernelEvent.Ended(EndReason.CANCELLED, START));
    }

    private static Stream<AlternatingEvent> ofGame() {
        return Stream.of(
                new NegotiationOpened(
                        3,
                        SELLER,
                        new TreeMap<>(Map.of(
                                BIKE, new Thresholds(Optional.of(900L), Optional.of(500L)), SCREWS, Thresholds.NONE))),
                new OfferMade(
                        Side.BUYER,
                        OFFER,
                        Optional.of(new OfferId("o-0")),
                        List.of(Goods.at(BIKE, 600), Goods.screws(5, 20, 100)),
                        START.plusSeconds(60),
                        Optional.of("Grüße")),
                new OfferAccepted(Side.SELLER, OFFER, List.of(BIKE), List.of(SCREWS)),
                new OfferRejected(Side.BUYER, OFFER, List.of(BIKE, SCREWS), List.of(), true, Optional.of("no")),
                new OfferWithdrawn(Side.SELLER, OFFER),
                new ItemsGone(List.of(BIKE)),
                new NegotiationClosed(CloseReason.REJECTED, Optional.of(Side.SELLER)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void writes_and_reads_the_golden_file(KernelEvent<AlternatingEvent> event) throws IOException {
        EncodedEvent encoded = FORMS.encode(event);
        String golden = golden(encoded.type() + "-" + encoded.version() + ".json");
        assertThat(JsonText.read(golden).canonicalText())
                .isEqualTo(asJson(encoded).canonicalText());
        assertThat(FORMS.decode(fromJson(JsonText.read(golden)))).isEqualTo(event);
    }

    @Test
    void every_kind_of_event_has_a_golden_file() {
        assertThat(Stream.concat(ofGame(), ofKernel())
                        .map(event -> event.getClass().getName()))
                .containsExactlyInAnyOrderElementsOf(Stream.of(AlternatingEvent.class, KernelEvent.Shared.class)
                        .flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
                        .map(Class::getName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_of_an_unknown_version_is_named_in_the_error(KernelEvent<AlternatingEvent> event) {
        EncodedEvent encoded = FORMS.encode(event);
        EncodedEvent newer = new EncodedEvent(encoded.type(), 2, encoded.parts());
        assertThatThrownBy(() -> FORMS.decode(newer))
                .isInstanceOf(Json.Mismatch.class)
                .hasMessageContaining(encoded.type() + "/2");
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_without_its_content_is_named_in_the_error(KernelEvent<AlternatingEvent> event) {
        String type = FORMS.encode(event).type();
        EncodedEvent hollow = EncodedEvent.open(type, 1, Json.object().build());
        assertThatThrownBy(() -> FORMS.decode(hollow))
                .isInstanceOf(Json.Mismatch.class)
                .hasMessageContaining(type + "/1");
    }

    private static String golden(String name) throws IOException {
        String path = "/golden/alternating-offers/" + name;
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
