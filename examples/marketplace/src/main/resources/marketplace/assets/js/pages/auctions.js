/** The lobby: the open auctions, the one that closes soonest first. */

import { fill, h } from '../dom.js';
import { nameOf, start } from '../chrome.js';
import { shop } from '../api.js';
import { art } from '../art.js';
import { show } from '../money.js';
import { everySecond, learn, secondsLeft, showInstant } from '../time.js';
import { figures } from '../english/clock.js';

const EVERY_MS = 5_000;
const HURRY_SECONDS = 300;

start(async ({ main }) => {
  const list = h('ol', { class: 'lots', test: 'lots' });
  let drawn = '';
  fill(main, h('section', { class: 'wide' }, h('h1', {}, 'Auctions'), h('p', { class: 'lead' }, 'The one that closes soonest comes first. Anyone may watch.'), list));

  async function load() {
    const { lots, serverTime } = await shop.get('/auctions');
    learn(serverTime);
    const now = JSON.stringify(lots);
    if (now !== drawn) {
      drawn = now;
      const focused = document.activeElement?.closest?.('[data-lot]')?.dataset.lot;
      fill(list, lots.length > 0 ? lots.map(line) : h('li', { class: 'nothing', test: 'no-lots' }, h('h2', {}, 'No auction is open now.'), h('a', { class: 'button quiet', href: '/' }, 'To the catalogue')));
      [...list.children].find((one) => one.dataset.lot === focused)?.querySelector('a')?.focus();
    }
  }

  await load();
  setInterval(() => { if (!document.hidden) { load().catch(() => {}); } }, EVERY_MS);
});

function line(lot) {
  const bids = lot.bidders === 0 ? 'No bids yet' : `${lot.bidders} ${lot.bidders === 1 ? 'bidder' : 'bidders'}`;
  const reserve = { none: null, unmet: 'reserve not met yet', met: 'reserve met' }[lot.reserve];
  return h('li', { class: 'lot', 'data-lot': lot.id, test: `lot-${lot.ref}` }, h('a', { href: `/auctions/${lot.id}` },
    h('div', { class: 'board', 'data-category': lot.category }, art(lot.art, lot.category)),
    h('div', { class: 'lot-text' }, h('h2', {}, lot.title), h('p', { class: 'hint' }, `${nameOf(lot.seller)}, ${lot.place}`),
      h('p', { class: 'hint' }, [bids, reserve, lot.buyNow ? `buy now ${show(lot.buyNow)}` : null].filter(Boolean).join(' · '))),
    h('div', { class: 'lot-figures' }, h('p', { class: 'lot-price' }, h('span', { class: lot.price ? 'unseen' : 'lot-from' }, lot.price ? 'Current price ' : 'starts at '), show(lot.price ?? lot.start)), timeLeft(lot))));
}

function timeLeft({ startsAt, closesAt, extended }) {
  const face = h('p', { class: 'lot-time', title: showInstant(closesAt) });
  const tick = () => {
    const waits = secondsLeft(startsAt) > 0;
    const seconds = secondsLeft(waits ? startsAt : closesAt);
    face.classList.toggle('hurry', !waits && seconds < HURRY_SECONDS);
    face.textContent = seconds <= 0 ? 'Closing …' : `${waits ? 'begins in ' : ''}${figures(seconds)}${waits ? '' : ' left'}${extended ? ', extended' : ''}`;
  };
  tick();
  everySecond(face, tick);
  return face;
}
