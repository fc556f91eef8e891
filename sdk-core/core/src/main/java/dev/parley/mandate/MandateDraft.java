// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import dev.parley.model.AgentId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.PriceBasis;
import dev.parley.model.SeatRole;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/**
 * A mandate in the making, for {@link dev.parley.api.Mandates#grant}. It needs a scope, a conduct and the time for which
 * it is valid; without one of them it is refused. Bounds are absent and prices include tax and shipping unless told
 * otherwise. Amounts are in minor units of its currency; those that are negative are an
 * {@link IllegalArgumentException}.
 *
 * @since 0.1.0
 */
public final class MandateDraft {
    private final Optional<AgentId> agent;
    private final SeatRole role;
    private final Currency currency;
    private PriceBasis basis = PriceBasis.ALL_INCLUDED;
    private Optional<Scope> scope = Optional.empty();
    private Bounds bounds = Bounds.NONE;
    private Optional<Conduct> conduct = Optional.empty();
    private Optional<Instant> validFrom = Optional.empty();
    private Optional<Instant> validUntil = Optional.empty();

    private MandateDraft(Optional<AgentId> agent, SeatRole role, String currency) {
        this.agent = agent;
        this.role = role;
        this.currency = Currency.getInstance(currency);
    }

    /** A mandate for an agent that buys, in an ISO 4217 currency. */
    public static MandateDraft toBuy(String agent, String currency) {
        return new MandateDraft(Optional.of(new AgentId(agent)), SeatRole.BUYER, currency);
    }

    /** A mandate for an agent that sells. */
    public static MandateDraft toSell(String agent, String currency) {
        return new MandateDraft(Optional.of(new AgentId(agent)), SeatRole.SELLER, currency);
    }

    /** A mandate for an agent that mediates, which has no bounds: a mediator owes nothing. */
    public static MandateDraft toMediate(String agent, String currency) {
        return new MandateDraft(Optional.of(new AgentId(agent)), SeatRole.MEDIATOR, currency);
    }

    /** Limits that a buyer sets for itself in person. */
    public static MandateDraft ownLimits(String currency) {
        return new MandateDraft(Optional.empty(), SeatRole.BUYER, currency);
    }

    /** Which listings it covers. */
    public MandateDraft scope(Scope covered) {
        scope = Optional.of(covered);
        return this;
    }

    /** How it may be negotiated. */
    public MandateDraft conduct(Conduct allowed) {
        conduct = Optional.of(allowed);
        return this;
    }

    /** When it holds: from an instant until just before another. */
    public MandateDraft valid(Instant from, Instant until) {
        validFrom = Optional.of(from);
        validUntil = Optional.of(until);
        return this;
    }

    /** What its amounts contain, which must be what the listing's prices contain. */
    public MandateDraft basis(PriceBasis contained) {
        basis = contained;
        return this;
    }

    /** What may be bound, in place of all bounds that were told before. */
    public MandateDraft bounds(Bounds all) {
        bounds = all;
        return this;
    }

    /** A buyer's ceiling or a seller's floor for a unit. */
    public MandateDraft unitPrice(long minorUnits) {
        return bounds(new Bounds(
                bounds.issues(),
                money(minorUnits),
                bounds.perDeal(),
                bounds.budget(),
                bounds.maxDeals(),
                bounds.approvalFrom()));
    }

    /** A buyer's ceiling or a seller's floor for each deal, fees included. */
    public MandateDraft perDeal(long minorUnits) {
        return bounds(new Bounds(
                bounds.issues(),
                bounds.unitPrice(),
                money(minorUnits),
                bounds.budget(),
                bounds.maxDeals(),
                bounds.approvalFrom()));
    }

    /** What open offers and deals may come to together; for buyers. */
    public MandateDraft budget(long minorUnits) {
        return bounds(new Bounds(
                bounds.issues(),
                bounds.unitPrice(),
                bounds.perDeal(),
                money(minorUnits),
                bounds.maxDeals(),
                bounds.approvalFrom()));
    }

    /** The most deals. */
    public MandateDraft maxDeals(long deals) {
        return bounds(new Bounds(
                bounds.issues(),
                bounds.unitPrice(),
                bounds.perDeal(),
                bounds.budget(),
                Optional.of(deals),
                bounds.approvalFrom()));
    }

    /** The amount from which on the principal approves each move. */
    public MandateDraft approvalFrom(long minorUnits) {
        return bounds(new Bounds(
                bounds.issues(),
                bounds.unitPrice(),
                bounds.perDeal(),
                bounds.budget(),
                bounds.maxDeals(),
                money(minorUnits)));
    }

    private Optional<Money> money(long minorUnits) {
        return Optional.of(new Money(minorUnits, currency));
    }

    /** This draft as JSON, as {@link dev.parley.api.Mandates} and the facade take it. */
    public Json toJson() {
        return Json.object()
                .putIf("agent", agent, name -> Json.of(name.value()))
                .put("role", role.name())
                .putIf("scope", scope, Scope::toJson)
                .put("currency", currency.getCurrencyCode())
                .put("taxIncluded", basis.taxIncluded())
                .put("shippingIncluded", basis.shippingIncluded())
                .put("bounds", bounds.toJson())
                .putIf("conduct", conduct, Conduct::toJson)
                .putIf("validFrom", validFrom, Json::of)
                .putIf("validUntil", validUntil, Json::of)
                .build();
    }
}
