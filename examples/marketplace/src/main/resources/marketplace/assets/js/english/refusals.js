/** Why a bid was refused, with the amount that would pass. */

import { show } from '../money.js';
import { showInstant } from '../time.js';
import { money } from './rules.js';

const LATE = 'Too late: bidding had closed before your bid arrived. You have bid nothing.';

const WORDS = {
  BELOW_INCREMENT: ({ minimum }, amount) => leastBid(amount(minimum)),
  BUY_NOW_INSTEAD: ({ buyNow }, amount) => insteadBuy(amount(buyNow)),
  MAXIMUM_NOT_RAISED: ({ maximum }, amount) => `Your maximum is ${amount(maximum)} already. It can only be raised.`,
  BIDDING_NOT_BEGUN: ({ startsAt }) => `Bidding has not begun. It begins ${startsAt ? `on ${showInstant(startsAt)}` : 'soon'}.`,
  DEADLINE_PASSED: () => LATE,
  NEGOTIATION_CLOSED: () => LATE,
  CANNOT_JOIN: () => LATE,
};

/** A refusal as a sentence. */
export function refusalWords(problem, item) {
  return WORDS[problem.code]?.(problem.params ?? {}, (minorUnits) => show(money(item, minorUnits))) ?? problem.message;
}

/** Names the least bid. */
export function leastBid(amount) {
  return `Bid at least ${amount}.`;
}

/** A maximum as high as the price at which one can have it at once. */
export function insteadBuy(amount) {
  return `For ${amount} you can have it at once: use “Buy now”, or bid less.`;
}
