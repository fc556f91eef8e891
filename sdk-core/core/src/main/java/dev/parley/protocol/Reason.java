// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

/**
 * Parley's refusal codes, in the order in which they are checked. Codes are stable; new ones may come.
 *
 * @since 0.1.0
 */
public enum Reason implements RefusalCode {
    // who
    UNAUTHENTICATED(Sort.FORBIDDEN, "Say who you are."),
    NOT_ENTITLED(Sort.FORBIDDEN, "You may see this but not do this."),
    NOT_FOUND(Sort.NOT_FOUND, "There is nothing by that name that you may see."),
    PRINCIPAL_ON_BOTH_SIDES(Sort.FORBIDDEN, "A principal cannot negotiate with itself."),
    WRONG_OPENER(Sort.FORBIDDEN, "By this protocol the other side opens; see which."),
    MEDIATOR_TAKES_SIDES(Sort.FORBIDDEN, "Who mediates acts for no party, and who acts for a party does not mediate."),
    TIED_TO_OWNER(Sort.FORBIDDEN, "Who is tied to the listing's owner does not take part."),
    BARRED(Sort.FORBIDDEN, "The marketplace has barred you; what you had under way ends."),
    // idempotency
    IDEMPOTENCY_KEY_REUSED(Sort.INVALID, "This idempotency key came with another request; use a new key."),
    IDEMPOTENCY_IN_FLIGHT(Sort.CONFLICT, true, "The first request with this key is still being decided; try again."),
    // validate
    INVALID_REQUEST(Sort.INVALID, "The request is not valid; see the violations."),
    UNKNOWN_PROTOCOL(Sort.INVALID, "No protocol of that name and version is registered."),
    INVALID_RULES(Sort.INVALID, "The rules do not fit the protocol or the listing; see the violations."),
    UNKNOWN_MOVE(Sort.INVALID, "The protocol has no move of that kind."),
    UNKNOWN_ITEM(Sort.INVALID, "The listing has no such item in this negotiation."),
    DUPLICATE_ITEM(Sort.INVALID, "An item is named twice."),
    UNKNOWN_ISSUE(Sort.INVALID, "The item has no such issue."),
    MISSING_ISSUE(Sort.INVALID, "An issue of the item has no value yet; name one."),
    WRONG_TYPE(Sort.INVALID, "The value is not of the issue's type."),
    WRONG_CURRENCY(Sort.INVALID, "The amount is not in the listing's currency."),
    OUT_OF_RANGE(Sort.INVALID, "The value lies outside what the issue allows."),
    OFF_TICK(Sort.INVALID, "The value lies between two ticks of the issue."),
    AMOUNT_TOO_LARGE(Sort.INVALID, "Price times quantity exceeds what can be stored exactly."),
    NOTHING_OFFERED(Sort.INVALID, "Name at least one item."),
    NOT_NEGOTIABLE(Sort.CONFLICT, "No policy lets this listing be negotiated."),
    PRIVATE_TERMS_LAPSED(
            Sort.CONFLICT, "Your private terms are not for this listing as it is now; set them anew, or set none."),
    LISTINGS_ELSEWHERE(Sort.CONFLICT, "Listings are changed in the host's own catalogue, not here."),
    STOCK_ELSEWHERE(Sort.CONFLICT, "Stock is kept in the host's own inventory, not here."),
    // precondition
    REVISION_REQUIRED(Sort.PRECONDITION_REQUIRED, "Send If-Match with the revision that you saw."),
    STALE_REVISION(Sort.STALE, "It has changed since you saw it; read it again."),
    // facts
    FACT_UNAVAILABLE(Sort.UNAVAILABLE, "What this depends on cannot be found out now; nothing was changed, try again."),
    // time
    DEADLINE_PASSED(Sort.CONFLICT, "The deadline has passed."),
    // phase
    PROTOCOL_UNAVAILABLE(Sort.CONFLICT, "This negotiation's protocol is no longer offered; it can only be read."),
    ERASED(Sort.CONFLICT, "The negotiation has ended and something of it was erased; it can only be read."),
    NEGOTIATION_CLOSED(Sort.CONFLICT, "The negotiation has ended."),
    NEGOTIATION_PAUSED(Sort.CONFLICT, "The negotiation is paused."),
    ALREADY_PAUSED(Sort.CONFLICT, "The negotiation is paused already."),
    NOT_PAUSED(Sort.CONFLICT, "The negotiation is not paused."),
    ALREADY_JOINED(Sort.CONFLICT, "You have a seat already."),
    ALREADY_NEGOTIATING(Sort.CONFLICT, "You have an open negotiation on this listing; continue that one."),
    CANNOT_JOIN(Sort.CONFLICT, "Nobody can join this negotiation now."),
    NOT_YOUR_TURN(Sort.CONFLICT, "The other side moves next."),
    MOVE_NOT_ALLOWED(Sort.CONFLICT, "This kind of move has no place now; see allowedActions."),
    ITEM_SETTLED(Sort.CONFLICT, "This item is settled or gone."),
    NO_DRAW(Sort.CONFLICT, "No price of this item was drawn; there is nothing to open."),
    STALE_OFFER(Sort.CONFLICT, "That offer no longer stands as you saw it; read the negotiation again."),
    // the rules
    ROUND_LIMIT(Sort.RULE, "The rounds that the rules allow are used up."),
    OFFER_LIMIT(Sort.RULE, "The offers that the rules allow on this listing are used up."),
    CONCESSION_NOT_MONOTONE(Sort.RULE, "An offer may not be worse for the other side than your last."),
    PARTIAL_NOT_ALLOWED(Sort.RULE, "The settlement rule takes more of the items together."),
    WORSE_THAN_STANDING(Sort.RULE, "The offer on the table is better for you than this one; accept it instead."),
    COOLING_DOWN(Sort.RULE, true, "Too soon after the last negotiation on this listing."),
    CONSENT_MISSING(Sort.FORBIDDEN, "Both parties must consent before this draw is opened."),
    // the mandate
    MANDATE_REQUIRED(Sort.FORBIDDEN, "An agent needs a mandate from its principal."),
    MANDATE_NOT_IN_FORCE(Sort.FORBIDDEN, "The mandate is not valid now."),
    MANDATE_SCOPE(Sort.FORBIDDEN, "The mandate does not cover this listing."),
    MANDATE_MOVE(Sort.FORBIDDEN, "The mandate does not allow this kind of move."),
    MANDATE_DISCLOSURE(Sort.FORBIDDEN, "The mandate does not let the agent tell the other side that."),
    MANDATE_BOUND(Sort.FORBIDDEN, "The mandate does not allow these terms."),
    MANDATE_ROUNDS(Sort.FORBIDDEN, "The rounds that the mandate allows are used up."),
    MANDATE_PACE(Sort.RATE, "The mandate allows no further move yet."),
    APPROVAL_REQUIRED(Sort.FORBIDDEN, "The principal must approve this move first."),
    // holds
    BUDGET_EXCEEDED(Sort.FORBIDDEN, "The mandate's budget does not cover this."),
    DEALS_EXCEEDED(Sort.FORBIDDEN, "The mandate's number of deals is used up."),
    STOCK_UNAVAILABLE(Sort.CONFLICT, "The item is no longer available in that quantity."),
    LAPSED_STILL_HOLDS(Sort.CONFLICT, true, "What has lapsed is still being given back; send the same again."),
    // operators
    ALREADY_BARRED(Sort.CONFLICT, "The principal is barred already."),
    NOT_BARRED(Sort.CONFLICT, "The principal is not barred."),
    NOTHING_STANDS(Sort.CONFLICT, "Nothing of that seat stands that could be voided."),
    // erasure
    STILL_OPEN(Sort.CONFLICT, true, "Something of this principal has not ended; end it first, see which."),
    // approvals
    APPROVAL_NOT_PENDING(Sort.CONFLICT, "This approval has been decided or has expired."),
    // deals
    DEAL_EXPIRED(Sort.CONFLICT, "The deal has expired."),
    DEAL_CANCELLED(Sort.CONFLICT, "The deal was cancelled."),
    SOLD_ELSEWHERE(Sort.CONFLICT, "What the deal is about was sold elsewhere before it was paid."),
    ALREADY_REDEEMED(Sort.CONFLICT, "The deal was redeemed by another order."),
    DEAL_REVERSED(Sort.CONFLICT, "The deal was reversed."),
    CHECKOUT_ALREADY_BEGUN(Sort.CONFLICT, "Checkout has begun; its expiry is extended once."),
    NOT_CANCELLABLE(Sort.CONFLICT, "The binding level does not let you cancel this deal."),
    NOT_REDEEMED(Sort.CONFLICT, "No deal was redeemed by that order."),
    NO_HOST_TRANSACTION(Sort.CONFLICT, "Redeem inside a transaction on the database that Parley uses."),
    ORDER_REFERENCE_TAKEN(
            Sort.CONFLICT, "That reference is an order's of another buyer or currency, or one that was undone."),
    MIXED_DEALS(Sort.INVALID, "Deals that are redeemed together belong to one buyer and one currency."),
    // autopilots
    NO_STRATEGY(
            Sort.RULE,
            "An autopilot plays alternating offers over the price of one item, and this is something else; move yourself."),
    AUTOPILOT_ACTIVE(Sort.CONFLICT, "An autopilot has this seat already; stop it before you start another."),
    AUTOPILOT_NOT_RUNNING(Sort.CONFLICT, "The autopilot does not run; see its state."),
    AUTOPILOT_NOT_PAUSED(Sort.CONFLICT, "The autopilot is not paused; see its state."),
    AUTOPILOT_STOPPED(Sort.CONFLICT, "The autopilot has stopped; start another."),
    // the laboratory
    SIMULATION_ENDED(Sort.CONFLICT, "The simulation has ended."),
    SIMULATION_TOO_LONG(Sort.RULE, "The advice took too long; ask for fewer listings, or start a simulation."),
    LABORATORY_BUSY(Sort.UNAVAILABLE, "The laboratory has enough to play already; try again."),
    // service
    RATE_LIMITED(Sort.RATE, "Too many requests; wait."),
    STORE_UNAVAILABLE(Sort.UNAVAILABLE, "Nothing was changed; try again with the same key.");

    private final Meaning meaning;

    Reason(Sort sort, String title) {
        this.meaning = new Meaning(sort, title);
    }

    Reason(Sort sort, boolean retryable, String title) {
        this.meaning = new Meaning(sort, retryable, title);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }

    @Override
    public boolean endsItsKey() {
        return this != UNAUTHENTICATED && RefusalCode.super.endsItsKey();
    }
}
