// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.Hash;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.PrincipalId;
import dev.parley.protocol.ProtocolId;
import java.util.Objects;
import java.util.Optional;

/**
 * The negotiation that a first move would open, as an agent proposes it to its principal.
 *
 * @param listing on what
 * @param mediator who would mediate, as the policy said when it was asked
 * @param privateTerms what the opener would keep to itself, in place of what it has set for the listing
 * @param protocol by which protocol, as the policy chose when it was asked
 * @param rulesHash the hash of protocol, rules and settlement; under other rules nothing is opened
 * @since 0.1.0
 */
public record ProposedOpening(
        ListingRef listing,
        Optional<PrincipalId> mediator,
        Optional<Json> privateTerms,
        ProtocolId protocol,
        Hash rulesHash) {
    public ProposedOpening {
        Objects.requireNonNull(listing, "listing");
        Objects.requireNonNull(mediator, "mediator");
        Objects.requireNonNull(privateTerms, "privateTerms");
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(rulesHash, "rulesHash");
    }

    /** This opening as JSON. */
    public Json toJson() {
        return Json.object()
                .put("listing", listing.value())
                .putIf("mediator", mediator, principal -> Json.of(principal.value()))
                .putIf("privateTerms", privateTerms, terms -> terms)
                .put("protocol", protocol.name())
                .put("version", protocol.version())
                .put("rulesHash", rulesHash.hex())
                .build();
    }

    /**
     * The opening that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is none
     */
    public static ProposedOpening fromJson(Json json) {
        return new ProposedOpening(
                new ListingRef(json.get("listing").text()),
                json.find("mediator").map(Json::text).map(PrincipalId::new),
                json.find("privateTerms"),
                new ProtocolId(
                        json.get("protocol").text(),
                        Math.toIntExact(json.get("version").integer())),
                new Hash(json.get("rulesHash").text()));
    }
}
