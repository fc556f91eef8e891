/** Deals as the pages show them: the pieces of one negotiation together, with one state, one amount and one clock. */

import { h } from './dom.js';
import { nameOf } from './chrome.js';
import { show, sum } from './money.js';
import { countdown, showInstant } from './time.js';

const PAYABLE = ['AGREED', 'IN_CHECKOUT'];
/** A group says what is most urgent in it. */
const URGENCY = ['IN_CHECKOUT', 'AGREED', 'EXPIRED', 'REVERSED', 'CANCELLED', 'SOLD_ELSEWHERE', 'REDEEMED'];

export function isPayable(deal) {
  return PAYABLE.includes(deal.state);
}

/** The deals of each negotiation and buyer together, in the order of the newest: [{state, deals, total, …}]. */
export function together(deals) {
  const groups = new Map();
  deals.forEach((deal) => {
    const key = `${deal.negotiation} ${deal.buyer} ${isPayable(deal) ? 'open' : deal.orderReference ?? deal.state}`;
    groups.set(key, [...(groups.get(key) ?? []), deal]);
  });
  return [...groups.values()].map(group);
}

function group(deals) {
  const [first] = deals;
  const state = URGENCY.find((one) => deals.some((deal) => deal.state === one)) ?? first.state;
  return {
    state, deals, negotiation: first.negotiation, listing: first.listing, buyer: first.buyer, seller: first.seller,
    order: first.orderReference, total: sum(deals.map((deal) => deal.total)), binding: first.binding,
    items: deals.flatMap((deal) => deal.lines.map((line) => line.terms.item)),
    expiresAt: deals.map((deal) => deal.expiresAt).toSorted()[0],
  };
}

/** What a group of deals is to somebody: the context of its card; `here` is the place that needs no link. */
export function contextOf(one, person, here = '') {
  return {
    ...one, here, other: nameOf(person.id === one.buyer ? one.seller : one.buyer), total: show(one.total), when: showInstant(one.expiresAt),
  };
}

/** The side that somebody has in a deal. */
export function sideOf(one, person) {
  return one.seller === person.id ? 'seller' : 'buyer';
}

/** How long there is still to pay; told to the buyer as what is left, to the seller as when it ends. */
export function payClock(one, person, tag = 'span') {
  const line = h(tag, { class: 'pay-clock', test: 'pay-clock' });
  if (!isPayable(one)) {
    return null;
  }
  return person.id === one.seller ? h(tag, { class: 'pay-clock', test: 'pay-clock' }, `Until ${showInstant(one.expiresAt)}`)
    : countdown(line, one.expiresAt, { words: (rest) => `${rest} left to pay`, gone: 'The time to pay has run out', hurrySeconds: 300 });
}
