// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * An event of a negotiation as it is chained: its hash covers the one before, the header, and of each part its audience
 * and commitment, so that any part may go without the chain noticing. An event that was read from elsewhere says what
 * its hash is; only {@link TranscriptVerifier} tells whether that is so.
 *
 * @param header what everyone may read
 * @param previous the hash of the event before, {@link #START} for the first
 * @param parts in the order in which they were encoded
 * @param hash what the event claims as its own hash
 * @since 0.1.0
 */
public record AuditEvent(AuditHeader header, Hash previous, List<AuditPart> parts, Hash hash) {
    /** The name of this version of the format; it is hashed along. */
    public static final String FORMAT = "parley-event/1";

    /** What stands before the first event: 32 zero bytes. */
    public static final Hash START = new Hash("0".repeat(64));

    public AuditEvent {
        parts = List.copyOf(parts);
    }

    /**
     * Chains an event.
     *
     * @param previous the hash of the event before, {@link #START} for the first
     * @param salts gives {@value AuditPart#SALT_BYTES} fresh unguessable bytes at each call
     */
    public static AuditEvent of(
            AuditHeader header, Hash previous, List<EncodedEvent.Part> parts, Supplier<byte[]> salts) {
        List<AuditPart> salted = new ArrayList<>(parts.size());
        for (EncodedEvent.Part part : parts) {
            salted.add(new AuditPart.Present(
                    part.audience(), salts.get(), part.content().canonical()));
        }
        return new AuditEvent(header, previous, salted, hash(header, previous, salted));
    }

    /** The hash that the event should have. */
    public Hash computedHash() {
        return hash(header, previous, parts);
    }

    private static Hash hash(AuditHeader header, Hash previous, List<AuditPart> parts) {
        Json hashed = Json.object()
                .put("format", FORMAT)
                .put("header", header.toJson())
                .put("parts", Json.array(parts, AuditEvent::committed))
                .build();
        return Hash.sha256(previous.bytes(), hashed.canonical());
    }

    private static Json committed(AuditPart part) {
        return Json.object()
                .put("audience", part.audience().name())
                .put("commitment", part.commitment().hex())
                .build();
    }

    /**
     * The event without the content of one part; it has the same hash.
     *
     * @param index of the part, from 0
     */
    public AuditEvent redact(int index) {
        List<AuditPart> kept = new ArrayList<>(parts);
        kept.set(index, parts.get(index).withheld());
        return new AuditEvent(header, previous, kept, hash);
    }

    /** How long its parts are together, in bytes; what is withheld has no length. */
    public long length() {
        return parts.stream()
                .mapToLong(part -> part.match(AuditPart.Present::length, withheld -> 0))
                .sum();
    }

    /** The event as that viewer gets it: the parts whose audience excludes the viewer are withheld. */
    public AuditEvent visibleTo(Viewer viewer) {
        return keep(part -> part.audience().includes(viewer));
    }

    private AuditEvent keep(Predicate<AuditPart> kept) {
        List<AuditPart> left = new ArrayList<>(parts.size());
        parts.forEach(part -> left.add(kept.test(part) ? part : part.withheld()));
        return new AuditEvent(header, previous, left, hash);
    }

    /**
     * The type, version and parts that are present, for a codec to decode.
     *
     * @throws Json.Mismatch if the content of a part is no JSON
     */
    public EncodedEvent encoded() {
        List<EncodedEvent.Part> present = new ArrayList<>(parts.size());
        for (AuditPart part : parts) {
            if (part instanceof AuditPart.Present readable) {
                present.add(new EncodedEvent.Part(readable.audience(), readable.json()));
            }
        }
        return new EncodedEvent(header.type(), header.version(), present);
    }

    /** The event in an export. */
    public Json toJson() {
        return Json.object()
                .put("format", FORMAT)
                .put("header", header.toJson())
                .put("previous", previous.hex())
                .put("parts", Json.array(parts, AuditPart::toJson))
                .put("hash", hash.hex())
                .build();
    }

    /**
     * Reads what {@link #toJson} wrote, without verifying it.
     *
     * @throws Json.Mismatch if it is anything else; the message says which member
     */
    public static AuditEvent fromJson(Json json) {
        Strict.requireOnly(json, "format", "header", "previous", "parts", "hash");
        Strict.requireFormat(json, FORMAT);
        return new AuditEvent(
                Strict.read(json, "header", AuditHeader::fromJson),
                Strict.read(json, "previous", Strict::hash),
                Strict.read(json, "parts", parts -> parts.list(AuditPart::fromJson)),
                Strict.read(json, "hash", Strict::hash));
    }
}
