/** Two people in two browsers settle a camera and its lens, one piece before the other, and the buyer pays what was agreed. */
import { acceptOffer, assert, go, on, photograph, ready, story, words } from './support.mjs';

const REF = 'cam-nikon-fm2';

await story('two browsers: an offer, a counter-offer with one piece accepted, and the price that was agreed is paid', async ({ open }) => {
  const [mara, ines] = [await open('mara', { at: `/listings/${REF}` }), await open('ines')];
  await offer(mara);
  await counter(ines);
  await accept(mara);
  await pay(mara);
});

async function offer(mara) {
  const body = on(mara, 'piece-body');
  await body.getByTestId('input-price').fill('12');
  await on(mara, 'send-offer').click();
  assert.match(await words(body.getByTestId('error-price')), /Choose between/);
  await body.getByTestId('input-price').fill('255');
  await on(mara, 'piece-lens').getByTestId('input-price').fill('90');
  await on(mara, 'message').fill('I shoot mostly at night, so a working meter matters to me.');
  await photograph(mara, 'listing');
  await mara.reload();
  await ready(mara);
  assert.equal(await body.getByTestId('input-price').inputValue(), '255', 'what was typed survives a reload');
  await on(mara, 'send-offer').dblclick();
  await mara.waitForURL(/\/negotiations\//);
  assert.equal(await words(on(mara, 'standing-total')), '€345');
  assert.match(await words(on(mara, 'clock')), /left to answer/);
  await photograph(mara, 'negotiation-buyer-waits');
}

async function counter(ines) {
  await go(ines, '/negotiations');
  await on(ines, `group-${REF}`).getByTestId(`thread-${REF}`).first().click();
  await on(ines, 'accept').waitFor();
  assert.match(await words(on(ines, 'standing-message')), /at night/);
  await photograph(ines, 'negotiation-sellers-turn');
  await on(ines, 'counter').click();
  await on(ines, 'mode-lens-accept').check({ force: true });
  await on(ines, 'piece-body').getByTestId('input-price').fill('285');
  await on(ines, 'message').fill('The meter is spot on. The lens is yours; for the body I need a little more.');
  await photograph(ines, 'negotiation-counter');
  await on(ines, 'send-offer').click();
  await ines.getByRole('heading', { name: 'is thinking about it' }).waitFor();
}

async function accept(mara) {
  await on(mara, 'accept').waitFor();
  assert.equal(await words(on(mara, 'standing-total')), '€285');
  await photograph(mara, 'negotiation-buyers-turn');
  await acceptOffer(mara);
  await on(mara, 'ending').waitFor();
  assert.match(await words(on(mara, 'ending')), /€375/);
  await photograph(mara, 'negotiation-agreed');
}

async function pay(mara) {
  assert.equal(await on(mara, 'next-pay').count(), 1, 'both pieces are paid in one checkout');
  await on(mara, 'next-pay').click();
  await on(mara, 'pay').waitFor();
  const checkout = mara.url();
  assert.equal(await words(on(mara, 'total')), '€375');
  assert.match(await words(on(mara, 'list-total')), /€430/);
  assert.match(await words(on(mara, 'saved')), /€55/);
  await photograph(mara, 'checkout');
  await on(mara, 'pay').dblclick();
  await on(mara, 'order').waitFor();
  const order = mara.url();
  assert.equal(await words(on(mara, 'total')), '€375');
  await on(mara, 'check-signature').click();
  assert.match(await words(on(mara, 'signature-answer').filter({ hasText: 'holds' })), /The signature holds/);
  const download = mara.waitForEvent('download');
  await on(mara, 'download-record').click();
  assert.match((await download).suggestedFilename(), /^neg_.*\.json$/);
  await photograph(mara, 'order');
  await mara.goto(checkout);
  await mara.waitForURL(order);
  await go(mara, '/orders');
  await on(mara, 'part-bought').waitFor();
  await photograph(mara, 'orders');
}
