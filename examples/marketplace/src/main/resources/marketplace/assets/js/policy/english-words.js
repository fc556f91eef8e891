/** The parameters of an English auction in words. A phrase takes the value and all parameters, and says nothing where another says it too. */

import { softClose } from '../english/rules.js';
import { showSeconds } from '../time.js';
import { showLocal } from './instants.js';

export const ENGLISH_PHRASES = {
  startsAt: (value) => `bidding starts on ${showLocal(value)}`,
  closesAfterSeconds: (value, all) => `closes ${showSeconds(value)} after ${all.startsAt ? 'bidding starts' : 'it opens'}${unsaidSoftClose(all)}`,
  closesAt: (value, all) => `closes on ${showLocal(value)}${unsaidSoftClose(all)}`,
  softCloseSeconds: (value) => value === 0 ? 'a late bid does not move the close' : `a late bid leaves ${showSeconds(value)} to answer it`,
  softCloseMostSeconds: (value, all) => all.softCloseSeconds === 0 ? null : `at most ${showSeconds(value)} longer in all`,
  startPercent: (value) => `bidding starts at ${value} % of the list price`,
  startPrice: (value) => `bidding starts at ${value} of the smallest coin`,
  hiddenReserve: (value) => value ? 'the seller keeps a reserve that nobody sees until it is met' : 'no hidden reserve',
  reservePercent: (value) => `nothing is sold below ${value} % of the list price, and everybody sees that`,
  reservePrice: (value) => `nothing is sold below ${value} of the smallest coin, and everybody sees that`,
  buyNowPercent: (value) => `can be bought at once at ${value} % of the list price`,
  buyNowPrice: (value) => `can be bought at once at ${value} of the smallest coin`,
  buyNowUntilPercent: (value, all) => all.buyNowPercent || all.buyNowPrice ? `until ${value} % of that is bid` : null,
  increments: (value) => value.length === 0 ? 'the price rises by about a twentieth' : `the price rises by ranges of your own (${value.length})`,
  units: (value) => value === 1 ? 'one unit' : `${value} units, one to a buyer`,
  retractionLockSeconds: (value) => `bids may be taken back until ${showSeconds(value)} before the close`,
  callingOff: (value) => ({ never: 'the seller cannot call it off', unsold: 'the seller may call it off as long as no bid would buy', always: 'the seller may call it off until the close' })[value],
  closesEarly: (value) => value ? 'the seller may close it early, and who leads then buys' : 'the seller cannot close it early',
  secondChanceSeconds: (value) => `when a winner does not pay, the next in line has ${showSeconds(value)} to take it`,
  secondChanceWithinSeconds: (value, all) => all.secondChanceSeconds ? `within ${showSeconds(value)} of the close` : null,
  watchable: (value) => value ? 'anyone may watch' : 'only who takes part may watch',
};

/** What late bids do where the parameters leave it out; of when it closes both ways of saying it tell. */
function unsaidSoftClose(all) {
  const { seconds } = softClose(all);
  return all.softCloseSeconds !== undefined || seconds === 0 ? '' : `, a late bid leaves ${all.closesAt ? 'up to ' : ''}${showSeconds(seconds)} to answer it`;
}

/** Hints in place of the schema's own description, where that names what only a program reads. */
export const ENGLISH_HINTS = {
  startsAt: 'Bids are taken from then on. Without it they are taken at once.',
  increments: 'By ranges of prices, the first from 0, in the smallest coin of the currency. Without any range the price rises by about a twentieth.',
  startPrice: 'In place of a percentage, in the smallest coin of the currency: 2500 is €25.',
  reservePrice: 'In place of a percentage, in the smallest coin of the currency.',
  buyNowPrice: 'In place of a percentage, in the smallest coin of the currency.',
};
