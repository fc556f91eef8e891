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
 * @param agents what holds of software that acts for people
 * @since 0.1.0
 */
public record Choice(
        ProtocolId protocol,
        Json parameters,
        SettlementRule settlement,
        Optional<PrincipalId> mediator,
        AgentRules agents) {
    /** A choice without a mediator, by the usual rules for agents. */
    public Choice(ProtocolId protocol, Json parameters, SettlementRule settlement) {
        this(protocol, parameters, settlement, Optional.empty(), AgentRules.USUAL);
    }

    public Choice {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(settlement, "settlement");
        Objects.requireNonNull(mediator, "mediator");
        Objects.requireNonNull(agents, "agents");
        if (!(parameters instanceof Json.Obj)) {
            throw new Json.Mismatch("parameters must be an object");
        }
    }

    /** The same with a mediator. */
    public Choice mediatedBy(PrincipalId principal) {
        return new Choice(protocol, parameters, settlement, Optional.of(principal), agents);
    }

    /** The same with other parameters. */
    public Choice with(Json others) {
        return new Choice(protocol, others, settlement, mediator, agents);
    }

    /** The same, by which the parties are not told of software. */
    public Choice hidingSoftware() {
        return new Choice(protocol, parameters, settlement, mediator, agents.hidden());
    }

    /** The same, by which one agent may act for several of those who join. */
    public Choice sharingAgents() {
        return new Choice(protocol, parameters, settlement, mediator, agents.sharing());
    }

    /** How it negotiates, in English, to be read after <em>negotiated by</em>. */
    String text() {
        return protocol.name() + " version " + protocol.version() + ", settled " + settlement.text() + agents.text();
    }

    /** This choice as JSON; of its rules for agents only what is not as usual. */
    public Json toJson() {
        Json.Builder json = Json.object()
                .put("protocol", protocol.name())
                .put("version", protocol.version())
                .put("parameters", parameters);
        settlement.putInto(json).putIf("mediator", mediator, principal -> Json.of(principal.value()));
        return agents.putInto(json).build();
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
                AgentRules.readFrom(json));
    }
}
