/**
 * How quick the pages are: first contentful paint, largest layout shift and transferred bytes of each, with nothing in the
 * browser's cache (cold) and again with everything (warm).
 *
 *   npm run measure        against MARKETPLACE_URL; RUNS for how often, else 5; the medians are printed
 */
import { caller, euros, MARKETPLACE } from './support.mjs';
import { chromium } from 'playwright-core';

const RUNS = Number(process.env.RUNS ?? 5);
const PAGES = [['/', 'catalogue'], ['/listings/pot-copper', 'listing'], ['/negotiations', 'inbox'], [null, 'negotiation'], ['/mandates', 'mandates'], ['/approvals', 'approvals'], ['/orders', 'orders']];

const mara = await caller('mara');
const open = await mara('POST', '/parley/v1/negotiations', { listing: 'bike-panniers', first: { kind: 'offer', payload: {}, items: [await terms(mara)] } });
const negotiation = open.body.id ?? (await mara('GET', '/parley/v1/negotiations?listing=bike-panniers&limit=1')).body.items[0].id;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });

console.log('page          FCP cold  warm | bytes cold     warm | shift');
for (const [path, name] of PAGES) {
  const cold = [];
  const warm = [];
  for (let run = 0; run < RUNS; run += 1) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await context.request.post(`${MARKETPLACE}/api/session`, { data: { person: 'mara' } });
    cold.push(await look(page, path ?? `/negotiations/${negotiation}`));
    warm.push(await look(page, path ?? `/negotiations/${negotiation}`));
    await context.close();
  }
  const of = (list, key) => Math.round(list.map((one) => one[key]).sort((one, other) => one - other)[Math.floor(list.length / 2)]);
  const shift = Math.max(...[...cold, ...warm].map((one) => one.shift));
  console.log(`${name.padEnd(12)} ${String(of(cold, 'paint')).padStart(6)} ms ${String(of(warm, 'paint')).padStart(4)} | ${String(of(cold, 'bytes')).padStart(10)} ${String(of(warm, 'bytes')).padStart(8)} | ${shift.toFixed(3)}`);
}
await browser.close();

/** Opens a page and lets it settle; bytes are what the network carried, headers too. */
async function look(page, path) {
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  let bytes = 0;
  line.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength; });
  await page.goto(MARKETPLACE + path);
  await page.locator('body[data-ready]').waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  const seen = await page.evaluate(() => new Promise((done) => {
    let shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { shift += entry.hadRecentInput ? 0 : entry.value; })).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done({ paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN, shift }), 50);
  }));
  await line.detach();
  return { ...seen, bytes };
}

async function terms(call) {
  const { body } = await call('GET', '/parley/v1/listings/bike-panniers');
  const values = Object.fromEntries(body.items[0].issues.map(({ id, domain }) => [id, { price: euros(80), integer: domain.min, choice: domain.labels?.[0], date: domain.first }[domain.type]]));
  return { item: body.items[0].id, values };
}
