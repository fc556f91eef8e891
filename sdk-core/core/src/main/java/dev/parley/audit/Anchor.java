// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.NegotiationId;
import dev.parley.model.Safe;
import java.util.Optional;

/**
 * A place in a chain. Whoever signs one vouches for every event up to it.
 *
 * @param negotiation whose chain
 * @param seq the number of the event, from 1
 * @param head its hash
 * @since 0.1.0
 */
public record Anchor(NegotiationId negotiation, long seq, Hash head) {
    public Anchor {
        Safe.require("seq", seq);
        if (seq < 1) {
            throw new IllegalArgumentException("seq starts at 1");
        }
    }

    /** The end of a transcript. */
    public static Anchor of(Transcript transcript) {
        return new Anchor(transcript.negotiation(), transcript.seq(), transcript.head());
    }

    /** Puts the members that {@link #fromJson} reads into a document that will be signed. */
    public Json.Builder putInto(Json.Builder document) {
        return document.put("negotiation", negotiation.value()).put("seq", seq).put("head", head.hex());
    }

    /**
     * Reads {@code negotiation}, {@code seq} and {@code head} of a signed document, whatever else it has.
     *
     * @throws Json.Mismatch if they are not there
     */
    public static Anchor fromJson(Json document) {
        return new Anchor(
                Strict.read(document, "negotiation", value -> new NegotiationId(value.text())),
                Strict.read(document, "seq", Anchor::seq),
                Strict.read(document, "head", Strict::hash));
    }

    private static long seq(Json value) {
        if (value.integer() < 1) {
            throw new Json.Mismatch("starts at 1");
        }
        return value.integer();
    }

    /** Why a transcript does not hold this place; empty when it does. */
    Optional<ProofFault> faultIn(Transcript transcript) {
        if (!transcript.negotiation().equals(negotiation)) {
            return Optional.of(ProofFault.OTHER_NEGOTIATION);
        }
        Optional<Hash> there = transcript.head(seq);
        if (there.isEmpty()) {
            return Optional.of(ProofFault.TRANSCRIPT_CUT_OFF);
        }
        return there.get().equals(head) ? Optional.empty() : Optional.of(ProofFault.OTHER_HISTORY);
    }
}
