// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.audit.JsonReader;
import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EventForms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A golden file that was once written is never changed: what it holds is read for ever. */
class EnglishFormsTest {
    private static final EventForms<EnglishEvent> EVENTS = EnglishForms.ALL.events();
    private static final Instant AT = Bidding.OPENED;
    private static final SeatId ANN = Wares.ANN;

    static Stream<Map.Entry<String, EnglishEvent>> events() {
        return Stream.of(
                Map.entry("reserve-set-1", new EnglishEvent.ReserveSet(Wares.SELLER.id(), 25_000)),
                Map.entry("bidder-joined-1", new EnglishEvent.Joined(Wares.buyer(ANN), ANN)),
                Map.entry("bid-made-1", new EnglishEvent.BidMade(ANN, new OfferId("off-1"), 30_000)),
                Map.entry(
                        "bids-taken-back-1",
                        new EnglishEvent.BidsTakenBack(ANN, List.of(new OfferId("off-1"), new OfferId("off-2")))),
                Map.entry(
                        "price-set-1",
                        new EnglishEvent.PriceSet(
                                PriceCause.BID, 1, 10_500, List.of(1L, 2L), false, true, AT.plusSeconds(3_600), AT)),
                Map.entry("bought-now-1", new EnglishEvent.BoughtNow(2, 40_000, ANN)),
                Map.entry("bids-locked-1", new EnglishEvent.Locked(AT)),
                Map.entry(
                        "bidding-closed-1",
                        new EnglishEvent.Closed(CloseReason.SOLD, Optional.of(10_500L), List.of(1L), AT)),
                Map.entry(
                        "bidding-closed-unsold-1",
                        new EnglishEvent.Closed(CloseReason.UNSOLD, Optional.empty(), List.of(), AT)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void writes_and_reads_the_golden_file(Map.Entry<String, EnglishEvent> named) throws IOException {
        Json golden = JsonReader.read(golden(named.getKey() + ".json"));

        assertThat(asJson(EVENTS.encode(named.getValue())).canonicalText()).isEqualTo(golden.canonicalText());
        assertThat(EVENTS.decode(fromJson(golden))).isEqualTo(named.getValue());
    }

    @Test
    void every_kind_of_event_has_a_golden_file() {
        assertThat(events().map(named -> named.getValue().getClass()).distinct().toList())
                .hasSize(EnglishEvent.class.getPermittedSubclasses().length);
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_of_another_version_is_named_in_the_error(Map.Entry<String, EnglishEvent> named) {
        EncodedEvent encoded = EVENTS.encode(named.getValue());

        assertThatThrownBy(() -> EVENTS.decode(new EncodedEvent(encoded.type(), 2, encoded.parts())))
                .isInstanceOf(Json.Mismatch.class)
                .hasMessageContaining(encoded.type() + "/2");
    }

    private static String golden(String name) throws IOException {
        String path = "/golden/english/" + name;
        try (InputStream in = EnglishFormsTest.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Json asJson(EncodedEvent encoded) {
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
                        .list(part -> new EncodedEvent.Part(
                                new Audience(part.get("audience").text()), part.get("content"))));
    }
}
