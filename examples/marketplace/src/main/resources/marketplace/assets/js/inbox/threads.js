/** Negotiations in a list: by listing for who sells, by whose turn it is for who buys. */

import { h, freshId } from '../dom.js';
import { initials, nameOf } from '../chrome.js';
import { saved, show, sum } from '../money.js';
import { art } from '../art.js';
import { countdown, showInstant } from '../time.js';
import { listAmountOf } from '../terms.js';
import { isTurn } from '../turns.js';
import { isEnglish, itemOf, money } from '../english/rules.js';
import { standing as auctionStanding } from '../english/standing.js';
import { payClock } from '../deals.js';
import { entryOf, statePill } from '../state-card.js';
import { DEALS } from '../states.js';

/** The goods of a group, above its threads. */
export function goodsHead(ref, card, members, views, pick) {
  const open = members.filter((one) => one.open);
  const totals = open.map((one) => views.of(one)?.details.offer).filter((offer) => offer?.by === 'buyer').map((offer) => offer.total);
  const best = totals.length > 0 ? totals.reduce((one, other) => other.minorUnits > one.minorUnits ? other : one) : null;
  return h('header', { class: 'group-head' },
    h('a', { class: 'group-goods', href: `/listings/${encodeURIComponent(ref)}` },
      h('div', { class: 'board tiny', 'data-category': card?.category }, art(card?.art ?? 'books', card?.category)),
      h('div', {}, h('h2', {}, card?.title ?? ref),
        h('p', { class: 'hint' }, [card ? `List price ${show(card.listPrice)}` : null, `${open.length} open`, best ? `best offer ${show(best)}` : null].filter(Boolean).join(' · ')))),
    pick);
}

/** A line of a list; `box` chooses it for an answer to several. */
export function thread(one, { card, person, view, turn, box, byGoods, asksToOpen, deals = [] }) {
  const others = one.seats.filter((seat) => seat.principal !== person.id).map((seat) => nameOf(seat.principal));
  const whom = others.join(' and ') || 'All who bid';
  const offer = one.open ? view?.details.offer : null;
  return h('li', { class: turn || asksToOpen ? 'mail yours' : 'mail', test: `mail-${one.seats.find((seat) => seat.role === 'BUYER')?.principal ?? 'all'}-${one.listing}` }, box,
    h('a', { class: 'mail-link', href: `/negotiations/${one.id}`, test: `thread-${one.listing}` },
      byGoods ? h('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(others[0] ?? '?'))
        : h('div', { class: 'board tiny', 'data-category': card?.category }, art(card?.art ?? 'books', card?.category)),
      h('div', { class: 'mail-text' },
        h('strong', {}, byGoods ? whom : card?.title ?? one.listing),
        h('span', { class: 'mail-sub' }, byGoods ? standing(one, offer, view) : `With ${whom}${offer ? ` · ${standing(one, offer, view)}` : ''}`),
        offer?.message ? h('span', { class: 'mail-words' }, offer.message) : null),
      h('div', { class: 'mail-state' }, offer ? price(offer, view) : null, asksToOpen ? h('span', { class: 'pill yours', test: 'asks-to-open' }, 'Asks to open the draw') : null, state(one, turn, deals, person))));
}

function standing(one, offer, view) {
  if (!offer) {
    return !one.open ? '' : isEnglish(view?.rules) ? auctionWords(view) : view?.rules.protocol.startsWith('sealed-') ? (isTurn(view) ? 'Your best price is asked for' : 'Sealed until the close') : view ? 'No offer on the table' : '…';
  }
  const role = view.seats.find((seat) => seat.id === view.seat)?.role;
  const selling = role === 'SELLER';
  const all = view.listing.items.length;
  const what = all === 1 ? '' : offer.terms.length === all ? (all === 2 ? ' for both pieces' : ` for all ${all} pieces`) : ` for ${offer.terms.map((terms) => view.listing.items.find((item) => item.id === terms.item).title).join(' and ')}`;
  if (!role) {
    return `${nameOf(view.seats.find((seat) => seat.role === (offer.by === 'seller' ? 'SELLER' : 'BUYER'))?.principal ?? offer.by)} ${offer.by === 'seller' ? 'asks' : 'offers'} this${what}`;
  }
  const mine = offer.by === (selling ? 'seller' : 'buyer');
  return `${mine ? (selling ? 'You ask this' : 'You offered this') : selling ? 'Offers this' : 'Asks this'}${what}`;
}

function price(offer, view) {
  const less = saved(sum(offer.terms.map((terms) => listAmountOf(view.listing.items.find((item) => item.id === terms.item), terms.values))), offer.total);
  return h('span', { class: 'mail-price' }, h('strong', { class: 'amount' }, show(offer.total)), less ? h('span', { class: 'mail-less' }, `−${less.percent}%`) : null);
}

/** How it stands: the deals that came of it, else whose turn it is. */
function state(one, turn, deals, person) {
  const [most] = deals;
  if (most) {
    return [h('span', { class: 'mail-pills' }, statePill(entryOf(DEALS, most.state)), one.open ? pill(turn) : null), payClock(most, person, 'span')
      ?? h('time', { class: 'hint', datetime: one.updatedAt }, showInstant(one.updatedAt))];
  }
  if (!one.open) {
    return [h('span', { class: isAgreed(one) ? 'pill done' : 'pill over' }, one.phase === 'sold' ? 'Sold' : isAgreed(one) ? 'Agreed' : 'Ended'), h('time', { class: 'hint', datetime: one.updatedAt }, showInstant(one.updatedAt))];
  }
  return [pill(turn), one.deadline ? countdown(h('span', { class: 'mail-clock' }), one.deadline, { words: (rest) => `${rest} left`, gone: 'Time is up' }) : null];
}

function isAgreed({ phase }) {
  return phase === 'sold' || phase.endsWith('agreed');
}

/** How an auction stands, in a few words. */
function auctionWords(view) {
  const { price, startPrice } = view.details;
  return `${auctionStanding(view).words} · ${price === undefined ? `no bids, starts at ${show(money(itemOf(view), startPrice))}` : show(money(itemOf(view), price))}`;
}

function pill(turn) {
  return h('span', { class: turn ? 'pill yours' : 'pill theirs' }, turn ? 'Your turn' : 'Waiting');
}

/** A box that chooses a thread. */
export function chooser(name, label, checked, change) {
  const box = h('input', { type: 'checkbox', id: freshId('pick'), checked, test: `pick-${name}` });
  box.addEventListener('change', () => change(box.checked));
  return h('label', { class: 'mail-pick', for: box.id }, box, h('span', { class: 'unseen' }, label));
}
