/** One side's part: the other side's prices are sealed until the price has been drawn, and opened when one asks. */

import { h } from '../../dom.js';
import { mean, priceAt, toTick, zone } from '../density.js';
import { TICK, money } from './prices.js';

const OTHER = { buyer: 'seller', seller: 'buyer' };

/** A round of a side: what the thing is worth to it, and the prices of both; the other side's from `random`. */
export function newRound(side, random = Math.random) {
  const between = (low, high) => low + Math.floor(random() * (high - low + 1));
  if (side === 'buyer') {
    const lowest = between(20, 170);
    return { side, other: OTHER[side], stage: 'stating', price: null, worth: between(90, 180), prices: { lowest, sellersFair: between(lowest, 200), buyersFair: 60, highest: 100 } };
  }
  const highest = between(30, 180);
  return { side, other: OTHER[side], stage: 'stating', price: null, worth: between(20, 110), prices: { lowest: 100, sellersFair: 140, buyersFair: between(0, highest), highest } };
}

/** Draws the price of a round: what is told to the one who plays. */
export function settle(round, random = Math.random) {
  const found = zone(round.prices);
  const price = found.deal ? toTick(priceAt(found, random()), TICK) : null;
  return { ...round, stage: 'told', found, price, gain: price === null ? 0 : gainAt(round, price) };
}

function gainAt({ side, worth }, price) {
  return side === 'buyer' ? worth - price : price - worth;
}

/** What it would have been on average, had the worth itself been stated as the best price, and the same fair price as far as it fits. */
export function hadOneStatedTheWorth(round) {
  const { prices, side, worth } = round;
  const honest = side === 'buyer'
    ? { ...prices, highest: worth, buyersFair: Math.min(prices.buyersFair, worth) }
    : { ...prices, lowest: worth, sellersFair: Math.max(prices.sellersFair, worth) };
  const found = zone(honest);
  return found.deal ? { deal: true, gain: gainAt(round, mean(found)) } : { deal: false };
}

/** What a round says to the one who plays it, with the button of its stage. `on` has seal, reveal and again. */
export function told(round, tally, on) {
  const { side, other, stage, worth } = round;
  const task = side === 'buyer'
    ? `The thing is worth ${money(worth)} to you. What is the most that you say you pay, and what do you call fair?`
    : `Below ${money(worth)} you would rather keep the thing. What is the least that you say you take, and what do you call fair?`;
  const button = (words, test, act, second = false) => h('button', { class: `button ${second ? 'second' : ''}`, type: 'button', test, onclick: act }, words);
  return [
    h('p', { class: 'ex-worth', test: 'worth' }, task),
    stage === 'stating' ? h('p', { class: 'hint' }, `Move your two handles, then seal. The ${other}’s prices are behind the curtain.`) : result(round),
    stage === 'open' ? lesson(round) : null,
    h('div', { class: 'ex-row' },
      stage === 'stating' ? button('Seal my prices', 'seal', on.seal) : null,
      stage === 'told' ? button('Lift the curtain', 'reveal', on.reveal) : null,
      stage === 'stating' ? null : button(`Another ${other}`, 'again', on.again, stage === 'told')),
    tally.rounds > 0 ? h('p', { class: 'hint', test: 'tally' }, `${tally.rounds} ${tally.rounds === 1 ? 'round' : 'rounds'}, ${tally.deals} ${tally.deals === 1 ? 'deal' : 'deals'}, in all ${money(tally.gain)} gained.`) : null,
  ];
}

function result({ price, gain, side }) {
  if (price === null) {
    return h('p', { class: 'notice', test: 'told' }, h('strong', {}, 'No deal. '), 'You are told no more than that.');
  }
  const compared = gain >= 0 ? `${money(gain)} better than what it is worth to you` : `${money(-gain)} worse than what it is worth to you: you went beyond it`;
  return h('p', { class: 'notice', test: 'told' }, h('strong', {}, `Deal at ${money(price)}. `), `You ${side === 'buyer' ? 'pay' : 'get'} that, ${compared}.`);
}

function lesson(round) {
  const honest = hadOneStatedTheWorth(round);
  const limit = round.side === 'buyer' ? 'highest' : 'lowest';
  return h('p', { class: 'hint', test: 'lesson' },
    honest.deal ? `Had you stated ${money(round.worth)} as your ${limit} price, you would have gained ${money(honest.gain)} on average.`
      : `Even ${money(round.worth)} as your ${limit} price would have made no deal.`,
    ` In a marketplace nobody lifts the curtain, unless both sides agree to open the draw or an auditor looks whom the policy names.`);
}
