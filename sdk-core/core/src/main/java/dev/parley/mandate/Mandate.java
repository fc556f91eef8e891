// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.AgentId;
import dev.parley.model.Disclosure;
import dev.parley.model.Instants;
import dev.parley.model.Json;
import dev.parley.model.MandateId;
import dev.parley.model.PriceBasis;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatRole;
import dev.parley.model.Tenant;
import java.time.Instant;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;

/**
 * The bounded authority that a principal gives an agent, or, without an agent, the limits that it sets for itself when it
 * acts in person. Immutable but for its revocation; whoever wants other bounds gives another mandate.
 *
 * @param id its name
 * @param tenant the marketplace
 * @param principal who gives it
 * @param agent who gets it; empty for the principal's own limits
 * @param role the side on which it holds, or the mediator between them
 * @param scope which listings
 * @param currency the one currency of what it binds
 * @param basis the one price basis of what it binds
 * @param bounds what may be bound
 * @param conduct how it may be negotiated
 * @param validFrom the first instant at which it holds
 * @param validUntil the first instant at which it no longer holds
 * @param parent the mandate from which it was delegated
 * @param depth delegations above it, 0 to 16; 0 exactly when it has no parent
 * @param createdAt when it was given
 * @param revokedAt the first instant at which it no longer holds because its principal took it back
 * @since 0.1.0
 */
public record Mandate(
        MandateId id,
        Tenant tenant,
        PrincipalId principal,
        Optional<AgentId> agent,
        SeatRole role,
        Scope scope,
        Currency currency,
        PriceBasis basis,
        Bounds bounds,
        Conduct conduct,
        Instant validFrom,
        Instant validUntil,
        Optional<MandateId> parent,
        int depth,
        Instant createdAt,
        Optional<Instant> revokedAt) {
    /** The most delegations in a chain. */
    public static final int MAX_DEPTH = 16;

    public Mandate {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(conduct, "conduct");
        validFrom = Instants.truncate(validFrom);
        validUntil = Instants.truncate(validUntil);
        createdAt = Instants.truncate(createdAt);
        revokedAt = revokedAt.map(Instants::truncate);
        requireSide(role, bounds);
        requireCoherent(agent, currency, bounds);
        requireLineage(parent, depth);
        if (!validFrom.isBefore(validUntil)) {
            throw new IllegalArgumentException("validUntil must be after validFrom");
        }
    }

    private static void requireSide(SeatRole role, Bounds bounds) {
        if (role == SeatRole.MEDIATOR && !bounds.equals(Bounds.NONE)) {
            throw new IllegalArgumentException(
                    "a mediator binds its principal to nothing, so there is nothing to bound");
        }
        if (role == SeatRole.SELLER && bounds.budget().isPresent()) {
            throw new IllegalArgumentException("only a buyer has a budget");
        }
    }

    private static void requireCoherent(Optional<AgentId> agent, Currency currency, Bounds bounds) {
        if (!bounds.areIn(currency)) {
            throw new IllegalArgumentException("every amount of the bounds must be in " + currency);
        }
        if (agent.isEmpty() && bounds.approvalFrom().isPresent()) {
            throw new IllegalArgumentException("a principal that acts in person needs no approval of its own");
        }
    }

    private static void requireLineage(Optional<MandateId> parent, int depth) {
        Limits.requireWithin("depth", depth, 0, MAX_DEPTH);
        if (parent.isPresent() != depth > 0) {
            throw new IllegalArgumentException("depth must be 0 without a parent and more with one");
        }
    }

    /** Whether this is authority for that actor: the same tenant, principal and agent, or both without one. */
    public boolean isFor(Actor actor) {
        return tenant.equals(actor.tenant()) && principal.equals(actor.principal()) && agent.equals(actor.agent());
    }

    /** Whether it holds at an instant. */
    public boolean inForce(Instant at) {
        return !at.isBefore(validFrom)
                && at.isBefore(validUntil)
                && revokedAt.map(at::isBefore).orElse(true);
    }

    /** Whether the agent may tell the other side about that. */
    public boolean mayDisclose(Disclosure what) {
        return conduct.disclosure().contains(what);
    }

    /** This mandate taken back at an instant; one that was taken back before stays as it is. */
    public Mandate revoked(Instant at) {
        Instant end = revokedAt.filter(at::isAfter).orElse(at);
        return new Mandate(
                id,
                tenant,
                principal,
                agent,
                role,
                scope,
                currency,
                basis,
                bounds,
                conduct,
                validFrom,
                validUntil,
                parent,
                depth,
                createdAt,
                Optional.of(end));
    }

    /** This mandate as JSON. */
    public Json toJson() {
        return Json.object()
                .put("id", id.value())
                .put("tenant", tenant.value())
                .put("principal", principal.value())
                .putIf("agent", agent, name -> Json.of(name.value()))
                .put("role", role.name())
                .put("scope", scope.toJson())
                .put("currency", currency.getCurrencyCode())
                .put("taxIncluded", basis.taxIncluded())
                .put("shippingIncluded", basis.shippingIncluded())
                .put("bounds", bounds.toJson())
                .put("conduct", conduct.toJson())
                .put("validFrom", validFrom)
                .put("validUntil", validUntil)
                .putIf("parent", parent, name -> Json.of(name.value()))
                .put("depth", depth)
                .put("createdAt", createdAt)
                .putIf("revokedAt", revokedAt, Json::of)
                .build();
    }

    /**
     * The mandate that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the JSON is no mandate
     */
    public static Mandate fromJson(Json json) {
        return new Mandate(
                new MandateId(json.get("id").text()),
                new Tenant(json.get("tenant").text()),
                new PrincipalId(json.get("principal").text()),
                json.find("agent").map(Json::text).map(AgentId::new),
                SeatRole.valueOf(json.get("role").text()),
                Scope.fromJson(json.get("scope")),
                currency(json.get("currency").text()),
                new PriceBasis(
                        json.get("taxIncluded").bool(),
                        json.get("shippingIncluded").bool()),
                Bounds.fromJson(json.get("bounds")),
                Conduct.fromJson(json.get("conduct")),
                json.get("validFrom").instant(),
                json.get("validUntil").instant(),
                json.find("parent").map(Json::text).map(MandateId::new),
                Limits.readInt("depth", json.get("depth")),
                json.get("createdAt").instant(),
                json.find("revokedAt").map(Json::instant));
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new Json.Mismatch("currency must be an ISO 4217 code");
        }
    }
}
