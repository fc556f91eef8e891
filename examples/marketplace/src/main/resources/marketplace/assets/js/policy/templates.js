/** Ways to sell that a product manager can take as they are: each a whole choice of protocol, parameters and settlement. */

import { h } from '../dom.js';
import { group } from './fields.js';
import { same } from './rules.js';

const DAY = 86_400;
const by = (protocol, parameters, settlement = 'each-item') => ({ protocol, version: 1, parameters, settlement });

export const TEMPLATES = [
  { key: 'haggle', title: 'Haggle freely', words: 'Offers and counter-offers. An offer stands two days, and each piece settles by itself.', choice: by('alternating-offers', { offerExpirySeconds: 2 * DAY }) },
  { key: 'closer', title: 'Haggle, prices only move closer', words: 'Nobody can take back what was conceded. An offer stands two days.', choice: by('alternating-offers', { monotoneConcession: true, offerExpirySeconds: 2 * DAY }) },
  { key: 'one-answer', title: 'One offer, one answer', words: 'The buyer offers once, the seller answers once, and then it is yes or no.', choice: by('alternating-offers', { maxRounds: 2, offerExpirySeconds: 2 * DAY }) },
  { key: 'halfway', title: 'Sealed prices, halfway, one day', words: 'Buyer and seller each state a best price unseen. Where they meet, the price lies halfway between the two.', choice: by('sealed-bid', { pricing: 'split' }) },
  { key: 'drawn', title: 'Sealed prices, drawn, one day', words: 'The same, and the price is drawn by chance between the two, so that nobody gains by shading a price.', choice: by('sealed-bid', {}) },
  { key: 'english', title: 'English auction, one day', words: 'The price rises in the open, bid by bid, for a day; a late bid leaves two minutes to answer it. The highest bid wins.', choice: by('english', { closesAfterSeconds: DAY }) },
  { key: 'english-reserve', title: 'English auction with a reserve, one day', words: 'The same, and nothing is sold below a price that the seller sets and nobody sees until it is met.', choice: by('english', { closesAfterSeconds: DAY, hiddenReserve: true }) },
  { key: 'auction', title: 'Sealed auction, one day', words: 'Many buyers each state one price unseen. The highest wins and pays the second-highest.', choice: by('sealed-auction', {}) },
  { key: 'auction-own', title: 'Sealed auction, winner pays its price', words: 'The same, and the winner pays what it stated itself.', choice: by('sealed-auction', { pricing: 'first-price' }) },
  { key: 'clock', title: 'Falling price', words: 'The price falls every minute from the list price to half of it. The first price that somebody accepts is the one it pays; a draw decides a tie.', choice: by('dutch', {}) },
  { key: 'posted', title: 'Fixed price', words: 'The price stands. A buyer buys at it, and nobody haggles.', choice: by('posted-price', {}) },
  { key: 'posted-offer', title: 'Fixed price, one private offer', words: 'The price stands. Each buyer may offer less once, and the seller says yes or no.', choice: by('posted-price', { privateOffer: true }) },
];

/** The template that a choice is, whatever it tells of software; undefined for one that was made by hand. */
export function templateOf({ showsSoftware, ...choice }) {
  return TEMPLATES.find((one) => same(one.choice, { parameters: {}, ...choice }));
}

/** The templates whose procedure this marketplace has, to choose from; `take(choice)` is told which. */
export function templates(procedures, choice, take) {
  const offered = TEMPLATES.filter((one) => procedures.all.some((known) => known.name === one.choice.protocol));
  const now = templateOf(choice)?.key;
  return group({ path: '/choice/template', label: 'A way to sell', hint: 'Choose one and you are done; everything in it can be changed below.' },
    h('div', { class: 'templates' }, offered.map((one) => h('label', { class: 'template' },
      h('input', { type: 'radio', name: 'template', value: one.key, checked: one.key === now, test: `template-${one.key}`, onchange: () => take(structuredClone(one.choice)) }),
      h('span', { class: 'template-text' }, h('strong', {}, one.title), h('span', { class: 'hint' }, one.words))))));
}

/** Marks the template that a choice is now, if it is one. */
export function markTemplate(form, choice) {
  const key = templateOf(choice)?.key;
  form.querySelectorAll('input[name="template"]').forEach((input) => { input.checked = input.value === key; });
}
