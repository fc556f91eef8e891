package dev.parley.testing;

import dev.parley.mandate.Bounds;
import dev.parley.mandate.Conduct;
import dev.parley.mandate.Scope;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.SeatRole;
import dev.parley.port.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A mandate in the making, in euros: any listing, every kind of move of alternating offers, nothing bounded, for the year
 * from {@link SettableClock#START}, unless told otherwise.
 */
public final class MandateDraft {
    private static final Conduct ANY_MOVE = Conduct.of("offer", "counter", "accept", "reject", "withdraw");
    private static final Duration YEAR = Duration.ofDays(365);

    private final Caller principal;
    private final Optional<String> agent;
    private final SeatRole role;
    private Scope scope = Scope.ANYTHING;
    private Bounds bounds = Bounds.NONE;
    private Conduct conduct = ANY_MOVE;
    private Instant from = SettableClock.START;
    private Instant until = SettableClock.START.plus(YEAR);

    private MandateDraft(Caller principal, Optional<String> agent, SeatRole role) {
        this.principal = principal;
        this.agent = agent;
        this.role = role;
    }

    /** A mandate to buy for a principal. */
    public static MandateDraft toBuy(Caller principal, String agent) {
        return new MandateDraft(principal, Optional.of(agent), SeatRole.BUYER);
    }

    /** A mandate to sell for a principal. */
    public static MandateDraft toSell(Caller principal, String agent) {
        return new MandateDraft(principal, Optional.of(agent), SeatRole.SELLER);
    }

    /** Limits that a principal sets for itself as a buyer. */
    public static MandateDraft ownLimits(Caller principal) {
        return new MandateDraft(principal, Optional.empty(), SeatRole.BUYER);
    }

    /** Which listings it covers. */
    public MandateDraft scope(Scope other) {
        scope = other;
        return this;
    }

    /** What open offers and deals may come to together, in cents; for buyers. */
    public MandateDraft budget(long cents) {
        return bounds(new Bounds(
                bounds.issues(),
                bounds.unitPrice(),
                bounds.perDeal(),
                money(cents),
                bounds.maxDeals(),
                bounds.approvalFrom()));
    }

    /** A buyer's ceiling or a seller's floor for a unit, in cents. */
    public MandateDraft unitPrice(long cents) {
        return bounds(new Bounds(
                bounds.issues(),
                money(cents),
                bounds.perDeal(),
                bounds.budget(),
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

    /** The amount from which on the principal approves each move, in cents. */
    public MandateDraft approvalFrom(long cents) {
        return bounds(new Bounds(
                bounds.issues(),
                bounds.unitPrice(),
                bounds.perDeal(),
                bounds.budget(),
                bounds.maxDeals(),
                money(cents)));
    }

    private static Optional<Money> money(long cents) {
        return Optional.of(ListingDraft.euros(cents));
    }

    /** What may be bound, in place of all that was said before. */
    public MandateDraft bounds(Bounds other) {
        bounds = other;
        return this;
    }

    /** How it may be negotiated. */
    public MandateDraft conduct(Conduct other) {
        conduct = other;
        return this;
    }

    /** When it holds. */
    public MandateDraft valid(Instant first, Instant end) {
        from = first;
        until = end;
        return this;
    }

    Caller principal() {
        return principal;
    }

    /** The draft as {@link dev.parley.api.Mandates#grant} takes it. */
    public Json toJson() {
        return Json.object()
                .putIf("agent", agent, Json::of)
                .put("role", role.name())
                .put("scope", scope.toJson())
                .put("currency", ListingDraft.EUR.getCurrencyCode())
                .put("taxIncluded", true)
                .put("shippingIncluded", true)
                .put("bounds", bounds.toJson())
                .put("conduct", conduct.toJson())
                .put("validFrom", from)
                .put("validUntil", until)
                .build();
    }
}
