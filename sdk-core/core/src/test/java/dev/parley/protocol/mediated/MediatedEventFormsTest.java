// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.audit.JsonReader;
import dev.parley.model.IssueId;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.OfferId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncodedEvent.Part;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.samples.Market;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A golden file that was once written is never changed: what it holds is read for ever. */
class MediatedEventFormsTest {
    private static final ProtocolForms<MediatedRules, MediatedMove, MediatedEvent> FORMS = new Mediated().forms();
    private static final OfferId PROPOSAL = new OfferId("off-1");
    private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

    static Stream<Map.Entry<String, MediatedEvent>> events() {
        IssueWorth worth = new IssueWorth(new ItemId("painting"), new IssueId("price"), 10, List.of(100L, 0L));
        return Stream.of(
                Map.entry("party-joined-1", new MediatedEvent.Joined(Market.BUYER)),
                Map.entry("priorities-stated-1", new MediatedEvent.Stated(Market.BUYER.id(), NINE, List.of(worth), 7)),
                Map.entry(
                        "proposal-made-1",
                        new MediatedEvent.Proposed(
                                PROPOSAL, List.of(Market.priced(new ItemId("painting"), 50_000)), NINE)),
                Map.entry("proposal-answered-1", new MediatedEvent.Answered(Market.SELLER.id(), true)),
                Map.entry("proposal-agreed-1", new MediatedEvent.Agreed(PROPOSAL)),
                Map.entry("proposal-failed-1", new MediatedEvent.Failed(PROPOSAL, NINE)),
                Map.entry("mediation-closed-1", new MediatedEvent.Closed(ClosedReason.NO_COMMON_GROUND)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void writes_and_reads_the_golden_file(Map.Entry<String, MediatedEvent> named) throws IOException {
        Json golden = JsonReader.read(golden(named.getKey() + ".json"));
        assertThat(asJson(FORMS.encode(named.getValue())).canonicalText()).isEqualTo(golden.canonicalText());
        assertThat(FORMS.decode(fromJson(golden))).isEqualTo(named.getValue());
    }

    @Test
    void every_kind_of_event_has_a_golden_file() {
        assertThat(events().<Class<?>>map(named -> named.getValue().getClass()).toList())
                .containsExactlyInAnyOrder(MediatedEvent.class.getPermittedSubclasses());
    }

    private static String golden(String name) throws IOException {
        String path = "/golden/mediated/" + name;
        try (InputStream in = MediatedEventFormsTest.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Json asJson(EncodedEvent encoded) {
        Json parts = Json.array(
                encoded.parts(),
                part -> Json.object()
                        .put("audience", part.audience().name())
                        .put("content", part.content())
                        .build());
        return Json.object()
                .put("type", encoded.type())
                .put("version", encoded.version())
                .put("parts", parts)
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
