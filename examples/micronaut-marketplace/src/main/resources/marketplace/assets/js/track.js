/** Both sides' offers on one line from low to list price: how far apart they are, at a glance. */

import { h } from './dom.js';
import { nameOf } from './chrome.js';
import { saved, show } from './money.js';

/** The line, or null before there is anything to compare. The newest offer of each side stands out. */
export function priceTrack({ view, past }) {
  const offers = past.filter((event) => event.type === 'offer-made' && event.details.total);
  const full = offers.filter((event) => event.details.terms.length === view.listing.items.length);
  if (full.length === 0 || view.listing.items.some((item) => item.issues.some((issue) => issue.role === 'QUANTITY'))) {
    return null;
  }
  const currency = full[0].details.total.currency;
  const list = view.listing.items.reduce((total, item) => total + item.listPrice.minorUnits, 0);
  const amounts = full.map((event) => event.details.total.minorUnits);
  const low = Math.min(...amounts) * 0.9;
  const high = Math.max(list, ...amounts);
  const at = (amount) => high === low ? 50 : 4 + (92 * (amount - low)) / (high - low);
  const last = (by) => full.filter((event) => event.details.by === by).at(-1)?.details.total.minorUnits;
  const [buyer, seller] = [last('buyer'), last('seller') ?? list];
  const track = h('div', { class: 'track', 'aria-hidden': 'true' });
  if (buyer !== undefined && seller > buyer) {
    track.append(placed(h('span', { class: 'track-gap' }), at(buyer), at(seller) - at(buyer)));
  }
  track.append(placed(h('span', { class: 'track-list' }), at(list)));
  full.forEach((event) => {
    const newest = event === full.filter((other) => other.details.by === event.details.by).at(-1);
    track.append(placed(h('span', { class: `track-dot ${event.details.by}${newest ? ' newest' : ''}` }), at(event.details.total.minorUnits)));
  });
  const apart = buyer === undefined ? null : saved({ minorUnits: seller, currency }, { minorUnits: buyer, currency });
  return h('figure', { class: 'track-box' }, track,
    h('figcaption', {}, legend(view, buyer, last('seller'), list, currency), apart && view.open ? h('strong', {}, `${show(apart.money)} apart`) : null));
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
