/**
 * English auctions: two browsers bid against each other to the close, one of them a phone, while a stranger watches; what is
 * refused and what can be bought at once. Moves everybody's clock and changes everybody's policy.
 */
import { accessible, assert, caller, go, letPass, on, photograph, story, sure, words } from './support.mjs';

const HOUR = 3_600;
const PHONE = { width: 390, height: 844 };
const [DUEL, REFUSED, LATER] = ['cam-plate', 'radio-bakelite', 'type-portable'];
const english = (parameters) => ({ protocol: 'english', version: 1, parameters, settlement: 'each-item' });
const maeves = (category, min, parameters) => ({ name: `Maeve’s ${category} by English auction`, selector: { categories: [category], sellers: ['maeve'], price: { currency: 'EUR', min } }, choice: english(parameters) });

const { body: before } = await (await caller('priya'))('GET', '/parley/v1/policy');

/** Puts rules before those that were there. */
async function publish(rules, comment) {
  const priya = await caller('priya');
  const { body: now } = await priya('GET', '/parley/v1/policy');
  const { status, body } = await priya('PUT', '/parley/v1/policy', { rules: [...rules, ...before.rules], comment }, { 'If-Match': `"${now.version}"` });
  assert.equal(status, 200, JSON.stringify(body));
}

/** Waits until the strip says something, and gives the price beside it. */
async function strip(page, said) {
  await on(page, 'strip').getByText(said).waitFor();
  return words(on(page, 'price'));
}

/** Opens an auction without a browser; gives its address. */
async function opened(listing) {
  const maeve = await caller('maeve');
  const { status, body } = await maeve('POST', '/parley/v1/negotiations', { listing });
  assert.equal(status, 201, JSON.stringify(body));
  return `/auctions/${body.id}`;
}

try {
  await publish([
    maeves('cameras', 100_000, { closesAfterSeconds: HOUR, softCloseMostSeconds: 600, hiddenReserve: true, buyNowPercent: 60 }),
    maeves('audio', 50_000, { closesAfterSeconds: 2 * HOUR, buyNowPercent: 50, reservePercent: 20 }),
    maeves('furniture', 50_000, { closesAfterSeconds: 3 * HOUR, watchable: false }),
  ], 'Auctions of Maeve’s.');

  await story('English auction: two browsers bid against each other to the close, one on a phone', async ({ open }) => {
    const maeve = await open('maeve', { at: `/listings/${DUEL}`, expects: [404] });
    await on(maeve, 'open-english').click();
    await maeve.getByText('Write an amount').waitFor();
    await on(maeve, 'reserve-in').fill('100');
    assert.match(await words(on(maeve, 'preview')), /Bidding starts at €40, at once\..*a reserve, which they do not see/s);
    await accessible(maeve, 'an auction, before its seller opens it');
    await photograph(maeve, 'english-opening');
    await on(maeve, 'open-english').click();
    await sure(maeve, 'open-it');
    await maeve.waitForURL(/\/auctions\//);
    await strip(maeve, 'You sell');
    const path = new URL(maeve.url()).pathname;

    const mara = await open('mara', { at: `/listings/${DUEL}`, expects: [409, 422] });
    await on(mara, 'to-auction').click();
    await mara.waitForURL(/\/auctions\//);
    assert.equal(await strip(mara, 'You watch'), '€40');
    await on(mara, 'bid-step').click();
    assert.equal(await strip(mara, 'You lead'), '€40');

    const noor = await open('noor', { expects: [409, 422] });
    await noor.setViewportSize(PHONE);
    await go(noor, path);
    assert.equal(await strip(noor, 'You watch'), '€40');
    assert.match(await words(on(noor, 'bar-step')), /Bid €41.*€41 in all/);
    await on(noor, 'bar-step').click();
    assert.equal(await strip(noor, 'You lead'), '€41');
    await strip(mara, 'Outbid');
    await mara.waitForFunction(() => /Outbid/.test(document.getElementById('live').textContent));

    await on(mara, 'maximum').fill('150');
    assert.equal(await words(on(mara, 'maximum-total')), 'You pay at most €150 in all.');
    await on(mara, 'bid-maximum').click();
    assert.equal(await strip(mara, 'You lead'), '€100', 'the reserve is met');
    await on(mara, 'reserve').getByText('Reserve met').waitFor();
    await strip(noor, 'Outbid');
    await accessible(noor, 'an auction, outbid on a phone');
    await on(noor, 'bid-five').click();
    await on(noor, 'price').getByText('€116').waitFor();
    await strip(noor, 'Outbid');
    await photograph(mara, 'english-leading');

    const stranger = await open(null, { at: path });
    await strip(stranger, 'You watch');
    assert.equal(await on(stranger, 'bid-step').count(), 0, 'nobody bids without an account');
    await on(stranger, 'sign-in-to-bid').waitFor();
    assert.doesNotMatch(await stranger.locator('main').innerText(), /150|Mara|Noor/, 'neither maxima nor names are told');
    await accessible(stranger, 'an auction, to a stranger');

    await letPass(HOUR - 60);
    await on(noor, 'maximum').fill('200');
    await on(noor, 'bid-maximum').click();
    assert.equal(await strip(noor, 'You lead'), '€155');
    await on(noor, 'extended').getByText('Extended by a late bid').waitFor();
    await on(stranger, 'extended').getByText('Extended by a late bid').waitFor();
    await strip(mara, 'Outbid');
    await on(mara, 'bid-step').click();
    await on(mara, 'price').getByText('€165').waitFor();
    await photograph(noor, 'english-extended');
    await accessible(noor, 'an extended auction');
    await photograph(mara, 'english-outbid');
    await tooLate(mara);

    await strip(noor, 'You won at €165');
    assert.match(await words(on(noor, 'why')), /up to €200: €35 less/);
    await on(noor, 'deals-AGREED').waitFor();
    await strip(maeve, 'Sold at €165');
    await strip(stranger, 'Sold at €165');
    await photograph(noor, 'english-won');
    await accessible(noor, 'an auction that is won');
    await accessible(maeve, 'an auction that is sold, to its seller');
    await on(noor, 'next-pay').click();
    await on(noor, 'pay').click();
    await on(noor, 'order').waitFor();
  });

  await story('English auction: refusals in words, and buying at once', async ({ open }) => {
    const path = await opened(REFUSED);
    const theo = await open('theo', { at: path, expects: [409, 422] });
    await on(theo, 'maximum').fill('5');
    await on(theo, 'bid-maximum').click();
    await theo.getByText('Bid at least €20.').waitFor();
    await on(theo, 'maximum').fill('300');
    await on(theo, 'bid-maximum').click();
    await theo.getByText('For €300 you can have it at once: use “Buy now”, or bid less.').waitFor();
    await accessible(theo, 'a maximum that is refused');
    await on(theo, 'maximum').fill('50');
    await on(theo, 'bid-maximum').click();
    assert.equal(await strip(theo, 'You lead'), '€20');
    await on(theo, 'maximum').fill('45');
    await on(theo, 'bid-maximum').click();
    await theo.getByText('Bid at least €51.').waitFor();

    const emil = await open('emil', { at: path, expects: [409, 422] });
    await strip(emil, 'You watch');
    await stale(emil, path, async () => {
      const mara = await caller('mara');
      await mara('POST', `${talk(path)}/join`, {});
      const { status } = await mara('POST', `${talk(path)}/moves`, { kind: 'bid', items: [{ item: 'wireless', values: { price: { minorUnits: 4_000, currency: 'EUR' } } }], payload: {} });
      assert.equal(status, 200);
      await on(emil, 'bid-step').click();
      await on(emil, 'bid-problem').getByText(/Bid at least €4[12]\./).waitFor();
    });
    await photograph(emil, 'english-refused');
    await on(emil, 'buy-now').click();
    assert.match(await words(on(emil, 'buy-at-once-binds')), /€300 in all/);
    await sure(emil, 'buy-at-once');
    await strip(emil, 'You won at €300');
    await strip(theo, 'Sold at €300');
    await photograph(theo, 'english-lost');
  });

  await story('English auctions: a lobby by closing time, and a room that only its parties see', async ({ open }) => {
    const hidden = await opened(LATER);
    const lobby = await open(null, { at: '/auctions', expects: [404] });
    await on(lobby, 'lots').waitFor();
    assert.equal(await on(lobby, `lot-${LATER}`).count(), 0, 'the rules let nobody else watch it');
    await go(lobby, hidden);
    await on(lobby, 'not-public').waitFor();
    await accessible(lobby, 'an auction that is not public');
    await publish([
      maeves('furniture', 90_000, { closesAfterSeconds: 2 * HOUR, hiddenReserve: false }),
      { name: 'Audio of Haru’s by English auction', selector: { categories: ['audio'], sellers: ['haru'] }, choice: english({ closesAfterSeconds: HOUR, softCloseMostSeconds: 600 }) },
    ], 'Two that end one after the other.');
    await opened('lamp-dock');
    const haru = await caller('haru');
    const { status, body } = await haru('POST', '/parley/v1/negotiations', { listing: 'player-mini' });
    assert.equal(status, 201, JSON.stringify(body));
    await go(lobby, '/auctions');
    await on(lobby, 'lot-player-mini').waitFor();
    const order = await lobby.locator('.lot').evaluateAll((lots) => lots.map((lot) => lot.dataset.testid));
    assert.ok(order.indexOf('lot-player-mini') < order.indexOf('lot-lamp-dock'), `the one that closes soonest comes first: ${order}`);
    await accessible(lobby, 'the lobby of auctions');
    await photograph(lobby, 'english-lobby');
  });
} finally {
  await publish([], before.comment);
}

/** The facade's path of an auction. */
function talk(path) {
  return `/parley/v1/negotiations/${path.split('/')[2]}`;
}

/** Does something while a page does not learn what happens. */
async function stale(page, path, act) {
  const deaf = async (route) => route.request().method() === 'GET' ? route.fulfill({ status: 304 }) : route.fallback();
  await page.route(`**${talk(path)}`, deaf);
  await act();
  await page.unroute(`**${talk(path)}`, deaf);
}

/** A bid that arrives after the close. */
async function tooLate(page) {
  const path = new URL(page.url()).pathname;
  await stale(page, path, async () => {
    await letPass(181);
    await on(page, 'maximum').fill('250');
    await on(page, 'bid-maximum').click();
    await page.getByText('Too late: bidding had closed').waitFor();
  });
  await on(page, 'strip').getByText('Sold at').waitFor();
}
