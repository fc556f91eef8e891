/** The room of an auction: price and clock in large figures, how one stands, the bids as steps, and what one may do. */

import { announce, fill, h } from '../dom.js';
import { nameOf } from '../chrome.js';
import { art } from '../art.js';
import { dealCards } from '../deal-cards.js';
import { show } from '../money.js';
import { payWindow } from '../window.js';
import { showSeconds } from '../time.js';
import { bidding } from './bidding.js';
import { bidChart } from './chart.js';
import { auctionClock } from './clock.js';
import { isSoftware, softwareChip } from '../software.js';
import { itemOf, money, totalAt } from './rules.js';
import { asClosed, secondChance } from './second-chance.js';
import { alias, explanation, partOf, reserveChip, standing } from './standing.js';

/**
 * The room, to be kept up to date: {node, update({view, goods, deals})}.
 *
 * @param person who looks; null for a stranger
 * @param send takes a move
 * @param onEnd called when the time is up
 */
export function auctionRoom({ person, send, onEnd }) {
  const head = h('header', { class: 'room-head' });
  const label = h('p', { class: 'room-label' });
  const price = h('p', { class: 'room-price', test: 'price' });
  const total = h('p', { class: 'hint', test: 'total' });
  const chips = h('ul', { class: 'room-chips', test: 'chips' });
  const strip = h('p', { class: 'strip', test: 'strip' });
  const why = h('p', { class: 'lead', test: 'why' });
  const clock = auctionClock(onEnd);
  const chart = bidChart();
  const own = bidding({ person, send });
  const chance = secondChance({ send });
  const after = h('div', { class: 'deals', test: 'deals' });
  const side = h('aside', { class: 'room-side', 'aria-label': 'What is sold, and how' });
  const node = h('div', { class: 'room' },
    h('div', { class: 'room-main' }, head,
      h('section', { class: 'room-now', 'aria-label': 'How it stands' }, strip,
        h('div', { class: 'room-figures' }, h('div', { class: 'room-money' }, label, price, total), clock.node), chips, why),
      after, chance.node, own.panel,
      h('section', { class: 'room-bids' }, h('h2', {}, 'The bids'), chart.node)),
    side, own.bar);
  let before = null;

  function update({ view: seen, goods, deals }) {
    const view = asClosed(seen);
    const { details, open } = view;
    const item = itemOf(view);
    const state = standing(view);
    if (!before) {
      fill(head, heading(view, goods));
    }
    const leads = details.price !== undefined;
    label.textContent = open ? (leads ? 'Current price' : 'Bidding starts at') : view.phase === 'sold' ? 'Sold at' : leads ? 'Last price' : 'Started at';
    const amount = details.finalPrice ?? details.price ?? details.startPrice;
    price.textContent = show(money(item, amount));
    total.textContent = `${show(totalAt(item, amount))} in all`;
    strip.className = `strip ${state.kind}`;
    strip.textContent = state.words;
    why.textContent = explanation(view);
    fill(chips, chipsOf(view).map(({ kind, words, test }) => h('li', { class: `room-chip ${kind}`, test }, words)));
    clock.update(view);
    chart.update(view);
    own.update(view);
    chance.update(seen);
    fill(after, person && view.seat ? dealCards({ view, deals, person }) : null,
      open || deals.length > 0 ? null : h('div', { class: 'row' }, h('a', { class: 'button second', href: '/auctions', test: 'other-auctions' }, 'See the open auctions')));
    fill(side, aside(view, goods));
    tell(view, state, item);
    before = { view, state };
  }

  /** Says what changed to people who listen, the most important thing alone. */
  function tell(view, state, item) {
    if (!before) {
      return;
    }
    const { details } = view;
    const was = before.view.details;
    const words = state.words !== before.state.words ? `${state.words}.`
      : details.reserve !== was.reserve && details.reserve === 'met' ? 'The reserve is met.'
        : details.price !== was.price ? `${(details.leaders ?? []).map((number) => alias(number, details)).join(' and ')} at ${show(money(item, details.price))}.` : null;
    if (words) {
      announce(details.price !== was.price && state.words !== before.state.words && view.open ? `${words} The price is ${show(money(item, details.price))}.` : words);
      price.classList.remove('moved');
      requestAnimationFrame(() => price.classList.add('moved'));
    }
  }
  return { node, update };
}

function heading(view, goods) {
  const back = `/listings/${encodeURIComponent(view.listing.ref)}`;
  return [h('nav', { class: 'crumbs', 'aria-label': 'Where you are' }, h('a', { href: '/auctions' }, 'Auctions'), ' / ', h('a', { href: back }, 'The listing')),
    h('h1', { tabindex: '-1' }, goods?.title ?? view.listing.ref)];
}

function chipsOf(view) {
  const { details, open } = view;
  const item = itemOf(view);
  const reserve = reserveChip(view);
  return [
    reserve ? { ...reserve, test: 'reserve' } : details.reserve === 'none' ? { kind: '', words: 'No reserve', test: 'reserve' } : null,
    { kind: '', words: `${details.bidders} ${details.bidders === 1 ? 'bidder' : 'bidders'}`, test: 'bidders' },
    open && details.buyNow !== undefined ? { kind: '', words: `Buy now ${show(money(item, details.buyNow))}`, test: 'buy-now-chip' } : null,
    open && details.extended ? { kind: 'late', words: 'Extended', test: 'extended-chip' } : null,
    details.units > 1 ? { kind: '', words: `${details.units} for sale`, test: 'units' } : null,
    view.rules.parameters.watchable === false ? { kind: '', words: 'Only for who takes part', test: 'private' } : null,
  ].filter(Boolean);
}

function aside(view, goods) {
  const { parameters } = view.rules;
  return [
    h('a', { class: 'room-goods', href: `/listings/${encodeURIComponent(view.listing.ref)}` },
      h('div', { class: 'board', 'data-category': view.listing.category }, art(goods?.art ?? 'books', view.listing.category)),
      h('span', {}, `Sold by ${nameOf(goods?.seller ?? '')}`, isSoftware(view, view.seats.find((seat) => seat.role === 'SELLER')) ? [' ', softwareChip(nameOf(goods?.seller ?? ''))] : null)),
    partOf(view) === 'seller' && view.details.hiddenReserve !== undefined ? h('p', { class: 'notice', test: 'own-reserve' }, `Your reserve: ${show(money(itemOf(view), view.details.hiddenReserve))}. Nobody else sees it.`) : null,
    h('h2', { class: 'small-head' }, 'How it goes'),
    h('ul', { class: 'steps' }, [
      'A bid names your maximum. Fairhand bids for you, as little as leads.',
      'Whoever leads at the close buys at the price, not at its maximum.',
      view.details.reserve === 'none' ? null : 'Below the reserve nothing is sold.',
      view.details.softCloseSeconds > 0 ? `A bid in the last ${showSeconds(view.details.softCloseSeconds)} that moves the price or the lead extends the auction, by ${showSeconds(view.details.softCloseMostSeconds)} at most.` : 'The close never moves.',
      parameters.retractionLockSeconds ? `Bids may be taken back until ${showSeconds(parameters.retractionLockSeconds)} before the close.` : 'A bid cannot be taken back.',
      `The winner has ${payWindow()} to pay; until then it is set aside.`,
    ].filter(Boolean).map((sentence) => h('li', {}, sentence))),
  ];
}
