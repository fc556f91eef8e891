/** What the stories about the policy need: people in browsers, pictures, axe, and a policy to begin with. */
import assert from 'node:assert/strict';
import { readFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const MARKETPLACE = process.env.MARKETPLACE_URL ?? 'http://localhost:8080';
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const PICTURES = process.env.PICTURES ?? path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../target/browser');
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const faults = [];
const audit = await axe();

async function axe() {
  try {
    return await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  } catch {
    return null;
  }
}

/** What is on a page, by the name that tests know it by. */
export function on(page, id) {
  return page.getByTestId(id);
}

/** A page in a browser of its own, on a clock that is put forward and back. */
export async function browse(browser, name, options = {}) {
  const context = await browser.newContext({ locale: 'en-IE', timezoneId: 'Europe/Berlin', reducedMotion: 'reduce', viewport: { width: 1280, height: 900 }, ...options });
  return watched(await context.newPage(), name);
}

/** A page whose complaints are kept. */
export function watched(page, name) {
  page.on('pageerror', (error) => faults.push(`${name}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (400|401|412|422)/.test(message.text())) {
      faults.push(`${name}: ${message.text()} ${message.location().url}`);
    }
  });
  return page;
}

/** Opens what a rule's form folds away behind its templates. */
export async function unfold(page) {
  if (await on(page, 'by-hand').getAttribute('open') === null) {
    await on(page, 'by-hand').locator('summary').click();
  }
}

/** Signs somebody in. */
export async function become(page, person) {
  await page.goto(`${MARKETPLACE}/sign-in`);
  await Promise.all([page.waitForURL(`${MARKETPLACE}/`), on(page, `be-${person}`).click()]);
}

/** Opens the policy's page. */
export async function atPolicy(page) {
  await page.goto(`${MARKETPLACE}/policy`);
  await on(page, 'view-rules').waitFor();
}

/** A picture at each width, light and dark; nothing sticks out sideways, and nobody is kept from using it. */
export async function photograph(page, name, fullPage = true) {
  for (const [width, height] of [[1280, 900], [390, 844]]) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0, `${name} is ${wide} px too wide at ${width}`);
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.screenshot({ path: path.join(PICTURES, `${name}-${width}-${colorScheme}.png`), fullPage });
      await accessible(page, `${name} at ${width}, ${colorScheme}`);
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

/** axe-core finds nothing to complain about, where it is installed. */
export async function accessible(page, where) {
  if (!audit) {
    return;
  }
  await page.evaluate(audit);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  assert.deepEqual(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`), [], where);
}

/** What was announced to people who listen. */
export async function announced(page, pattern) {
  await page.waitForFunction((source) => new RegExp(source).test(document.getElementById('live').textContent), pattern.source);
}

/** A rule by alternating offers. */
export function rule(name, selector, parameters, settlement) {
  return { name, selector, choice: { protocol: 'alternating-offers', version: 1, parameters, settlement } };
}

/** Publishes rules over the facade, whatever is in force; gives the version. */
export async function publish(priya, rules, comment) {
  return priya.evaluate(async (draft) => {
    const { parley } = await import('/assets/js/api.js');
    const { version } = await parley.get('/policy').catch(() => ({ version: 0 }));
    return (await parley.put('/policy', draft, { 'If-Match': `"${version}"` })).version;
  }, { rules, comment });
}

/** Runs a story with a browser, says how it went, and fails when a page complains. */
export async function story(tell) {
  await mkdir(PICTURES, { recursive: true });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS, headless: true });
  try {
    const said = await tell(browser);
    assert.deepEqual(faults, [], 'no page complains');
    console.log(`${said}${audit ? ' Without accessibility violations.' : ''} Pictures: ${PICTURES}`);
  } catch (problem) {
    const pages = browser.contexts().flatMap((context) => context.pages());
    await Promise.all(pages.map((page, place) => page.screenshot({ path: path.join(PICTURES, `policy-failed-${place + 1}.png`), fullPage: true })));
    console.error(faults.join('\n'));
    throw problem;
  } finally {
    await browser.close();
  }
}
