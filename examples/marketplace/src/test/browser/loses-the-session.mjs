/** The session ends while somebody types, and then the network goes: each is said plainly, and nothing typed is lost. */
import { MARKETPLACE, accessible, assert, on, photograph, ready, story, words } from './support.mjs';

const LISTING = '/listings/guitar-parlour';

await story('the network gone, the server slow and the session expired: said plainly, and what was typed is sent in the end', async ({ open }) => {
  const mara = await open('mara', { at: LISTING, expects: [401, 'ERR_FAILED', 'ERR_INTERNET_DISCONNECTED'] });
  await on(mara, 'input-price').fill('250');
  await on(mara, 'message').fill('Does it come with a case?');
  await mara.route('**/parley/v1/**', (route) => route.abort());
  await on(mara, 'send-offer').click();
  await on(mara, 'banner-offline').waitFor();
  await photograph(mara, 'no-connection');
  await accessible(mara, 'a listing without connection');
  await on(mara, 'form-problem').getByText('cannot be reached').waitFor({ timeout: 20_000 });
  await mara.unroute('**/parley/v1/**');

  let held = null;
  await mara.route('**/parley/v1/negotiations', (route) => route.request().method() === 'POST' ? new Promise((go) => { held = () => go(route.continue()); }) : route.continue());
  await mara.context().clearCookies();
  await on(mara, 'send-offer').click();
  await on(mara, 'banner-slow').waitFor();
  assert.equal(await on(mara, 'send-offer').getAttribute('aria-disabled'), 'true');
  held();
  await on(mara, 'banner-signed-out').waitFor();
  await mara.unroute('**/parley/v1/negotiations');
  await photograph(mara, 'session-ended');
  assert.equal(await on(mara, 'input-price').inputValue(), '250');
  assert.match(await words(on(mara, 'form-problem')), /session has ended/);
  await mara.getByRole('link', { name: 'Sign in again' }).click();
  await on(mara, 'be-mara').click();
  await mara.waitForURL(MARKETPLACE + LISTING);
  await ready(mara);
  assert.equal(await on(mara, 'input-price').inputValue(), '250', 'what was typed survives signing in again');
  assert.equal(await on(mara, 'message').inputValue(), 'Does it come with a case?');
  await on(mara, 'draft-kept').waitFor();
  await on(mara, 'send-offer').click();
  await mara.waitForURL(/\/negotiations\//);
  await ready(mara);
  assert.equal(await words(on(mara, 'standing-total')), '£250');
});
