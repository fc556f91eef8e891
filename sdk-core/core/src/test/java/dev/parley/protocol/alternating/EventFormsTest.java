package dev.parley.protocol.alternating;

import static dev.parley.protocol.alternating.Goods.BIKE;
import static dev.parley.protocol.alternating.Goods.SCREWS;
import static dev.parley.protocol.alternating.Haggle.BUYER;
import static dev.parley.protocol.alternating.Haggle.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.OfferId;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncodedEvent.Part;
import dev.parley.protocol.alternating.AlternatingEvent.ItemsGone;
import dev.parley.protocol.alternating.AlternatingEvent.NegotiationClosed;
import dev.parley.protocol.alternating.AlternatingEvent.NegotiationOpened;
import dev.parley.protocol.alternating.AlternatingEvent.OfferAccepted;
import dev.parley.protocol.alternating.AlternatingEvent.OfferMade;
import dev.parley.protocol.alternating.AlternatingEvent.OfferRejected;
import dev.parley.protocol.alternating.AlternatingEvent.OfferWithdrawn;
import dev.parley.protocol.alternating.AlternatingEvent.Paused;
import dev.parley.protocol.alternating.AlternatingEvent.Resumed;
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

    static Stream<AlternatingEvent> events() {
        return Stream.of(
                new NegotiationOpened(
                        new NegotiationId("n-1"),
                        Goods.listing(List.of(
                                Goods.simple(BIKE).items().get(0),
                                Goods.screws().items().get(0))),
                        AlternatingRules.DEFAULTS,
                        SettlementRule.EACH_ITEM,
                        Haggle.BUYERS_SEAT,
                        Haggle.SELLERS_SEAT,
                        BUYER,
                        START,
                        3,
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
                new Paused(START),
                new Resumed(START.plusNanos(1_000)),
                new NegotiationClosed(CloseReason.REJECTED, Optional.of(Side.SELLER)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void writes_and_reads_the_golden_file(AlternatingEvent event) throws IOException {
        EncodedEvent encoded = AlternatingForms.EVENTS.encode(event);
        String golden = golden(encoded.type() + "-" + encoded.version() + ".json");
        assertThat(JsonText.read(golden).canonicalText())
                .isEqualTo(asJson(encoded).canonicalText());
        assertThat(AlternatingForms.EVENTS.decode(fromJson(JsonText.read(golden))))
                .isEqualTo(event);
    }

    @Test
    void every_kind_of_event_has_a_golden_file() {
        assertThat(events().map(event -> event.getClass().getName()))
                .containsExactlyInAnyOrderElementsOf(Stream.of(AlternatingEvent.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_of_an_unknown_version_is_named_in_the_error(AlternatingEvent event) {
        EncodedEvent encoded = AlternatingForms.EVENTS.encode(event);
        EncodedEvent newer = new EncodedEvent(encoded.type(), 2, encoded.parts());
        assertThatThrownBy(() -> AlternatingForms.EVENTS.decode(newer))
                .isInstanceOf(Json.Mismatch.class)
                .hasMessageContaining(encoded.type() + "/2");
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_without_its_content_is_named_in_the_error(AlternatingEvent event) {
        String type = AlternatingForms.EVENTS.encode(event).type();
        EncodedEvent hollow = EncodedEvent.open(type, 1, Json.object().build());
        assertThatThrownBy(() -> AlternatingForms.EVENTS.decode(hollow))
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
