/** axe-core finds nothing to complain about on any page, light and dark. */
import { acceptOffer, accessible, assert, caller, euros, go, on, story } from './support.mjs';

const REF = 'pot-copper';

await story('axe-core: no violation on any page, in either scheme', async ({ open }) => {
  const stranger = await open(null, { at: '/', expects: [404] });
  await accessible(stranger, 'the catalogue');
  await on(stranger, 'search').fill('nothing of the sort');
  await on(stranger, 'nothing').waitFor();
  await accessible(stranger, 'the empty catalogue');
  for (const [to, name] of [['/sign-in', 'signing in'], ['/verify', 'verifying a draw'], [`/listings/${REF}`, 'a listing to a stranger'], ['/listings/no-such', 'a listing that is not there']]) {
    await go(stranger, to);
    await accessible(stranger, name);
  }
}).then(() => story('axe-core: no violation on the pages of who buys, sells and looks after it', async ({ open }) => {
  const mara = await caller('mara');
  const { body: listing } = await mara('GET', `/parley/v1/listings/${REF}`);
  const delivery = listing.items[0].issues.find((issue) => issue.id === 'delivery').domain.first;
  const { status, body: negotiation } = await mara('POST', '/parley/v1/negotiations', { listing: REF, first: { kind: 'offer', items: [{ item: 'set', values: { price: euros(200), delivery } }], payload: { message: 'For a kitchen by the sea.' } } });
  assert.equal(status, 201, JSON.stringify(negotiation));
  const ines = await open('ines', { at: `/negotiations/${negotiation.id}` });
  await accessible(ines, 'a negotiation, the seller’s turn');
  await on(ines, 'counter').click();
  await on(ines, 'input-price').fill('1');
  await on(ines, 'send-offer').click();
  await accessible(ines, 'a counter-offer with an error');
  await ines.getByRole('button', { name: 'Back' }).click();
  await acceptOffer(ines);
  await on(ines, 'ending').waitFor();
  await each(ines, [['/negotiations', 'the inbox'], [`/listings/${REF}`, 'an own listing'], ['/orders', 'orders of a seller']]);
  const buyer = await open('mara', { at: `/negotiations/${negotiation.id}` });
  await accessible(buyer, 'an agreement');
  const checkout = await on(buyer, 'next-pay').getAttribute('href');
  await each(buyer, [['/listings/bike-panniers', 'a listing'], ['/buy/bike-panniers/pair', 'buying at list price'], [checkout, 'checkout'], ['/orders', 'orders'], ['/for-you', 'what waits'], ['/approvals', 'approvals'], ['/negotiations', 'negotiations']]);
  await go(buyer, checkout);
  await on(buyer, 'pay').click();
  await on(buyer, 'order').waitFor();
  await accessible(buyer, 'an order');
  await go(buyer, '/mandates');
  for (const fold of await buyer.locator('summary').all()) {
    await fold.click();
  }
  await on(buyer, 'mandate-form').getByTestId('add-issue-bound').click();
  await on(buyer, 'mandate-form').getByTestId('grant').click();
  await accessible(buyer, 'mandates with their forms open and wrong');
  const priya = await open('priya', { at: '/policy' });
  await accessible(priya, 'the policy');
  const ada = await open('ada', { at: `/negotiations/${negotiation.id}` });
  await accessible(ada, 'a negotiation to an operator');
}));

async function each(page, places) {
  for (const [to, name] of places) {
    await go(page, to);
    await accessible(page, name);
  }
}
