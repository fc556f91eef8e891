package dev.parley.application.negotiation;

import dev.parley.application.store.StoredEvent;
import dev.parley.application.store.StoredPart;
import dev.parley.audit.AuditEvent;
import dev.parley.audit.AuditHeader;
import dev.parley.audit.AuditPart;
import dev.parley.audit.JsonReader;
import dev.parley.model.Bytes;
import dev.parley.model.Hash;
import dev.parley.protocol.Audience;
import java.util.HexFormat;
import java.util.Optional;

/** Between an event of the audit format and the bytes that a store keeps of it. */
final class Transcripts {
    private Transcripts() {}

    static StoredEvent stored(AuditEvent event) {
        return new StoredEvent(
                event.header().seq(),
                Bytes.of(event.header().toJson().canonical()),
                event.previous(),
                event.hash(),
                event.parts().stream().map(Transcripts::stored).toList());
    }

    private static StoredPart stored(AuditPart part) {
        Bytes commitment = Bytes.of(part.commitment().bytes());
        return part.match(
                present -> new StoredPart(
                        part.audience().name(),
                        commitment,
                        Optional.of(Bytes.of(present.salt())),
                        Optional.of(Bytes.of(present.content()))),
                withheld -> new StoredPart(part.audience().name(), commitment, Optional.empty(), Optional.empty()));
    }

    static AuditEvent audited(StoredEvent event) {
        byte[] header = event.header().toArray();
        return new AuditEvent(
                AuditHeader.fromJson(JsonReader.read(header, header.length)),
                event.previous(),
                event.parts().stream().map(Transcripts::audited).toList(),
                event.hash());
    }

    private static AuditPart audited(StoredPart part) {
        Audience audience = new Audience(part.audience());
        if (part.salt().isPresent() && part.content().isPresent()) {
            return new AuditPart.Present(
                    audience, part.salt().get().toArray(), part.content().get().toArray());
        }
        return new AuditPart.Withheld(
                audience, new Hash(HexFormat.of().formatHex(part.commitment().toArray())));
    }
}
