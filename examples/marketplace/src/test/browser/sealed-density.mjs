/**
 * The formulas of the explorer without a browser: against figures by hand, at their limits, and that they agree with each
 * other.
 *
 *   node sealed-density.mjs        with seeds of its own, or SEED for one
 */
import assert from 'node:assert/strict';

const room = new URL('../../main/resources/marketplace/assets/js/sealed/', import.meta.url);
const { chanceUpTo, density, deviation, mean, priceAt, ranges, toTick, zone } = await import(new URL('density.js', room));
const { halfwayPrice, secondPrice } = await import(new URL('beside.js', room));
const SEEDS = process.env.SEED ? [Number(process.env.SEED)] : Array.from({ length: 2_000 }, (_, seed) => seed + 1);
const STEPS = 4_000;

function prices(lowest, highest, sellersFair, buyersFair) {
  return zone({ lowest, highest, sellersFair, buyersFair });
}

function near(found, wanted, told, within = 1e-9) {
  assert.ok(Math.abs(found - wanted) <= within, `${told}: ${found} and not ${wanted}`);
}

/** A small generator of our own (mulberry32). */
function chance(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const example = prices(0, 100, 30, 80);
assert.equal(example.epsilon, 0.25);
assert.equal(mean(example), 53.75);
assert.equal(mean(prices(0, 100, 80, 30)), 53.75, 'the fair prices are symmetric');
near(deviation(example), 19.2164, 'the standard deviation', 5e-5);
[0.075, 0.875, 0.05].forEach((wanted, place) => near(ranges(example)[place].chance, wanted, `range ${place}`));
near(density(example, 10), 0.0025, 'density outside the fair prices');
near(density(example, 50), 0.0175, 'density between the fair prices');

assert.deepEqual(prices(101, 100, 101, 100), { deal: false }, 'no deal says no more');
assert.equal(prices(70, 70, 90, 50).point, 70, 'one price that both take');
assert.equal(prices(0, 100, 40, 40).point, 40, 'one fair price');
assert.equal(mean(prices(0, 100, 40, 40)), 40);
assert.equal(prices(0, 100, 150, 120).point, 100, 'fair prices beyond the buyer’s highest are its highest');
near(mean(prices(0, 100, 40, 40 + 1e-9)), 40, 'the common price is the limit', 1e-8);
const wide = prices(0, 100, 100, 0);
assert.equal(mean(wide), 50);
[1, 50, 99].forEach((price) => near(density(wide, price), 0.01, 'uniform where the fair prices are the ends'));

assert.equal(deviation(prices(0, 100, 40, 40)), 0, 'one price has no deviation');
assert.deepEqual([0.5, 1.5, 2.5, 2.4, 2.6].map((amount) => toTick(amount, 1)), [0, 2, 2, 2, 3], 'half to even');
assert.equal(toTick(7.5, 5), 10, 'half to the even number of ticks');

assert.equal(halfwayPrice({ lowest: 80, highest: 180 }), 130);
assert.equal(halfwayPrice({ lowest: 81, highest: 80 }), null);
assert.deepEqual(secondPrice({ lowest: 80, highest: 180 }, 100), { price: 100, rivalWins: false }, 'the next bid');
assert.deepEqual(secondPrice({ lowest: 80, highest: 180 }, 50), { price: 80, rivalWins: false }, 'the reserve, where it is higher');
assert.deepEqual(secondPrice({ lowest: 80, highest: 180 }, 190), { price: 180, rivalWins: true }, 'the rival');
assert.equal(secondPrice({ lowest: 80, highest: 70 }, 79), null, 'nobody reaches the reserve');

for (const seed of SEEDS) {
  const any = chance(seed);
  const lowest = any(100);
  const highest = lowest + any(100);
  const found = prices(lowest, highest, lowest + any(120), Math.max(0, highest - any(120)));
  const told = `seed ${seed}`;
  const parts = ranges(found);
  near(parts.reduce((sum, one) => sum + one.chance, 0), 1, `${told}: the ranges add up`);
  parts.forEach((one) => assert.ok(one.chance >= 0 && one.begin <= one.end, told));
  near(chanceUpTo(found, highest), 1, `${told}: nothing above the highest`);
  assert.equal(found.point === lowest ? 0 : chanceUpTo(found, lowest), 0, `${told}: nothing below the lowest`);
  if (found.point !== null) {
    assert.equal(mean(found), found.point, told);
    continue;
  }
  const width = (highest - lowest) / STEPS;
  const middles = Array.from({ length: STEPS }, (_, step) => lowest + (step + 0.5) * width);
  near(middles.reduce((sum, price) => sum + density(found, price) * width, 0), 1, `${told}: the density adds up`, 2e-2);
  near(middles.reduce((sum, price) => sum + price * density(found, price) * width, 0), mean(found), `${told}: the density has that mean`, 2);
  assert.ok(mean(found) > lowest && mean(found) < highest, told);
  const off = middles.reduce((sum, price) => sum + (price - mean(found)) ** 2 * density(found, price) * width, 0);
  near(Math.sqrt(off), deviation(found), `${told}: the density has that deviation`, 2);
  for (const share of [0, 0.001, any(1_000) / 1_000, 0.999, 1]) {
    near(chanceUpTo(found, priceAt(found, share)), share, `${told}: a price is at its chance`);
  }
}
console.log(`${SEEDS.length} densities add up and have the mean that is told; (0, 100, 30, 80) has ${mean(example)}.`);
