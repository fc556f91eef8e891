import { fill, h } from '../dom.js';
import { nameOf, start } from '../chrome.js';
import { shop } from '../api.js';
import { art } from '../art.js';
import { orderReceipt } from '../receipt.js';
import { showInstant } from '../time.js';

start(async ({ main, person }) => {
  const order = await shop.get(`/orders/${encodeURIComponent(decodeURIComponent(location.pathname.split('/')[2]))}`);
  const known = await shop.get(`/listings/${encodeURIComponent(order.listing)}`).catch(() => null);
  const buyer = order.buyer === person.id;
  fill(main, h('section', { class: 'narrow', test: 'order' },
    h('p', { class: 'pill done' }, 'Paid'),
    h('h1', {}, buyer ? 'It is yours.' : `Sold to ${nameOf(order.buyer)}.`),
    h('p', { class: 'lead' }, buyer ? `${nameOf(order.seller)} has been told and will get it ready.` : 'Get it ready; the buyer has paid.'),
    h('div', { class: 'panel sheet' },
      h('div', { class: 'sheet-goods' }, h('div', { class: 'board tiny', 'data-category': known?.goods.category }, art(known?.goods.art ?? 'books', known?.goods.category)),
        h('div', {}, h('strong', {}, order.title), h('span', { class: 'phrase' }, showInstant(order.placedAt)))),
      orderReceipt(order, known?.goods, known?.listing)),
    h('dl', { class: 'facts' }, h('div', {}, h('dt', {}, 'Order'), h('dd', { class: 'code', test: 'order-id' }, order.id)),
      order.deal ? h('div', {}, h('dt', {}, 'Agreement'), h('dd', { class: 'code' }, order.deal)) : null),
    h('div', { class: 'row' }, h('a', { class: 'button second', href: '/' }, 'Keep browsing'), h('a', { class: 'button quiet', href: '/orders' }, 'All orders'))));
}, { needsPerson: true });
