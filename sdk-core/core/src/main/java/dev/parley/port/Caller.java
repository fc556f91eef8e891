// SPDX-License-Identifier: Apache-2.0
package dev.parley.port;

import dev.parley.model.AgentId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who is on the line, as the host has authenticated them.
 *
 * @param tenant the marketplace
 * @param principal whose money or goods
 * @param agent who acts for the principal under a mandate; empty for the principal in person
 * @param roles what else they may do in the marketplace
 * @since 0.1.0
 */
public record Caller(Tenant tenant, PrincipalId principal, Optional<AgentId> agent, Set<Role> roles) {
    /** The tenant of a host that has only one marketplace. */
    public static final Tenant MAIN = new Tenant("main");

    /** What a caller may do besides acting in its own seats. */
    public enum Role {
        /** Reads every negotiation, cancels, pauses, and ends listings. */
        OPERATOR,
        /** Reads and writes the policy. */
        POLICY_EDITOR,
        /** The host itself: tells of listings, stock and orders. */
        HOST
    }

    public Caller {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(agent, "agent");
        if (principal.equals(PrincipalId.SERVICE)) {
            throw new IllegalArgumentException("no caller is " + principal + ", the service itself");
        }
        roles = Set.copyOf(roles);
    }

    /** A principal in person, in the tenant {@link #MAIN}. */
    public static Caller person(String principal, Role... roles) {
        return new Caller(MAIN, new PrincipalId(principal), Optional.empty(), Set.of(roles));
    }

    /** An agent of a principal, in the tenant {@link #MAIN}. */
    public static Caller agent(String principal, String agent) {
        return new Caller(MAIN, new PrincipalId(principal), Optional.of(new AgentId(agent)), Set.of());
    }

    /** Whether the caller has that role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }
}
