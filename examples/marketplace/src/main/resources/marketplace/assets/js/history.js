/** What happened, as a talk between two people: the first words on top, the newest at the end. */

import { h } from './dom.js';
import { initials, nameOf } from './chrome.js';
import { ending } from './messages.js';
import { softwareChip } from './software.js';
import { phrases } from './terms.js';
import { show } from './money.js';
import { showClock, showInstant, showToday } from './time.js';

/** What the page says elsewhere, or says already by the protocol's own event. */
const ELSEWHERE = new Set(['parley.opened']);

/** The events in their order, each on its side, with the day said once. */
export function history(context) {
  let day = '';
  return h('ol', { class: 'history', test: 'history' }, context.past.filter((event) => !ELSEWHERE.has(event.type)).flatMap((event) => {
    const its = showToday(event.at);
    const turn = its === day ? null : h('li', { class: 'entry-day' }, its);
    day = its;
    return [turn, entry(event, context)];
  }));
}

function entry(event, context) {
  const { view, seller } = context;
  const by = event.details.by;
  const mine = view.seat && by === (seller ? 'seller' : 'buyer');
  const { terms, message } = event.details;
  return h('li', { class: `entry ${by ? (mine ? 'mine' : 'theirs') : 'middle'}`, test: `event-${event.type}` },
    by && !mine ? h('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(actor(event.details, context, mine))) : null,
    h('div', { class: 'bubble' },
      h('p', { class: 'entry-what' }, h('strong', {}, sentence(event, context, mine))),
      terms ? h('ul', { class: 'entry-terms' }, terms.map((one) => line(one, event.details, context))) : null,
      message ? h('blockquote', { class: 'message' }, message) : null,
      h('p', { class: 'entry-when' },
        event.bySoftware && by ? softwareChip(mine ? 'you' : actor(event.details, context, mine)) : null,
        h('time', { datetime: event.at, title: showInstant(event.at) }, showClock(event.at)))));
}

function line(terms, details, { view, goods }) {
  const item = view.listing.items.find((candidate) => candidate.id === terms.item);
  const amount = details.terms.length > 1 ? details.amounts?.find((one) => one.item === terms.item)?.amount : null;
  const more = item ? phrases(goods, item, terms.values) : [];
  return h('li', {}, [item?.title ?? terms.item, amount ? show(amount) : null, ...more].filter(Boolean).join(' · '));
}

function actor(details, { view }, mine) {
  if (mine) {
    return 'You';
  }
  const role = details.by === 'seller' ? 'SELLER' : 'BUYER';
  return nameOf(view.seats.find((seat) => seat.role === role)?.principal ?? details.by);
}

function sentence({ type, details }, context, mine) {
  const who = actor(details, context, mine);
  switch (type) {
    case 'negotiation-opened':
    case 'secrets-fixed': return 'The negotiation began';
    case 'offer-made': return `${who} ${details.answers ? 'answered with' : 'offered'} ${details.total ? show(details.total) : 'new terms'}`;
    case 'offer-accepted': return `${who} accepted${part(details, context)}`;
    case 'offer-rejected': return details.invited ? `${who} asked for a better offer` : `${who} declined${part(details, context)}`;
    case 'offer-withdrawn': return `${who} took the offer back`;
    case 'items-gone': return `No longer available: ${titles(details.items, context)}`;
    case 'negotiation-paused': return 'Fairhand paused the negotiation';
    case 'negotiation-resumed': return 'The negotiation went on';
    case 'parley.deal-agreed': return 'The agreement was signed';
    case 'seat-joined': return context.view.seat ? 'You joined' : 'A buyer joined';
    case 'submission-made': return 'You stated your best price, sealed';
    case 'submission-withdrawn': return 'You took back what you had stated';
    case 'commitment-made': return 'You committed to your best price';
    case 'submission-revealed': return 'You revealed your best price';
    case 'revealing-began': return 'The reveal began';
    case 'parley.draw-consented': return consent(details, context);
    case 'item-settled': return `${titles([details.item], context)}: ${details.winners.length > 0 ? 'a price was found' : 'no deal'}`;
    case 'negotiation-closed':
    case 'negotiation-ended': return ending(details.reason);
    default: return type.replace(/^parley\./, '').replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());
  }
}

/** Who asks is the first to consent to opening a draw; the other agrees. */
function consent({ item, seat }, context) {
  const { view, past } = context;
  const who = seat === view.seat ? 'You' : nameOf(view.seats.find((one) => one.id === seat)?.principal ?? seat);
  const first = past.find((event) => event.type === 'parley.draw-consented' && event.details.item === item).details.seat === seat;
  return `${who} ${first ? 'asked' : 'agreed'} to open the draw${view.listing.items.length > 1 ? `: ${titles([item], context)}` : ''}`;
}

/** Which pieces, where not all were meant. */
function part(details, context) {
  const all = context.view.listing.items.length;
  return all > 1 && details.items?.length < all ? `: ${titles(details.items, context)}` : '';
}

function titles(items, { view }) {
  return (items ?? []).map((id) => view.listing.items.find((item) => item.id === id)?.title ?? id).join(', ');
}
