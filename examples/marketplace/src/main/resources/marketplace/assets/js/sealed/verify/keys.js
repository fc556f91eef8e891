/** The keys that a marketplace publishes (RFC 7517), and receipts that were signed with them: compact JWS, ES256 alone. */

import { base64url, number, utf8 } from './bytes.js';
import { canonical, find, get, integer, list, members, mismatch, Mismatch, read, readJsonBytes, requireOnly, text } from './json.js';
import { hash, id, instant, negotiation, seat } from './names.js';

const MAX_LENGTH = 1 << 20;
const FIELD = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };

/** The P-256 keys of a JWK set, by name; others are passed over. */
export function publishedKeys(jwks) {
  const keys = new Map();
  for (const jwk of read(jwks, 'keys', (value) => list(value, (key) => key))) {
    if (find(jwk, 'kty') === 'EC' && find(jwk, 'crv') === 'P-256') {
      const key = publishedKey(jwk);
      if (keys.has(key.kid)) {
        mismatch('keys has one kid twice');
      }
      keys.set(key.kid, key);
    }
  }
  return keys;
}

function publishedKey(jwk) {
  [['alg', 'ES256'], ['use', 'sig']].forEach(([name, value]) => (find(jwk, name) ?? value) === value || mismatch(`${name} must be ${value}`));
  if (find(jwk, 'd') !== undefined) {
    mismatch('a published key must not hold a private one');
  }
  const [x, y] = [coordinate(jwk, 'x'), coordinate(jwk, 'y')];
  const isPoint = x < FIELD && y < FIELD && (y * y - (x * x * x - 3n * x + B)) % FIELD === 0n;
  return isPoint ? { kid: read(jwk, 'kid', (value) => id(value, 128)), x: get(jwk, 'x'), y: get(jwk, 'y') } : mismatch('x and y are no point on P-256');
}

function coordinate(jwk, name) {
  const bytes = read(jwk, name, (value) => base64url(text(value)));
  return bytes.length === 32 ? number(bytes) : mismatch(`${name} must have 32 bytes`);
}

/** {receipt: {kid, negotiation, seq, head, issuedAt, viewer}} or {why}: what a compact receipt vouches for. */
export async function verifyReceipt(keys, compact) {
  try {
    const { why, kid, payload } = await verifyJws(keys, compact, 'parley-receipt+jws');
    return why ? { why: `it is not signed by a published key: ${why}` } : { receipt: { kid, ...receipt(payload) } };
  } catch (problem) {
    if (problem instanceof Mismatch) {
      return { why: `what was signed is not of the expected shape: ${problem.message}` };
    }
    throw problem;
  }
}

function receipt(json) {
  requireOnly(json, 'negotiation', 'seq', 'head', 'issuedAt', 'tenant', 'viewer');
  return {
    tenant: json.has('tenant') ? read(json, 'tenant', (value) => id(value, 128)) : undefined,
    negotiation: read(json, 'negotiation', negotiation),
    seq: read(json, 'seq', (value) => (integer(value) >= 1 ? value : mismatch('starts at 1'))),
    head: read(json, 'head', hash),
    issuedAt: read(json, 'issuedAt', instant),
    viewer: read(json, 'viewer', seat),
  };
}

async function verifyJws(keys, compact, type) {
  if (compact.length > MAX_LENGTH) {
    return { why: 'it is too long' };
  }
  const parts = compact.split('.');
  const [head, payload, signature] = parts.length === 3 ? parts.map((part) => quietly(() => base64url(part))) : [];
  if (!head || !payload || !signature) {
    return { why: 'it is not three parts of canonical base64url' };
  }
  const header = quietly(() => members(readJsonBytes(head))) ?? new Map();
  if ([...header.keys()].sort().join() !== 'alg,kid,typ' || [...header.values()].some((value) => typeof value !== 'string')) {
    return { why: 'its header does not have alg, kid and typ alone' };
  }
  const [alg, kid, typ] = ['alg', 'kid', 'typ'].map((name) => header.get(name));
  const why = alg !== 'ES256' ? 'its algorithm is not ES256' : typ !== type ? 'its type is not the expected one'
    : !keys.has(kid) ? 'no published key has its kid' : !await isSigned(keys.get(kid), `${parts[0]}.${parts[1]}`, signature) ? 'its signature does not verify' : null;
  const said = why ? null : canonicalObject(payload);
  return said ? { kid, payload: said } : { why: why ?? 'its payload is not a canonical JSON object' };
}

async function isSigned({ x, y }, signed, signature) {
  if (signature.length !== 64 || ![signature.slice(0, 32), signature.slice(32)].map(number).every((scalar) => scalar > 0n && scalar < ORDER)) {
    return false;
  }
  const key = await crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x, y }, CURVE, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, utf8(signed));
}

function canonicalObject(bytes) {
  const value = quietly(() => members(readJsonBytes(bytes)));
  const again = value ? utf8(canonical(value)) : [];
  return value && again.length === bytes.length && again.every((byte, place) => byte === bytes[place]) ? value : null;
}

function quietly(act) {
  try {
    return act();
  } catch (problem) {
    if (problem instanceof Mismatch) {
      return null;
    }
    throw problem;
  }
}
