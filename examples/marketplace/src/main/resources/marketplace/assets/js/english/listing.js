/** A listing that is sold by an English auction: to whoever looks, and to its seller. */

import { h } from '../dom.js';
import { nameOf } from '../chrome.js';
import { shop } from '../api.js';
import { countdown, showInstant } from '../time.js';
import { show } from '../money.js';
import { completed, onlyPriceIsOpen } from '../sealed/rules.js';
import { openingForm } from './opening.js';
import { itemOf, money } from './rules.js';
import { reserveChip } from './standing.js';

/** What a buyer or a stranger reads. */
export async function englishOffer({ goods, listing, auction }) {
  if (!listing.items.every(onlyPriceIsOpen)) {
    return h('p', { class: 'notice', test: 'not-sealable' }, 'Here an auction would find the price, but more than the price is open on this listing. Until that is settled nobody can bid.');
  }
  return auction ? running(auction) : h('section', { class: 'panel', test: 'no-auction' }, h('h2', {}, 'Sold by auction'),
    h('p', {}, `The price rises in the open, bid by bid, and the highest bid wins. ${nameOf(goods.seller)} has not opened the auction yet.`));
}

/** What the seller reads and sets. */
export async function englishOwn({ ref, listing, rules, kept, auction }) {
  const sellable = listing.items.length === 1 && listing.items.every(onlyPriceIsOpen);
  return [
    h('section', { class: 'panel' }, h('h2', {}, 'This is your listing'),
      h('p', {}, !sellable ? 'It would be sold by auction, but an auction sells one piece, of which nothing but the price is open.'
        : auction ? 'An auction is open on it.' : 'It is sold by auction. Bidding begins once you have opened it.'),
      auction ? h('a', { class: 'button', href: `/auctions/${auction.id}`, test: 'to-auction' }, 'To the auction') : null),
    sellable && !auction ? openingForm({ ref, listing, kept, rules: await completed(rules) }) : null,
  ];
}

/** How the auction stands; where nobody but its parties may look, when it closes and the way to it. */
async function running({ id, closesAt }) {
  const view = await shop.get(`/auctions/${encodeURIComponent(id)}`).catch(() => null);
  const amount = view ? view.details.price ?? view.details.startPrice : null;
  const reserve = view ? reserveChip(view) : null;
  return h('section', { class: 'panel', test: 'auction-panel' },
    h('h2', {}, view?.details.price === undefined ? 'The auction is open' : `${show(money(itemOf(view), amount))} leads`),
    view && view.details.price === undefined ? h('p', {}, `Nobody has bid yet. Bidding starts at ${show(money(itemOf(view), amount))}.`) : null,
    countdown(h('p', { class: 'clock' }), view?.details.closesAt ?? closesAt, { words: (rest) => `${rest} left, until ${showInstant(view?.details.closesAt ?? closesAt)}.`, gone: 'The time is up.' }),
    reserve ? h('p', { class: 'hint' }, `${reserve.words}.`) : null,
    h('a', { class: 'button large', href: `/auctions/${id}`, test: 'to-auction' }, 'To the auction'));
}
