/** Both sides' offers on one line from low to list price: how far apart they are, at a glance. */

import { h } from './dom.js';
import { nameOf } from './chrome.js';
import { saved, show } from './money.js';
import { listAmountOf } from './terms.js';

/**
 * The line over the pieces of the newest offer, or null before there is anything to compare. The newest offer of each side stands
 * out.
 */
export function priceTrack({ view, past }) {
  const offers = past.filter((event) => event.type === 'offer-made' && event.details.total);
  const items = (offers.at(-1)?.details.terms ?? []).map((terms) => view.listing.items.find((item) => item.id === terms.item))
    .filter((item) => !view.open || (view.details.items?.[item.id] ?? 'open') === 'open');
  const full = offers.map((event) => ({ by: event.details.by, amount: amountOver(items, event.details.amounts) })).filter((offer) => offer.amount !== null);
  if (full.length === 0 || items.length === 0 || items.some((item) => item.issues.some((issue) => issue.role === 'QUANTITY'))) {
    return null;
  }
  const currency = items[0].listPrice.currency;
  const list = items.reduce((total, item) => total + listAmountOf(item, {}).minorUnits, 0);
  const amounts = full.map((offer) => offer.amount);
  const low = Math.min(...amounts) * 0.9;
  const high = Math.max(list, ...amounts);
  const at = (amount) => high === low ? 50 : 4 + (92 * (amount - low)) / (high - low);
  const last = (by) => full.filter((offer) => offer.by === by).at(-1)?.amount;
  const [buyer, seller] = [last('buyer'), last('seller') ?? list];
  const track = h('div', { class: 'track', 'aria-hidden': 'true' });
  if (buyer !== undefined && seller > buyer) {
    track.append(placed(h('span', { class: 'track-gap' }), at(buyer), at(seller) - at(buyer)));
  }
  track.append(placed(h('span', { class: 'track-list' }), at(list)));
  full.forEach((offer) => {
    const newest = offer === full.filter((other) => other.by === offer.by).at(-1);
    track.append(placed(h('span', { class: `track-dot ${offer.by}${newest ? ' newest' : ''}` }), at(offer.amount)));
  });
  const apart = buyer === undefined ? null : saved({ minorUnits: seller, currency }, { minorUnits: buyer, currency });
  return h('figure', { class: 'track-box' }, track,
    h('figcaption', {}, legend(view, buyer, last('seller'), list, currency), apart && view.open ? h('strong', {}, `${show(apart.money)} apart`) : null));
}

/** What an offer asks for the pieces of the newest one, so that like is compared with like; null when it lacks one. */
function amountOver(items, amounts) {
  const found = items.map((item) => amounts.find((one) => one.item === item.id)?.amount.minorUnits);
  return found.includes(undefined) ? null : found.reduce((total, amount) => total + amount, 0);
}

/** Places are set from script, for the page's policy allows no style in markup. */
function placed(element, leftPercent, widthPercent) {
  element.style.left = `${leftPercent}%`;
  if (widthPercent !== undefined) {
    element.style.width = `${widthPercent}%`;
  }
  return element;
}

function legend(view, buyer, seller, list, currency) {
  const name = (role) => nameOf(view.seats.find((seat) => seat.role === role).principal).split(' ')[0];
  const amount = (minorUnits) => show({ minorUnits, currency });
  return [
    buyer === undefined ? null : h('span', { class: 'key buyer' }, `${name('BUYER')} ${amount(buyer)}`),
    seller === undefined ? null : h('span', { class: 'key seller' }, `${name('SELLER')} ${amount(seller)}`),
    h('span', { class: 'key list' }, `List price ${amount(list)}`),
  ];
}
