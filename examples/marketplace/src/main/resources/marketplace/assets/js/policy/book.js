/** The policy's versions and dry runs, as the facade gives them. */

import { parley, shop } from '../api.js';
import { Procedures } from './words.js';

/** The most listings that one dry run takes. */
export const BATCH = 100;
const NONE = { version: 0, rules: [], comment: '', warnings: [] };

/** The policy in force; version 0 without rules when none was ever published. */
export async function inForce() {
  try {
    return await parley.get('/policy');
  } catch (problem) {
    if (problem.status === 404) {
      return NONE;
    }
    throw problem;
  }
}

export function version(number) {
  return number === 0 ? Promise.resolve(NONE) : parley.get(`/policy/versions/${number}`);
}

/** A page of versions, newest first: {items, next}. */
export function versions(cursor) {
  return parley.get(`/policy/versions?limit=20${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
}

export async function procedures() {
  const { items } = await parley.get('/protocols');
  return new Procedures(await Promise.all([...new Set(items.map((one) => one.name))].map((name) => parley.get(`/protocols/${encodeURIComponent(name)}`))));
}

/** The whole catalogue, also where it comes page by page. */
export async function catalogue() {
  const cards = [];
  let path = '/listings';
  while (path) {
    const answer = await shop.get(path);
    cards.push(...(Array.isArray(answer) ? answer : answer.items));
    path = answer.next ? `/listings?cursor=${encodeURIComponent(answer.next)}` : null;
  }
  return cards;
}

export function publish(rules, comment, seen) {
  return parley.put('/policy', comment ? { rules, comment } : { rules }, { 'If-Match': `"${seen}"` });
}

/** What is wrong with rules ({faults}), or what an editor should know of them ({warnings}). */
export async function check(rules) {
  try {
    const { warnings = [] } = await tried({ listings: [], draft: { rules } });
    return { faults: [], warnings: warnings.map(placed) };
  } catch (problem) {
    if (problem.violations?.some((one) => one.pointer.startsWith('/draft'))) {
      return { faults: problem.violations.map(placed), warnings: [] };
    }
    throw problem;
  }
}

/** A violation or a warning with the rule that it belongs to and where in the rule. */
export function placed({ pointer, code, message, sentence }) {
  const [, rule, path] = /^(?:\/draft)?\/rules\/(\d+)(\/.*)?$/.exec(pointer) ?? [];
  return { code, sentence: message ?? sentence, rule: rule === undefined ? null : Number(rule), path: path ?? '', pointer };
}

export function tried(request) {
  return parley.post('/policy/dry-run', request);
}

/**
 * What rules would do to listings at an instant, compared with the policy in force: [{ref, now, then}], then.changes where
 * it differs. A listing that has gone meanwhile is left out.
 */
export async function compared(refs, rules, at, onProgress) {
  const lines = [];
  const warnings = new Map();
  for (let first = 0; first < refs.length || first === 0; first += BATCH) {
    onProgress(Math.min(first, refs.length), refs.length);
    const batch = refs.slice(first, first + BATCH);
    const [now, then] = await both(batch, rules, at);
    then.warnings.forEach((warning) => warnings.set(warning.pointer, placed(warning)));
    then.items.forEach((line, place) => lines.push({ ref: line.listing, now: now.items[place], then: line }));
  }
  onProgress(refs.length, refs.length);
  return { lines, warnings: [...warnings.values()] };
}

/** So many rules say so much of every listing that fewer are tried at once. */
async function inHalves(listings, rules, at) {
  const middle = Math.ceil(listings.length / 2);
  const [first, second] = [await both(listings.slice(0, middle), rules, at), await both(listings.slice(middle), rules, at)];
  return first.map((one, side) => ({ items: [...one.items, ...second[side].items], warnings: one.warnings }));
}

async function both(listings, rules, at) {
  try {
    return await Promise.all([tried({ listings, at }), tried({ listings, at, draft: { rules } })]);
  } catch (problem) {
    if (listings.length > 1 && problem.violations?.some((one) => one.pointer === '/listings')) {
      return inHalves(listings, rules, at);
    }
    const gone = new Set((problem.violations ?? []).map((one) => /^\/listings\/(\d+)$/.exec(one.pointer)?.[1]).filter(Boolean).map(Number));
    if (gone.size === 0) {
      throw problem;
    }
    return both(listings.filter((_, place) => !gone.has(place)), rules, at);
  }
}
