/**
 * What waits for somebody stands in one place, on every page's bell and, where one asked for it, in the browser's own news.
 * A listing shows its seller's record, how many haggle over it where the seller lets it show, and quick ways to begin.
 */
import { accessible, assert, go, on, photograph, story, words } from './support.mjs';

const REF = 'chair-bentwood';

await story('quick offers, a watchlist, what waits in one place, and news by the browser', async ({ open }) => {
  const noor = await open('noor', { at: `/listings/${REF}` });
  await beginsQuickly(noor);
  const lotte = await open('lotte', { at: '/for-you' });
  await hears(lotte);
  await seesInterest(await open('theo', { at: `/listings/${REF}` }));
});

async function beginsQuickly(noor) {
  assert.match(await words(noor.locator('.about')), /The seller so far/);
  assert.equal(await on(noor, 'pending').count(), 0, 'nobody haggles over it yet');
  await on(noor, 'watch').click();
  await on(noor, 'watch').filter({ hasText: 'Watching' }).waitFor();
  await on(noor, 'quick-15').click();
  assert.match(await on(noor, 'input-price').inputValue(), /^72(\.\d+)?$/, '15 % below €85, on the nearest step');
  assert.match(await words(on(noor, 'offer-total')), /€/);
  await photograph(noor, 'listing-quick');
  await accessible(noor, 'a listing with quick offers');
  await on(noor, 'send-offer').click();
  await noor.waitForURL(/\/negotiations\//);
  await go(noor, '/for-you');
  await on(noor, 'watched').getByTestId(`card-${REF}`).waitFor();
  await photograph(noor, 'for-you-buyer');
  await accessible(noor, 'what waits for a buyer');
  await go(noor, `/listings/${REF}`);
  await on(noor, 'watch').filter({ hasText: 'Watching' }).click();
  await on(noor, 'watch').filter({ hasText: /^Watch$/ }).waitFor();
}

async function hears(lotte) {
  await on(lotte, 'for-you').getByText('Noor Haddad waits for your answer').waitFor();
  assert.match(await words(on(lotte, 'bell')), /thing(s)? wait/);
  await photograph(lotte, 'for-you-seller');
  await accessible(lotte, 'what waits for a seller');
  await lotte.evaluate(() => {
    window.told = [];
    window.Notification = class { constructor(title, { body }) { window.told.push(body); } static permission = 'granted'; static async requestPermission() { return 'granted'; } };
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => window.away === true });
  });
  await on(lotte, 'news').click();
  assert.equal(await on(lotte, 'news').getAttribute('aria-pressed'), 'true');
  await lotte.evaluate(async () => {
    const { tellNews } = await import('/assets/js/news.js');
    const turn = (negotiation) => ({ subject: { negotiation, title: 'Six plates' }, others: ['emil'], updatedAt: '' });
    const of = (...turns) => ({ payments: [], approvals: [], lapsed: [], turns });
    tellNews(of(turn('one')));
    tellNews(of(turn('one'), turn('two')));
    window.away = true;
    tellNews(of(turn('one'), turn('two')));
    tellNews(of(turn('one'), turn('two'), turn('three')));
    window.away = false;
  });
  assert.deepEqual(await lotte.evaluate(() => window.told), ['Emil Sandor waits for your answer: Six plates'], 'the browser tells once, of what is new, while nobody looks');
}

async function seesInterest(theo) {
  await on(theo, 'pending').waitFor();
  assert.match(await words(on(theo, 'pending')), /1 offer is pending/);
}
