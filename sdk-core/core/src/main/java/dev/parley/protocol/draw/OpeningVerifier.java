// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.draw;

import dev.parley.audit.AuditEvent;
import dev.parley.audit.PublishedKey;
import dev.parley.audit.ReceiptVerifier;
import dev.parley.audit.Transcript;
import dev.parley.audit.TranscriptVerifier;
import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.protocol.Audience;
import dev.parley.protocol.EncodedEvent;
import dev.parley.protocol.Need.SeedCommitment;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What every verifier of a draw begins with: the receipt vouches for the chain of events, and the chain for the commitment to the
 * seed and for what the draw followed from. What a protocol made of it, its own verifier recomputes.
 *
 * @since 0.1.0
 */
public final class OpeningVerifier {
    private final ReceiptVerifier receipts;

    /** A verifier that trusts those keys. */
    public OpeningVerifier(List<PublishedKey> keys) {
        receipts = new ReceiptVerifier(keys);
    }

    /**
     * Recomputes a draw from an intact transcript.
     *
     * @param <T> what is found
     */
    @FunctionalInterface
    public interface Recomputation<T> {
        /**
         * What the transcript and the opening make; content that cannot be read is thrown as {@link IllegalArgumentException}.
         *
         * @param transcript intact, and vouched for up to an event
         * @param vouched the number of that event
         */
        T of(DrawOpening opening, Transcript transcript, long vouched);
    }

    /** Verifies an opening as {@link DrawOpening#toJson} wrote it, against a receipt, a compact JWS. */
    public <T> T verify(
            String receipt, Json opening, Recomputation<T> recomputation, BiFunction<DrawFault, String, T> rejected) {
        try {
            return verify(receipt, DrawOpening.fromJson(opening), recomputation, rejected);
        } catch (Json.Mismatch e) {
            return rejected.apply(DrawFault.CONTENT, String.valueOf(e.getMessage()));
        }
    }

    /** Verifies an opening against a receipt, a compact JWS. */
    public <T> T verify(
            String receipt,
            DrawOpening opening,
            Recomputation<T> recomputation,
            BiFunction<DrawFault, String, T> rejected) {
        return TranscriptVerifier.verify(opening.events())
                .match(
                        intact -> receipts.receipt(receipt, intact.transcript())
                                .match(
                                        verified -> recomputed(
                                                () -> recomputation.of(
                                                        opening,
                                                        intact.transcript(),
                                                        verified.anchor().seq()),
                                                rejected),
                                        refused -> rejected.apply(DrawFault.RECEIPT, refused.why())),
                        broken -> rejected.apply(
                                DrawFault.TRANSCRIPT,
                                "event " + broken.seq() + ": " + broken.fault().words()));
    }

    private static <T> T recomputed(Supplier<T> recomputation, BiFunction<DrawFault, String, T> rejected) {
        try {
            return recomputation.get();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return rejected.apply(DrawFault.CONTENT, String.valueOf(e.getMessage()));
        }
    }

    /** Whether an opening's seed is the one that was committed to. */
    public static boolean isCommitted(DrawOpening opening, NegotiationId negotiation, SeedCommitment commitment) {
        Hash hash = opening.seed().commitment(negotiation, opening.item().value());
        return commitment.hash().equals(hash);
    }

    /** What the one event of a type shows to every party. */
    public static Optional<Json> shown(Transcript transcript, String type) {
        return one(transcript.events().stream()
                        .filter(event -> event.header().type().equals(type)))
                .flatMap(event -> event.encoded().parts().stream().findFirst())
                .filter(part -> part.audience().equals(Audience.PARTIES))
                .map(EncodedEvent.Part::content);
    }

    /** The only one of these; empty where there are none or several. */
    public static Optional<AuditEvent> one(Stream<AuditEvent> events) {
        List<AuditEvent> all = events.limit(2).toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }
}
