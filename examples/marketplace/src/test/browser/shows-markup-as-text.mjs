/** What the other party writes is text wherever it is shown. */
import { assert, euros, go, offers, on, photograph, story, words } from './support.mjs';

const REF = 'radio-grundig';
const EVIL = '<script>document.title = "taken"</script><img src=x onerror="document.title = \'taken\'"> & <b>bold</b> "quoted"';

await story('a message with markup and script is shown as text, on every page that shows it', async ({ open }) => {
  const negotiation = await offers('theo', REF, 'radio', euros(80), { message: EVIL });
  const lotte = await open('lotte', { at: '/negotiations' });
  await on(lotte, `mail-theo-${REF}`).getByText('<script>').waitFor();
  await harmless(lotte);
  await go(lotte, `/negotiations/${negotiation.id}`);
  assert.equal(await words(on(lotte, 'standing-message')), EVIL);
  assert.equal(await words(on(lotte, 'event-offer-made').locator('blockquote')), EVIL);
  await photograph(lotte, 'markup-as-text');
  await harmless(lotte);
  await on(lotte, 'decline').click();
  await on(lotte, 'decline-message').fill(EVIL);
  await on(lotte, 'invite').click();
  await on(lotte, 'event-offer-rejected').waitFor();
  const theo = await open('theo', { at: `/negotiations/${negotiation.id}` });
  assert.equal(await words(on(theo, 'event-offer-rejected').locator('blockquote')), EVIL);
  await harmless(theo);
  await go(theo, `/?q=${encodeURIComponent(EVIL)}`);
  await on(theo, 'nothing').getByText('<script>').waitFor();
  await harmless(theo);
});

async function harmless(page) {
  assert.doesNotMatch(await page.title(), /taken/);
  assert.equal(await page.locator('main script, main img[src=x], main b').count(), 0);
}
