/** What cannot be taken back is asked once, with what it binds to; a no leaves everything as it was. */
import { accessible, assert, go, on, photograph, story, sure, words } from './support.mjs';

const REF = 'bike-randonneur';

await story('a binding offer, its acceptance and leaving are asked once, with what they bind to', async ({ open }) => {
  const emil = await open('emil', { at: `/listings/${REF}` });
  await on(emil, 'input-price').fill('700');
  await on(emil, 'send-offer').click();
  assert.match(await words(on(emil, 'binding-offer-binds')), /You offer €700.*If Tomasz Wren accepts, you have bought at once/s);
  assert.equal(await emil.evaluate(() => document.activeElement.tagName), 'H2', 'the question has the focus');
  await photograph(emil, 'asks-binding-offer');
  await accessible(emil, 'the question before a binding offer');
  await emil.keyboard.press('Escape');
  await on(emil, 'binding-offer').waitFor({ state: 'detached' });
  assert.equal(await on(emil, 'input-price').inputValue(), '700', 'a no keeps what was typed');
  assert.match(emil.url(), /listings/);
  await on(emil, 'send-offer').click();
  await sure(emil, 'binding-offer');
  await emil.waitForURL(/\/negotiations\//);
  const path = new URL(emil.url()).pathname;

  const tomasz = await open('tomasz', { at: path });
  await on(tomasz, 'accept').click();
  assert.match(await words(on(tomasz, 'accept-offer-binds')), /You sell .* for €700 to Emil Sandor.*binds both of you at once/s);
  await photograph(tomasz, 'asks-accept');
  await accessible(tomasz, 'the question before accepting');
  await on(tomasz, 'accept-offer-no').click();
  assert.equal(await words(on(tomasz, 'turn')), 'Your turn', 'a no accepts nothing');
  await on(tomasz, 'accept').click();
  await sure(tomasz, 'accept-offer');
  await on(tomasz, 'ending').waitFor();
  const ada = await open('ada', { at: '/negotiations' });
  await go(ada, '/negotiations');
  assert.doesNotMatch(await words(on(ada, 'inbox')), /You offered this|You ask this/, 'an operator has offered nothing');
});
