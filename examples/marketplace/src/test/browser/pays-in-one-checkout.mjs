/**
 * A deal that waits for payment shows on every page with its clock; its pieces are paid in one checkout, and the order names
 * them and has a number that people can read.
 */
import { accessible, agreesAt, assert, dayFromNow, go, on, photograph, story, words } from './support.mjs';

const REF = 'shelf-ladder';

await story('a deal to pay shows everywhere with a countdown, and one checkout pays all its pieces', async ({ open }) => {
  const negotiation = await agreesAt('emil', 'lotte', REF, { left: 80, right: 70 }, { delivery: dayFromNow(10) });
  const emil = await open('emil');
  await showsEverywhere(emil, negotiation);
  await pays(emil, negotiation);
  await tellsTheSeller(await open('lotte'), negotiation);
});

async function showsEverywhere(emil, negotiation) {
  for (const page of ['/', '/mandates', '/listings/cam-tripod', '/approvals']) {
    await go(emil, page);
    await on(emil, 'due').waitFor();
    assert.match(await words(on(emil, 'due')), /To pay: .*€150.*left/, `the strip of ${page}`);
  }
  assert.match(await words(on(emil, 'badge-payments')), / to be paid$/);
  await go(emil, `/listings/${REF}`);
  await on(emil, 'listing-pay').waitFor();
  await go(emil, '/negotiations');
  assert.match(await words(on(emil, `mail-emil-${REF}`)), /To pay.*left to pay/s);
  await photograph(emil, 'to-pay-inbox');
  await go(emil, '/orders');
  assert.match(await words(on(emil, 'part-to')), / · .*left to pay/s);
  await photograph(emil, 'to-pay-orders');
  await accessible(emil, 'orders with a deal to pay');
  await go(emil, `/negotiations/${negotiation}`);
  assert.match(await words(on(emil, 'deals-AGREED')), /waits for your payment/);
  await photograph(emil, 'to-pay-negotiation');
  await accessible(emil, 'a negotiation with a deal to pay');
}

async function pays(emil, negotiation) {
  await on(emil, 'next-pay').click();
  await emil.waitForURL(`**/checkout/${negotiation}`);
  await on(emil, 'pay').waitFor();
  assert.equal(await words(on(emil, 'total')), '€150');
  assert.match(await words(on(emil, 'clock')), /Set aside for you for .* until/);
  await on(emil, 'pay-some').locator('summary').click();
  await on(emil, 'pay-right').uncheck();
  assert.equal(await words(on(emil, 'pay')), 'Pay €80');
  await on(emil, 'pay-left').uncheck();
  assert.ok(await on(emil, 'pay').isDisabled(), 'nothing is chosen, so nothing can be paid');
  await on(emil, 'pay-left').check();
  await on(emil, 'pay-right').check();
  await accessible(emil, 'the checkout of two pieces');
  await photograph(emil, 'checkout-two-pieces');
  await on(emil, 'pay').dblclick();
  await on(emil, 'order').waitFor();
  assert.match(await words(on(emil, 'order-id')), /^FH-[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  assert.equal(emil.url().split('/').pop(), await words(on(emil, 'order-id')));
  assert.equal(await on(emil, 'order-piece').count(), 2, 'both pieces are named');
  assert.equal(await words(on(emil, 'total')), '€150');
  await photograph(emil, 'order-two-pieces');
  await go(emil, '/orders');
  assert.match(await words(on(emil, 'part-bought')), /FH-/);
  await go(emil, `/negotiations/${negotiation}`);
  assert.match(await words(on(emil, 'deals-REDEEMED')), /It is paid/);
  await on(emil, 'next-order').click();
  await on(emil, 'order').waitFor();
}

async function tellsTheSeller(lotte, negotiation) {
  await go(lotte, `/negotiations/${negotiation}`);
  assert.match(await words(on(lotte, 'deals-REDEEMED')), /Emil Sandor paid €150/);
  await on(lotte, 'next-order').click();
  await on(lotte, 'order').waitFor();
  assert.match(await words(on(lotte, 'order')), /Sold to Emil Sandor/);
}
