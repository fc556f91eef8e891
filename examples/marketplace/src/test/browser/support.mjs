/**
 * What every story needs: browsers with people in them, an agent on the line, pictures, axe, and the test clock.
 *
 * A story is a file that calls {@link story} and can be run by itself against MARKETPLACE_URL. It uses goods that no other
 * story touches, so that stories need no order. Pictures go to PICTURES, else to the module's target/browser.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const MARKETPLACE = process.env.MARKETPLACE_URL ?? 'http://localhost:8080';
export const PICTURES = process.env.PICTURES ?? path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../target/browser');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** How long a page may take for a step; more on a machine that is busy with other things. */
const PATIENCE_MS = Number(process.env.PATIENCE_MS ?? 15_000);
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const WIDTHS = [[1280, 900], [390, 844]];
const SCHEMES = ['light', 'dark'];

export { assert };

/** What is on a page, by the name that tests know it by. */
export function on(page, id) {
  return page.getByTestId(id);
}

/** What an element says, without the space around it. */
export async function words(locator) {
  return (await locator.textContent()).trim();
}

/** Runs a story, says in one line how it went, and ends the process. A page that complains is a failure. */
export async function story(name, tell) {
  const begun = Date.now();
  await mkdir(PICTURES, { recursive: true });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  const faults = [];
  const visits = [];
  const open = (who, options = {}) => visit(browser, who, faults, visits, options);
  try {
    await tell({ open, faults });
    assert.deepEqual(faults, [], 'no page complains');
    console.log(`ok     ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  } catch (problem) {
    process.exitCode = 1;
    console.log(`FAILED ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)\n${problem.stack}`);
    faults.forEach((fault) => console.log(`       ${fault}`));
    await Promise.all(visits.map(({ page, who }) => page.screenshot({ path: path.join(PICTURES, `failed-${slug(name)}-${who}.png`), fullPage: true }).catch(() => {})));
  } finally {
    await browser.close();
  }
}

function slug(text) {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/**
 * A browser of its own with a person signed in, at a page; gives the page.
 *
 * @param who the person's id, or null for a stranger
 * @param expects statuses of answers that belong to the story and are no complaint
 */
async function visit(browser, who, faults, visits, { at = null, expects = [], motion = 'reduce' } = {}) {
  const context = await browser.newContext({ locale: 'en-IE', reducedMotion: motion, viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  visits.push({ page, who: who ?? 'stranger' });
  page.on('pageerror', (error) => faults.push(`${who}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expects.some((status) => message.text().includes(`status of ${status}`) || message.text().includes(status))) {
      faults.push(`${who}: ${message.text()} ${message.location().url}`);
    }
  });
  if (who) {
    await signIn(page, who);
  }
  if (at) {
    await go(page, at);
  }
  return page;
}

/** Chooses who to be, and waits for the catalogue. */
export async function signIn(page, who) {
  await page.goto(`${MARKETPLACE}/sign-in`);
  await on(page, `be-${who}`).click();
  await page.waitForURL(`${MARKETPLACE}/`);
  await ready(page);
}

/** Opens a page of the marketplace and waits until it has drawn itself. */
export async function go(page, to) {
  await page.goto(to.startsWith('http') ? to : MARKETPLACE + to);
  await ready(page);
}

/** Says yes to what is asked once before it is done. */
export async function sure(page, asked) {
  await on(page, `${asked}-yes`).click();
}

/** Accepts the offer that stands, and says yes when it is asked what that binds to. */
export async function acceptOffer(page) {
  await on(page, 'accept').click();
  await sure(page, 'accept-offer');
}

/** Waits until a page has drawn itself. */
export async function ready(page) {
  await page.locator('body[data-ready]').waitFor({ state: 'attached' });
}

/** A picture at each width, light and dark; nothing may stick out sideways. */
export async function photograph(page, name) {
  const { width: was, height: high } = page.viewportSize();
  for (const [width, height] of WIDTHS) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0, `${name} is ${wide} px too wide at ${width}`);
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.screenshot({ path: path.join(PICTURES, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
  }
  await page.setViewportSize({ width: was, height: high });
  await page.emulateMedia({ colorScheme: 'light' });
}

let axe = null;

/** axe-core finds nothing to complain about, light and dark. */
export async function accessible(page, name) {
  axe ??= await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    if (!await page.evaluate(() => Boolean(window.axe))) {
      await page.evaluate(axe);
    }
    const found = await page.evaluate(() => window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'],
    }));
    const told = found.violations.map((one) => `${one.id}: ${one.help} (${one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`).join('; ')})`);
    assert.deepEqual(told, [], `${name}, ${colorScheme}, has no accessibility violations`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Somebody who calls the marketplace without a browser: a function of method, path and body that gives status and body. */
export async function caller(who) {
  const answer = await fetch(`${MARKETPLACE}/api/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ person: who }) });
  const cookie = answer.headers.getSetCookie()[0].split(';')[0];
  const { forgeryToken } = await answer.json();
  return line({ Cookie: cookie, 'X-CSRF-Token': forgeryToken });
}

/** A software agent, by its bearer token. */
export function agent(token) {
  return line({ Authorization: `Bearer ${token}` });
}

function line(credentials) {
  return async (method, to, body, headers = {}) => {
    const answer = await fetch(MARKETPLACE + to, {
      method,
      headers: {
        Accept: 'application/json, application/problem+json', ...credentials, ...headers,
        ...(method === 'GET' ? {} : { 'Idempotency-Key': randomUUID() }), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : null };
  };
}

/** An amount of a currency, from its units as people say them. */
export function euros(amount) {
  return { minorUnits: Math.round(amount * 100), currency: 'EUR' };
}

/** Somebody offers a price for goods of one piece; gives the negotiation. */
export async function offers(who, listing, item, price, payload = {}) {
  const call = typeof who === 'string' ? await caller(who) : who;
  const { status, body } = await call('POST', '/parley/v1/negotiations', { listing, first: { kind: 'offer', items: [{ item, values: { price } }], payload } });
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}

/** Lets time pass where the marketplace was started with a test clock. */
export async function letPass(seconds) {
  const answer = await fetch(`${MARKETPLACE}/api/test-clock/advance`, { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify({ seconds }) });
  assert.equal(answer.status, 200, `the marketplace has no test clock (${answer.status}): start it with marketplace.test-clock=true`);
}

/** The day so many days from now, as 2026-12-24. */
export function dayFromNow(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** A buyer offers prices for pieces, and the same for every other issue; the seller accepts. Gives the negotiation's id. */
export async function agreesAt(buyer, seller, listing, prices, others = {}) {
  const [buying, selling] = [await caller(buyer), await caller(seller)];
  const items = Object.entries(prices).map(([item, price]) => ({ item, values: { price: euros(price), ...others } }));
  const opened = await buying('POST', '/parley/v1/negotiations', { listing, first: { kind: 'offer', items, payload: {} } });
  assert.equal(opened.status, 201, JSON.stringify(opened.body));
  const { id, details: { offer } } = opened.body;
  const accepted = await selling('POST', `/parley/v1/negotiations/${id}/moves`, { kind: 'accept', answers: offer.id, termsHash: offer.termsHash });
  assert.equal(accepted.status, 200, JSON.stringify(accepted.body));
  return id;
}
