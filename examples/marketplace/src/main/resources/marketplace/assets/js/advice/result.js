/** What a comparison found: every procedure as a bar with its interval, why one is advised, and what was taken for granted. */

import { h } from '../dom.js';
import { show } from '../money.js';

const GOALS = { SELLER_SURPLUS: 'What sellers gain a listing', BUYER_SURPLUS: 'What buyers gain a listing', GAINS: 'What all gain together a listing', DEAL_RATE: 'Listings that are sold', FEES: 'What Fairhand earns a listing' };
const PARTS = 1_000;

export function result(advice, head) {
  return h('section', { class: 'panel advice-answer' }, head,
    h('ul', { class: 'reasons', test: 'reasons' }, advice.reasons.map((reason) => h('li', {}, reason.sentence))),
    h('h3', {}, GOALS[advice.goal]),
    h('p', { class: 'hint' }, 'The line through each bar’s end is where 95 of 100 repetitions would end.'),
    ranking(advice),
    details('What was taken for granted', advice.assumptions, 'assumptions'),
    details('What was not advised, and why', advice.excluded, 'excluded'),
    h('p', { class: 'hint', test: 'seed' }, `${advice.plays.toLocaleString()} listings with every procedure, the same for all; seed ${advice.seed}.`));
}

function details(title, sentences, test) {
  return sentences.length === 0 ? null : h('details', { class: 'more', test }, h('summary', {}, title), h('ul', {}, sentences.map((one) => h('li', {}, one))));
}

function ranking(advice) {
  const most = Math.max(1, ...advice.ranking.map((one) => one.goal.high));
  return h('ol', { class: 'ranking', test: 'ranking' }, advice.ranking.map((one) => line(one, advice, most)));
}

function line(one, advice, most) {
  const share = (number) => `${Math.max(0, Math.min(100, 100 * number / most)).toFixed(2)}%`;
  const low = share(one.goal.low);
  const advised = one.name === advice.protocol;
  const word = standing(one, advised);
  return h('li', { class: advised ? 'ranked advised' : word ? 'ranked aside' : 'ranked', test: advised ? 'ranked-advised' : null },
    h('div', { class: 'ranked-words' }, h('span', { class: 'ranked-name' }, one.name), word ? h('span', { class: 'mark-tag' }, word) : null,
      h('span', { class: 'ranked-number' }, value(one.goal.mean, advice), h('span', { class: 'hint' }, ` (${value(one.goal.low, advice)} to ${value(one.goal.high, advice)})`))),
    h('div', { class: 'ranked-bar', 'aria-hidden': 'true' },
      placed('ranked-fill', { width: share(one.goal.mean) }),
      placed('ranked-interval', { left: low, width: `calc(${share(one.goal.high)} - ${low})` })),
    h('p', { class: 'ranked-more hint' }, `${percent(one.dealRate.mean)} sold; sellers ${amount(one.seller.mean, advice)}, buyers ${amount(one.buyer.mean, advice)}, fees ${amount(one.fees.mean, advice)} a listing.`));
}

/** A part of a bar. The pages' security policy allows no style in markup. */
function placed(name, place) {
  const part = h('span', { class: name });
  Object.assign(part.style, place);
  return part;
}

function standing(one, advised) {
  if (advised) {
    return 'advised';
  }
  const shown = { STRATEGIES: 'shown, not advised', YARDSTICK: 'a yardstick' };
  return shown[one.basis] ?? (one.fair ? null : 'somebody loses');
}

function value(thousandths, advice) {
  return advice.goal === 'DEAL_RATE' ? percent(thousandths) : amount(thousandths, advice);
}

function percent(thousandths) {
  return `${(thousandths / PARTS).toFixed(1)} %`;
}

function amount(thousandths, { currency }) {
  return show({ minorUnits: Math.round(thousandths / PARTS), currency });
}
