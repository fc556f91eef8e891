/** One's own changes put on top of somebody else's. What both changed stays one's own and is told. */

import { compare, differences, matched, named, same, withPart } from './rules.js';

/**
 * The draft as it would be had it begun with their version: {base, entries}, entries with `clashes` where both changed
 * the same part.
 *
 * @param base the entries that the draft began with
 * @param mine the draft's entries
 * @param rules their rules
 */
export function rebase(base, mine, rules) {
  const theirs = matched(base, named(rules));
  const from = index(base);
  const their = index(theirs);
  const my = index(mine);
  const kept = theirs
    .filter((entry) => my.has(entry.key) || !from.has(entry.key) || !same(entry.rule, from.get(entry.key).rule))
    .map((entry) => my.has(entry.key) ? merged(from.get(entry.key), my.get(entry.key), entry) : brought(entry, from));
  const own = mine.filter((entry) => !their.has(entry.key))
    .filter((entry) => !from.has(entry.key) || !same(entry.rule, from.get(entry.key).rule))
    .map((entry) => from.has(entry.key) ? { ...entry, clashes: [{ kind: 'removed' }] } : entry);
  const iMoved = compare(base, mine).moved.length > 0;
  const all = [...kept, ...own];
  return { base: theirs, entries: iMoved ? ordered(mine, theirs, all) : ordered(theirs, mine, all) };
}

function index(entries) {
  return new Map(entries.map((entry) => [entry.key, entry]));
}

/** A rule of theirs that is not in the draft: new, or changed by them while it was removed here. */
function brought(entry, from) {
  return from.has(entry.key) ? { ...entry, clashes: [{ kind: 'restored' }] } : entry;
}

function merged(was, mine, theirs) {
  if (!was) {
    return mine;
  }
  const ours = new Map(differences(was.rule, mine.rule).map((one) => [one.part, one]));
  const clashes = [];
  let rule = mine.rule;
  for (const { part, to } of differences(was.rule, theirs.rule)) {
    const own = ours.get(part);
    if (!own) {
      rule = withPart(rule, part, theirs.rule);
    } else if (!same(own.to, to)) {
      clashes.push({ kind: 'part', part, theirs: to ?? null, rule: theirs.rule });
    }
  }
  return clashes.length > 0 ? { ...mine, rule, clashes } : { ...mine, rule };
}

/** Entries in the order of the first list; what only the second has comes behind what it came behind there. */
function ordered(first, second, entries) {
  const all = index(entries);
  const order = first.map((entry) => entry.key).filter((key) => all.has(key));
  second.forEach((entry, place) => {
    if (all.has(entry.key) && !order.includes(entry.key)) {
      const before = second.slice(0, place).reverse().find((other) => order.includes(other.key));
      order.splice(before ? order.indexOf(before.key) + 1 : 0, 0, entry.key);
    }
  });
  return order.map((key) => all.get(key));
}
