// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What was exported once is read and verified for ever: these files are never changed, only joined by others. */
class AuditEventGoldenTest {
    private static final String FILE = "/golden/audit/parley-event-1.json";

    @Test
    void the_golden_event_reads_as_it_was_written_and_verifies() throws IOException {
        AuditEvent event = AuditEvent.fromJson(golden());
        assertThat(event).isEqualTo(written());
        assertThat(event.computedHash()).isEqualTo(event.hash());
        assertThat(event.toJson().canonicalText()).isEqualTo(golden().canonicalText());
        assertThat(event.parts().get(2)).isInstanceOf(AuditPart.Withheld.class);
    }

    /** The hashes, computed by hand from the words of the reference page. */
    @Test
    void the_golden_hash_is_what_the_reference_page_says() throws IOException {
        Json golden = golden();
        byte[] salt = Base64Url.decode(
                golden.get("parts").elements().get(0).get("salt").text());
        byte[] content = "{\"amount\":{\"currency\":\"EUR\",\"minorUnits\":1999},\"note\":\"¿até amanhã? 😀\"}"
                .getBytes(StandardCharsets.UTF_8);
        Hash first = Hash.sha256(salt, content);
        Hash second = AuditEvent.fromJson(golden).parts().get(1).commitment();
        Hash third = AuditEvent.fromJson(golden).parts().get(2).commitment();
        String hashed = "{\"format\":\"parley-event/1\",\"header\":{\"actor\":\"buyer\","
                + "\"at\":\"2026-11-20T10:21:00.000001Z\",\"negotiation\":\"neg-01\",\"seq\":2,"
                + "\"type\":\"offer-made\",\"version\":1},\"parts\":["
                + "{\"audience\":\"parties\",\"commitment\":\"" + first + "\"},"
                + "{\"audience\":\"operators\",\"commitment\":\"" + second + "\"},"
                + "{\"audience\":\"seat:buyer\",\"commitment\":\"" + third + "\"}]}";
        byte[] previous = new Hash(golden.get("previous").text()).bytes();
        assertThat(Hash.sha256(previous, hashed.getBytes(StandardCharsets.UTF_8))
                        .hex())
                .isEqualTo(golden.get("hash").text());
    }

    private static AuditEvent written() {
        AuditHeader header = new AuditHeader(
                Chains.NEGOTIATION,
                2,
                "offer-made",
                1,
                Instant.parse("2026-11-20T10:21:00.000001999Z"),
                Optional.of(Chains.BUYER));
        Json offer = Json.object()
                .put("note", "¿até amanhã? 😀")
                .put(
                        "amount",
                        Json.object()
                                .put("minorUnits", 1999)
                                .put("currency", "EUR")
                                .build())
                .build();
        List<EncodedEvent.Part> parts = List.of(
                new EncodedEvent.Part(Audience.PARTIES, offer),
                new EncodedEvent.Part(Audience.OPERATORS, Json.object().build()),
                new EncodedEvent.Part(
                        Audience.seat(Chains.BUYER),
                        Json.object().put("ceiling", 2500).build()));
        return AuditEvent.of(header, Hash.sha256(new byte[] {1}), parts, countingSalts())
                .redact(2);
    }

    /** Salts of 32 zeros, 32 ones and so on, so that anyone can make the file again. */
    private static Supplier<byte[]> countingSalts() {
        AtomicInteger next = new AtomicInteger();
        return () -> {
            byte[] salt = new byte[AuditPart.SALT_BYTES];
            Arrays.fill(salt, (byte) next.getAndIncrement());
            return salt;
        };
    }

    private static Json golden() throws IOException {
        try (InputStream file = AuditEventGoldenTest.class.getResourceAsStream(FILE)) {
            return JsonReader.read(java.util.Objects.requireNonNull(file, FILE).readAllBytes(), 1 << 16);
        }
    }
}
