/** A seller answers several buyers at once; one of them has moved on meanwhile, and the page says which and why. */
import { accessible, assert, caller, euros, go, offers, on, photograph, story, words } from './support.mjs';

const COUNTERED = 'phones-beyer';
const ACCEPTED = 'tape-uher';

await story('inbox: several are answered at once, each with what came of it, also when one fails', async ({ open }) => {
  const [mara, theo] = [await caller('mara'), await caller('theo')];
  const [hers, his] = [await offers(mara, COUNTERED, 'headphones', euros(50), { message: 'Cash today.' }), await offers(theo, COUNTERED, 'headphones', euros(60))];
  await offers(mara, ACCEPTED, 'recorder', euros(90));
  await offers(theo, ACCEPTED, 'recorder', euros(100));
  const jonas = await open('jonas', { at: '/negotiations', expects: [409] });
  await counterAll(jonas, theo, his);
  const { body: countered } = await mara('GET', `/parley/v1/negotiations/${hers.id}`);
  assert.equal(countered.details.offer.total.minorUnits, 8000, 'hers was countered');
  assert.equal(countered.details.offer.message, 'Same price for everybody.');
  await acceptTheBest(jonas);
  const buyers = await open('mara', { at: '/negotiations' });
  await buyers.getByText('Your turn').first().waitFor();
  await photograph(buyers, 'inbox-buyer');
});

async function counterAll(jonas, theo, his) {
  await on(jonas, `pick-all-${COUNTERED}`).click();
  assert.match(await words(on(jonas, 'bulk-tools').locator('strong')), /2 chosen/);
  await photograph(jonas, 'inbox');
  await on(jonas, 'bulk-counter').click();
  const dialog = on(jonas, 'bulk');
  await on(dialog, 'bulk-send').click();
  assert.match(await words(on(dialog, 'error-price')), /Write an amount/);
  await on(dialog, 'input-price').fill('55');
  assert.match(await words(on(dialog, 'bulk-row-theo')), /Offers more already/);
  assert.match(await words(on(dialog, 'bulk-send')), /1 of 2/);
  await on(dialog, 'input-price').fill('80');
  await on(dialog, 'bulk-message').fill('Same price for everybody.');
  assert.match(await words(on(dialog, 'bulk-send')), /2 of 2/);
  await photograph(jonas, 'inbox-bulk-preview');
  await accessible(jonas, 'the dialog of an answer to several');
  const { status } = await theo('POST', `/parley/v1/negotiations/${his.id}/moves`, { kind: 'withdraw', answers: his.details.offer.id, payload: { leave: true } });
  assert.equal(status, 200);
  await on(dialog, 'bulk-send').dblclick();
  await on(dialog, 'bulk-summary').getByText('1 done, 1 not').waitFor();
  assert.equal(await words(on(dialog, 'bulk-row-mara').getByTestId('bulk-result')), 'Sent.');
  assert.match(await words(on(dialog, 'bulk-row-theo').getByTestId('bulk-result')), /moved on|ended/);
  await photograph(jonas, 'inbox-bulk-result');
  await on(dialog, 'bulk-close').click();
  await on(jonas, `mail-mara-${COUNTERED}`).getByText('Waiting').waitFor();
}

async function acceptTheBest(jonas) {
  await go(jonas, `/negotiations?listing=${ACCEPTED}`);
  await on(jonas, `pick-mara-${ACCEPTED}`).check();
  await on(jonas, `pick-theo-${ACCEPTED}`).check();
  await on(jonas, 'bulk-accept').click();
  assert.match(await words(on(jonas, 'bulk-row-theo')), /Will be accepted at €100/);
  assert.match(await words(on(jonas, 'bulk-row-mara')), /a better offer takes it/);
  await on(jonas, 'bulk-send').click();
  await on(jonas, 'bulk-summary').getByText('All 1 are done.').waitFor();
  await on(jonas, 'bulk-close').click();
  await on(jonas, `mail-theo-${ACCEPTED}`).getByText('To pay').waitFor();
}
