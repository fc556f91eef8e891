/**
 * Every state after the story has what it says and where it leads; those that a story can reach are reached here: a deal
 * that is let go, a deep link for another account, a network that comes back. StatesTest holds the list to Parley's unions.
 */
import { accessible, agreesAt, assert, caller, go, on, photograph, ready, story, sure, words } from './support.mjs';

const REF = 'cam-folding';
const STATES = 37;

await story('every state after the story says what happened and what can be done, from a page and from a deep link', async ({ open }) => {
  const stranger = await open(null, { at: '/states' });
  const cards = stranger.locator('.states > article');
  assert.equal(await cards.count(), STATES, 'a new state changes this number on purpose');
  for (const card of await cards.all()) {
    assert.ok((await words(card.locator('h3'))).length > 5);
    assert.match(await words(card.locator('.lead')), /[.!]$/, 'what happened is a sentence');
  }
  await photograph(stranger, 'every-state');
  await accessible(stranger, 'every state');
  await letsGo(open);
  await comesBack(open);
});

async function letsGo(open) {
  const negotiation = await agreesAt('noor', 'maeve', REF, { camera: 35 });
  const noor = await open('noor', { at: `/checkout/${negotiation}`, expects: [404] });
  await on(noor, 'cancel-deal').click();
  assert.match(await words(on(noor, 'cancel')), /for sale again, and this price is gone/);
  await sure(noor, 'cancel');
  await on(noor, 'not-payable').waitFor();
  assert.match(await words(on(noor, 'not-payable')), /This deal was cancelled/);
  await photograph(noor, 'checkout-cancelled');
  await on(noor, 'next-listing').click();
  await noor.waitForURL(`**/listings/${REF}`);
  const { body: deals } = await (await caller('noor'))('GET', '/parley/v1/deals?limit=50');
  assert.equal(deals.items.find((deal) => deal.negotiation === negotiation).state, 'CANCELLED');
  const maeve = await open('maeve', { at: `/negotiations/${negotiation}` });
  assert.match(await words(on(maeve, 'deals-CANCELLED')), /The deal with Noor Haddad was cancelled/);
  await accessible(maeve, 'a cancelled deal to its seller');
  const theo = await open('theo', { at: `/negotiations/${negotiation}`, expects: [404] });
  assert.match(await words(on(theo, 'failure')), /may have been for another account/, 'a deep link for somebody else');
  await photograph(theo, 'deep-link-of-another');
  await on(theo, 'next-home').click();
  await theo.waitForURL('**/');
}

async function comesBack(open) {
  const emil = await open('emil', { at: '/', expects: ['ERR_FAILED', 'ERR_INTERNET_DISCONNECTED'] });
  await emil.context().setOffline(true);
  await emil.evaluate(() => import('/assets/js/waiting.js').then(({ askAgain }) => askAgain())).catch(() => {});
  await on(emil, 'banner-offline').waitFor();
  await emil.context().setOffline(false);
  await on(emil, 'banner-back').waitFor();
  assert.match(await words(on(emil, 'banner-back')), /connection is back/);
  await ready(emil);
  await go(emil, '/orders');
}
