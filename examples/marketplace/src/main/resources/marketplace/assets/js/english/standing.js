/** How an auction stands for who looks at it, in words. */

import { show } from '../money.js';
import { itemOf, money } from './rules.js';

/** What the viewer is in it: 'seller', 'bidder' or 'watcher'. */
export function partOf({ seat, seats, details }) {
  return !seat ? 'watcher' : seats.find((one) => one.id === seat)?.role === 'SELLER' ? 'seller' : details.own?.bids.length > 0 ? 'bidder' : 'watcher';
}

/** A bidder's name to the viewer: its number, or "You". */
export function alias(number, { own }) {
  return own?.bidder === number ? 'You' : `Bidder ${number}`;
}

/** Which of the colours is a bidder's. */
export function colour(number) {
  return `c${((number - 1) % 8) + 1}`;
}

/** The strip over the bids: {kind, words}; `kind` is one of lead, outbid, watch, sell, won, lost, over. */
export function standing(view) {
  const { open, details, phase } = view;
  const part = partOf(view);
  return !open ? ended(view, part)
    : details.pausedAt ? { kind: 'over', words: 'Fairhand has paused this.' }
      : part === 'seller' ? { kind: 'sell', words: phase === 'locked' ? 'You sell. Bids stand now.' : 'You sell' }
        : part === 'watcher' ? { kind: 'watch', words: 'You watch' }
          : details.own.leads ? { kind: 'lead', words: 'You lead' } : { kind: 'outbid', words: 'Outbid' };
}

function ended(view, part) {
  const { details, phase } = view;
  if (phase !== 'sold') {
    return { kind: 'over', words: phase === 'unsold' ? 'Not sold' : phase === 'called-off' ? 'Called off' : 'Ended' };
  }
  const taken = details.secondChance?.given.find(({ bidder, answer }) => answer === 'accepted' && bidder === details.own?.bidder);
  const price = show(money(itemOf(view), taken?.total ?? details.finalPrice));
  return details.winners?.length === 0 ? { kind: 'over', words: 'Not paid' }
    : (details.winners ?? []).includes(details.own?.bidder) ? { kind: 'won', words: `You won at ${price}` }
      : { kind: part === 'bidder' ? 'lost' : 'over', words: `Sold at ${price}` };
}

/** The sentence under the strip. */
export function explanation(view) {
  const { details, open, phase } = view;
  const item = itemOf(view);
  const part = partOf(view);
  const leader = details.leaders?.map((number) => alias(number, details)).join(' and ');
  if (!open) {
    return phase === 'sold' ? sold(details, item)
      : phase === 'unsold' ? (details.reserve === 'unmet' && details.bidders > 0 ? 'The bids did not reach the reserve, so nobody owes anything.' : 'Nobody bid, so nobody owes anything.')
        : phase === 'called-off' ? 'The seller called it off, as the rules let it. Nobody owes anything.'
          : 'It can no longer be had. Nobody owes anything.';
  }
  if (part === 'bidder') {
    const maximum = show(money(item, details.own.maximum));
    return details.own.leads ? `Fairhand bids for you, as little as leads, up to your maximum of ${maximum}. Nobody else sees it.`
      : `${leader} leads. Your maximum of ${maximum} is not enough any more.`;
  }
  return details.leaders.length > 0 ? `${leader} ${details.leaders.length > 1 ? 'lead' : 'leads'}.` : 'Nobody has bid yet.';
}

/** Who has it, and whether it was bought at once, at a price that no bid had made. */
function sold(details, item) {
  if (details.winners.length === 0) {
    return `It was sold at ${show(money(item, details.finalPrice))}, which nobody paid.`;
  }
  const winners = details.winners.map((number) => alias(number, details)).join(' and ');
  const spared = (details.own?.maximum ?? 0) - details.finalPrice;
  if (spared > 0 && details.winners.includes(details.own.bidder)) {
    return `You would have paid up to ${show(money(item, details.own.maximum))}: ${show(money(item, spared))} less.`;
  }
  return details.finalPrice === details.history[0]?.price ? `It went to ${winners.replace(/^You$/, 'you')}.` : `${winners} bought it at once.`;
}

/** The reserve as a chip: {kind, words}; null without one. */
export function reserveChip({ details, open, listing }) {
  const item = itemOf({ details, listing });
  const of = details.openReserve === undefined ? '' : ` of ${show(money(item, details.openReserve))}`;
  return details.reserve === 'none' ? null : details.reserve === 'met' ? { kind: 'met', words: `Reserve${of} met` }
    : { kind: 'unmet', words: `Reserve${of} not met${open ? ' yet' : ''}` };
}

/** What one change of the price was, for the history. */
export function changeWords(row, details) {
  const who = alias(row.bidder, details);
  const leaders = row.leaders.map((number) => alias(number, details)).join(' and ');
  if (row.because === 'taken-back') {
    return `${who} took back what was bid${leaders ? `; ${leaders} ${verb(row.leaders, details)}` : ''}`;
  }
  return row.leaders.includes(row.bidder) ? `${who} ${verb([row.bidder], details)}` : `${who} bid, ${leaders} still ${verb(row.leaders, details)}`;
}

function verb(numbers, { own }) {
  return numbers.length > 1 || numbers[0] === own?.bidder ? 'lead' : 'leads';
}
