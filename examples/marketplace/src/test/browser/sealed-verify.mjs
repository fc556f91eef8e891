/**
 * The browser's verifier of draws without a browser: for every draw and every change on file (the core's
 * `golden/draws/vectors.json`) it finds what the core's own verifier found.
 *
 *   node sealed-verify.mjs
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

const VERIFIER = '../../main/resources/marketplace/assets/js/sealed/verify';
const { verifyDraw } = await import(new URL(`${VERIFIER}/draw.js`, import.meta.url));
const { canonical, readJson } = await import(new URL(`${VERIFIER}/json.js`, import.meta.url));
const { words } = await import(new URL(`${VERIFIER}/ratio.js`, import.meta.url));
const VECTORS = new URL('../../../../../sdk-core/core/src/test/resources/golden/draws/vectors.json', import.meta.url);
const ZEROS = '0'.repeat(64);

const bytes = (base64url) => Buffer.from(base64url, 'base64url');
const base64url = (json) => Buffer.from(canonical(json)).toString('base64url');
const sha256 = async (...pieces) => Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.concat(pieces)));

/** JSON changed in one place: an operation and a pointer, as `Patch` of the core's tests spells it. */
function patched(json, patch) {
  const path = patch.slice(1).split('/').slice(1).map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return changed(json, patch[0], path);
}

function changed(json, operation, [name, ...rest]) {
  if (name === undefined) {
    return OPERATIONS[operation](json);
  }
  const copy = Array.isArray(json) ? [...json] : new Map(json);
  const place = Array.isArray(json) ? Number(name) : name;
  const value = changed(Array.isArray(json) ? json[place] : json.get(place), operation, rest);
  if (Array.isArray(copy)) {
    copy.splice(place, 1, ...(value === undefined ? [] : [value]));
  } else if (value === undefined) {
    copy.delete(place);
  } else {
    copy.set(place, value);
  }
  return copy;
}

const OPERATIONS = {
  '-': () => undefined,
  '+': (json) => new Map([...json, ['further', 1]]),
  '~': slightly,
  0: () => null,
  1: () => -1,
  a: () => 'a',
  l: () => 'l'.repeat(300),
  e: () => [],
  y: (text) => text.replace('2026-', '2025-'),
};

function slightly(json) {
  switch (typeof json) {
    case 'string': return json === '' ? '0' : json.slice(0, -1) + (json.endsWith('0') ? '1' : '0');
    case 'number': return json === Number.MAX_SAFE_INTEGER ? json - 1 : json + 1;
    case 'boolean': return !json;
    default: return 0;
  }
}

const own = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', own.publicKey);
const ownKeys = JSON.stringify({ keys: [{ kty, crv, x, y, kid: 'own', alg: 'ES256', use: 'sig' }] });

/** A service's own signature over header and payload, whatever they are. */
async function signed(document) {
  const text = ['header', 'payload'].map((name) => base64url(document.get(name) ?? null)).join('.');
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, own.privateKey, Buffer.from(text));
  return `${text}.${Buffer.from(signature).toString('base64url')}`;
}

function signedIn(receipt) {
  const [header, payload] = receipt.split('.').map((part, place) => (place < 2 ? readJson(bytes(part).toString()) : null));
  return new Map([['header', header.set('kid', 'own')], ['payload', payload]]);
}

/** The events with their contents as JSON, and without hashes. */
function plain(opening) {
  return opening.get('events').map((event) => new Map([['header', event.get('header')], ['parts', event.get('parts').map((part) =>
    (part.has('content') ? new Map(part).set('content', readJson(bytes(part.get('content')).toString())) : part))]]));
}

/** History written anew: chained and signed again. */
async function rewritten(opening, events, receipt) {
  const chain = [];
  for (const event of events) {
    chain.push(await chained(event, chain.at(-1)?.get('hash') ?? ZEROS));
  }
  const document = signedIn(receipt);
  const seq = Math.min(document.get('payload').get('seq'), chain.length);
  document.set('payload', new Map(document.get('payload')).set('seq', seq).set('head', chain[seq - 1].get('hash')));
  return { opening: canonical(new Map(opening).set('events', chain)), receipt: await signed(document), keys: ownKeys };
}

async function chained(plainEvent, previous) {
  const event = new Map(plainEvent instanceof Map ? plainEvent : []);
  if (Array.isArray(event.get('parts'))) {
    event.set('parts', event.get('parts').map((part) => (part instanceof Map && part.has('content') ? new Map(part).set('content', base64url(part.get('content'))) : part)));
  }
  return event.set('format', 'parley-event/1').set('previous', previous).set('hash', await hashOf(event, previous).catch(() => ZEROS));
}

async function hashOf(event, previous) {
  const parts = await Promise.all(event.get('parts').map(async (part) => new Map([['audience', part.get('audience')],
    ['commitment', part.get('commitment') ?? (await sha256(bytes(part.get('salt')), bytes(part.get('content')))).toString('hex')]])));
  const hashed = new Map([['format', 'parley-event/1'], ['header', event.get('header')], ['parts', parts]]);
  return (await sha256(Buffer.from(previous, 'hex'), Buffer.from(canonical(hashed)))).toString('hex');
}

async function verdict(texts) {
  const found = await verifyDraw(texts);
  return found.verified ? `VERIFIED ${found.price}` : found.fault;
}

let compared = 0;

async function assertAll(verdicts, textsOf, told) {
  for (const [wanted, patches] of verdicts ?? []) {
    for (const patch of patches) {
      assert.equal(await verdict(await textsOf(patch)), wanted, `${told}: ${patch}`);
      compared += 1;
    }
  }
}

async function assertDraw(draw, keys) {
  const [name, receipt, opening] = ['name', 'receipt', 'opening'].map((one) => draw.get(one));
  const texts = { receipt, opening: canonical(opening), keys: canonical(keys) };
  const found = await verifyDraw(texts);
  assert.equal(found.verified ? `VERIFIED ${found.price}` : found.fault, draw.get('verdict'), `${name}: ${found.why}`);
  compared += 1;
  if (found.verified) {
    assert.deepEqual(['lowest', 'lowerFair', 'upperFair', 'highest'].map((one) => Number(found.zone[one])), draw.get('drawn').get('zone'), name);
    assert.equal(words(found.epsilon), draw.get('drawn').get('epsilon'), name);
  }
  await assertAll(draw.get('changed')?.get('opening'), (patch) => ({ ...texts, opening: canonical(patched(opening, patch)) }), name);
  await assertAll(draw.get('changed')?.get('keys'), (patch) => ({ ...texts, keys: canonical(patched(keys, patch)) }), name);
  await assertAll(draw.get('resigned'), async (patch) => ({ ...texts, receipt: await signed(patched(signedIn(receipt), patch)), keys: ownKeys }), name);
  await assertAll(draw.get('rewritten'), (patch) => rewritten(opening, patched(plain(opening), patch), receipt), name);
  for (const [one, other, wanted] of draw.get('spelled') ?? []) {
    assert.equal(await verdict({ ...texts, opening: texts.opening.replaceAll(one, other) }), wanted, `${name}: ${other}`);
    compared += 1;
  }
}

async function assertReceipt({ receipt, ...texts }) {
  for (let place = 0; place < receipt.length; place += 1) {
    const other = receipt[place] === 'A' ? 'B' : 'A';
    assert.equal(await verdict({ ...texts, receipt: receipt.slice(0, place) + other + receipt.slice(place + 1) }), 'RECEIPT', `character ${place}`);
    compared += 1;
  }
}

const vectors = readJson(await readFile(VECTORS, 'utf8'));
const draws = vectors.get('draws');
for (const draw of draws) {
  await assertDraw(draw, vectors.get('keys'));
}
await assertReceipt({ receipt: draws[0].get('receipt'), opening: canonical(draws[0].get('opening')), keys: canonical(vectors.get('keys')) });
assert.equal(await verdict({ receipt: '', opening: '', keys: '{"keys":[]}' }), 'CONTENT', 'nothing proves nothing');
assert.ok(compared > 3_000, `${compared} were compared`);
console.log(`${draws.length} draws, ${compared} verdicts as the core's verifier has them.`);
