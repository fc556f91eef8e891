// SPDX-License-Identifier: Apache-2.0
package dev.parley.settlement;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.Safe;
import dev.parley.protocol.ProtocolId;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a deal comes from: enough to find and to verify the run that reached it.
 *
 * @param negotiation the run
 * @param listing what it was about
 * @param protocol the procedure
 * @param rulesHash the hash of its public parameters, frozen at opening
 * @param policyVersion the policy that chose them; empty when the host chose them itself
 * @param transcript the head of the transcript at the agreement
 * @since 0.1.0
 */
public record DealOrigin(
        NegotiationId negotiation,
        ListingRef listing,
        ProtocolId protocol,
        Hash rulesHash,
        Optional<Long> policyVersion,
        TranscriptHead transcript) {
    public DealOrigin {
        Objects.requireNonNull(negotiation, "negotiation");
        Objects.requireNonNull(listing, "listing");
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(rulesHash, "rulesHash");
        Objects.requireNonNull(transcript, "transcript");
        if (policyVersion.filter(version -> version < 1).isPresent()) {
            throw new IllegalArgumentException("policyVersion must be at least 1");
        }
    }

    /**
     * The last event of a transcript.
     *
     * @param seq its number, from 1
     * @param hash the chain's hash there
     */
    public record TranscriptHead(long seq, Hash hash) {
        public TranscriptHead {
            Objects.requireNonNull(hash, "hash");
            if (seq < 1 || !Safe.holds(seq)) {
                throw new IllegalArgumentException("seq must be at least 1");
            }
        }
    }

    /** Puts the place in the transcript into a document, as a verifier of receipts looks for it. */
    Json.Builder putAnchorInto(Json.Builder document) {
        return document.put("negotiation", negotiation.value())
                .put("seq", transcript.seq())
                .put("head", transcript.hash().hex());
    }

    /** This origin as JSON, without the place in the transcript. */
    public Json toJson() {
        return Json.object()
                .put("listing", listing.value())
                .put("protocol", protocol.name())
                .put("version", protocol.version())
                .put("rulesHash", rulesHash.hex())
                .putIf("policyVersion", policyVersion, Json::of)
                .build();
    }

    /**
     * The origin that {@link #toJson} wrote.
     *
     * @param document where the place in the transcript was put
     * @throws IllegalArgumentException if the JSON is no origin
     */
    public static DealOrigin fromJson(Json json, Json document) {
        return new DealOrigin(
                new NegotiationId(document.get("negotiation").text()),
                new ListingRef(json.get("listing").text()),
                new ProtocolId(json.get("protocol").text(), version(json.get("version"))),
                new Hash(json.get("rulesHash").text()),
                json.find("policyVersion").map(Json::integer),
                new TranscriptHead(
                        document.get("seq").integer(),
                        new Hash(document.get("head").text())));
    }

    private static int version(Json json) {
        long version = json.integer();
        if (version < 1 || version > Integer.MAX_VALUE) {
            throw new Json.Mismatch("version must be at least 1");
        }
        return (int) version;
    }
}
