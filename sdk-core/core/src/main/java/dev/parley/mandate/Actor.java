// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.AgentId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.util.Objects;
import java.util.Optional;

/**
 * On whose behalf a move is made, and by whom.
 *
 * @param tenant the marketplace
 * @param principal whose money or goods are at stake
 * @param agent who acts; empty when the principal acts in person
 * @since 0.1.0
 */
public record Actor(Tenant tenant, PrincipalId principal, Optional<AgentId> agent) {
    public Actor {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(agent, "agent");
    }
}
