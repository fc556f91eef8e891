// SPDX-License-Identifier: Apache-2.0
package dev.parley.policy;

import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import dev.parley.model.SettlementRule;
import dev.parley.protocol.ProtocolId;
import java.util.Objects;
import java.util.Optional;

/**
 * How listings are negotiated.
 *
 * @param protocol the procedure
 * @param parameters its public parameters, an object that the protocol's schema accepts
 * @param settlement which awards become deals
 * @param mediator who mediates: a principal of the host, or {@link PrincipalId#SERVICE}; empty where nobody does. Neither party
 *     has a say in it
 * @param showsSoftware whether the parties are told which moves software made for the other side. Where the policy does not
 *     say, they are
 * @since 0.1.0
 */
public record Choice(
        ProtocolId protocol,
        Json parameters,
        SettlementRule settlement,
        Optional<PrincipalId> mediator,
        boolean showsSoftware) {
    private static final String SHOWS_SOFTWARE = "showsSoftware";

    /** A choice without a mediator, by which the parties are told of software. */
    public Choice(ProtocolId protocol, Json parameters, SettlementRule settlement) {
        this(protocol, parameters, settlement, Optional.empty(), true);
    }

    public Choice {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(settlement, "settlement");
        Objects.requireNonNull(mediator, "mediator");
        if (!(parameters instanceof Json.Obj)) {
            throw new Json.Mismatch("parameters must be an object");
        }
    }

    /** The same with a mediator. */
    public Choice mediatedBy(PrincipalId principal) {
        return new Choice(protocol, parameters, settlement, Optional.of(principal), showsSoftware);
    }

    /** The same with other parameters. */
    public Choice with(Json others) {
        return new Choice(protocol, others, settlement, mediator, showsSoftware);
    }

    /** The same, by which the parties are not told of software. */
    public Choice hidingSoftware() {
        return new Choice(protocol, parameters, settlement, mediator, false);
    }

    /** How it negotiates, in English, to be read after <em>negotiated by</em>. */
    String text() {
        return protocol.name() + " version " + protocol.version() + ", settled " + settlement.text()
                + (showsSoftware ? "" : ", without telling the parties where software acts");
    }

    /** This choice as JSON; that the parties are told of software is left out. */
    public Json toJson() {
        Json.Builder json = Json.object()
                .put("protocol", protocol.name())
                .put("version", protocol.version())
                .put("parameters", parameters);
        settlement.putInto(json).putIf("mediator", mediator, principal -> Json.of(principal.value()));
        return (showsSoftware ? json : json.put(SHOWS_SOFTWARE, false)).build();
    }

    /**
     * The choice that {@link #toJson} wrote; absent parameters are an empty object.
     *
     * @throws IllegalArgumentException if the JSON is no choice
     */
    public static Choice fromJson(Json json) {
        long version = json.get("version").integer();
        if (version < 1 || version > Integer.MAX_VALUE) {
            throw new Json.Mismatch("version must be at least 1");
        }
        return new Choice(
                new ProtocolId(json.get("protocol").text(), (int) version),
                json.find("parameters").orElseGet(() -> Json.object().build()),
                SettlementRule.readFrom(json),
                json.find("mediator").map(Json::text).map(PrincipalId::new),
                json.find(SHOWS_SOFTWARE).map(Json::bool).orElse(true));
    }
}
