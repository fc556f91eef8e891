/** The explainer of sealed bids, as a stranger who has not signed in meets it: by pointer, by keys, and as the buyer. */
import { accessible, assert, go, on, photograph, story, words } from './support.mjs';

await story('the explorer: four prices, the curve, and what it does not promise', async ({ open }) => {
  const anyone = await open(null, { at: '/' });
  await anyone.locator('footer a[href="/explorer"]').click();
  await on(anyone, 'mean').waitFor();
  await go(anyone, '/explorer#0,80,30,100');
  await anyone.reload();
  await on(anyone, 'mean').getByText('53.75').waitFor();
  const chances = await Promise.all([0, 1, 2].map(async (place) => Number.parseFloat(await words(on(anyone, `chance-${place}`)))));
  assert.deepEqual(chances, [7.5, 87.5, 5]);
  assert.match(await words(on(anyone, 'deviation')), /19\.22/);
  await grabAndType(anyone);
  await on(anyone, 'draw-many').click();
  await on(anyone, 'fell').getByText('100 prices').waitFor();
  await on(anyone, 'handle-lowest').focus();
  await anyone.keyboard.press('End');
  await on(anyone, 'explored-no-deal').waitFor();
  assert.match(await words(anyone.locator('.ex-gap-text')), /a gap of/);
  await accessible(anyone, 'the explorer without a deal');
  await playTheBuyer(anyone);
  await go(anyone, '/explorer#80,140,110,180');
  await anyone.reload();
  await on(anyone, 'mean').waitFor();
  await photograph(anyone, 'explorer');
  await accessible(anyone, 'the explorer');
});

/** A handle follows the pointer and the keys, and a fair price gives way to its owner's best price. */
async function grabAndType(page) {
  const highest = on(page, 'handle-highest');
  const knob = await highest.locator('.ex-knob').boundingBox();
  await page.mouse.move(knob.x + knob.width / 2, knob.y + knob.height / 2);
  await page.mouse.down();
  await page.mouse.move(knob.x + 70, knob.y + 90, { steps: 5 });
  await page.mouse.up();
  const dragged = Number(await highest.getAttribute('aria-valuenow'));
  assert.ok(dragged > 100, `dragged to ${dragged}`);
  await page.keyboard.press('ArrowLeft');
  assert.equal(await highest.getAttribute('aria-valuenow'), String(dragged - 1));
  assert.match(await highest.getAttribute('aria-valuetext'), new RegExp(String(dragged - 1)));
  await on(page, 'price-highest').fill('20');
  await on(page, 'price-highest').blur();
  assert.equal(await on(page, 'handle-buyersFair').getAttribute('aria-valuenow'), '20');
}

/** The seller's prices are nowhere on the page until the curtain is lifted. */
async function playTheBuyer(page) {
  await on(page, 'part-buyer').check({ force: true });
  assert.equal(await on(page, 'handle-lowest').getAttribute('aria-valuenow'), null);
  await on(page, 'price-lowest').waitFor({ state: 'hidden' });
  assert.equal(await on(page, 'price-lowest').inputValue(), '');
  await on(page, 'handle-highest').focus();
  await page.keyboard.press('End');
  await on(page, 'seal').click();
  await on(page, 'told').getByText('Deal at').waitFor();
  assert.equal(await on(page, 'handle-lowest').getAttribute('aria-valuenow'), null);
  await accessible(page, 'the explorer, as the buyer');
  await page.keyboard.press('Enter');
  await on(page, 'lesson').waitFor();
  assert.match(await on(page, 'handle-lowest').getAttribute('aria-valuetext'), /\d/);
  await on(page, 'part-open').check({ force: true });
}
