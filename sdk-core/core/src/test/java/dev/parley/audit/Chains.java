// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.SeatId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Chains to test with. */
final class Chains {
    static final NegotiationId NEGOTIATION = new NegotiationId("neg-01");
    static final SeatId BUYER = new SeatId("buyer");
    static final SeatId SELLER = new SeatId("seller");
    static final Instant START = Instant.parse("2026-11-20T10:21:00.123456Z");

    private Chains() {}

    static Supplier<byte[]> salts(long seed) {
        Random random = new Random(seed);
        return () -> {
            byte[] salt = new byte[AuditPart.SALT_BYTES];
            random.nextBytes(salt);
            return salt;
        };
    }

    /** Events that follow one another, each with a part for all, one for each seat and one for operators. */
    static List<AuditEvent> chain(int length, long seed) {
        Supplier<byte[]> salts = salts(seed);
        RandomJson contents = new RandomJson(seed);
        List<AuditEvent> events = new ArrayList<>();
        Hash previous = AuditEvent.START;
        for (int seq = 1; seq <= length; seq++) {
            Optional<SeatId> actor = seq % 3 == 0 ? Optional.empty() : Optional.of(seq % 3 == 1 ? BUYER : SELLER);
            AuditHeader header = new AuditHeader(NEGOTIATION, seq, "offer-made", 1, START.plusSeconds(seq / 2), actor);
            AuditEvent event = AuditEvent.of(header, previous, parts(contents), salts);
            events.add(event);
            previous = event.hash();
        }
        return events;
    }

    private static List<EncodedEvent.Part> parts(RandomJson contents) {
        return List.of(
                new EncodedEvent.Part(Audience.PARTIES, contents.object()),
                new EncodedEvent.Part(Audience.seat(BUYER), contents.object()),
                new EncodedEvent.Part(Audience.seat(SELLER), contents.object()),
                new EncodedEvent.Part(Audience.OPERATORS, contents.object()));
    }

    static Transcript intact(List<AuditEvent> events) {
        return TranscriptVerifier.verify(events).match(TranscriptVerification.Intact::transcript, broken -> {
            throw new AssertionError(broken.toString());
        });
    }

    /** An export after another hand was at it: verified as a stranger would. */
    static TranscriptVerification verifyExport(Json export) {
        return TranscriptVerifier.verify(Transcript.eventsOf(JsonReader.read(export.canonical(), 1 << 24)));
    }
}
