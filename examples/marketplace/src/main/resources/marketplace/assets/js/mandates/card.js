/** A mandate: what it says, what has been done under it, and its end. */

import { h } from '../dom.js';
import { confirm } from '../dialog.js';
import { parley } from '../api.js';
import { show } from '../money.js';
import { now, showInstant } from '../time.js';
import { capital, sentences, standing } from './words.js';

export function mandateCard(mandate, reload) {
  const state = standing(mandate, now());
  const [first, ...rest] = sentences(mandate);
  const end = h('button', { class: 'button quiet', type: 'button', test: 'revoke' }, mandate.agent ? 'Take it back …' : 'Lift these limits …');
  end.addEventListener('click', () => confirm({
    title: mandate.agent ? `Take this back from ${capital(mandate.agent)}?` : 'Lift these limits?',
    words: mandate.agent ? 'Its open offers are withdrawn at once and what they reserve is free again. Deals that are made stand.' : 'From then on you act without limits of your own. Deals that are made stand.',
    yes: mandate.agent ? 'Take it back' : 'Lift them', test: 'revoke',
    act: async () => {
      await parley.post(`/mandates/${mandate.id}/revoke`);
      await reload(mandate.agent ? `${capital(mandate.agent)} can no longer act under it.` : 'Your limits are lifted.');
    },
  }));
  return h('li', { class: state.over ? 'panel mandate over' : 'panel mandate', test: 'mandate' },
    h('div', { class: 'row spread' },
      h('h2', {}, mandate.agent ? `${capital(mandate.agent)}, ${mandate.role === 'BUYER' ? 'buying' : 'selling'}` : `Your own limits, ${mandate.role === 'BUYER' ? 'buying' : 'selling'}`),
      h('p', { class: `pill ${state.over ? 'over' : 'done'}` }, state.words)),
    h('p', { class: 'mandate-first', test: 'mandate-words' }, first),
    rest.length > 0 ? h('ul', { class: 'mandate-rest' }, rest.map((sentence) => h('li', {}, sentence))) : null,
    state.over ? null : [
      mandate.bounds.budget ? moneyBar(mandate) : null,
      mandate.bounds.maxDeals === undefined ? null : dealsBar(mandate),
      mandate.bounds.budget || mandate.bounds.maxDeals !== undefined ? null : use(mandate)],
    h('p', { class: 'hint' }, `Given ${showInstant(mandate.createdAt)}; ${state.over ? state.words.toLowerCase() : 'holds'} ${state.since}.`),
    state.over ? null : end);
}

function use({ dealsConsumed, dealsHeld }) {
  return h('p', { class: 'hint', test: 'mandate-use' }, `${dealsConsumed} ${dealsConsumed === 1 ? 'deal' : 'deals'} paid, ${dealsHeld} open.`);
}

function moneyBar({ bounds, budgetConsumed, budgetHeld }) {
  const { currency } = bounds.budget;
  const amount = (minorUnits) => show({ minorUnits, currency });
  return bar('Budget', bounds.budget.minorUnits, budgetConsumed.minorUnits, budgetHeld.minorUnits, {
    spent: `${amount(budgetConsumed.minorUnits)} spent`, held: `${amount(budgetHeld.minorUnits)} reserved`,
    rest: (left) => `${amount(left)} left of ${amount(bounds.budget.minorUnits)}`,
  }, 'mandate-budget-bar');
}

function dealsBar({ bounds, dealsConsumed, dealsHeld }) {
  return bar('Deals', bounds.maxDeals, dealsConsumed, dealsHeld, {
    spent: `${dealsConsumed} paid`, held: `${dealsHeld} open`, rest: (left) => `${left} left of ${bounds.maxDeals}`,
  }, 'mandate-deals-bar');
}

/** What is used up, what is set aside in open offers, and what is left. */
function bar(name, all, spent, held, words, test) {
  const part = (number, kind) => {
    const piece = h('span', { class: `bar-part ${kind}` });
    piece.style.width = `${Math.min(100, (number * 100) / (all || 1))}%`;
    return piece;
  };
  return h('figure', { class: 'budget', test },
    h('figcaption', {}, h('strong', { class: 'bar-name' }, name), h('span', { class: 'key spent' }, words.spent), h('span', { class: 'key held' }, words.held), h('span', { class: 'key rest' }, words.rest(Math.max(0, all - spent - held)))),
    h('div', { class: 'bar', 'aria-hidden': 'true' }, part(spent, 'spent'), part(held, 'held')));
}
