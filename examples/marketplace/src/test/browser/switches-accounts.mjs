/** A tab of an account that is no longer signed in shows nothing of that account, says so, and leads on. */
import { accessible, agreesAt, assert, go, on, photograph, ready, signIn, story, words } from './support.mjs';

const REF = 'cam-mju';

await story('a stale tab of another account shows nothing of it and says who is signed in', async ({ open }) => {
  const negotiation = await agreesAt('noor', 'ines', REF, { camera: 160 });
  const stale = await open('noor', { at: `/negotiations/${negotiation}` });
  assert.match(await words(stale.locator('main')), /€160/);
  const fresh = await stale.context().newPage();
  await signIn(fresh, 'theo');
  await on(stale, 'switched').waitFor();
  assert.match(await words(on(stale, 'switched')), /Somebody else is signed in now.*Theo Marchetti/s);
  assert.doesNotMatch(await words(stale.locator('body')), /€160|Noor/, 'nothing of the account before is left');
  await photograph(stale, 'account-switched');
  await accessible(stale, 'a page whose account was switched');
  await on(stale, 'next-sign-in').click();
  await on(stale, 'be-noor').click();
  await stale.waitForURL(`**/negotiations/${negotiation}`);
  await ready(stale);
  assert.match(await words(stale.locator('main')), /€160/, 'signing in again leads back');
  await on(fresh, 'switched').waitFor();
  await go(fresh, '/');
  assert.equal(await words(on(fresh, 'signed-in-as')), 'Noor Haddad');
});
