/** An offer or a deal, line by line. */

import { h } from './dom.js';
import { listAmountOf, phrases } from './terms.js';
import { saved, show, sum } from './money.js';

/** The lines of an offer {terms, amounts, total} on a listing, with what it is against the list price. */
export function offerLines({ goods, listing, offer }) {
  const rows = offer.terms.map((terms) => {
    const item = listing.items.find((candidate) => candidate.id === terms.item);
    return { item, terms, amount: offer.amounts.find((amount) => amount.item === terms.item)?.amount, listed: listAmountOf(item, terms.values) };
  });
  const listed = sum(rows.map((row) => row.listed));
  const less = saved(listed, offer.total);
  return h('table', { class: 'lines' },
    h('caption', { class: 'unseen' }, 'The offer, piece by piece'),
    h('thead', { class: 'unseen' }, h('tr', {}, h('th', { scope: 'col' }, 'Piece'), h('th', { scope: 'col' }, 'Amount'))),
    h('tbody', {}, rows.map(({ item, terms, amount, listed: list }) => h('tr', { test: `line-${item.id}` },
      h('th', { scope: 'row' }, item.title, phrases(goods, item, terms.values).map((phrase) => h('span', { class: 'phrase' }, phrase))),
      h('td', {}, h('span', { class: 'amount' }, show(amount)), list.minorUnits > amount.minorUnits ? h('s', { class: 'was' }, h('span', { class: 'unseen' }, 'instead of '), show(list)) : null)))),
    h('tfoot', {}, h('tr', {}, h('th', { scope: 'row' }, rows.length > 1 ? 'Together' : 'The offer', less ? h('span', { class: 'phrase' }, `${show(less.money)} (${less.percent}%) below list price`) : null),
      h('td', { test: 'standing-total' }, show(offer.total)))));
}
