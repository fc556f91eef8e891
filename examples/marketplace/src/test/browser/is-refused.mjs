/** A buyer's own limits, and the listing's rules, refuse what goes beyond them: in words, beside the field, and nothing is lost. */
import { MARKETPLACE, assert, caller, euros, on, photograph, ready, story, sure, words } from './support.mjs';

const REF = 'desk-teak';

await story('a move that is refused says why beside its field and what to do, and keeps what was typed', async ({ open }) => {
  const theo = await open('theo', { at: '/mandates', expects: [403] });
  const limits = on(theo, 'limits-form');
  await on(theo, 'own-limits').locator('summary').first().click();
  await on(limits, 'set-limits').click();
  assert.match(await words(limits.locator('.wrong .field-error').first()), /Write at least one limit/);
  assert.equal(await theo.evaluate(() => document.activeElement.name), 'budget', 'focus goes to the first field that is wrong');
  await on(limits, 'mandate-budget').fill('900');
  await on(limits, 'mandate-perDeal').fill('500');
  await on(limits, 'categories-furniture').check({ force: true });
  await on(limits, 'set-limits').click();
  await theo.getByText('Your limits hold from now on.').first().waitFor();

  await theo.goto(`${MARKETPLACE}/listings/${REF}`);
  await ready(theo);
  await wrongInEveryWay(theo);
  await on(theo, 'input-price').fill('520');
  await on(theo, 'message').fill('It would stand by the window.');
  await on(theo, 'send-offer').click();
  await sure(theo, 'binding-offer');
  await on(theo, 'error-price').filter({ hasText: 'limits' }).waitFor();
  assert.match(await words(on(theo, 'error-price')), /The limits that you set .* Change them under My agent/);
  assert.equal(await on(theo, 'message').inputValue(), 'It would stand by the window.');
  await photograph(theo, 'refused-beside-the-field');
  await on(theo, 'input-price').fill('420');
  await on(theo, 'send-offer').click();
  await sure(theo, 'binding-offer');
  await theo.waitForURL(/\/negotiations\//);

  await counter(theo.url().split('/').at(-1));
  await on(theo, 'counter').click();
  await on(theo, 'input-price').fill('400');
  await on(theo, 'send-offer').click();
  assert.match(await words(on(theo, 'error-price')), /Choose between/, 'here prices only move closer');
  assert.match(await words(theo.locator('.side')), /only move towards each other/);
});

/** Every field wrong in every way has its message beside it. */
async function wrongInEveryWay(page) {
  for (const [text, message] of [['', /Write an amount/], ['abc', /Write an amount/], ['1', /Choose between/], ['99999999', /Choose between/], ['400.50', /steps of|nearest/]]) {
    await on(page, 'input-price').fill(text);
    await on(page, 'send-offer').click();
    assert.match(await words(on(page, 'error-price')), message, `“${text}”`);
    assert.equal(await on(page, 'input-price').getAttribute('aria-invalid'), 'true');
  }
  await on(page, 'input-delivery').fill('2020-01-01');
  await on(page, 'send-offer').click();
  assert.match(await words(on(page, 'error-delivery')), /Choose a day/);
  await on(page, 'input-delivery').fill(await on(page, 'input-delivery').getAttribute('min'));
}

async function counter(id) {
  const lotte = await caller('lotte');
  const { body: view } = await lotte('GET', `/parley/v1/negotiations/${id}`);
  const { offer } = view.details;
  const { status, body } = await lotte('POST', `/parley/v1/negotiations/${id}/moves`, { kind: 'counter', answers: offer.id, termsHash: offer.termsHash, payload: {},
    items: [{ ...offer.terms[0], values: { ...offer.terms[0].values, price: euros(600) } }] });
  assert.equal(status, 200, JSON.stringify(body));
}
