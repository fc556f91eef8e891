/** A state as a part of a page: what it is called, what happened, and what can be done now. */

import { h } from './dom.js';
import { NEXT } from './states.js';

/** A state's entry of a union; one that this page does not know yet says its own name. */
export function entryOf(union, code) {
  const unknown = { title: 'This is new to this page.', happened: () => 'Load the page again; it may know more then.', next: ['home'] };
  return union[code] ?? { pill: ['over', code], buyer: unknown, seller: unknown };
}

/** The state in a pill. */
export function statePill(entry, test = 'state-pill') {
  const [kind, words] = entry.pill;
  return h('span', { class: `pill ${kind}`, test }, words);
}

/** What happened and what can be done: {pill, title, happened, next}, as a part of a page. */
export function stateCard(entry, side, context, { heading = 'h2', test = 'state-card', more = [] } = {}) {
  const { title, happened, next } = entry[side];
  return h('section', { class: 'state-card', test }, h('p', {}, statePill(entry)), h(heading, { tabindex: '-1' }, title),
    h('p', { class: 'lead' }, happened(context)), more,
    next.length === 0 ? null : h('div', { class: 'row' }, next.filter((name) => reachable(name, context)).map((name, place) => {
      const [words, href] = NEXT[name](context);
      return h('a', { class: place === 0 ? 'button' : 'button quiet', href, test: `next-${name}` }, words);
    })));
}

function reachable(name, context) {
  return name !== context.here && (name !== 'order' || Boolean(context.order));
}
