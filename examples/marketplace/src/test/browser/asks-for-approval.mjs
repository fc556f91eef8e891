/**
 * An agent with a bearer token goes beyond what it may decide alone; its principal sees it, approves, and it is sent. The other side
 * sees that software acts, and never which.
 */
import { accessible, agent, assert, euros, go, on, photograph, story, words } from './support.mjs';

const REF = 'deck-thorens';

await story('approval: an agent asks, its principal approves on the page, and the move is made', async ({ open }) => {
  const mara = await open('mara', { at: '/mandates' });
  await on(mara, 'new-mandate').locator('summary').first().click();
  const form = on(mara, 'mandate-form');
  await on(form, 'mandate-budget').fill('lots');
  await on(form, 'grant').click();
  assert.match(await words(mara.locator('[data-testid=mandate-form] .wrong .field-error').first()), /Write an amount/);
  await on(form, 'mandate-budget').fill('600');
  await on(form, 'mandate-perDeal').fill('350');
  await on(form, 'mandate-approvalFrom').fill('200');
  await on(form, 'mandate-maxDeals').fill('3');
  await on(form, 'categories-audio').check({ force: true });
  await on(form, 'mandate-preview').filter({ hasText: 'audio' }).waitFor();
  await photograph(mara, 'mandate-form');
  await on(mara, 'grant').click();
  await mara.getByText('Scout has its mandate.').first().waitFor();
  assert.match(await words(on(mara, 'mandate-words').first()), /Scout may buy audio for you, for at most €350 a deal, €600 in all/);

  const scout = agent('agent:scout-of-mara');
  const first = { kind: 'offer', items: [{ item: 'turntable', values: { price: euros(190), delivery: await firstDay(scout) } }], payload: {} };
  const talkative = { ...first, payload: { message: 'Acting for Mara.' } };
  const told = await scout('POST', '/parley/v1/negotiations', { listing: REF, first: talkative });
  assert.equal(told.body.code, 'MANDATE_DISCLOSURE', JSON.stringify(told.body));
  const opened = await scout('POST', '/parley/v1/negotiations', { listing: REF, first });
  assert.equal(opened.status, 201, JSON.stringify(opened.body));
  await go(mara, '/mandates');
  assert.match(await words(on(mara, 'mandate-budget-bar').first()), /€600/);
  await photograph(mara, 'mandates');

  const ines = await open('ines', { at: `/negotiations/${opened.body.id}` });
  assert.match(await words(on(ines, 'state').locator('.acts')), /^Mara.* by software$/);
  assert.match(await on(ines, 'history').getByTestId('by-software').getAttribute('title'), /^Software acts for Mara.*nobody else is told\.$/);
  assert.doesNotMatch(await ines.locator('main').textContent(), /scout/i, 'which software it is stays with its principal');
  await accessible(ines, 'a talk with software');
  await photograph(ines, 'software-acts');
  await on(ines, 'counter').click();
  await on(ines, 'input-price').fill('250');
  await on(ines, 'send-offer').click();
  await on(ines, 'withdraw').waitFor();

  const { body: view } = await scout('GET', `/parley/v1/negotiations/${opened.body.id}`);
  const asked = await scout('POST', `/parley/v1/negotiations/${opened.body.id}/moves`, { kind: 'accept', answers: view.details.offer.id, termsHash: view.details.offer.termsHash, payload: {} });
  assert.equal(asked.body.code, 'APPROVAL_REQUIRED', JSON.stringify(asked.body));
  await go(mara, '/');
  await on(mara, 'badge-approvals').filter({ hasText: /^1/ }).waitFor();
  await on(mara, 'to-approvals').click();
  assert.match(await words(on(mara, 'approval').locator('h2')), /Scout wants to accept at €250/);
  assert.match(await words(on(mara, 'bound-hit')), /asked from €200/);
  await photograph(mara, 'approvals');
  await on(mara, 'approve').dblclick();
  await on(mara, 'approval-note').getByText('Approved and sent.').waitFor();
  await ines.getByRole('heading', { name: 'You have a deal.' }).waitFor();
  await go(mara, `/negotiations/${opened.body.id}`);
  assert.equal(await on(on(mara, 'history'), 'by-software').count(), 2, 'what software did for oneself is told, too');
  assert.match(await words(on(mara, 'ending')), /€250/);

  await go(mara, '/mandates');
  await on(mara, 'revoke').first().click();
  await photograph(mara, 'mandate-revoke');
  await on(mara, 'revoke-yes').click();
  await mara.getByText('Scout can no longer act under it.').first().waitFor();
});

async function firstDay(call) {
  const { body } = await call('GET', `/parley/v1/listings/${REF}`);
  return body.items[0].issues.find((issue) => issue.id === 'delivery').domain.first;
}
