// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.session;

import dev.parley.application.store.StoredEvent;
import dev.parley.application.store.StoredPart;
import dev.parley.audit.AuditEvent;
import dev.parley.audit.AuditHeader;
import dev.parley.audit.AuditPart;
import dev.parley.audit.JsonReader;
import dev.parley.model.Bytes;
import dev.parley.model.Hash;
import dev.parley.protocol.Audience;
import dev.parley.protocol.Viewer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Between an event of the audit format and the bytes that a store keeps of it. */
public final class Transcripts {
    private static final Bytes NO_SALT = Bytes.of(new byte[AuditPart.SALT_BYTES]);

    private Transcripts() {}

    /**
     * An event as it is kept.
     *
     * @param cipher seals what is one seat's alone; empty where the protocol keeps nothing from the marketplace's store
     */
    public static StoredEvent stored(AuditEvent event, Optional<EventCipher> cipher) {
        List<StoredPart> parts = new ArrayList<>();
        for (AuditPart part : event.parts()) {
            EventCipher.Place place = new EventCipher.Place(event.header().seq(), parts.size());
            parts.add(stored(part, cipher.filter(seals -> part.audience().isOneSeat()), place));
        }
        return new StoredEvent(
                event.header().seq(),
                Bytes.of(event.header().toJson().canonical()),
                event.previous(),
                event.hash(),
                parts);
    }

    /** A sealed part has its salt within: beside its commitment a salt would let the content be guessed. */
    private static StoredPart stored(AuditPart part, Optional<EventCipher> cipher, EventCipher.Place place) {
        String audience = part.audience().name();
        Bytes commitment = Bytes.of(part.commitment().bytes());
        return part.match(
                present -> cipher.map(seals -> new StoredPart(
                                audience,
                                commitment,
                                Optional.of(NO_SALT),
                                Optional.of(Bytes.of(seals.seal(present, place)))))
                        .orElseGet(() -> new StoredPart(
                                audience,
                                commitment,
                                Optional.of(Bytes.of(present.salt())),
                                Optional.of(Bytes.of(present.content())))),
                withheld -> new StoredPart(audience, commitment, Optional.empty(), Optional.empty()));
    }

    /**
     * An event as it was before it was kept.
     *
     * @param cipher opens what is sealed
     * @throws dev.parley.port.KeyUnavailableException if a sealed part's key cannot be had
     */
    static AuditEvent audited(StoredEvent event, EventCipher cipher) {
        return audited(event, cipher, part -> true);
    }

    /** The same with what is not for a viewer withheld, and not opened. */
    static AuditEvent visible(StoredEvent event, EventCipher cipher, Viewer viewer) {
        return audited(event, cipher, audience -> audience.includes(viewer));
    }

    private static AuditEvent audited(StoredEvent event, EventCipher cipher, Predicate<Audience> shown) {
        byte[] header = event.header().toArray();
        List<AuditPart> parts = new ArrayList<>();
        for (StoredPart part : event.parts()) {
            Audience audience = new Audience(part.audience());
            parts.add(
                    shown.test(audience)
                            ? audited(part, audience, cipher, new EventCipher.Place(event.seq(), parts.size()))
                            : withheld(part, audience));
        }
        return new AuditEvent(
                AuditHeader.fromJson(JsonReader.read(header, header.length)), event.previous(), parts, event.hash());
    }

    private static AuditPart audited(StoredPart part, Audience audience, EventCipher cipher, EventCipher.Place place) {
        if (part.salt().isPresent() && part.content().isPresent()) {
            byte[] content = part.content().get().toArray();
            AuditPart.Present present =
                    new AuditPart.Present(audience, part.salt().get().toArray(), content);
            return EventCipher.isSealed(content) ? cipher.open(present, place) : present;
        }
        return withheld(part, audience);
    }

    private static AuditPart.Withheld withheld(StoredPart part, Audience audience) {
        return new AuditPart.Withheld(
                audience, new Hash(HexFormat.of().formatHex(part.commitment().toArray())));
    }
}
