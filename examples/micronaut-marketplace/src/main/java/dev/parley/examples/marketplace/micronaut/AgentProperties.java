// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import dev.parley.examples.marketplace.people.Agent;
import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;

/**
 * A software agent that may call the facade, configured under {@code marketplace.agents} by its name.
 *
 * @param principal for whom it acts
 * @param token what it sends as its bearer token
 */
@EachProperty("marketplace.agents")
record AgentProperties(@Parameter String name, String principal, String token) {
    Agent agent() {
        return new Agent(name, principal, token);
    }
}
