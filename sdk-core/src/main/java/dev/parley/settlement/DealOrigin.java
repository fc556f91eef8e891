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

    /** This origin as JSON. */
    public Json toJson() {
        return Json.object()
                .put("negotiation", negotiation.value())
                .put("listing", listing.value())
                .put("protocol", protocol.name())
                .put("version", protocol.version())
                .put("rulesHash", rulesHash.hex())
                .putIf("policyVersion", policyVersion, Json::of)
                .put("seq", transcript.seq())
                .put("hash", transcript.hash().hex())
                .build();
    }

    /**
     * The origin that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no origin
     */
    public static DealOrigin fromJson(Json json) {
        return new DealOrigin(
                new NegotiationId(json.get("negotiation").text()),
                new ListingRef(json.get("listing").text()),
                new ProtocolId(json.get("protocol").text(), version(json.get("version"))),
                new Hash(json.get("rulesHash").text()),
                json.find("policyVersion").map(Json::integer),
                new TranscriptHead(
                        json.get("seq").integer(), new Hash(json.get("hash").text())));
    }

    private static int version(Json json) {
        long version = json.integer();
        if (version < 1 || version > Integer.MAX_VALUE) {
            throw new Json.Mismatch("version must be at least 1");
        }
        return (int) version;
    }
}
