// SPDX-License-Identifier: Apache-2.0
package dev.parley.policy;

import dev.parley.model.Json;

/**
 * What a policy says of software that acts for people.
 *
 * @param shown whether the parties are told which moves software made for the other side
 * @param shared whether one agent may act for several of those who join a negotiation, of which they are then told
 * @since 0.1.0
 */
public record AgentRules(boolean shown, boolean shared) {
    /** Where a policy does not say: software is shown, and each agent serves one principal. */
    public static final AgentRules USUAL = new AgentRules(true, false);

    private static final String SHOWN = "showsSoftware";
    private static final String SHARED = "sharesAgents";

    /** The same, by which the parties are not told of software. */
    AgentRules hidden() {
        return new AgentRules(false, shared);
    }

    /** The same, by which one agent may act for several. */
    AgentRules sharing() {
        return new AgentRules(shown, true);
    }

    /** How it goes on in the text of a choice; empty where all is as usual. */
    String text() {
        return (shown ? "" : ", without telling the parties where software acts")
                + (shared ? ", where one agent may act for several" : "");
    }

    /** Adds what is not as usual. */
    Json.Builder putInto(Json.Builder json) {
        Json.Builder told = shown ? json : json.put(SHOWN, false);
        return shared ? told.put(SHARED, true) : told;
    }

    /**
     * What a choice, or what was opened by one, says; what is absent is as usual.
     *
     * @throws IllegalArgumentException if it is no boolean
     */
    public static AgentRules readFrom(Json json) {
        return new AgentRules(
                json.find(SHOWN).map(Json::bool).orElse(USUAL.shown),
                json.find(SHARED).map(Json::bool).orElse(USUAL.shared));
    }
}
