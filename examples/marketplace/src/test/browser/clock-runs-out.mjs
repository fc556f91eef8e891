/** Time passes: an offer that nobody answers ends, and a price that nobody pays is let go. Moves everybody's clock. */
import { assert, caller, euros, go, letPass, offers, on, photograph, signIn, story, words } from './support.mjs';

const HOUR = 3_600;
const UNANSWERED = 'bike-stand';
const UNPAID = 'lamp-arc';

await story('expiry, by the test clock: the page counts down, hurries, and says what ran out', async ({ open }) => {
  const offered = await offers('mara', UNANSWERED, 'stand', euros(50));
  const tomasz = await open('tomasz', { at: `/negotiations/${offered.id}`, expects: [401, 409] });
  assert.match(await words(on(tomasz, 'clock')), /1 day 23 hours|2 days/);
  await letPass(48 * HOUR - 600);
  await signIn(tomasz, 'tomasz');
  await go(tomasz, `/negotiations/${offered.id}`);
  assert.match(await words(on(tomasz, 'clock')), /(9|10) minutes/);
  assert.match(await on(tomasz, 'clock').getAttribute('class'), /hurry/);
  await photograph(tomasz, 'negotiation-hurry');
  await letPass(601);
  await on(tomasz, 'ending').waitFor();
  assert.match(await words(on(tomasz, 'ending')), /The time ran out/);
  assert.equal(await on(tomasz, 'accept').count(), 0, 'what ran out can no longer be accepted');
  await photograph(tomasz, 'negotiation-expired');

  const deal = await agreed();
  const theo = await open('theo', { at: `/checkout/${deal}`, expects: [409] });
  assert.match(await words(on(theo, 'clock')), /Set aside for you/);
  await letPass(10 * 3_600 + 60);
  await on(theo, 'pay').click();
  await on(theo, 'pay-problem').getByText('time to pay').waitFor();
  await go(theo, `/checkout/${deal}`);
  assert.match(await words(on(theo, 'not-payable')), /ran out/);
  await photograph(theo, 'checkout-expired');
  await go(theo, `/listings/${UNPAID}`);
  await on(theo, 'make-offer').waitFor();
});

async function agreed() {
  const [theo, lotte] = [await caller('theo'), await caller('lotte')];
  const { body: listing } = await theo('GET', `/parley/v1/listings/${UNPAID}`);
  const flex = listing.items[0].issues.find((issue) => issue.id === 'flex').domain.labels[0];
  const { body: open } = await theo('POST', '/parley/v1/negotiations', { listing: UNPAID, first: { kind: 'offer', items: [{ item: 'lamp', values: { price: euros(100), flex } }], payload: {} } });
  const { offer } = open.details;
  const { status, body } = await lotte('POST', `/parley/v1/negotiations/${open.id}/moves`, { kind: 'accept', answers: offer.id, termsHash: offer.termsHash, payload: {} });
  assert.equal(status, 200, JSON.stringify(body));
  return body.deals[0];
}
