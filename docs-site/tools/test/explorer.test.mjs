/** The explorer's formulas give the figures that the pages print. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const ROOM = new URL('../../../examples/marketplace/src/main/resources/marketplace/assets/js/sealed/', import.meta.url);
const { deviation, mean, priceAt, ranges, zone } = await import(new URL('density.js', ROOM));
const { SHARE_OF_GAINS, bestStatements } = await import(new URL('beside.js', ROOM));
const example = zone({ lowest: 0, highest: 100, sellersFair: 80, buyersFair: 30 });

test('the draw (0, 100, 30, 80) has mean 53.75 and standard deviation 19.2164', () => {
  assert.equal(mean(example), 53.75);
  assert.equal(deviation(example).toFixed(4), '19.2164');
  const page = readFileSync(new URL('../../guide/sealed-bids.md', import.meta.url), 'utf8');
  [String(mean(example)), deviation(example).toFixed(4)].forEach((figure) => assert.ok(page.includes(figure), `${figure} is not on the page`));
});

test('its chances are those of the picture', async () => {
  const picture = readFileSync(new URL('../../.vitepress/theme/pictures/negotiating.mjs', import.meta.url), 'utf8');
  ranges(example).forEach(({ chance }) => assert.ok(picture.includes(`'${+(100 * chance).toFixed(4)} %'`), `${chance} is not in the picture`));
});

test('prices that are drawn evenly over all chances have that mean and that deviation', () => {
  const count = 100_000;
  const prices = Array.from({ length: count }, (_, place) => priceAt(example, (place + 0.5) / count));
  const average = prices.reduce((sum, one) => sum + one, 0) / count;
  const spread = Math.sqrt(prices.reduce((sum, one) => sum + (one - average) ** 2, 0) / count);
  assert.ok(Math.abs(average - 53.75) < 1e-3, `${average}`);
  assert.ok(Math.abs(spread - 19.2164) < 1e-3, `${spread}`);
});

test('the shares of possible gains are those of the equilibria, summed over all values', () => {
  for (const [rule, k] of [['halfway', 0.5], ['second', 0]]) {
    assert.ok(Math.abs(gains(bestStatements(k)) / (1 / 6) - SHARE_OF_GAINS[rule]) < 2e-3, `${rule}: ${gains(bestStatements(k)) * 6}`);
  }
  assert.equal(SHARE_OF_GAINS.halfway, 0.84375);
});

/** What is gained on average where every value and every cost from 0 to 1 is equally likely. */
function gains({ buyer, seller }) {
  const steps = 800;
  const at = (step) => (step + 0.5) / steps;
  let sum = 0;
  for (let value = 0; value < steps; value++) {
    for (let cost = 0; cost < steps; cost++) {
      sum += buyer(at(value)) >= seller(at(cost)) ? at(value) - at(cost) : 0;
    }
  }
  return sum / steps ** 2;
}
