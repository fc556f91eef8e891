/**
 * A product manager asks which procedure lamps should have: refused records first, named by row and column, then an advice with
 * bars, reasons and assumptions, a longer comparison that is given up, and one click by which the policy is published. By keyboard
 * where it matters, at both widths, light and dark.
 */
import assert from 'node:assert/strict';
import { accessible, announced, become, browse, MARKETPLACE, on, photograph, publish, story } from './policy-support.mjs';

await story(async (browser) => {
  const priya = await browse(browser, 'priya');
  await become(priya, 'priya');
  await on(priya, 'to-advice').click();
  await on(priya, 'question').waitFor();
  await accessible(priya, 'the empty form');

  await on(priya, 'ask').click();
  assert.equal(await priya.evaluate(() => document.activeElement.dataset.testid), 'listing', 'focus goes to what is missing');
  await on(priya, 'listing').fill('used cameras');
  await on(priya, 'source').selectOption('records');
  await on(priya, 'records').fill('buyer,seller,currency\n95,60,EUR\n=A1,20,EUR');
  await on(priya, 'ask').click();
  await priya.getByText(/Row 3, column buyer: .* is a formula/).waitFor();
  await photograph(priya, 'advice-refused');

  await on(priya, 'source').selectOption('expected');
  await on(priya, 'category').selectOption({ index: 1 });
  await on(priya, 'buyers-least').fill('2');
  await on(priya, 'buyers-most').fill('4');
  await on(priya, 'buyers-most').press('Enter');
  await on(priya, 'advised').waitFor();
  assert.match(await on(priya, 'advised').textContent(), /auction/, 'two to four buyers get an auction');
  assert.equal(await priya.evaluate(() => document.activeElement.dataset.testid), 'advised', 'focus goes to the answer');
  await announced(priya, /^Choose: /);
  assert.ok(await on(priya, 'ranking').locator('li').count() >= 8, 'every procedure is compared');
  assert.ok(await on(priya, 'reasons').locator('li').count() >= 2, 'with reasons');
  assert.match(await on(priya, 'seed').textContent(), /seed \d+/);
  await on(priya, 'assumptions').locator('summary').click();
  assert.match(await on(priya, 'assumptions').textContent(), /Amounts are in EUR/);
  await on(priya, 'would-change').getByText(/listings? of \d+ would be negotiated otherwise/).waitFor();
  await photograph(priya, 'advice');

  await on(priya, 'more').locator('summary').click();
  await on(priya, 'plays').selectOption('200000');
  await on(priya, 'ask').click();
  await on(priya, 'give-up').click();
  await on(priya, 'ended').or(on(priya, 'advised')).first().waitFor();
  await on(priya, 'plays').selectOption('20000');
  await on(priya, 'ask').click();
  await on(priya, 'proposal').waitFor();

  const before = await priya.evaluate(async () => {
    const { parley } = await import('/assets/js/api.js');
    return (await parley.get('/policy')).rules;
  });
  await on(priya, 'publish').focus();
  await priya.keyboard.press('Enter');
  await on(priya, 'published').waitFor();
  await announced(priya, /^Version \d+ is published\.$/);
  const first = await priya.evaluate(async () => {
    const { parley } = await import('/assets/js/api.js');
    return (await parley.get('/policy')).rules[0];
  });
  assert.equal(first.name, 'Advice for used cameras');
  assert.match(first.choice.protocol, /auction|english|dutch/);

  await publish(priya, before, 'As it was.');

  const buyer = await browse(browser, 'mara');
  await become(buyer, 'mara');
  assert.equal(await on(buyer, 'to-advice').count(), 0, 'a party is not led here');
  await buyer.goto(`${MARKETPLACE}/advice`);
  await on(buyer, 'not-yours').waitFor();
  return 'records are refused by row and column, an advice has bars, reasons and assumptions, and one click publishes it.';
});
