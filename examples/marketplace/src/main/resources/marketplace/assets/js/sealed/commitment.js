/** Committing to a price without telling it: the hash goes out, price and salt stay on this device until the reveal. */

import { hex } from './form.js';

const PREFIX = 'fairhand:sealed:';

/**
 * The move that commits a seat to a statement {items, payload}, which is kept here first.
 *
 * The hash is SHA-256 over canonical JSON: names in order, no space, as Parley's documentation of commitments says.
 */
export async function commit({ id, seat }, { items, payload }) {
  const salt = hex(crypto.getRandomValues(new Uint8Array(32)));
  const sorted = [...items].sort((one, other) => (one.item < other.item ? -1 : 1));
  const text = canonical({
    format: 'parley-commitment/1', negotiation: id, seat, salt, items: sorted,
    fairPrices: payload.fairPrices ?? {}, nonces: payload.nonces ?? {},
  });
  const commitment = hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const all = kept(id);
  localStorage.setItem(PREFIX + id, JSON.stringify({ ...all, [commitment]: { items, payload: { ...payload, salt } } }));
  return { kind: 'commit', items: [], payload: { commitment } };
}

/** What a commitment stands for, if it was made on this device. */
export function statementOf(id, commitment) {
  return kept(id)[commitment] ?? null;
}

/** The move that reveals what was committed to, unchanged. */
export function reveal(statement) {
  return { kind: 'reveal', ...statement };
}

function kept(id) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + id) ?? '{}');
  } catch {
    return {};
  }
}

/** JSON with names in order. What is committed to has whole numbers and plain text only. */
function canonical(value) {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  return value && typeof value === 'object'
    ? `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`
    : JSON.stringify(value);
}
