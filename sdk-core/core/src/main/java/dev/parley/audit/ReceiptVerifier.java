// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Verifies receipts and deals offline, with nothing but published keys and, where one is at hand, a transcript. A deal
 * may have any members beside {@code negotiation}, {@code seq} and {@code head}.
 *
 * @since 0.1.0
 */
public final class ReceiptVerifier {
    private final JwsVerifier signatures;

    /** A verifier that trusts those keys. */
    public ReceiptVerifier(List<PublishedKey> keys) {
        signatures = new JwsVerifier(keys);
    }

    /** Verifies a receipt by itself; {@link Receipt#fromJson} reads the payload of a verified one. */
    public ProofVerification receipt(String compact) {
        return verify(compact, SignedDocument.RECEIPT, Optional.empty());
    }

    /** Verifies a receipt, and that the transcript has the event for which it vouches. */
    public ProofVerification receipt(String compact, Transcript transcript) {
        return verify(compact, SignedDocument.RECEIPT, Optional.of(transcript));
    }

    /** Verifies a deal by itself. */
    public ProofVerification deal(String compact) {
        return verify(compact, SignedDocument.DEAL, Optional.empty());
    }

    /** Verifies a deal, and that the transcript has the event at which it was agreed. */
    public ProofVerification deal(String compact, Transcript transcript) {
        return verify(compact, SignedDocument.DEAL, Optional.of(transcript));
    }

    private ProofVerification verify(String compact, String type, Optional<Transcript> transcript) {
        Consumer<Json> shape = type.equals(SignedDocument.RECEIPT) ? Receipt::fromJson : Anchor::fromJson;
        return signatures
                .verify(compact, type)
                .match(
                        verified -> read(verified, shape, transcript),
                        rejected -> new ProofVerification.Rejected(
                                ProofFault.NOT_SIGNED, rejected.fault().words()));
    }

    private static ProofVerification read(
            JwsVerification.Verified signed, Consumer<Json> shape, Optional<Transcript> transcript) {
        try {
            shape.accept(signed.payload());
            Anchor anchor = Anchor.fromJson(signed.payload());
            return transcript
                    .flatMap(anchor::faultIn)
                    .<ProofVerification>map(fault -> new ProofVerification.Rejected(fault, fault.words()))
                    .orElseGet(() -> new ProofVerification.Verified(signed.kid(), anchor, signed.payload()));
        } catch (Json.Mismatch e) {
            return new ProofVerification.Rejected(
                    ProofFault.CONTENT, ProofFault.CONTENT.words() + ": " + e.getMessage());
        }
    }
}
