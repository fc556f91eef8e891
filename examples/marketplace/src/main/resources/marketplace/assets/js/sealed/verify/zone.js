/**
 * Where two parties' best prices leave room for a deal, and the price that a uniform value draws from it. All in ticks, as
 * big integers: {lowest, lowerFair, upperFair, highest}. With W = highest − lowest and w = upperFair − lowerFair the price
 * is, with probability ε = w/2W, uniform on all of the zone, else uniform between the fair prices.
 */

import { dividedBy, isAtMost, minus, plus, ratio, roundHalfEven, times } from './ratio.js';

const ONE = ratio(1n);

/** The zone of two statements {best, fair or undefined}, or null when the seller's lowest exceeds the buyer's highest. */
export function zoneBetween(seller, buyer, missing) {
  const [lowest, highest] = [seller.best, buyer.best];
  if (lowest > highest) {
    return null;
  }
  const [sellers, buyers] = [fair(seller, buyer, missing), fair(buyer, seller, missing)];
  if (sellers === undefined || buyers === undefined) {
    return { lowest, lowerFair: lowest, upperFair: highest, highest };
  }
  const [one, other] = [sellers, buyers].map((price) => (price < lowest ? lowest : price > highest ? highest : price));
  return { lowest, lowerFair: one < other ? one : other, upperFair: one < other ? other : one, highest };
}

/** A fair price as stated, or under the midpoint rule the middle of one's own best price and the other's fair one. */
function fair(own, other, missing) {
  return own.fair ?? (missing === 'midpoint' && other.fair !== undefined ? roundHalfEven(ratio(own.best + other.fair, 2n)) : undefined);
}

/** ε, the chance that the price is drawn from the whole zone. */
export function epsilon({ lowest, lowerFair, upperFair, highest }) {
  return lowest === highest ? ratio(0n) : ratio(upperFair - lowerFair, 2n * (highest - lowest));
}

/** The price in ticks that a chance draws: the inverse of the distribution, exactly, then rounded half to even. */
export function draw(zone, chance) {
  return roundHalfEven(price(zone, chance));
}

function price({ lowest, lowerFair, upperFair, highest }, chance) {
  if (lowerFair === upperFair) {
    return ratio(lowerFair);
  }
  const [zone, width] = [highest - lowest, upperFair - lowerFair];
  const outer = ratio(width, 2n * zone * zone);
  const inner = ratio(width * width + 2n * zone * zone - width * zone, 2n * zone * zone * width);
  const below = times(ratio(lowerFair - lowest), outer);
  if (isAtMost(chance, below)) {
    return plus(ratio(lowest), dividedBy(chance, outer));
  }
  const rest = minus(ONE, chance);
  return isAtMost(rest, times(ratio(highest - upperFair), outer)) ? minus(ratio(highest), dividedBy(rest, outer))
    : plus(ratio(lowerFair), dividedBy(minus(chance, below), inner));
}
