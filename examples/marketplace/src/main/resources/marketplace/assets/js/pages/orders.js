import { fill, h } from '../dom.js';
import { nameOf, start } from '../chrome.js';
import { parley, shop } from '../api.js';
import { art } from '../art.js';
import { saved, show } from '../money.js';
import { learn, left, showInstant } from '../time.js';

const PAYABLE = ['AGREED', 'IN_CHECKOUT'];

start(async ({ main, person }) => {
  const [orders, deals, cards] = await Promise.all([shop.get('/orders'), parley.get('/deals?limit=100'), shop.get('/listings')]);
  learn(deals.serverTime);
  const goods = new Map(cards.map((card) => [card.ref, card]));
  const waiting = deals.items.filter((deal) => deal.buyer === person.id && PAYABLE.includes(deal.state));
  const sold = deals.items.filter((deal) => deal.seller === person.id);
  fill(main, h('section', { class: 'wide' }, h('h1', {}, 'Orders'),
    waiting.length > 0 ? [h('h2', { class: 'small-head' }, 'Waiting to be paid'), h('ul', { class: 'threads' }, waiting.map((deal) =>
      row(goods.get(deal.listing), `/checkout/${deal.id}`, `Agreed with ${nameOf(deal.seller)}`, deal.total, `${left(deal.expiresAt)} left`)))] : null,
    orders.items.length > 0 ? [h('h2', { class: 'small-head' }, 'Bought'), h('ul', { class: 'threads' }, orders.items.map((order) =>
      row(goods.get(order.listing), `/orders/${order.id}`, `From ${nameOf(order.seller)}`, order.total, gain(order) ?? showInstant(order.placedAt))))] : null,
    sold.length > 0 ? [h('h2', { class: 'small-head' }, 'Sold by agreement'), h('ul', { class: 'threads' }, sold.map((deal) =>
      row(goods.get(deal.listing), `/negotiations/${deal.negotiation}`, `To ${nameOf(deal.buyer)}`, deal.total, STATES[deal.state] ?? deal.state)))] : null,
    orders.items.length + waiting.length + sold.length === 0
      ? h('div', { class: 'lonely' }, h('p', {}, 'Nothing here yet.'), h('a', { class: 'button', href: '/' }, 'Browse')) : null));
}, { needsPerson: true });

const STATES = { AGREED: 'To be paid', IN_CHECKOUT: 'Being paid', REDEEMED: 'Paid', EXPIRED: 'Not paid in time', CANCELLED: 'Cancelled', SOLD_ELSEWHERE: 'Sold elsewhere', REVERSED: 'Taken back' };

function gain(order) {
  const less = saved(order.listTotal, order.total);
  return less ? `Saved ${show(less.money)}` : null;
}

function row(card, href, who, total, note) {
  return h('li', {}, h('a', { class: 'thread', href },
    h('div', { class: 'board tiny', 'data-category': card?.category }, art(card?.art ?? 'books', card?.category)),
    h('div', { class: 'thread-text' }, h('strong', {}, card?.title ?? 'Something that has left the catalogue'), h('span', {}, who)),
    h('div', { class: 'thread-state' }, h('strong', { class: 'amount' }, show(total)), h('span', {}, note))));
}
