/**
 * The product team's page where it is hard: a protocol that the page has never seen, two hundred rules, none at all, and
 * names as long as names may be.
 *
 *   node policy-extremes.mjs        against http://localhost:8080, or MARKETPLACE_URL
 *
 * It changes everybody's rules, so no other story may be told meanwhile.
 */
import assert from 'node:assert/strict';
import { announced, atPolicy, become, browse, faults, MARKETPLACE, on, photograph, publish, rule, story, unfold } from './policy-support.mjs';

const LONG = `${'W'.repeat(60)} <img src=x onerror=alert(1)> ${'long '.repeat(20)}`.slice(0, 127) + '.';
const COIN_TOSS = {
  name: 'coin-toss', version: 1, initialPhase: 'laying', phases: [], moveSchemas: {}, privateTermsSchema: false,
  rulesSchema: {
    type: 'object', title: 'Coin toss', required: ['mode'], additionalProperties: false,
    properties: {
      seconds: { type: 'integer', title: 'Time to move', description: 'How long a side has to move, in seconds.', minimum: 1, maximum: 86_400, default: 3_600 },
      mode: { enum: ['fast', 'slow'], title: 'Mode' },
      sides: { type: 'array', title: 'Sides', items: { enum: ['heads', 'tails'] } },
      fee: { type: 'number', title: 'Fee', minimum: 1 },
      late: { type: 'object', title: 'When late', properties: { allowed: { type: 'boolean', title: 'Allowed' }, graceSeconds: { type: 'integer', minimum: 60, maximum: 7_200 } } },
      odd: { oneOf: [{ type: 'string' }, { type: 'integer' }], title: 'Odd' },
    },
  },
};

/** A host's own protocol has a form made from its schema, and what the service says against it stands beside its field. */
async function hostsProtocol(priya) {
  await priya.route('**/parley/v1/protocols', async (route) => {
    const answer = await (await route.fetch()).json();
    await route.fulfill({ json: { items: [...answer.items, { name: 'coin-toss', version: 1 }] } });
  });
  await priya.route('**/parley/v1/protocols/coin-toss', (route) => route.fulfill({ json: COIN_TOSS }));
  await atPolicy(priya);
  await on(priya, 'add-rule').click();
  await on(priya, 'rule-name').fill(LONG);
  await unfold(priya);
  await on(priya, 'rule-protocol').selectOption('coin-toss 1');
  await on(priya, 'parameter-mode').selectOption({ label: 'slow' });
  await on(priya, 'parameter-seconds').fill('90');
  await on(priya, 'unit-seconds').selectOption('minutes');
  await on(priya, 'parameter-graceSeconds').fill('3');
  await on(priya, 'rule-form').getByText('Choose from 1 minute to 2 hours').waitFor();
  await on(priya, 'unit-graceSeconds').selectOption('minutes');
  await on(priya, 'parameter-allowed').check();
  await priya.getByLabel('heads').check({ force: true });
  await on(priya, 'parameter-odd').fill('{');
  await on(priya, 'rule-form').getByText('This is not JSON').waitFor();
  await on(priya, 'parameter-fee').fill('0,5');
  await on(priya, 'rule-form').getByText('Type a whole number').waitFor();
  await on(priya, 'parameter-fee').fill('0');
  await on(priya, 'rule-form').getByText('At least 1.').nth(1).waitFor();
  await on(priya, 'parameter-fee').fill('2');
  await on(priya, 'add-attribute').click();
  await on(priya, 'attribute-name').fill('condition');
  await on(priya, 'attribute-value').fill('Good');
  await on(priya, 'seller-ines').check({ force: true });
  await on(priya, 'rule-form').getByText('which this marketplace does not have').waitFor();
  assert.equal(await on(priya, 'rule-sentence').textContent(), 'Everything, with condition “Good”, by Inês Duarte → coin toss, Time to move: 1 hour 30 minutes, Mode: slow, Sides: heads, Fee: 2, When late: grace 3 minutes and allowed yes, each piece by itself');
  await photograph(priya, 'policy-11-own-protocol', false);
  await priya.reload();
  await on(priya, 'fault').first().waitFor();
  assert.match((await on(priya, 'fault').allTextContents()).join(), /Odd: This is not JSON/, 'what could not be read is kept');
  await photograph(priya, 'policy-12-long-names');
  await on(priya, 'discard').click();
  await on(priya, 'fault').first().waitFor({ state: 'detached' });
}

/** A draft of a tab that is gone is taken up by another; an answer to publishing that never arrived publishes once. */
async function lost(priya) {
  await atPolicy(priya);
  await on(priya, 'rule-1').getByTestId('duplicate').click();
  await on(priya, 'rule-name').fill('Taken up');
  await on(priya, 'rule-done').click();
  const other = await priya.context().newPage();
  await priya.goto('about:blank');
  await other.goto(`${MARKETPLACE}/policy`);
  await on(other, 'adopt').click();
  await on(other, 'other-draft').waitFor({ state: 'detached' });
  await on(other, 'draft-summary').getByText('1 rule added').waitFor();
  await on(other, 'to-preview').click();
  await on(other, 'outcome').waitFor();
  let sent = 0;
  await other.route('**/parley/v1/policy', async (route) => {
    if (route.request().method() === 'PUT' && sent === 0) {
      sent += 1;
      await route.fetch();
      await route.abort();
    } else {
      await route.continue();
    }
  });
  const [, before] = /(\d+)/.exec(await on(other, 'policy-version').textContent());
  await on(other, 'publish').click();
  await on(other, 'published').getByText(`Version ${Number(before) + 1} is in force`).waitFor();
  await other.close();
  await atPolicy(priya);
}

/** Where something is, also while its list is being written anew. */
async function place(locator) {
  for (;;) {
    await locator.waitFor();
    const box = await locator.boundingBox();
    if (box) {
      return box;
    }
  }
}

/** Two hundred rules of which the first takes everything of the others. */
async function many(priya) {
  await publish(priya, Array.from({ length: 200 }, (_, place) => rule(`Rule ${place + 1}`, { categories: ['books'], price: { currency: 'EUR', min: place * 100 } }, {}, 'all')), 'Two hundred');
  await on(priya, 'rule-200').waitFor();
  await priya.waitForFunction(() => document.querySelectorAll('[data-testid="warning"]').length === 199);
  await on(priya, 'rule-200').getByTestId('up').focus();
  await priya.keyboard.press('Enter');
  await announced(priya, /is now rule 199 of 200/);
  assert.equal(await priya.evaluate(() => document.activeElement.closest('li').dataset.testid), 'rule-199');
  await on(priya, 'rule-199').evaluate((row) => row.scrollIntoView({ block: 'center' }));
  const grip = await place(on(priya, 'rule-199').locator('.grip'));
  await priya.mouse.move(grip.x + 8, grip.y + 8);
  await priya.mouse.down();
  await priya.mouse.move(grip.x + 8, 30, { steps: 6 });
  await priya.waitForFunction(() => [...document.querySelectorAll('.rulebook > li')].findIndex((row) => row.classList.contains('dragged')) < 190);
  await priya.keyboard.press('Escape');
  await priya.mouse.up();
  assert.equal(await on(priya, 'rule-199').getByTestId('rule-title').textContent(), 'Rule 200', 'Escape puts it back');
  await on(priya, 'to-preview').click();
  await on(priya, 'outcome-head').getByText('No listing would change.').waitFor();
  await on(priya, 'discard').click();
}

/** No rule at all: everything keeps its price, and the first rule changes the whole catalogue. */
async function none(priya) {
  await priya.goto(`${MARKETPLACE}/policy#rules`);
  await publish(priya, [], '');
  await on(priya, 'no-rules').waitFor();
  await photograph(priya, 'policy-13-none');
  await on(priya, 'add-rule').click();
  await on(priya, 'rule-done').click();
  await on(priya, 'to-preview').click();
  await on(priya, 'outcome-group').waitFor();
  const [, changing] = /^(\d+)/.exec(await on(priya, 'outcome-head').textContent());
  assert.ok(Number(changing) >= 30, changing);
  await on(priya, 'preview-at').fill('2030-01-01T00:00');
  await on(priya, 'preview-go').click();
  await on(priya, 'outcome-head').getByText(`${changing} listings would change.`).waitFor();
  await photograph(priya, 'policy-14-everything-changes');
  await on(priya, 'undo').click();
}

await story(async (browser) => {
  const priya = await browse(browser, 'priya');
  await become(priya, 'priya');
  const before = await priya.evaluate(async () => (await import('/assets/js/api.js')).parley.get('/policy'));
  await hostsProtocol(priya);
  await lost(priya);
  faults.length = 0;
  await many(priya);
  await none(priya);
  await publish(priya, before.rules, 'As it was before.');
  return 'An unknown protocol, two hundred rules and none were fine.';
});
