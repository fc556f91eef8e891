/** The four prices of the explainer: what they are called, what they may be, and how they are written into an address. */

import { show } from '../../money.js';

export const TOP = 200;
export const TICK = 1;
export const EXAMPLE = { lowest: 80, sellersFair: 140, buyersFair: 110, highest: 180 };
const CURRENCY = 'EUR';

/** In the order of an address, and of the rows in the chart. */
export const PRICES = [
  { name: 'lowest', side: 'seller', kind: 'best', label: 'Seller’s lowest price', short: 'Seller’s lowest', own: 'Your lowest price' },
  { name: 'sellersFair', side: 'seller', kind: 'fair', label: 'What the seller calls fair', short: 'Seller calls fair', own: 'What you call fair' },
  { name: 'buyersFair', side: 'buyer', kind: 'fair', label: 'What the buyer calls fair', short: 'Buyer calls fair', own: 'What you call fair' },
  { name: 'highest', side: 'buyer', kind: 'best', label: 'Buyer’s highest price', short: 'Buyer’s highest', own: 'Your highest price' },
];

/** An amount of the explainer for people. */
export function money(amount) {
  return show({ minorUnits: Math.round(amount * 100), currency: CURRENCY });
}

/** Sets one price within its bounds. A fair price does not contradict its owner's best price; the other one gives way. */
export function setPrice(prices, moved, amount) {
  prices[moved] = Math.min(TOP, Math.max(0, Math.round(amount / TICK) * TICK));
  if (moved === 'lowest') {
    prices.sellersFair = Math.max(prices.sellersFair, prices.lowest);
  } else if (moved === 'sellersFair') {
    prices.lowest = Math.min(prices.lowest, prices.sellersFair);
  } else if (moved === 'highest') {
    prices.buyersFair = Math.min(prices.buyersFair, prices.highest);
  } else {
    prices.highest = Math.max(prices.highest, prices.buyersFair);
  }
}

/** Prices that somebody passed on, as in /explorer#80,140,110,180; none where they are not sound. */
export function fromHash(hash) {
  const numbers = hash.slice(1).split(',').map(Number);
  const sound = numbers.length === PRICES.length && numbers.every((one) => Number.isInteger(one) && one >= 0 && one <= TOP);
  const prices = sound ? Object.fromEntries(PRICES.map((one, place) => [one.name, numbers[place]])) : {};
  return prices.sellersFair >= prices.lowest && prices.buyersFair <= prices.highest ? prices : {};
}

export function toHash(prices) {
  return `#${PRICES.map((one) => prices[one.name]).join(',')}`;
}
