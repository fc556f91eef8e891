/** A deal that nobody pays in time says so to both sides, wherever it shows. */
import { accessible, agreesAt, assert, go, letPass, on, photograph, story, words } from './support.mjs';

const REF = 'books-sewing';

await story('a deal that is not paid in time says so everywhere, to both sides', async ({ open }) => {
  const negotiation = await agreesAt('emil', 'maeve', REF, { patterns: 30, books: 15 });
  const emil = await open('emil', { at: `/negotiations/${negotiation}` });
  assert.match(await words(on(emil, 'pay-clock')), /left to pay/);
  await letPass(10 * 3_600 + 60);
  await on(emil, 'deals-EXPIRED').waitFor();
  assert.match(await words(on(emil, 'deals-EXPIRED')), /The time to pay ran out/);
  await photograph(emil, 'lapsed-negotiation');
  await accessible(emil, 'a negotiation whose deals lapsed');
  await go(emil, `/checkout/${negotiation}`);
  assert.match(await words(on(emil, 'not-payable')), /The time to pay ran out/);
  await go(emil, '/orders');
  assert.match(await words(on(emil, 'part-not')), /Not paid in time/);
  await go(emil, '/negotiations');
  assert.match(await words(on(emil, `mail-emil-${REF}`)), /Not paid in time/);
  const maeve = await open('maeve', { at: `/negotiations/${negotiation}` });
  assert.match(await words(on(maeve, 'deals-EXPIRED')), /did not pay by/);
  await go(maeve, '/orders');
  assert.match(await words(on(maeve, 'part-sold')), /Not paid in time/);
});
