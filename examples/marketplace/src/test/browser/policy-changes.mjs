/**
 * The product team's page: a product manager reorders, adds, tries, publishes and goes back; a buyer sees the difference; a
 * stale tab is told; an operator reads; everything works by keyboard, with the network gone and with the session lost.
 *
 *   node policy-changes.mjs        against http://localhost:8080, or MARKETPLACE_URL
 *
 * It changes everybody's rules, so no other story may be told meanwhile.
 *
 * Begins with a policy of its own, and ends with it.
 */
import assert from 'node:assert/strict';
import { announced, atPolicy, become, browse, faults, MARKETPLACE, on, photograph, publish, rule, story, unfold, watched } from './policy-support.mjs';

const FIRST = [
  rule('Heavy things, prices only move closer', { categories: ['furniture', 'music'], price: { currency: 'EUR', min: 30_000 } }, { monotoneConcession: true, offerExpirySeconds: 259_200 }, 'all'),
  rule('Books from twenty euros', { categories: ['books'], price: { currency: 'EUR', min: 2_000 } }, {}, 'each-item'),
  rule('Everything but books, piece by piece', { categories: ['cameras', 'bicycles', 'furniture', 'audio', 'outdoors', 'kitchen', 'music'] }, { offerExpirySeconds: 172_800 }, 'each-item'),
];

function titles(page) {
  return on(page, 'rule-title').allTextContents();
}

async function negotiable(buyer, ref) {
  await buyer.goto(`${MARKETPLACE}/listings/${ref}`);
  await buyer.locator('main h1').waitFor();
  await buyer.waitForLoadState('networkidle');
  return await on(buyer, 'make-offer').count() > 0;
}

/** Reorders by dragging and by keyboard, adds a rule by keyboard alone. */
async function edits(priya) {
  await atPolicy(priya);
  const before = await titles(priya);
  assert.equal(before.length, 3);
  await photograph(priya, 'policy-01-rules');
  const grip = await on(priya, 'rule-3').locator('.grip').boundingBox();
  const first = await on(priya, 'rule-1').boundingBox();
  await priya.mouse.move(grip.x + 8, grip.y + 8);
  await priya.mouse.down();
  await priya.mouse.move(grip.x + 8, first.y + 60, { steps: 8 });
  await priya.mouse.move(grip.x + 8, first.y + 6, { steps: 4 });
  await priya.mouse.up();
  await announced(priya, /is now rule 1 of 3/);
  assert.deepEqual(await titles(priya), [before[2], before[0], before[1]]);
  await on(priya, 'rule-1').getByTestId('down').focus();
  await priya.keyboard.press('Enter');
  await announced(priya, /is now rule 2 of 3/);
  assert.equal(await priya.evaluate(() => document.activeElement.dataset.act), 'down', 'the focus stays with the rule');
  await priya.keyboard.press('Enter');
  await announced(priya, /is now rule 3 of 3/);
  assert.deepEqual(await titles(priya), before);
  await priya.getByText('no changes').waitFor();
  await addsByKeyboard(priya);
}

async function addsByKeyboard(priya) {
  await on(priya, 'add-rule').focus();
  await priya.keyboard.press('Enter');
  await on(priya, 'rule-form').waitFor();
  await priya.keyboard.type('Books <b>under</b> twenty & more');
  await on(priya, 'category-books').focus();
  await priya.keyboard.press('Space');
  await on(priya, 'price-max').focus();
  await priya.keyboard.type('abc');
  await on(priya, 'rule-form').getByText('Write an amount').waitFor();
  await photograph(priya, 'policy-02-field-wrong', false);
  await on(priya, 'price-max').fill('19.99');
  await unfold(priya);
  await on(priya, 'parameter-offerExpirySeconds').fill('12');
  await on(priya, 'unit-offerExpirySeconds').selectOption('hours');
  await on(priya, 'parameter-maxRounds').fill('0');
  await on(priya, 'rule-form').getByText('Choose from 1 to').waitFor();
  await on(priya, 'parameter-maxRounds').fill('6');
  assert.equal(await on(priya, 'rule-sentence').textContent(), 'Books up to EUR 19.99, by anybody → alternating offers, an offer stands 12 hours, at most 6 offers in all, each piece by itself');
  await photograph(priya, 'policy-03-form', false);
  await priya.keyboard.press('Escape');
  await on(priya, 'rule-form').waitFor({ state: 'detached' });
  assert.deepEqual((await titles(priya)).at(-1), 'Books <b>under</b> twenty & more', 'markup is text');
}

/** The nights when clocks are put forward and back. */
async function nights(priya) {
  await on(priya, 'rule-4').getByTestId('edit').click();
  await on(priya, 'effectiveFrom').fill('2027-03-28T02:30');
  await on(priya, 'rule-form').getByText('this time does not exist').waitFor();
  await on(priya, 'effectiveFrom').fill('2027-10-31T02:30');
  assert.match(await on(priya, 'effectiveFrom-meaning').textContent(), /31 Oct 2027, 00:30 UTC/);
  await on(priya, 'effectiveFrom-twice').selectOption({ index: 1 });
  assert.match(await on(priya, 'effectiveFrom-meaning').textContent(), /31 Oct 2027, 01:30 UTC/);
  await on(priya, 'effectiveUntil').fill('2027-01-01T00:00');
  await on(priya, 'rule-form').getByText('ends before it begins').waitFor();
  await on(priya, 'effectiveUntil').fill('');
  await on(priya, 'effectiveFrom').fill('');
  await on(priya, 'rule-place').selectOption('2');
  await priya.getByRole('heading', { name: 'Rule 2' }).waitFor();
  await on(priya, 'rule-place').selectOption('4');
  await on(priya, 'rule-done').click();
  await on(priya, 'fault').waitFor({ state: 'detached' });
}

/** What was typed survives a reload, the network and the session. */
async function keeps(priya) {
  await priya.reload();
  await on(priya, 'rule-4').waitFor();
  await priya.route('**/parley/v1/**', (route) => route.abort());
  await on(priya, 'rule-4').getByTestId('up').click();
  await announced(priya, /is now rule 3 of 4/);
  await priya.unroute('**/parley/v1/**');
  await priya.context().clearCookies();
  await priya.goto(`${MARKETPLACE}/policy`);
  await priya.waitForURL(/sign-in/);
  await Promise.all([priya.waitForURL(`${MARKETPLACE}/policy`), on(priya, 'be-priya').click()]);
  await on(priya, 'rule-4').waitFor();
  assert.equal((await titles(priya))[2], 'Books <b>under</b> twenty & more', 'the draft survives');
}

async function publishes(priya, version) {
  await on(priya, 'rule-3').getByTestId('down').click();
  await on(priya, 'to-preview').click();
  await on(priya, 'outcome').waitFor();
  const head = await on(priya, 'outcome-head').textContent();
  assert.match(head, /^\d+ listings? would change\.$/);
  const count = Number(head.split(' ')[0]);
  const lines = on(priya, 'outcome').locator('li[data-testid^="changes-"]');
  assert.equal(await lines.count(), count);
  await lines.first().locator('summary').click();
  assert.match(await lines.first().textContent(), /lies within the rule.s range/);
  assert.match(await on(priya, 'outcome-rest').textContent(), /stay as they are/);
  const ref = (await lines.first().getAttribute('data-testid')).replace('changes-', '');
  await on(priya, 'comment').fill('Paperbacks too: <script>alert(1)</script> & why not?');
  await photograph(priya, 'policy-04-preview');
  await on(priya, 'publish').click();
  await on(priya, 'published').waitFor();
  assert.match(await on(priya, 'policy-version').textContent(), new RegExp(`^Version ${version + 1},`));
  await photograph(priya, 'policy-05-published');
  return { ref, count };
}

/** A second tab that began with one version publishes after the next. */
async function stale(priya, other, version) {
  await atPolicy(other);
  await other.route('**/parley/v1/policy', (route) => route.request().headers()['if-none-match'] ? route.fulfill({ status: 304 }) : route.continue());
  await on(other, 'rule-2').getByTestId('edit').click();
  await on(other, 'rule-name').fill('Books from twenty euros, haggled over');
  await on(other, 'rule-done').click();
  await on(other, 'rule-1').getByTestId('duplicate').click();
  await on(other, 'rule-done').click();
  await on(priya, 'rule-2').getByTestId('edit').click();
  await unfold(priya);
  await on(priya, 'parameter-maxRounds').fill('9');
  await on(priya, 'rule-name').fill('Books above twenty');
  await on(priya, 'rule-done').click();
  await on(priya, 'to-preview').click();
  await on(priya, 'outcome').waitFor();
  await on(priya, 'publish').click();
  await on(priya, 'published').waitFor();
  await on(other, 'to-preview').click();
  await on(other, 'outcome').waitFor();
  await on(other, 'publish').dblclick();
  await on(other, 'newer').waitFor();
  await other.unroute('**/parley/v1/policy');
  assert.match(await on(other, 'newer').textContent(), new RegExp(`Version ${version + 2} was published meanwhile[^]*Most offers`));
  await photograph(other, 'policy-06-stale');
  await on(other, 'rebase').click();
  await other.goto(`${MARKETPLACE}/policy#rules`);
  await on(other, 'clash').waitFor();
  assert.match(await on(other, 'clash').textContent(), /name to “Books above twenty”/);
  await photograph(other, 'policy-07-merged');
  await on(other, 'take-theirs').click();
  await on(other, 'clash').waitFor({ state: 'detached' });
  const merged = await titles(other);
  assert.equal(merged.length, 5);
  assert.ok(merged.includes('Books above twenty'), merged.join());
  await on(other, 'warning').first().waitFor();
  assert.match(await on(other, 'warning').first().textContent(), /can never win/);
  await on(other, 'to-preview').click();
  await on(other, 'preview-warning').getByText('1 rule can never win').waitFor();
  await on(other, 'view-rules').click();
  await on(other, 'discard').click();
  await on(other, 'rule-5').waitFor({ state: 'detached' });
  await on(other, 'undo').click();
  await on(other, 'rule-5').waitFor();
  assert.deepEqual(await titles(other), merged, 'nothing is lost');
  await on(other, 'discard').click();
}

async function goesBack(priya, version, ref, buyer) {
  await priya.goto(`${MARKETPLACE}/policy#history`);
  await on(priya, `version-${version}`).waitFor();
  await on(priya, 'compare-from').selectOption(String(version));
  await on(priya, 'compare').click();
  await on(priya, 'history').locator('.comparison .change.added').waitFor();
  await on(priya, `version-${version + 1}`).getByText('What it changed').click();
  assert.match(await on(priya, `version-${version + 1}`).textContent(), /<script>alert\(1\)<\/script>/, 'markup is text');
  await photograph(priya, 'policy-08-history');
  await on(priya, `back-to-${version}`).click();
  await on(priya, 'outcome').waitFor();
  assert.equal(await on(priya, 'comment').inputValue(), `Back to version ${version}.`);
  await on(priya, 'publish').click();
  await on(priya, 'published').getByText(`Version ${version + 3} is in force`).waitFor();
  assert.equal(await negotiable(buyer, ref), false, 'the price is fixed again');
}

async function others(ada, buyer) {
  await atPolicy(ada);
  await on(ada, 'read-only').waitFor();
  assert.equal(await on(ada, 'add-rule').count(), 0);
  assert.equal(await on(ada, 'up').count(), 0);
  await on(ada, 'dry-run').click();
  await on(ada, 'dry-run-answer').locator('.verdicts').waitFor();
  await photograph(ada, 'policy-09-operator');
  await buyer.goto(`${MARKETPLACE}/policy`);
  await on(buyer, 'not-yours').waitFor();
  await photograph(buyer, 'policy-10-buyer');
}

await story(async (browser) => {
  const [priya, buyer, ada] = [await browse(browser, 'priya'), await browse(browser, 'buyer'), await browse(browser, 'ada')];
  await Promise.all([become(priya, 'priya'), become(buyer, 'mara'), become(ada, 'ada')]);
  const version = await publish(priya, FIRST, 'How the story begins.');
  await edits(priya);
  await nights(priya);
  await keeps(priya);
  faults.length = 0;
  const { ref, count } = await publishes(priya, version);
  assert.equal(await negotiable(buyer, ref), true, `${ref} can be negotiated`);
  await stale(priya, watched(await priya.context().newPage(), 'other'), version);
  await goesBack(priya, version, ref, buyer);
  await others(ada, buyer);
  return `The policy was changed for ${count} listings, published, merged and taken back.`;
});
