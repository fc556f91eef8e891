/**
 * Sealed bids: a product manager chooses them for a category, both sides state their prices, neither sees the other's, and
 * at the close the rules find a price that the buyer pays. Moves everybody's clock and changes everybody's policy.
 */
import { accessible, assert, caller, go, letPass, on, photograph, signIn, story, words, sure } from './support.mjs';

const DAY = 86_400;
const [DEAL, NO_DEAL] = ['bike-child', 'books-atlas'];
const SEALED = { protocol: 'sealed-bid', version: 1, parameters: {}, settlement: 'each-item' };
const COMMITTED = { protocol: 'sealed-bid', version: 1, parameters: { secrecy: 'committed', pricing: 'split' }, settlement: 'each-item' };
const AUCTION = { protocol: 'sealed-auction', version: 1, parameters: {}, settlement: 'each-item' };

const { body: before } = await (await caller('priya'))('GET', '/parley/v1/policy');

/** Puts rules before those that were there. */
async function publish(rules, comment) {
  const priya = await caller('priya');
  const { body: now } = await priya('GET', '/parley/v1/policy');
  const { status, body } = await priya('PUT', '/parley/v1/policy', { rules: [...rules, ...before.rules], comment }, { 'If-Match': `"${now.version}"` });
  assert.equal(status, 200, JSON.stringify(body));
}

try {
  await publish([{ name: 'Bicycles and books by sealed bids', selector: { categories: ['bicycles', 'books'] }, choice: SEALED }], 'Bicycles and books by sealed bids.');
  await story('sealed bids: each side states its price once, the rules decide at the close, the buyer pays', async ({ open }) => {
    const emil = await open('emil', { at: `/listings/${DEAL}`, expects: [401] });
    assert.match(await words(on(emil, 'what-happens')), /Neither sees the other’s/);
    await refusesBesideTheField(emil);
    await on(emil, 'best-bicycle').fill('88');
    await on(emil, 'fair-bicycle').fill('70');
    await photograph(emil, 'sealed-submit');
    await accessible(emil, 'stating a price');
    await on(emil, 'seal').click();
    await emil.waitForURL(/\/negotiations\//);
    await on(emil, 'own-best-bicycle').waitFor();
    assert.match(await words(on(emil, 'own-best-bicycle')), /88/);

    const lotte = await open('lotte', { at: new URL(emil.url()).pathname, expects: [401] });
    await on(lotte, 'statement').waitFor();
    assert.equal(await on(lotte, 'what-happens').count(), 1);
    await hides(lotte, ['88', '8800', '70', '7000']);
    await on(lotte, 'best-bicycle').fill('61');
    await on(lotte, 'fair-bicycle').fill('83');
    await on(lotte, 'seal').click();
    await on(lotte, 'own-best-bicycle').waitFor();
    await changes(lotte);
    await hides(lotte, ['88', '8800']);
    await go(emil, new URL(emil.url()).pathname);
    await hides(emil, ['61', '62', '6100', '6200', '83', '8300']);
    await photograph(emil, 'sealed-waiting');
    await accessible(emil, 'a sealed statement');

    await letPass(DAY + 1);
    await signIn(emil, 'emil');
    await signIn(lotte, 'lotte');
    const path = new URL((await again(emil)).url()).pathname;
    await go(lotte, path);
    const price = await words(on(emil, 'price-bicycle'));
    assert.equal(await words(on(lotte, 'price-bicycle')), price, 'both see the price');
    const amount = Number(price.replace(/[^\d.]/g, ''));
    assert.ok(amount >= 62 && amount <= 88, `${price} lies between the two best prices`);
    await hides(emil, ['62', '83'].filter((other) => Number(other) !== amount));
    await hides(lotte, ['88', '70'].filter((other) => Number(other) !== amount));
    assert.match(await words(on(emil, 'against-own-bicycle')), /up to €88/);
    await photograph(emil, 'sealed-result');
    await accessible(emil, 'the result');
    await photograph(lotte, 'sealed-result-seller');
    await on(emil, 'next-pay').click();
    await on(emil, 'pay').click();
    await on(emil, 'order').waitFor();

    async function again(page) {
      await go(page, '/negotiations');
      const { items } = await (await caller('emil'))('GET', `/parley/v1/negotiations?listing=${DEAL}&role=BUYER&limit=1`).then((answer) => answer.body);
      await go(page, `/negotiations/${items[0].id}`);
      await on(page, 'result').waitFor();
      return page;
    }
  });

  await story('sealed bids: where prices do not meet, both read the same and no more', async ({ open }) => {
    const noor = await open('noor', { at: `/listings/${NO_DEAL}`, expects: [401, 422] });
    await on(noor, 'best-atlas').fill('40');
    await on(noor, 'seal').click();
    await noor.waitForURL(/\/negotiations\//);
    await on(noor, 'take-back-statement').click();
    await on(noor, 'best-atlas').fill('41');
    await on(noor, 'seal').click();
    await on(noor, 'own-best-atlas').getByText('41').waitFor();
    const path = new URL(noor.url()).pathname;
    const tomasz = await open('tomasz', { at: path, expects: [401] });
    await on(tomasz, 'best-atlas').fill('60');
    await on(tomasz, 'seal').click();
    await on(tomasz, 'own-best-atlas').waitFor();
    await letPass(DAY + 1);
    for (const [page, who] of [[noor, 'noor'], [tomasz, 'tomasz']]) {
      await signIn(page, who);
      await go(page, path);
      assert.match(await words(on(page, 'ending')), /Neither side is told more/);
    }
    await hides(noor, ['€60', '6000']);
    await hides(tomasz, ['€41', '4100']);
    await photograph(noor, 'sealed-no-deal');
    await go(noor, `/listings/${NO_DEAL}`);
    await on(noor, 'best-atlas').fill('50');
    await on(noor, 'seal').click();
    await on(noor, 'statement-problem').getByText('Wait').waitFor();
  });

  await publish([{ name: 'Cameras by auction', selector: { categories: ['cameras'] }, choice: AUCTION }], 'Cameras by auction.');
  await story('sealed auction: a sealed reserve, buyers who see nothing of each other, the highest pays the second-highest', async ({ open }) => {
    const ines = await open('ines', { at: '/listings/cam-mju', expects: [401] });
    const [theo, noor] = [await open('theo', { at: '/listings/cam-mju', expects: [401] }), await open('noor', { expects: [401] })];
    await on(theo, 'no-auction').waitFor();
    assert.equal(await on(theo, 'seal').count(), 0, 'nobody but its seller opens an auction');
    await accessible(theo, 'an auction that is not open yet');
    await on(ines, 'reserve-camera').fill('100');
    await accessible(ines, 'an auction, before its seller opens it');
    await on(ines, 'open-auction').click();
    assert.match(await words(on(ines, 'open-it-binds')), /nothing is sold below €100.*closes by the clock, .* after you open it/s);
    await photograph(ines, 'opens-an-auction');
    await sure(ines, 'open-it');
    await ines.waitForURL(/\/negotiations\//);
    const path = new URL(ines.url()).pathname;
    await go(theo, '/listings/cam-mju');
    await on(theo, 'best-camera').fill('150');
    await on(theo, 'seal').click();
    await theo.waitForURL(/\/negotiations\//);
    assert.equal(new URL(theo.url()).pathname, path);
    await on(theo, 'own-best-camera').waitFor();
    await go(noor, '/listings/cam-mju');
    await on(noor, 'best-camera').fill('130');
    await on(noor, 'seal').click();
    await noor.waitForURL(/\/negotiations\//);
    assert.equal(new URL(noor.url()).pathname, path, 'one auction for both');
    await on(noor, 'own-best-camera').waitFor();
    await hides(noor, ['150', 'Theo', 'theo']);
    await go(ines, path);
    assert.match(await words(on(ines, 'own-reserves')), /100/);
    await hides(ines, ['150', '130', 'Theo', 'Noor']);
    await accessible(ines, 'an auction, to its seller');
    await go(ines, '/negotiations');
    await on(ines, 'thread-cam-mju').getByText('All who bid').waitFor();
    await letPass(DAY + 1);
    for (const [page, who] of [[theo, 'theo'], [noor, 'noor'], [ines, 'ines']]) {
      await signIn(page, who);
      await go(page, path);
    }
    assert.match(await words(on(theo, 'price-camera')), /130/);
    assert.match(await words(on(ines, 'result')), /To Theo Marchetti/);
    assert.match(await words(on(noor, 'state')), /Somebody else got it/);
    await hides(noor, ['150', '€100']);
    await on(theo, 'next-pay').waitFor();
  });

  await publish([{ name: 'Kitchen by committed bids', selector: { categories: ['kitchen'] }, choice: COMMITTED }], 'Kitchen by committed bids.');
  await story('committed bids: the price stays on its own device until the reveal, and is split as the rules say', async ({ open }) => {
    const mara = await open('mara', { at: '/listings/knife-gyuto', expects: [401] });
    assert.match(await words(on(mara, 'what-happens')), /stays on this device/);
    assert.equal(await on(mara, 'fair-knife').count(), 0, 'no fair price where none counts');
    await on(mara, 'best-knife').fill('18000');
    await on(mara, 'seal').click();
    await mara.waitForURL(/\/negotiations\//);
    await on(mara, 'own-best-knife').waitFor();
    const path = new URL(mara.url()).pathname;
    const haru = await open('haru', { at: path, expects: [401] });
    await on(haru, 'best-knife').fill('16000');
    await on(haru, 'seal').click();
    await on(haru, 'own-best-knife').getByText('16,000').waitFor();
    await letPass(DAY + 1);
    for (const [page, who, others] of [[mara, 'mara', '16,000'], [haru, 'haru', '18,000']]) {
      await signIn(page, who);
      await go(page, path);
      await hides(page, [others]);
      await accessible(page, 'the reveal');
      await on(page, 'reveal').click();
      await page.locator('[data-testid="reveal"]').waitFor({ state: 'detached' });
    }
    await letPass(DAY + 1);
    for (const [page, who] of [[mara, 'mara'], [haru, 'haru']]) {
      await signIn(page, who);
      await go(page, path);
      assert.match(await words(on(page, 'price-knife')), /17,000/);
    }
    await on(mara, 'next-pay').waitFor();
  });
} finally {
  await publish([], before.comment);
}

/** What cannot be stated is told beside its field, and nothing is sent. */
async function refusesBesideTheField(page) {
  await on(page, 'seal').click();
  await page.getByText('Write an amount').first().waitFor();
  await on(page, 'best-bicycle').fill('70');
  await on(page, 'fair-bicycle').fill('75');
  await on(page, 'seal').click();
  await page.getByText('This must not be more than your best price.').waitFor();
  await on(page, 'best-bicycle').fill('999999');
  await on(page, 'fair-bicycle').fill('');
  await on(page, 'seal').click();
  await page.getByText('Write an amount from').waitFor();
}

/** The seller changes its price before the close. */
async function changes(page) {
  await on(page, 'change-statement').click();
  assert.equal(await on(page, 'best-bicycle').inputValue(), '61');
  await on(page, 'best-bicycle').fill('62');
  await on(page, 'seal').click();
  await on(page, 'own-best-bicycle').getByText('62').waitFor();
}

/** Nothing of the other side's is on the page, in what it shows or what it was told. */
async function hides(page, numbers) {
  const id = new URL(page.url()).pathname.split('/')[2];
  const told = await page.evaluate(async (one) => {
    const view = await (await fetch(`/parley/v1/negotiations/${one}`)).json();
    const events = await (await fetch(`/parley/v1/negotiations/${one}/events?limit=200`)).json();
    const kept = { own: view.details.own, reserves: view.details.reserves, seats: view.seats, items: Object.values(view.details.items).map((item) => item.outcome ?? null) };
    return `${document.getElementById('main').innerText} ${JSON.stringify(kept)} ${JSON.stringify(events.items.filter((event) => event.type !== 'secrets-fixed' && event.type !== 'parley.opened').map((event) => ({ ...event.details, seed: null, hash: null })))}`;
  }, id);
  for (const number of numbers) {
    const found = new RegExp(`(^|[^\\dA-Za-z])${number.replace('.', '\\.')}([^\\dA-Za-z]|$)`).exec(told);
    assert.equal(found, null, `${number} is told: ${found && told.slice(Math.max(0, found.index - 60), found.index + 60)}`);
  }
}
