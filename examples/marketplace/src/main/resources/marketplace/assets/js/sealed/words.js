/** What sealed bids mean for who takes part, in plain words. */

import { h } from '../dom.js';
import { showInstant, showSeconds } from '../time.js';
import { isAuction, isCommitted, isDrawn } from './rules.js';

/** The same in a sentence, for who has not signed in. */
export function inShort(rules, other) {
  return isAuction(rules) ? 'Each buyer states its best price once, sealed; at the close the highest price wins.'
    : `You and ${other} each state your best price once, sealed; neither sees the other’s, and at the close the rules decide.`;
}

/** What will happen, step by step, before anybody has stated anything. */
export function whatHappens(rules, { other, seller = false, endsAt = null }) {
  const { parameters } = rules;
  return h('ul', { class: 'steps', test: 'what-happens' }, [
    isAuction(rules) ? 'Each buyer states its best price, sealed. Nobody sees what another stated, and nobody is told how many take part.'
      : `You and ${other} each state your best price once, sealed. Neither sees the other’s.`,
    howDecided(rules, seller),
    endsAt ? `It closes by the clock, on ${showInstant(endsAt)}.` : closes(rules, isAuction(rules) ? `${other} opens it` : 'it begins'),
    parameters.edits ? 'Until the close you may change it or take it back.' : 'What is sent cannot be changed.',
    isCommitted(rules) ? `Your price stays on this device until the close. Then come back within ${showSeconds(parameters.revealSeconds)} to reveal it${
      parameters.forfeiture === 'annul' ? '; if anybody does not, nobody gets anything.' : '; what is not revealed counts for nothing.'}` : null,
    !isAuction(rules) && parameters.coolDownSeconds > 0 ? `Without a deal the two of you can try again after ${showSeconds(parameters.coolDownSeconds)}.` : null,
  ].filter(Boolean).map((sentence) => h('li', {}, sentence)));
}

/** How the rules make a price of what was stated. */
export function howDecided(rules, seller) {
  if (isAuction(rules)) {
    return `${AUCTIONS[rules.parameters.pricing]} Nothing is sold below what the seller keeps as its least price.`;
  }
  const bound = seller ? 'never below yours' : 'never above yours';
  return isDrawn(rules)
    ? `Then the rules decide: where the buyer’s highest price reaches the seller’s lowest, a price between the two is drawn by chance, ${bound}. Fair prices, where both sides state one, draw it towards them.`
    : `Then the rules decide: where the buyer’s highest price reaches the seller’s lowest, the price lies ${share(rules.parameters)}, ${bound}.`;
}

const AUCTIONS = {
  'first-price': 'The highest price wins and is paid.',
  'second-price': 'The highest price wins; the winner pays the second-highest.',
  'pay-as-bid': 'The highest prices win, as many as there are pieces; each winner pays its own.',
  'uniform-price': 'The highest prices win, as many as there are pieces; all winners pay the highest price that wins nothing.',
};

function share({ kNumerator, kDenominator }) {
  return kNumerator * 2 === kDenominator ? 'halfway between the two' : `${kNumerator}/${kDenominator} of the way from the seller’s to the buyer’s`;
}

/** When it closes, which is by the clock and not by anybody's move; `begins` says what starts the clock. */
export function closes({ parameters: { closesAt, closesAfterSeconds } }, begins) {
  return closesAt ? `It closes by the clock, on ${showInstant(closesAt)}.` : `It closes by the clock, ${showSeconds(closesAfterSeconds)} after ${begins}.`;
}

/** How a price that was found came about, for who may see it. */
export function howItCame(rules) {
  if (isAuction(rules)) {
    return AUCTIONS[rules.parameters.pricing];
  }
  return isDrawn(rules)
    ? 'Both best prices met, and this one was drawn between them by the rules that stood at the beginning. Neither side is told the other’s.'
    : `Both best prices met; by the rules this one lies ${share(rules.parameters)}.`;
}
