/** How the deals of a negotiation stand: one card for those that share a state, one way to pay for all that wait. */

import { h } from './dom.js';
import { contextOf, payClock, sideOf, together } from './deals.js';
import { entryOf, stateCard } from './state-card.js';
import { DEALS } from './states.js';

export function dealCards({ deals, person, view }) {
  return together(deals).map((one) => stateCard(entryOf(DEALS, one.state), sideOf(one, person), contextOf(one, person, 'talk'), {
    test: `deals-${one.state}`, more: [
      view.listing.items.length > 1 ? h('p', { class: 'deal-pieces', test: 'deal-pieces' }, view.listing.items.filter((item) => one.items.includes(item.id)).map((item) => item.title).join(' · ')) : null,
      payClock(one, person, 'p')],
  }));
}
