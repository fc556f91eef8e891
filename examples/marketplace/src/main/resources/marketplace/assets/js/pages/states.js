import { fill, h } from '../dom.js';
import { start } from '../chrome.js';
import { stateCard } from '../state-card.js';
import { APPROVALS, DEALS, ENDS, VISITS } from '../states.js';

const UNIONS = [
  ['Deals', 'What becomes of an agreement.', DEALS], ['Negotiations', 'Why a negotiation ends.', ENDS],
  ['Approvals', 'What becomes of a move that an agent asks to have approved.', APPROVALS], ['Visits', 'What happens to a page while somebody looks at it.', VISITS],
];
/** What the states are about here; nothing of it is anybody's. */
const SAMPLE = { negotiation: 'neg_example', listing: 'cam-mju', order: 'FH-7K3M9-2QDXW', other: 'Theo Marchetti', total: '€170', when: '29 Nov 2026, 15:47', from: '/' };

start(async ({ main }) => {
  fill(main, h('section', { class: 'wide' }, h('h1', {}, 'Every state after the story'),
    h('p', { class: 'lead' }, 'Each state that Fairhand can show once the talking is over: what it says to each side, and what can be done. The links lead to examples.'),
    UNIONS.map(([name, words, union]) => h('section', { class: 'union', test: `union-${name.toLowerCase()}` },
      h('h2', {}, name), h('p', { class: 'hint' }, words),
      h('div', { class: 'states' }, Object.entries(union).map(([code, entry]) => one(code, entry)))))));
});

/** A state to both sides, or once where both read the same. */
function one(code, entry) {
  const sides = entry.buyer === entry.seller ? [['', 'buyer']] : [['To the buyer', 'buyer'], ['To the seller', 'seller']];
  return sides.map(([label, side]) => h('article', { class: 'panel slim', test: `state-${code}-${side}` },
    label ? h('p', { class: 'hint' }, label) : null, stateCard(entry, side, SAMPLE, { heading: 'h3', test: 'state' })));
}
