/** Search, filters and order are in the address: a link shows the same, and Back undoes the last step. */
import { assert, go, on, photograph, ready, story, words } from './support.mjs';

await story('the catalogue is searched, narrowed and sorted; the address keeps it and Back undoes it', async ({ open }) => {
  const page = await open(null, { at: '/' });
  const all = await on(page, 'shelf').locator('> li').count();
  assert.ok(all >= 30, `${all} goods`);
  await photograph(page, 'catalogue');
  await on(page, 'filter-furniture').click();
  await counts(page, (count) => count < all);
  const furniture = await on(page, 'shelf').locator('> li').count();
  await on(page, 'filter-condition-very-good').check();
  await counts(page, (count) => count < furniture);
  await on(page, 'filter-from').fill('no amount');
  assert.match(await words(on(page, 'error-price-range')), /Write an amount/);
  await on(page, 'filter-from').fill('200');
  await on(page, 'filter-to').fill('100');
  assert.match(await words(on(page, 'error-price-range')), /less than the other/);
  await on(page, 'filter-to').fill('900');
  await page.waitForURL(/from=200&to=900/);
  await on(page, 'sort').selectOption('dear');
  const prices = await on(page, 'shelf').locator('.card-price').allTextContents();
  const amounts = prices.map((text) => Number(text.replace(/[^\d.]/g, '')));
  assert.deepEqual(amounts, amounts.toSorted((one, other) => other - one));
  assert.ok(amounts.every((amount) => amount >= 200 && amount <= 900), prices.join());
  const shared = page.url();
  await photograph(page, 'catalogue-narrowed');
  await page.goBack();
  assert.equal(await on(page, 'sort').inputValue(), '');
  const stranger = await open(null, { at: shared });
  assert.deepEqual(await on(stranger, 'shelf').locator('.card-price').allTextContents(), prices, 'the same link shows the same');
  await on(stranger, 'search').fill('no such thing at all');
  await on(stranger, 'nothing').waitFor();
  await photograph(stranger, 'catalogue-nothing');
  await on(stranger, 'show-everything').click();
  await counts(stranger, (count) => count === all);
  await on(stranger, 'filter-negotiable').check();
  await go(stranger, stranger.url());
  await ready(stranger);
  assert.equal(await on(stranger, 'filter-negotiable').isChecked(), true, 'filters survive a reload');
});

async function counts(page, fits) {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (fits(await on(page, 'shelf').locator('> li:not(.nothing)').count())) {
      return;
    }
    await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 30)); }));
  }
  assert.fail(`the shelf shows ${await on(page, 'shelf').locator('> li').count()}`);
}
