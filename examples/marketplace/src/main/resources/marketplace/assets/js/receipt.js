/** What is paid beside what it would have cost. */

import { h } from './dom.js';
import { listAmountOf, phrases } from './terms.js';
import { saved, show, sum } from './money.js';

/** Lines of a deal {terms, units, amount} on a listing. */
export function receipt({ goods, listing, lines, total }) {
  return table(lines.map((line) => {
    const item = listing.items.find((candidate) => candidate.id === line.terms.item);
    return { title: item.title, phrases: phrases(goods, item, line.terms.values), amount: line.amount, listed: listAmountOf(item, line.terms.values) };
  }), total, 'To pay');
}

/** Lines of a placed order. */
export function orderReceipt(order, goods, listing) {
  return table(order.lines.map((line) => {
    const item = listing?.items.find((candidate) => candidate.id === line.item);
    return {
      title: line.title,
      phrases: item && Object.keys(line.terms).length > 0 ? phrases(goods, item, line.terms) : line.units > 1 ? [`${line.units} pieces`] : [],
      amount: line.amount,
      listed: line.listAmount,
    };
  }), order.total, 'Paid');
}

function table(rows, total, label) {
  const listed = sum(rows.map((row) => row.listed));
  const less = saved(listed, total);
  return h('table', { class: 'lines receipt' },
    h('caption', { class: 'unseen' }, 'What you pay'),
    h('tbody', {}, rows.map((row) => h('tr', {},
      h('th', { scope: 'row', test: 'order-piece' }, row.title, row.phrases.map((phrase) => h('span', { class: 'phrase' }, phrase))),
      h('td', {}, h('span', { class: 'amount' }, show(row.amount)))))),
    h('tfoot', {},
      less ? h('tr', { class: 'light' }, h('th', { scope: 'row' }, 'List price'), h('td', { test: 'list-total' }, h('s', {}, show(listed)))) : null,
      less ? h('tr', { class: 'light' }, h('th', { scope: 'row' }, 'You saved'), h('td', { class: 'gain', test: 'saved' }, `${show(less.money)} (${less.percent}%)`)) : null,
      h('tr', { class: 'grand' }, h('th', { scope: 'row' }, label), h('td', { test: 'total' }, show(total)))));
}
