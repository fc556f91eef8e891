/** Checks that an agreement was signed by one of this marketplace's published keys and says what the page shows. */

import { parley } from './api.js';

/** {valid, words}: whether a deal's signature holds, in words. */
export async function checkSignature(deal) {
  const [header, payload, signature] = deal.signature.split('.');
  const { kid, alg } = JSON.parse(text(header));
  const { keys } = await parley.get('/keys');
  const jwk = keys.find((one) => one.kid === kid);
  if (!jwk || alg !== 'ES256') {
    return { valid: false, words: 'The key that signed it is not among the published ones.' };
  }
  const key = await crypto.subtle.importKey('jwk', { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  const holds = await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes(signature), new TextEncoder().encode(`${header}.${payload}`));
  const said = JSON.parse(text(payload));
  const same = said.id === deal.id && said.buyer === deal.buyer && said.seller === deal.seller
    && said.total.minorUnits === deal.total.minorUnits && said.total.currency === deal.total.currency && said.head === deal.transcriptHead;
  return holds && same ? { valid: true, words: `The signature holds: key ${kid.slice(0, 8)} signed this price between these two people.` }
    : { valid: false, words: 'The signature does not hold. Tell Fairhand.' };
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
