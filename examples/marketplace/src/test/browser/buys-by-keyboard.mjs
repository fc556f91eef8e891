/** Somebody buys without a mouse: signs in, searches, offers, and pays, with Tab, Enter, Space and letters alone. */
import { MARKETPLACE, assert, caller, on, ready, story, words } from './support.mjs';

const REF = 'metronome';
const MOST_TABS = 90;

await story('keyboard only: signed in, found, offered, agreed and paid, the focus seen at every step', async ({ open }) => {
  const lotte = await caller('lotte');
  const { status } = await lotte('PUT', `/parley/v1/listings/${REF}/private-terms`, { terms: { items: { metronome: { autoAccept: 4500 } } } });
  assert.equal(status, 200);
  const page = await open(null, { at: '/' });
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip', 'the first stop skips to the content');
  await tabTo(page, 'sign-in');
  await page.keyboard.press('Enter');
  await page.waitForURL(/sign-in/);
  await ready(page);
  await tabTo(page, 'be-theo');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${MARKETPLACE}/`);
  await ready(page);
  await tabTo(page, 'search');
  await page.keyboard.type('metronome');
  await page.waitForURL(/q=metronome/);
  await tabTo(page, null, (href) => href?.endsWith(`/listings/${REF}`));
  await page.keyboard.press('Enter');
  await page.waitForURL(/listings/);
  await ready(page);
  await tabTo(page, 'input-price');
  await page.keyboard.type('46');
  await page.keyboard.press('Enter');
  await page.waitForURL(/negotiations/);
  await ready(page);
  await on(page, 'ending').waitFor();
  assert.match(await words(on(page, 'ending')), /€46/);
  await tabTo(page, 'next-pay');
  await page.keyboard.press('Enter');
  await page.waitForURL(/checkout/);
  await ready(page);
  await tabTo(page, 'pay');
  await page.keyboard.press('Space');
  await on(page, 'order').waitFor();
  assert.equal(await words(on(page, 'total')), '€46');
});

/** Presses Tab until something has the focus; every stop on the way shows that it has it. */
async function tabTo(page, test, isLink = () => false) {
  for (let count = 0; count < MOST_TABS; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const one = document.activeElement;
      const drawn = (element) => { const style = getComputedStyle(element); return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2; };
      return { test: one.dataset.testid, href: one.getAttribute('href'), seen: one === document.body || drawn(one) || (one.nextElementSibling !== null && drawn(one.nextElementSibling)), name: one.outerHTML.slice(0, 120) };
    });
    assert.ok(stop.seen, `the focus is seen on ${stop.name}`);
    if ((test && stop.test === test) || isLink(stop.href)) {
      return;
    }
  }
  assert.fail(`Tab does not lead to ${test}`);
}
