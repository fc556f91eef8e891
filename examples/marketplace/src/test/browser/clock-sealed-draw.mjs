/**
 * A draw that is opened: one side asks, the other agrees, and both recompute the price in their browsers; whoever has the
 * files does so without the marketplace, and an auditor whom the rules name without asking. Moves everybody's clock and
 * changes everybody's policy.
 */
import { readFile } from 'node:fs/promises';
import { accessible, assert, caller, go, letPass, on, photograph, signIn, story, sure, words } from './support.mjs';

const DAY = 86_400;
const GOODS = 'cam-lens-trio';
const SEALED = { protocol: 'sealed-bid', version: 1, parameters: { auditor: 'auditor' }, settlement: 'each-item' };

const { body: before } = await (await caller('priya'))('GET', '/parley/v1/policy');

async function publish(rules, comment) {
  const priya = await caller('priya');
  const { body: now } = await priya('GET', '/parley/v1/policy');
  const { status, body } = await priya('PUT', '/parley/v1/policy', { rules: [...rules, ...before.rules], comment }, { 'If-Match': `"${now.version}"` });
  assert.equal(status, 200, JSON.stringify(body));
}

try {
  await publish([{ name: 'Cameras by sealed bids', selector: { categories: ['cameras'] }, choice: SEALED }], 'Cameras by sealed bids, with an auditor.');
  await story('a draw: asked for, agreed to, and recomputed in both browsers, from files, and by the auditor', async ({ open }) => {
    const theo = await open('theo', { at: `/listings/${GOODS}`, expects: [401, 403, 'ERR_FAILED'] });
    await states(theo, { md28: [60, 50], md85: [150, 120] });
    await theo.waitForURL(/\/negotiations\//);
    const path = new URL(theo.url()).pathname;
    const ines = await open('ines', { at: path, expects: [401] });
    await states(ines, { md28: [40, 55], md50: [30], md85: [100, 130] });
    await on(ines, 'own-best-md85').waitFor();
    await letPass(DAY + 1);
    await signIn(theo, 'theo');
    await signIn(ines, 'ines');
    await go(theo, path);
    await on(theo, 'deal-pieces').getByText('85 mm f/2').waitFor();
    await asks(theo);
    await agrees(ines, path);
    await verified(ines, 'Theo Marchetti: at most €150, fair €120');
    await photograph(ines, 'sealed-draw-verified');
    await accessible(ines, 'a verified draw');
    await on(theo, 'verify-md85').waitFor();
    await verified(theo, 'Inês Duarte: at least €100, fair €130');
    assert.equal(await on(theo, 'verify-md28').count(), 0, 'the other piece stays closed');
    const { status, body } = await (await caller('theo'))('GET', `/parley/v1${path}/draws/md28/opening`);
    assert.deepEqual([status, body.code], [403, 'CONSENT_MISSING']);
    const files = await kept(theo);
    await anybody(await open(null, { at: '/verify', expects: ['ERR_INTERNET_DISCONNECTED'] }), files);
    await audits(await open('auditor', { at: `/verify?negotiation=${path.split('/')[2]}` }));
    await mayNot(await open('noor', { at: '/verify', expects: [404] }), path.split('/')[2], files);
  });
} finally {
  await publish([], before.comment);
}

/** States a best price, and a fair one where there is one, for each piece. */
async function states(page, prices) {
  for (const [item, [best, fair]] of Object.entries(prices)) {
    await on(page, `best-${item}`).fill(String(best));
    if (fair) {
      await on(page, `fair-${item}`).fill(String(fair));
    }
  }
  await on(page, 'seal').click();
}

/** The first to ask; while the network is gone it is told beside the button, and nothing was sent. */
async function asks(page) {
  await on(page, 'draws').waitFor();
  assert.match(await words(on(page, 'draw-md85').getByTestId('what-it-shows')), /Inês Duarte would read the highest price that you would have paid/);
  assert.match(await words(on(page, 'named-auditor')), /Vera Stenhouse/);
  assert.equal(await on(page, 'draw-md50').count(), 0, 'no draw where there is no deal');
  await photograph(page, 'sealed-draw-ask');
  await accessible(page, 'a draw that may be asked for');
  await page.route('**/consent', (route) => route.abort());
  await on(page, 'consent-md85').click();
  assert.match(await words(on(page, 'open-draw-binds')), /Inês Duarte reads the highest price.*cannot be taken back/s);
  await photograph(page, 'asks-open-draw');
  await sure(page, 'open-draw');
  await on(page, 'consent-problem-md85').getByText('cannot be reached').waitFor();
  await page.unroute('**/consent');
  await on(page, 'consent-md85').click();
  await sure(page, 'open-draw');
  await on(page, 'draw-md85').getByTestId('waits-for-consent').waitFor();
  await on(page, 'history').getByText('You asked to open the draw: 85 mm f/2').waitFor();
}

/** The other side sees in its list that it was asked, and agrees by the keyboard. */
async function agrees(page, path) {
  await go(page, '/negotiations');
  await on(page, 'asks-to-open').waitFor();
  await accessible(page, 'a list with a draw that was asked for');
  await go(page, path);
  await on(page, 'consent-asked').waitFor();
  assert.match(await words(on(page, 'consent-asked')), /Theo Marchetti asks to open this draw/);
  await photograph(page, 'sealed-draw-asked');
  await on(page, 'consent-md85').focus();
  await page.keyboard.press('Enter');
  await on(page, 'open-draw-yes').focus();
  await page.keyboard.press('Enter');
  await on(page, 'verify-md85').waitFor();
}

/** The browser finds the price that was agreed, and shows what the other side stated. */
async function verified(page, others) {
  await on(page, 'verify-md85').click();
  const price = await words(on(page, 'price-md85'));
  assert.equal(await words(on(page, 'verdict')), `✓ Verified: ${price}`);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'verdict', 'the result has the focus');
  const checks = await words(on(page, 'checks'));
  assert.ok(checks.includes(others), checks);
  assert.match(checks, /With the chance 1\/10 \(10%\) from all of it/);
  assert.match(checks, new RegExp(`the price is ${price}, and so it was agreed`));
}

/** The three files as the page gives them. */
async function kept(page) {
  const files = {};
  for (const name of ['opening', 'receipt', 'keys']) {
    const [download] = await Promise.all([page.waitForEvent('download'), on(page, `keep-${name}`).click()]);
    files[name] = await readFile(await download.path(), 'utf8');
  }
  return files;
}

/** A stranger with the files needs nothing else; changed ones are refused, with what to do. */
async function anybody(page, files) {
  const put = async (texts) => {
    for (const [name, text] of Object.entries(texts)) {
      await on(page, `text-${name}`).fill(text);
    }
  };
  await on(page, 'verify').click();
  await page.getByText('Choose the file, or paste what is in it.').first().waitFor();
  await accessible(page, 'files that are missing');
  await page.context().setOffline(true);
  await Promise.all(Object.entries(files).map(([name, text]) => on(page, `file-${name}`).setInputFiles({ name: `${name}.txt`, mimeType: 'text/plain', buffer: Buffer.from(text) })));
  await says(page, /✓ Verified: €/);
  await photograph(page, 'verify-verified');
  await accessible(page, 'a draw that was verified from files');
  const opening = JSON.parse(files.opening);
  const changed = (change) => {
    const copy = structuredClone(opening);
    change(copy);
    return JSON.stringify(copy);
  };
  const flipped = (hex) => `${hex.slice(0, -1)}${hex.endsWith('0') ? '1' : '0'}`;
  await put({ opening: changed((one) => { one.seed = flipped(one.seed); }) });
  await says(page, /Not verified/, /seed is not the one that was committed to/, /Ask the marketplace to explain/);
  await put({ opening: changed((one) => { one.events[2].previous = flipped(one.events[2].previous); }) });
  await says(page, /Not verified/, /record of events does not hold together/, /Fetch the files again/);
  await photograph(page, 'verify-refused');
  await accessible(page, 'a draw that was refused');
  await put({ opening: changed((one) => { one.price = 1; }) });
  await says(page, /Not verified/, /not of the form/, /Fetch the files again/);
  await put({ opening: files.opening, receipt: files.receipt.replace(/.(?=[^.]*$)/, (digit) => (digit === 'A' ? 'B' : 'A')) });
  await says(page, /Not verified/, /receipt does not vouch/, /belong together/);
  await put({ receipt: files.receipt, keys: '{"keys":[]}' });
  await says(page, /Not verified/, /receipt does not vouch/, /the keys of the marketplace/);
  await put({ keys: files.opening });
  await says(page, /Not verified/, /keys cannot be read/, /as the marketplace publishes it/);
}

async function says(page, verdict, why, todo) {
  await on(page, 'verify').click();
  await on(page, 'verdict').waitFor();
  assert.match(await words(on(page, 'verdict')), verdict);
  if (why) {
    assert.match(await words(on(page, 'proof')), why);
    assert.match(await words(on(page, 'what-to-do')), todo);
  }
}

/** The auditor whom the rules name needs nobody's consent. */
async function audits(page) {
  await on(page, 'verify-md28').click();
  await on(page, 'verdict').getByText('Verified: €').waitFor();
  assert.match(await words(on(page, 'checks')), /Theo Marchetti: at most €60, fair €50/);
  await photograph(page, 'verify-auditor');
  await accessible(page, 'a draw to its auditor');
}

/** Nobody else learns that there is such a negotiation; who was given the files takes the keys from the marketplace. */
async function mayNot(page, negotiation, files) {
  await on(page, 'negotiation').fill(negotiation);
  await on(page, 'fetch-draws').click();
  await on(page, 'fetch-problem').getByText('nothing here that you may see').waitFor();
  await on(page, 'text-opening').fill(files.opening);
  await on(page, 'text-receipt').fill(files.receipt);
  await on(page, 'published-keys').click();
  await page.waitForFunction(() => document.querySelector('[data-testid="text-keys"]').value.includes('"kty"'));
  await says(page, /✓ Verified: €/);
}
