/**
 * The service's share of a draw. Every text and every salt is preceded by its length as four bytes, the highest first:
 *
 * commitment  = SHA-256("parley-seed/1" ‖ negotiation ‖ item ‖ salt ‖ value)
 * drawn bytes = HMAC-SHA-256(value, "parley-draw/1" ‖ negotiation ‖ item ‖ the seller's nonce ‖ the buyer's)
 */

import { hex, hmac, join, number, sha256, unhex, utf8 } from './bytes.js';
import { mismatch, text } from './json.js';
import { ratio } from './ratio.js';

/** {salt, value} of 128 hexadecimal digits. */
export function seed(value) {
  const bytes = /^[0-9a-f]{128}$/.test(text(value)) ? unhex(value) : mismatch('a seed has 128 lower-case hexadecimal digits');
  return { salt: bytes.slice(0, 32), value: bytes.slice(32) };
}

/** What was published when the negotiation opened. */
export async function commitment({ salt, value }, negotiation, item) {
  return hex(await sha256(...['parley-seed/1', negotiation, item].map(utf8).map(prefixed), prefixed(salt), prefixed(value)));
}

/** The uniform value in 64 hexadecimal digits, and the chance for which it stands: the middle of one of 2²⁵⁶ equal pieces. */
export async function drawn({ value }, negotiation, item, nonces) {
  const bytes = await hmac(value, join(...['parley-draw/1', negotiation, item, ...nonces].map(utf8).map(prefixed)));
  return { hex: hex(bytes), chance: ratio(2n * number(bytes) + 1n, 1n << 257n) };
}

function prefixed(bytes) {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  return join(length, bytes);
}
