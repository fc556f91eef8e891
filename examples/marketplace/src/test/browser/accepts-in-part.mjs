/** A seller takes one of two pieces and keeps talking about the other; each is a deal of its own. */
import { acceptOffer, assert, caller, euros, go, on, photograph, story, words } from './support.mjs';

const REF = 'stove-brass';

await story('partial acceptance: one piece is agreed, the other is talked about on', async ({ open }) => {
  const theo = await caller('theo');
  const { body } = await theo('POST', '/parley/v1/negotiations', { listing: REF, first: { kind: 'offer', payload: {},
    items: [{ item: 'stove', values: { price: euros(40) } }, { item: 'pots', values: { price: euros(24) } }] } });
  const tomasz = await open('tomasz', { at: `/negotiations/${body.id}` });
  await on(tomasz, 'accept-stove').uncheck();
  assert.match(await words(on(tomasz, 'accept')), /1 of 2 for €24/);
  await photograph(tomasz, 'negotiation-partial');
  await acceptOffer(tomasz);
  await tomasz.getByText('Settled').waitFor();
  const { body: view } = await theo('GET', `/parley/v1/negotiations/${body.id}`);
  assert.equal(view.open, true, 'the other piece is still open');
  assert.equal(view.details.items.pots, 'settled');
  assert.equal(view.deals.length, 1);
  const buyer = await open('theo', { at: `/negotiations/${body.id}` });
  assert.match(await words(on(buyer, 'deals-AGREED')), /It waits for your payment/);
  assert.equal(await words(buyer.locator('h1')), 'Tomasz Wren is thinking about it.');
  assert.equal(await words(on(buyer, 'standing-total')), '€40', 'the rest of the offer stays on the table');
  await go(tomasz, `/negotiations/${body.id}`);
  await on(tomasz, 'counter').click();
  assert.equal(await on(tomasz, 'piece-pots').count(), 0, 'what is settled is no longer on the table');
  await on(tomasz, 'input-price').fill('45');
  await on(tomasz, 'send-offer').click();
  await on(tomasz, 'withdraw').waitFor();
  await go(buyer, `/negotiations/${body.id}`);
  assert.equal(await words(on(buyer, 'standing-total')), '€45');
  await go(buyer, '/orders');
  await on(buyer, 'part-to').waitFor();
});
