/**
 * Two people in two browsers settle a camera and its lens, and the buyer pays what was agreed. Every step is
 * photographed at two widths, light and dark.
 *
 *   node buys-at-a-negotiated-price.mjs        against http://localhost:8080, or MARKETPLACE_URL
 *
 * Expects a marketplace that was just started: the camera must not be sold.
 */
import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const MARKETPLACE = process.env.MARKETPLACE_URL ?? 'http://localhost:8080';
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const PICTURES = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../target/browser');
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const WIDTHS = [[1280, 900], [390, 844]];
const REF = 'cam-nikon-fm2';

const faults = [];

async function browse(name) {
  const profile = await mkdtemp(path.join(tmpdir(), 'fairhand-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM, args: FLAGS, headless: true, locale: 'en-IE', reducedMotion: 'reduce',
    viewport: { width: 1280, height: 900 },
  });
  const page = context.pages()[0] ?? await context.newPage();
  page.on('pageerror', (error) => faults.push(`${name}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') {
      faults.push(`${name}: ${message.text()} ${message.location().url}`);
    }
  });
  return { page, end: async () => { await context.close(); await rm(profile, { recursive: true, force: true }); } };
}

function on(page, id) {
  return page.getByTestId(id);
}

async function become(page, person) {
  await page.goto(`${MARKETPLACE}/sign-in`);
  await Promise.all([page.waitForURL(`${MARKETPLACE}/`), on(page, `be-${person}`).click()]);
  await on(page, 'shelf').locator('li').first().waitFor();
}

/** A picture at each width, light and dark; nothing may stick out sideways. */
async function photograph(page, name) {
  for (const [width, height] of WIDTHS) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0, `${name} is ${wide} px too wide at ${width}`);
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.screenshot({ path: path.join(PICTURES, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

async function offer(mara) {
  await on(mara, 'search').fill('nikon');
  await mara.waitForFunction(() => document.querySelectorAll('[data-testid="shelf"] > li').length === 1);
  await on(mara, `card-${REF}`).click();
  await on(mara, 'make-offer').waitFor();
  const body = on(mara, 'piece-body');
  await body.getByTestId('input-price').fill('12');
  await on(mara, 'send-offer').click();
  assert.match(await body.getByTestId('error-price').textContent(), /Choose between/);
  await body.getByTestId('input-price').fill('255');
  await on(mara, 'piece-lens').getByTestId('input-price').fill('90');
  await on(mara, 'message').fill('I shoot mostly at night, so a working meter matters to me.');
  await photograph(mara, '03-listing');
  await mara.reload();
  assert.equal(await on(mara, 'piece-body').getByTestId('input-price').inputValue(), '255', 'what was typed survives a reload');
  await on(mara, 'send-offer').dblclick();
  await mara.waitForURL(/\/negotiations\//);
  assert.equal((await on(mara, 'standing-total').textContent()).trim(), '€345');
  await photograph(mara, '04-buyer-waits');
}

async function counter(ines) {
  await ines.goto(`${MARKETPLACE}/negotiations`);
  await on(ines, `thread-${REF}`).waitFor();
  await photograph(ines, '05-sellers-inbox');
  await on(ines, `thread-${REF}`).click();
  await on(ines, 'accept').waitFor();
  assert.match(await on(ines, 'standing-message').textContent(), /at night/);
  await photograph(ines, '06-sellers-turn');
  await on(ines, 'counter').click();
  await on(ines, 'mode-lens-accept').check({ force: true });
  await on(ines, 'piece-body').getByTestId('input-price').fill('285');
  await on(ines, 'message').fill('The meter is spot on. The lens is yours; for the body I need a little more.');
  await photograph(ines, '07-counter');
  await on(ines, 'send-offer').click();
  await ines.getByText('is thinking about it', { exact: false }).first().waitFor();
}

async function accept(mara) {
  await on(mara, 'accept').waitFor({ timeout: 15_000 });
  assert.equal((await on(mara, 'standing-total').textContent()).trim(), '€285');
  await photograph(mara, '08-buyers-turn');
  await on(mara, 'accept').click();
  await on(mara, 'ending').waitFor();
  assert.match(await on(mara, 'ending').textContent(), /€375/);
  await photograph(mara, '09-agreed');
}

async function pay(mara) {
  const checkouts = await on(mara, 'to-checkout').evaluateAll((links) => links.map((link) => link.href));
  assert.equal(checkouts.length, 2, 'each piece is a deal of its own');
  await mara.goto(checkouts[1]);
  await on(mara, 'pay').waitFor();
  assert.equal((await on(mara, 'total').textContent()).trim(), '€285');
  assert.match(await on(mara, 'list-total').textContent(), /€320/);
  assert.match(await on(mara, 'saved').textContent(), /€35/);
  await photograph(mara, '10-checkout');
  await on(mara, 'pay').dblclick();
  await on(mara, 'order').waitFor();
  const order = mara.url();
  assert.equal((await on(mara, 'total').textContent()).trim(), '€285');
  await photograph(mara, '11-order');
  await mara.goto(checkouts[1]);
  await mara.waitForURL(order);
  await mara.goto(`${MARKETPLACE}/orders`);
  await mara.getByText('Waiting to be paid').waitFor();
  await photograph(mara, '12-orders');
}

async function lookAround(mara, ines) {
  await mara.goto(`${MARKETPLACE}/mandates`);
  await on(mara, 'new-mandate').locator('summary').click();
  await on(mara, 'mandate-budget').fill('600');
  await on(mara, 'mandate-perDeal').fill('350');
  await on(mara, 'mandate-approvalFrom').fill('300');
  await on(mara, 'grant').click();
  await on(mara, 'revoke').first().waitFor();
  await photograph(mara, '13-mandates');
  await mara.goto(`${MARKETPLACE}/approvals`);
  await on(mara, 'approvals').locator('> *').first().waitFor();
  await photograph(mara, '14-approvals');
  await become(ines, 'priya');
  await ines.goto(`${MARKETPLACE}/policy`);
  await on(ines, 'rules').waitFor();
  await on(ines, 'dry-run').click();
  await on(ines, 'dry-run-answer').locator('.verdicts').waitFor();
  await photograph(ines, '15-policy');
}

/** The network goes, then the session: each is said plainly, and nothing typed is lost. */
async function trouble(mara) {
  const listing = `${MARKETPLACE}/listings/guitar-parlour`;
  await mara.goto(listing);
  await on(mara, 'input-price').fill('250');
  await mara.route('**/parley/v1/**', (route) => route.abort());
  await on(mara, 'send-offer').click();
  await on(mara, 'banner-offline').waitFor();
  await photograph(mara, '16-no-connection');
  await on(mara, 'form-problem').getByText('cannot be reached').waitFor({ timeout: 20_000 });
  await mara.unroute('**/parley/v1/**');
  await mara.context().clearCookies();
  await on(mara, 'send-offer').click();
  await on(mara, 'banner-signed-out').waitFor();
  assert.equal(await on(mara, 'input-price').inputValue(), '250');
  await mara.getByRole('link', { name: 'Sign in again' }).click();
  await on(mara, 'be-mara').click();
  await mara.waitForURL(listing);
  assert.equal(await on(mara, 'input-price').inputValue(), '250', 'what was typed survives signing in again');
  await on(mara, 'send-offer').click();
  await mara.waitForURL(/\/negotiations\//);
}

await mkdir(PICTURES, { recursive: true });
const [buyer, seller] = [await browse('buyer'), await browse('seller')];
try {
  await buyer.page.goto(`${MARKETPLACE}/sign-in`);
  await on(buyer.page, 'be-mara').waitFor();
  await photograph(buyer.page, '01-sign-in');
  await become(buyer.page, 'mara');
  await become(seller.page, 'ines');
  await photograph(buyer.page, '02-catalogue');
  await offer(buyer.page);
  await counter(seller.page);
  await accept(buyer.page);
  await pay(buyer.page);
  await lookAround(buyer.page, seller.page);
  assert.deepEqual(faults, [], 'no page complains');
  await trouble(buyer.page);
  console.log(`Bought at the negotiated price. Pictures: ${PICTURES}`);
} catch (problem) {
  await buyer.page.screenshot({ path: path.join(PICTURES, 'failed-buyer.png'), fullPage: true });
  await seller.page.screenshot({ path: path.join(PICTURES, 'failed-seller.png'), fullPage: true });
  console.error(faults.join('\n'));
  throw problem;
} finally {
  await buyer.end();
  await seller.end();
}
