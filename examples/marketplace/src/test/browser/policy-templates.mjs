/**
 * A product manager sells by sealed auction without knowing a parameter's name: a template first, sentences for all it says,
 * a date picker for the close, and a warning with reasons and links for what cannot be sold that way.
 */
import assert from 'node:assert/strict';
import { accessible, announced, atPolicy, become, browse, on, photograph, story, unfold } from './policy-support.mjs';

await story(async (browser) => {
  const priya = await browse(browser, 'priya');
  await become(priya, 'priya');
  await atPolicy(priya);
  await on(priya, 'add-rule').click();
  await on(priya, 'rule-form').waitFor();
  assert.ok(await on(priya, 'template-haggle').isChecked(), 'a new rule begins with a template');
  assert.equal(await on(priya, 'by-hand').getAttribute('open'), null, 'the rest is folded away');
  await on(priya, 'rule-name').fill('Music by auction');
  await on(priya, 'category-music').check({ force: true });
  await on(priya, 'template-auction').check();
  assert.match(await on(priya, 'rule-sentence').textContent(), /^Music, by anybody → sealed-bid auction, the winner pays the second-highest price, closes 1 day after it opens, each piece by itself$/);
  await on(priya, 'unsellable').waitFor();
  assert.match(await on(priya, 'unsellable').textContent(), /cannot be sold this way, because more than the price is open/);
  assert.ok(await on(priya, 'unsellable').locator('a').count() > 0, 'the listings are linked');
  await photograph(priya, 'policy-templates', false);
  await on(priya, 'category-music').uncheck({ force: true });
  await on(priya, 'category-books').check({ force: true });
  await on(priya, 'price-max').fill('150');
  await unfold(priya);
  assert.doesNotMatch(await on(priya, 'rule-form').textContent(), /both-or-none|kNumerator|second-price|pay-as-bid|uniform-price|\bvoid\b/, 'no name of a field or a value of the wire');
  await on(priya, 'parameter-closesAt').fill('2030-05-01T18:00');
  assert.match(await on(priya, 'rule-sentence').textContent(), /closes on 1 May 2030/);
  assert.ok(!await on(priya, 'template-auction').isChecked(), 'what was changed by hand is no template any more');
  await on(priya, 'template-english').check();
  assert.match(await on(priya, 'rule-sentence').textContent(), /→ English auction, closes 1 day after it opens, a late bid leaves 2 minutes to answer it, each piece by itself$/);
  assert.doesNotMatch(await on(priya, 'rule-form').textContent(), /softClose|Seconds\b|\(minor units\)|hiddenReserve/, 'no name of a field');
  await unfold(priya);
  await on(priya, 'add-increments').click();
  await on(priya, 'parameter-increments-0-step').fill('1.5');
  await on(priya, 'rule-form').getByText('Type a whole number.').waitFor();
  await on(priya, 'parameter-increments-0-step').fill('200');
  assert.match(await on(priya, 'rule-sentence').textContent(), /the price rises by ranges of your own \(1\)/);
  await accessible(priya, 'an English auction by hand');
  await photograph(priya, 'policy-template-english', false);
  await on(priya, 'template-english-reserve').check();
  assert.match(await on(priya, 'rule-sentence').textContent(), /the seller keeps a reserve that nobody sees until it is met/);
  await unfold(priya);
  await on(priya, 'software-untold').check({ force: true });
  assert.match(await on(priya, 'rule-sentence').textContent(), /, nobody is told where software acts$/);
  await on(priya, 'template-halfway').check();
  assert.match(await on(priya, 'rule-sentence').textContent(), /, nobody is told where software acts$/, 'a template says nothing of software');
  await unfold(priya);
  await on(priya, 'software-told').check({ force: true });
  assert.doesNotMatch(await on(priya, 'rule-sentence').textContent(), /software/);
  assert.match(await on(priya, 'rule-sentence').textContent(), /the price lies at a fixed share between the two best prices/);
  await accessible(priya, 'a rule from a template');
  await photograph(priya, 'policy-template-halfway', false);
  await on(priya, 'rule-done').click();
  await on(priya, 'rule-4').getByText('Music by auction').waitFor();
  return 'a sealed auction from a template, in sentences, with a warning for what cannot be sold so.';
});
