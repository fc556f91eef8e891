/** Bytes: their spellings, hashes and joins. */

import { mismatch } from './json.js';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));
const encoder = new TextEncoder();

export function utf8(text) {
  return encoder.encode(text);
}

export function join(...pieces) {
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  pieces.reduce((at, piece) => {
    joined.set(piece, at);
    return at + piece.length;
  }, 0);
  return joined;
}

/** Lower-case hexadecimal digits. */
export function hex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes that hexadecimal digits spell. */
export function unhex(digits) {
  return Uint8Array.from({ length: digits.length / 2 }, (_, place) => Number.parseInt(digits.slice(2 * place, 2 * place + 2), 16));
}

/** Bytes as one number, the highest first. */
export function number(bytes) {
  return BigInt(`0x${hex(bytes)}`);
}

/** The bytes of base64url without padding, in its one spelling: bits that are not used are zero. */
export function base64url(text) {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let [kept, bits, at] = [0, 0, 0];
  for (const digit of text) {
    const value = VALUES.get(digit) ?? mismatch('must be base64url without padding');
    kept = ((kept << 6) | value) & 0xfff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (kept >> bits) & 0xff;
      at += 1;
    }
  }
  return bits < 6 && (kept & ((1 << bits) - 1)) === 0 ? bytes : mismatch('must be base64url without padding');
}

export async function sha256(...pieces) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', join(...pieces)));
}

export async function hmac(key, message) {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, message));
}
