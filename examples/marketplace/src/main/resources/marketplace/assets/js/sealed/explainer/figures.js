/** What the draw comes to in figures, and what its rule does not do. */

import { h } from '../../dom.js';
import { deviation, mean, ranges } from '../density.js';
import { money } from './prices.js';
import { inPercent } from './shape.js';

const PLACES = ['Below both fair prices', 'Between the fair prices', 'Above both fair prices'];

/** The average, how far prices lie from it, and the chance of each range. */
export function figures(found) {
  return [
    h('p', { class: 'ex-average' }, h('strong', { test: 'mean' }, money(mean(found))), h('span', {}, 'on average, give or take ', h('b', { test: 'deviation' }, money(deviation(found))), ' (standard deviation)')),
    h('table', { class: 'lines chances' },
      h('caption', { class: 'ex-unseen' }, 'How likely the price is in each range'),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Where the price lies'), h('th', { scope: 'col' }, 'How likely'))),
      h('tbody', {}, ranges(found).map(({ begin, end, chance }, place) => h('tr', {},
        h('th', { scope: 'row' }, PLACES[place], h('span', { class: 'phrase' }, begin === end ? money(begin) : `${money(begin)} to ${money(end)}`)),
        h('td', { test: `chance-${place}` }, inPercent(chance)))))),
    h('p', { class: 'hint' }, 'A fair price outside of what both sides would take counts as the nearer end of that range. The price is then rounded to the listing’s steps.'),
  ];
}

/** Both best prices miss each other. */
export function noDeal({ lowest, highest }) {
  return [
    h('p', { class: 'notice', test: 'explored-no-deal' }, h('strong', {}, 'No deal. '), `The seller’s lowest price is ${money(lowest - highest)} above the buyer’s highest.`),
    h('p', { class: 'hint' }, 'You see the gap because you see both sides. The parties are told that there is no deal, and not by how much they missed each other.'),
  ];
}

/** So that nobody promises it. */
export function notDone() {
  return h('section', { class: 'explorer-notes' }, h('h2', {}, 'What this rule does not do'),
    h('ul', { class: 'steps' },
      h('li', {}, 'It does not reward an honest fair price. One that leans further to one’s own side never makes the average worse for that side, and inside the range it makes it better.'),
      h('li', {}, 'It does not reward an honest best price either. Holding back can move the average one’s own way, at the risk of no deal. Going beyond what one would really accept can only hurt.'),
      h('li', {}, 'It does not make every deal that both would gain from. No rule does that and pays for itself while each side looks after its own.'),
      h('li', {}, 'Fair prices count only where both sides state one; else every price that both would take is equally likely.')));
}
