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
import dev.parley.model.SeatId;
import dev.parley.model.Tenant;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.EncodedEvent.Part;
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
    Transcript of(List<SealedEvent> events) {
        List<AuditEvent> chain = new ArrayList<>();
        Hash previous = AuditEvent.START;
        for (SealedEvent event : events) {
            EncodedEvent encoded = SealedForms.BID.events().all().encode(event);
            List<Part> parts = new ArrayList<>(encoded.parts());
            Optional<SeatId> actor = event.secretOf();
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
