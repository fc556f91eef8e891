// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.audit.Anchor;
import dev.parley.audit.AuditEvent;
import dev.parley.audit.AuditHeader;
import dev.parley.audit.AuditPart;
import dev.parley.audit.Receipt;
import dev.parley.audit.SigningKey;
import dev.parley.audit.Transcript;
import dev.parley.audit.TranscriptVerifier;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.Tenant;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncodedEvent.Part;
import dev.parley.protocol.OpeningRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The chain that the application writes, with salts from a seed: what a seat caused ends with a part of its own besides. */
final class DrawChain {
    private final SplittableRandom random;

    DrawChain(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The events one second apart. */
    Transcript of(Play play) {
        return of(play.opening(), play.events());
    }

    /** The events after an opening, one second apart. */
    Transcript of(OpeningRecord<SealedRules> opening, List<SealedEvent> events) {
        List<AuditEvent> chain = new ArrayList<>();
        Hash previous = AuditEvent.START;
        List<EncodedEvent> all = new ArrayList<>(List.of(encoded(opening)));
        events.forEach(event -> all.add(SealedEventForms.ALL.encode(event)));
        for (EncodedEvent encoded : all) {
            List<Part> parts = new ArrayList<>(encoded.parts());
            Optional<SeatId> actor = placer(encoded);
            actor.ifPresent(seat -> parts.add(new Part(
                    Audience.seat(seat), Json.object().put("mandate", "m-1").build())));
            AuditHeader header = new AuditHeader(
                    Play.NEGOTIATION,
                    chain.size() + 1,
                    encoded.type(),
                    encoded.version(),
                    Play.START.plusSeconds(chain.size()),
                    actor);
            chain.add(AuditEvent.of(header, previous, parts, this::salt));
            previous = chain.get(chain.size() - 1).hash();
        }
        return intact(chain);
    }

    /** As much as a verifier reads of the first event, and a part of a seat's own besides. */
    private static EncodedEvent encoded(OpeningRecord<SealedRules> opening) {
        Json content = Json.object()
                .put("id", opening.negotiation().value())
                .put("tenant", "main")
                .put("listing", opening.listing().toJson())
                .put("parameters", SealedForms.BID.writeRules(opening.rules()))
                .put("settlement", opening.settlement().name())
                .put("seats", Json.array(opening.seats(), Seat::toJson))
                .put("openedBy", opening.openedBy().value())
                .put("openedAt", opening.openedAt())
                .build();
        Json admission = Json.object().put("admission", 0).build();
        return new EncodedEvent(
                OpeningRecord.TYPE,
                1,
                List.of(new Part(Audience.PARTIES, content), new Part(Audience.seat(opening.openedBy()), admission)));
    }

    /** The seat that placed or took back something. */
    private static Optional<SeatId> placer(EncodedEvent encoded) {
        boolean places =
                encoded.type().startsWith("submission-") || encoded.type().startsWith("commitment-");
        return encoded.parts().get(0).audience().seat().filter(seat -> places);
    }

    private byte[] salt() {
        byte[] salt = new byte[AuditPart.SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    static Transcript prefix(Transcript transcript, int length) {
        return intact(transcript.events().subList(0, length));
    }

    private static Transcript intact(List<AuditEvent> chain) {
        return TranscriptVerifier.verify(chain).match(intact -> intact.transcript(), broken -> {
            throw new AssertionError(broken);
        });
    }

    /** The buyer's receipt. */
    static String receipt(Transcript transcript, SigningKey key, Optional<Tenant> tenant) {
        return new Receipt(Anchor.of(transcript), Play.START, tenant, Goods.BUYER.id())
                .sign(key)
                .compact();
    }
}
