/** Parley's codes in this marketplace's words. A code that is new falls back on the server's own sentence. */

import { ENDS } from './states.js';

const SENTENCES = {
  UNAUTHENTICATED: 'Your session has ended. Sign in again; what you typed is kept.',
  NOT_ENTITLED: 'This is for somebody else to do.',
  NOT_FOUND: 'There is nothing here that you may see.',
  PRINCIPAL_ON_BOTH_SIDES: 'This is your own listing, so you cannot bargain with yourself.',
  WRONG_OPENER: 'Here the other side begins.',
  IDEMPOTENCY_KEY_REUSED: 'This was sent twice with different words. Check it and send it again.',
  IDEMPOTENCY_IN_FLIGHT: 'Still being decided. One moment.',
  INVALID_REQUEST: 'Something in the form does not fit; see the marked fields.',
  MALFORMED_REQUEST: 'Something in the form does not fit; see the marked fields.',
  MISSING_ISSUE: 'Fill in every field of this offer.',
  WRONG_TYPE: 'This value has the wrong form.',
  WRONG_CURRENCY: 'This listing is priced in another currency.',
  OUT_OF_RANGE: 'This lies outside what the listing allows.',
  OFF_TICK: 'This amount is between two steps; round it.',
  NOTHING_OFFERED: 'Choose at least one piece.',
  PRIVATE_TERMS_LAPSED: 'What you keep to yourself does not fit your listing as it is now. Look at it and keep it anew.',
  NOT_NEGOTIABLE: 'The price of this listing is fixed.',
  REVISION_REQUIRED: 'The page was out of date. It has been read again; check and send once more.',
  STALE_REVISION: 'This has moved on since you looked. Here is how it stands now; what you typed is kept.',
  STALE_OFFER: 'This has moved on: the offer is no longer the one that you saw. Here is how it stands now; what you typed is kept.',
  DEADLINE_PASSED: 'The time for this has run out. You can begin anew on the listing, if it is still there.',
  PROTOCOL_UNAVAILABLE: 'This negotiation can only be read.',
  ERASED: 'What was said here was erased; the deals that came of it stand.',
  NEGOTIATION_CLOSED: 'This has moved on: the negotiation has ended. Nothing of yours was sent.',
  NEGOTIATION_PAUSED: 'Fairhand has paused this negotiation. No time is lost.',
  ALREADY_NEGOTIATING: 'You are already negotiating over this listing. Continue there.',
  NOT_YOUR_TURN: 'This has moved on: it is the other side’s turn now.',
  MOVE_NOT_ALLOWED: 'That is not possible at this point.',
  ITEM_SETTLED: 'This piece is settled or gone.',
  ROUND_LIMIT: 'All rounds of this negotiation are used up. Accept what stands, or decline it.',
  OFFER_LIMIT: 'You have used all your offers on this listing. You can still accept what the seller offers, or buy at list price.',
  CONCESSION_NOT_MONOTONE: 'Here prices only move closer: this is further away than your last offer. Stay there or come closer.',
  PARTIAL_NOT_ALLOWED: 'These pieces are only agreed together.',
  COOLING_DOWN: 'Wait a little before you open another negotiation here.',
  MANDATE_REQUIRED: 'An agent needs a mandate for this.',
  MANDATE_NOT_IN_FORCE: 'The mandate is not valid now.',
  MANDATE_SCOPE: 'The mandate does not cover this listing.',
  MANDATE_MOVE: 'The mandate does not allow this kind of move.',
  MANDATE_DISCLOSURE: 'The mandate does not let the agent tell the other side that. Leave the message out.',
  MANDATE_BOUND: 'The limits that you set for yourself or your agent do not allow this. Change them under My agent, or the offer.',
  MANDATE_ROUNDS: 'The mandate’s rounds are used up.',
  MANDATE_PACE: 'Too soon after the last move; wait a little.',
  APPROVAL_REQUIRED: 'By your own limits this needs your approval first; it waits under Approvals.',
  BUDGET_EXCEEDED: 'Your budget does not cover this. Something open may lapse first, or you raise it under My agent.',
  DEALS_EXCEEDED: 'The number of deals that you allowed is used up.',
  STOCK_UNAVAILABLE: 'It is no longer available in that quantity: somebody else was first. Ask for less, or look for another.',
  APPROVAL_NOT_PENDING: 'This request has been decided or has expired.',
  DEAL_EXPIRED: 'The time to pay this deal has run out.',
  DEAL_CANCELLED: 'This deal was cancelled.',
  SOLD_ELSEWHERE: 'It was sold elsewhere before you paid.',
  ALREADY_REDEEMED: 'This deal is paid already.',
  DEAL_REVERSED: 'This order was taken back.',
  NOT_CANCELLABLE: 'This agreement is binding and cannot be cancelled here.',
  AMOUNT_TOO_LARGE: 'This comes to more than can be counted exactly; ask for less.',
  RATE_LIMITED: 'That was a lot at once. Wait a moment.',
  STORE_UNAVAILABLE: 'Nothing was changed. Try again in a moment.',
  FAIR_PRICE_CONTRADICTS_BEST: 'A fair price must not go beyond your own best price.',
  ALREADY_SUBMITTED: 'You have stated your price, and here it cannot be changed.',
  ALREADY_JOINED: 'You take part in this already. Load the page again.',
  CANNOT_JOIN: 'Nobody can join this any more.',
  NOTHING_COMMITTED: 'You have committed to nothing that could be revealed.',
  ALREADY_REVEALED: 'You have revealed your price already.',
  COMMITMENT_MISMATCH: 'This is not what you committed to.',
  CONSENT_MISSING: 'This cannot be opened yet: the other side has to agree first. You see it here when it has.',
  NO_DRAW: 'No price was drawn here, so there is nothing to open.',
  FORGED_REQUEST: 'Load this page again; it had lost its safety token.',
};

/** What a problem says. */
export function sentence(problem) {
  return SENTENCES[problem.code] ?? problem.title ?? 'Something went wrong on our side. Nothing was changed.';
}

/** Why a negotiation ended, in a few words. */
export function ending(reason) {
  return ENDS[reason]?.buyer.title ?? 'It has ended.';
}
