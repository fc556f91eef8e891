/** The same page in two tabs, and clicks that come twice: nothing happens twice, and the late tab is told that this has moved on. */
import { assert, caller, go, on, photograph, ready, story, words } from './support.mjs';

const REF = 'cam-tripod';

await story('two tabs and double clicks do no harm: the late one is told, and keeps what was typed', async ({ open }) => {
  const first = await open('mara', { at: `/listings/${REF}`, expects: [409] });
  const second = await tab(first, `/listings/${REF}`);
  await on(first, 'input-price').fill('100');
  await on(second, 'input-price').fill('101');
  await on(first, 'send-offer').dblclick();
  await first.waitForURL(/\/negotiations\//);
  await on(second, 'send-offer').click();
  await on(second, 'form-problem').getByText('already negotiating').waitFor();
  await second.reload();
  await ready(second);
  await on(second, 'continue').waitFor();
  const mara = await caller('mara');
  const { body: page } = await mara('GET', `/parley/v1/negotiations?listing=${REF}`);
  assert.equal(page.items.length, 1, 'one negotiation came of it');

  const left = await open('ines', { at: `/negotiations/${page.items[0].id}`, expects: [409] });
  const right = await tab(left, `/negotiations/${page.items[0].id}`);
  await on(right, 'counter').click();
  await on(right, 'input-price').fill('130');
  await on(right, 'message').fill('It is walnut, after all.');
  await right.route('**/events?**', (route) => route.abort());
  await on(left, 'decline').click();
  await on(left, 'invite').dblclick();
  await left.getByRole('heading', { name: 'makes the next offer' }).waitFor();
  await go(second, `/negotiations/${page.items[0].id}`);
  await on(second, 'input-price').fill('110');
  await on(second, 'send-offer').click();
  await on(second, 'standing-total').getByText('€110').waitFor();
  const refused = right.waitForResponse((answer) => answer.url().endsWith('/moves') && answer.status() === 409);
  await on(right, 'send-offer').click();
  await refused;
  await right.unroute('**/events?**');
  await right.getByText('€110').first().waitFor();
  await on(right, 'input-price').waitFor();
  assert.equal(await on(right, 'input-price').inputValue(), '130', 'what was typed is kept though the offer is a new one');
  assert.equal(await on(right, 'message').inputValue(), 'It is walnut, after all.');
  await photograph(right, 'moved-on');
  await on(left, 'accept').waitFor();
  await on(right, 'send-offer').dblclick();
  await on(right, 'withdraw').waitFor();
  assert.equal(await right.getByTestId('event-offer-made').count(), 3, 'the counter-offer was made once');
  await late(left);
});

/** A tab that has not heard yet: it answers an offer that is no longer there. */
async function late(page) {
  await page.getByRole('heading', { name: 'is thinking about it' }).waitFor();
  await on(page, 'withdraw').dblclick();
  await page.getByRole('heading', { name: 'Your turn to make an offer.' }).waitFor();
  assert.equal(await page.getByTestId('event-offer-withdrawn').count(), 1);
}

/** Another tab of the same browser. */
async function tab(page, to) {
  const other = await page.context().newPage();
  other.setDefaultTimeout(15_000);
  await go(other, to);
  return other;
}
