/** An auction's room: for who bids, for who sells, and where the rules let anyone watch, for everybody. */

import { fill, h } from '../dom.js';
import { countAgain, failure, start } from '../chrome.js';
import { parley, shop, watch } from '../api.js';
import { auctionRoom } from '../english/room.js';
import { isPayable } from '../deals.js';

const id = location.pathname.split('/')[2];
const TALK = `/negotiations/${id}`;
const DEALS_EVERY_MS = 4_000;
const MOVED_ON = ['BELOW_INCREMENT', 'BUY_NOW_INSTEAD', 'MAXIMUM_NOT_RAISED', 'DEADLINE_PASSED', 'NEGOTIATION_CLOSED', 'MOVE_NOT_ALLOWED', 'STALE_OFFER', 'ALREADY_JOINED'];

start(async ({ main, person }) => {
  let view = null;
  let goods = null;
  let deals = [];

  async function send(move) {
    try {
      if (!view.seat) {
        await take(await parley.post(`${TALK}/join`, {}));
      }
      await take(await parley.post(`${TALK}/moves`, move));
      countAgain();
    } catch (problem) {
      if (MOVED_ON.includes(problem.code)) {
        watching.forget();
        await watching.now();
      }
      throw problem;
    }
  }

  const room = auctionRoom({ person, send, onEnd: () => watching.now() });

  /** An answer is what the watch would have read. */
  async function take(next) {
    watching.forget();
    await changed(next);
  }

  async function changed(next) {
    if (!view) {
      goods = await shop.get(`/listings/${encodeURIComponent(next.listing.ref)}`).then((answer) => answer.goods, () => null);
      document.title = `${goods?.title ?? 'Auction'} · Fairhand`;
      fill(main, room.node);
    }
    view = next;
    await readDeals();
    room.update({ view, goods, deals });
  }

  async function readDeals() {
    deals = person ? (await Promise.all(view.deals.map((deal) => parley.get(`/deals/${encodeURIComponent(deal)}`).catch(() => null)))).filter(Boolean) : [];
  }

  /** Deals go on when the auction has ended. */
  async function followDeals() {
    if (!document.hidden && deals.some(isPayable)) {
      const before = JSON.stringify(deals.map((one) => one.state));
      await readDeals();
      if (JSON.stringify(deals.map((one) => one.state)) !== before) {
        room.update({ view, goods, deals });
        countAgain();
      }
    }
  }

  const read = person ? (etag) => parley.getIfChanged(TALK, etag) : (etag) => shop.getIfChanged(`/auctions/${encodeURIComponent(id)}`, etag);
  const watching = watch(read, changed, (problem) => {
    if (!view && problem.status) {
      fill(main, problem.status === 404 && !person ? closed() : failure(problem));
      watching.end();
    }
  });
  await watching.first;
  setInterval(() => followDeals().catch(() => {}), DEALS_EVERY_MS);
});

/** To a stranger: there may be an auction that only those who take part may look at. */
function closed() {
  return h('div', { class: 'lonely', test: 'not-public' }, h('h1', {}, 'There is nothing here that anyone may watch.'),
    h('p', {}, 'An auction may be open to those alone who take part in it.'),
    h('a', { class: 'button', href: '/auctions' }, 'See the open auctions'));
}
