/** Checks that an agreement was signed by one of this marketplace's published keys and says what the page shows. */

import { parley } from './api.js';

/** {valid, words}: whether a deal's signature holds, in words. */
export async function checkSignature(deal) {
  const [jws, object, index, path] = deal.signature.split('~');
  const [header, payload, signature] = jws.split('.');
  const { kid, alg } = JSON.parse(text(header));
  const { keys } = await parley.get('/keys');
  const jwk = keys.find((one) => one.kid === kid);
  if (!jwk || alg !== 'ES256') {
    return { valid: false, words: 'The key that signed it is not among the published ones.' };
  }
  const key = await crypto.subtle.importKey('jwk', { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  const holds = await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes(signature), new TextEncoder().encode(`${header}.${payload}`));
  const among = object === undefined || await isAmong(JSON.parse(text(payload)), bytes(object), Number(index), path);
  const said = JSON.parse(text(object ?? payload));
  const same = among && said.id === deal.id && said.buyer === deal.buyer && said.seller === deal.seller
    && said.total.minorUnits === deal.total.minorUnits && said.total.currency === deal.total.currency && said.head === deal.transcriptHead;
  return holds && same ? { valid: true, words: `The signature holds: key ${kid.slice(0, 8)} signed this price between these two people.` }
    : { valid: false, words: 'The signature does not hold. Tell Fairhand.' };
}

/** Whether an object is among those that were signed together: in the Merkle tree of that root and size (RFC 9162). */
async function isAmong({ root, size }, object, index, path) {
  let hash = await sha256([0], object);
  let place = index;
  let last = size - 1;
  for (const beside of path.match(/[0-9a-f]{64}/g) ?? []) {
    if (last === 0) {
      return false;
    }
    if (place % 2 === 1 || place === last) {
      hash = await sha256([1], fromHex(beside), hash);
      while (place % 2 === 0) {
        place /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = await sha256([1], hash, fromHex(beside));
    }
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && index < size && toHex(hash) === root;
}

async function sha256(...pieces) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(pieces.flatMap((piece) => [...piece]))));
}

function fromHex(hex) {
  return Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
}

function toHex(hash) {
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytes(base64url) {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}

function text(base64url) {
  return new TextDecoder().decode(bytes(base64url));
}

/** Gives the browser a file to keep. */
export function keepFile(name, content, type = 'application/json') {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
