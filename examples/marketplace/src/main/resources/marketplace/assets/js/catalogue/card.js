/** Goods on the shelf. */

import { h } from '../dom.js';
import { nameOf } from '../chrome.js';
import { show } from '../money.js';
import { art } from '../art.js';

export function card(goods) {
  const pieces = Object.keys(goods.titles).length;
  const tag = goods.soldOut ? h('span', { class: 'tag dark' }, 'Sold')
    : goods.negotiable === false ? h('span', { class: 'tag' }, 'Fixed price')
      : pieces > 1 ? h('span', { class: 'tag' }, `${pieces} pieces`) : null;
  return h('li', { class: goods.soldOut ? 'card sold' : 'card', test: `card-${goods.ref}` },
    h('a', { href: `/listings/${encodeURIComponent(goods.ref)}` },
      h('div', { class: 'board', 'data-category': goods.category }, art(goods.art, goods.category), tag),
      h('h2', {}, goods.title),
      h('p', { class: 'card-line' }, h('span', { class: 'card-price' }, show(goods.listPrice)), h('span', { class: 'card-condition' }, goods.condition)),
      h('p', { class: 'card-from' }, `${nameOf(goods.seller)}, ${goods.place}`)));
}
