/**
 * The price of sealed bids between two parties: from the seller's lowest price, the buyer's highest, and both fair
 * prices. With the chance ε = w/2W the price is uniform over all that both sides would take, [low, high] of width W, else
 * over what lies between the fair prices, [from, to] of width w; where the fair prices are one, that is the price.
 *
 * Amounts are plain numbers; rounding to a tick comes afterwards and is not part of this.
 */

/** {deal: false}, or {deal, low, high, from, to, epsilon, point}: `point` is the price where there is no chance left. */
export function zone({ lowest, highest, sellersFair, buyersFair }) {
  if (lowest > highest) {
    return { deal: false };
  }
  const fair = [sellersFair, buyersFair].map((price) => Math.min(highest, Math.max(lowest, price))).sort((one, other) => one - other);
  const [from, to] = fair;
  const width = highest - lowest;
  return {
    deal: true, low: lowest, high: highest, from, to,
    epsilon: width === 0 ? 0 : (to - from) / (2 * width),
    point: from === to ? from : null,
  };
}

/** The price that comes out on average. */
export function mean({ low, high, from, to, epsilon }) {
  return (1 - epsilon) * ((from + to) / 2) + epsilon * ((low + high) / 2);
}

/** How far prices lie from that average: the standard deviation, from the second moments of the two uniform parts. */
export function deviation(found) {
  const { low, high, from, to, epsilon } = found;
  const second = (begin, end) => (begin * begin + begin * end + end * end) / 3;
  const variance = (1 - epsilon) * second(from, to) + epsilon * second(low, high) - mean(found) ** 2;
  return Math.sqrt(Math.max(0, variance));
}

/** The density at a price; a single price has none. */
export function density({ low, high, from, to, epsilon }, price) {
  const wide = price >= low && price <= high ? epsilon / (high - low) : 0;
  return wide + (price >= from && price <= to ? (1 - epsilon) / (to - from) : 0);
}

/** The chance of a price up to and at an amount. */
export function chanceUpTo({ low, high, from, to, epsilon, point }, amount) {
  if (point !== null) {
    return amount >= point ? 1 : 0;
  }
  return epsilon * share(low, high, amount) + (1 - epsilon) * share(from, to, amount);
}

function share(begin, end, amount) {
  return Math.min(1, Math.max(0, (amount - begin) / (end - begin)));
}

/** Each range with its chance: [{begin, end, chance}] below, between and above the fair prices. They add up to 1. */
export function ranges(found) {
  const { low, high, from, to, point } = found;
  if (point !== null) {
    return [[low, from, 0], [from, to, 1], [to, high, 0]].map(([begin, end, chance]) => ({ begin, end, chance }));
  }
  return [[low, from], [from, to], [to, high]].map(([begin, end]) => ({ begin, end, chance: chanceUpTo(found, end) - chanceUpTo(found, begin) }));
}

/** The price at a chance from 0 to 1: the inverse of `chanceUpTo`, piece by piece. */
export function priceAt(found, chance) {
  if (found.point !== null) {
    return found.point;
  }
  let rest = chance;
  for (const { begin, end, chance: part } of ranges(found)) {
    if (part > 0 && rest <= part) {
      return begin + ((end - begin) * rest) / part;
    }
    rest -= part;
  }
  return found.high;
}

/** An amount on the nearest tick, half to even. */
export function toTick(amount, tick) {
  const steps = amount / tick;
  const below = Math.floor(steps);
  const rest = steps - below;
  return tick * (rest > 0.5 || (rest === 0.5 && below % 2 !== 0) ? below + 1 : below);
}
