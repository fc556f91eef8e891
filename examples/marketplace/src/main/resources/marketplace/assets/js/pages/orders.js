import { fill, h } from '../dom.js';
import { nameOf, start } from '../chrome.js';
import { parley, shop } from '../api.js';
import { art } from '../art.js';
import { contextOf, isPayable, payClock, sideOf, together } from '../deals.js';
import { entryOf, statePill } from '../state-card.js';
import { saved, show } from '../money.js';
import { DEALS } from '../states.js';
import { learn, showInstant } from '../time.js';
import { askAgain, onWaiting } from '../waiting.js';

start(async ({ main, person }) => {
  const cards = new Map((await shop.get('/listings')).map((card) => [card.ref, card]));
  const list = h('div', { class: 'orders', test: 'orders' });
  fill(main, h('section', { class: 'wide' }, h('h1', {}, 'Orders'), list));

  async function load() {
    const [orders, deals] = await Promise.all([shop.get('/orders'), parley.get('/deals?limit=200')]);
    learn(deals.serverTime);
    const groups = together(deals.items);
    const [toPay, others] = [groups.filter((one) => isPayable(one) && one.buyer === person.id), groups.filter((one) => !isPayable(one) || one.buyer !== person.id)];
    const sold = others.filter((one) => one.seller === person.id);
    const lapsed = others.filter((one) => one.buyer === person.id && one.state !== 'REDEEMED');
    const nothing = orders.items.length + groups.length === 0;
    fill(list, nothing ? h('div', { class: 'lonely' }, h('p', {}, 'Nothing here yet.'), h('a', { class: 'button', href: '/' }, 'Browse')) : [
      part('To pay', toPay.map((one) => dealRow(one))), part('Bought', orders.items.map(orderRow)),
      part('Sold by agreement', sold.map((one) => dealRow(one))), part('Not bought in the end', lapsed.map((one) => dealRow(one)))]);
  }

  function part(name, rows) {
    return rows.length === 0 ? null : h('section', { class: 'group', test: `part-${name.split(' ')[0].toLowerCase()}` },
      h('h2', { class: 'small-head' }, name, ' ', h('span', { class: 'tally' }, String(rows.length))), h('ul', { class: 'threads' }, rows));
  }

  /** Deals of one negotiation: their pieces by name, how they stand, and where to go from there. */
  function dealRow(one) {
    const card = cards.get(one.listing);
    const pays = isPayable(one) && one.buyer === person.id;
    const { happened } = entryOf(DEALS, one.state)[sideOf(one, person)];
    const href = pays ? `/checkout/${one.negotiation}` : one.order && one.state === 'REDEEMED' ? `/orders/${one.order}` : `/negotiations/${one.negotiation}`;
    return row({
      card, href, urgent: pays, title: card?.title ?? one.listing, pieces: one.items.toSorted().map((item) => card?.titles[item] ?? item),
      words: happened(contextOf(one, person)), total: one.total, state: [statePill(entryOf(DEALS, one.state)), payClock(one, person)],
    });
  }

  function orderRow(order) {
    const less = saved(order.listTotal, order.total);
    return row({
      card: cards.get(order.listing), href: `/orders/${order.id}`, title: order.title, pieces: order.lines.map((line) => line.title),
      words: h('span', {}, h('span', { class: 'code', test: 'order-number' }, order.id), ` · From ${nameOf(order.seller)} · ${showInstant(order.placedAt)}`),
      total: order.total, state: h('span', { class: less ? 'gain' : '' }, less ? `Saved ${show(less.money)}` : 'At list price'),
    });
  }

  function row({ card, href, urgent, title, pieces, words, total, state }) {
    return h('li', {}, h('a', { class: urgent ? 'thread yours' : 'thread', href },
      h('div', { class: 'board tiny', 'data-category': card?.category }, art(card?.art ?? 'books', card?.category)),
      h('div', { class: 'thread-text' }, h('strong', {}, title), pieces.length > 1 || pieces[0] !== title ? h('span', { class: 'thread-pieces', test: 'pieces' }, pieces.join(' · ')) : null, h('span', {}, words)),
      h('div', { class: 'thread-state' }, h('strong', { class: 'amount' }, show(total)), state)));
  }

  await load();
  let first = true;
  onWaiting(() => {
    if (!first) {
      load().catch(() => {});
    }
    first = false;
  });
  window.addEventListener('pageshow', (event) => { if (event.persisted) { askAgain(); load().catch(() => {}); } });
}, { needsPerson: true });
