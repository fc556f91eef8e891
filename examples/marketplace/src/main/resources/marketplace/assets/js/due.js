/** The strip under every page's head: the payment that is due first, with its clock. */

import { fill, h } from './dom.js';
import { show } from './money.js';
import { countdown } from './time.js';

/** Pages that say themselves what is to pay. */
const SAYS_SO = ['/checkout/', '/negotiations/', '/auctions/'];

/** Draws the strip for what waits; without a payment it is gone. */
export function drawDue(place, { payments }) {
  const here = payments.filter(({ subject }) => !SAYS_SO.some((page) => location.pathname === page + subject.negotiation));
  place.hidden = here.length === 0;
  if (here.length === 0) {
    fill(place);
    return;
  }
  const [first, ...more] = here;
  fill(place, h('div', { class: 'due-in', test: 'due' },
    h('p', { class: 'due-what' }, h('strong', {}, 'To pay: '), `${first.subject.title}, `, h('span', { class: 'amount' }, show(first.total)),
      h('span', { class: 'due-clock' }, ' · ', countdown(h('span', { test: 'due-clock' }), first.expiresAt, { words: (rest) => `${rest} left`, gone: 'time has run out', hurrySeconds: 300 }))),
    h('div', { class: 'row' },
      more.length > 0 ? h('a', { class: 'due-more', href: '/orders', test: 'due-more' }, `and ${more.length} more`) : null,
      h('a', { class: 'button small', href: `/checkout/${first.subject.negotiation}`, test: 'due-pay' }, 'Pay now'))));
}
