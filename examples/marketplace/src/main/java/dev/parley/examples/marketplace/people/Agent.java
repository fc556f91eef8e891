// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.people;

import dev.parley.port.Caller;

/**
 * A software agent that may call the facade.
 *
 * @param name what it is called among its principal's agents
 * @param principal for whom it acts
 * @param token what it sends as its bearer token; an agent with an empty one cannot call
 */
public record Agent(String name, String principal, String token) {
    /** The same agent as Parley knows it; what it may do, its principal's mandate says. */
    Caller caller() {
        return Caller.agent(principal, name);
    }
}
