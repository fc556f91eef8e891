/** What a rule cannot do for listings that it fits: which, and why. */

import { h } from '../dom.js';
import { plural } from './words.js';

const ONLY_PRICE = ['sealed-bid', 'sealed-auction', 'english', 'dutch', 'posted-price'];
const SHOWN = 5;

/** Whether a rule's selector fits a card of the catalogue. */
export function fits({ categories = [], sellers = [], price, attributes = {} } = {}, card) {
  return (categories.length === 0 || categories.includes(card.category)) && (sellers.length === 0 || sellers.includes(card.seller))
    && Object.entries(attributes).every(([name, value]) => card[name] === value)
    && (!price || (price.currency === card.listPrice.currency && card.listPrice.minorUnits >= (price.min ?? 0) && card.listPrice.minorUnits <= (price.max ?? Infinity)));
}

/** The listings of a rule that cannot be negotiated by its procedure; by sealed bids, in an auction and at a posted price nothing but the price may be open. */
export function unsellable({ selector, choice }, cards) {
  return ONLY_PRICE.includes(choice.protocol) ? cards.filter((card) => fits(selector, card) && !card.onlyPrice) : [];
}

/** The warning, or null where every listing can be sold that way. */
export function unsellableWarning(rule, cards) {
  const found = unsellable(rule, cards);
  return found.length === 0 ? null : h('div', { class: 'notice warn', role: 'status', test: 'unsellable' },
    h('p', {}, `${plural(found.length, 'listing')} cannot be sold this way, because more than the price is open on ${found.length === 1 ? 'it' : 'them'}, such as a delivery day. This way settles the price alone. Until that is fixed, nobody can negotiate there.`),
    h('ul', { class: 'unsellable' }, found.slice(0, SHOWN).map((card) => h('li', {}, h('a', { href: `/listings/${encodeURIComponent(card.ref)}`, target: '_blank', rel: 'noopener' }, card.title))),
      found.length > SHOWN ? h('li', {}, `and ${found.length - SHOWN} more`) : null),
    h('p', {}, 'Narrow the rule to other listings, or choose a way to haggle.'));
}
