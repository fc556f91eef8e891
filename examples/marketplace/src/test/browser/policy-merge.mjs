/**
 * Drafts of the policy without a browser: what a comparison finds is what was done, and putting changes on top of somebody
 * else's loses nothing of either.
 *
 *   node policy-merge.mjs        with seeds of its own, or SEED for one
 */
import assert from 'node:assert/strict';

const ASSETS = new URL('../../main/resources/marketplace/assets/js/policy/', import.meta.url);
const { compare, differences, matched, named, plain, same, size, withPart } = await import(new URL('rules.js', ASSETS));
const { rebase } = await import(new URL('merge.js', ASSETS));
const SEEDS = process.env.SEED ? [Number(process.env.SEED)] : Array.from({ length: 500 }, (_, seed) => seed + 1);

/** A small generator of our own (mulberry32). */
function chance(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function rule(name, any) {
  return plain({
    name,
    enabled: any(4) > 0,
    ...(any(4) === 0 ? { effectiveFrom: `2027-0${1 + any(9)}-01T00:00:00.000000Z` } : {}),
    selector: { categories: ['books', 'music', 'audio'].slice(any(3)), ...(any(2) ? { price: { currency: 'EUR', min: any(9) * 100 } } : {}) },
    choice: { protocol: 'alternating-offers', version: 1, parameters: any(2) ? { maxRounds: 1 + any(9) } : {}, settlement: any(2) ? 'all' : 'each-item' },
  });
}

/** Somebody's changes to a list: {entries, touched, gone}. */
function edited(entries, any, who) {
  let list = [...entries];
  const touched = new Set();
  for (let count = any(6); count > 0; count -= 1) {
    const at = any(Math.max(1, list.length));
    const kind = any(4);
    if (kind === 0 || list.length === 0) {
      const name = `${who} ${count}`;
      list.splice(at, 0, { key: who === 'theirs' ? `rule:${name}` : `new:${name}`, rule: rule(name, any) });
    } else if (kind === 1) {
      list.splice(at, 1);
    } else if (kind === 2) {
      list.splice(any(list.length), 0, list.splice(at, 1)[0]);
    } else {
      touched.add(list[at].key);
      list = list.map((entry, place) => place === at ? { ...entry, rule: { ...rule(entry.rule.name, any), name: entry.rule.name } } : entry);
    }
  }
  return { entries: list, touched };
}

function rules(entries) {
  return entries.map((entry) => entry.rule);
}

for (const seed of SEEDS) {
  const any = chance(seed);
  const base = named(Array.from({ length: any(7) }, (_, place) => rule(`rule ${place}`, any)));
  const mine = edited(base, any, 'mine').entries;
  const theirs = edited(base, any, 'theirs').entries;
  const told = `seed ${seed}`;

  const found = compare(base, mine);
  assert.equal(found.added.length + base.length - found.removed.length, mine.length, told);
  assert.equal(size(compare(mine, mine)), 0, told);
  assert.equal(size(found) === 0, same(base, mine), told);
  for (const { rule: after, key } of found.changed) {
    const before = base.find((entry) => entry.key === key).rule;
    assert.deepEqual(differences(before, after).reduce((one, { part }) => withPart(one, part, after), before), after, told);
  }

  assert.deepEqual(rules(rebase(base, base, rules(theirs)).entries), rules(theirs), `${told}: no changes of mine`);
  assert.deepEqual(rules(rebase(base, mine, rules(base)).entries), rules(mine), `${told}: no changes of theirs`);

  const { base: now, entries } = rebase(base, mine, rules(theirs));
  const keys = entries.map((entry) => entry.key);
  assert.equal(new Set(keys).size, keys.length, `${told}: no rule twice`);
  assert.deepEqual(rules(now), rules(theirs), told);
  for (const entry of compare(base, mine).added) {
    assert.ok(keys.includes(entry.key), `${told}: mine ${entry.rule.name} is there`);
  }
  for (const entry of compare(base, mine).changed) {
    const kept = entries.find((one) => one.key === entry.key);
    assert.ok(kept, `${told}: my change of ${entry.rule.name} is there`);
    entry.parts.forEach(({ to, part }) => assert.ok(differences(kept.rule, entry.rule).every((one) => one.part !== part), `${told}: ${part} is ${JSON.stringify(to)}`));
  }
  const after = matched(base, named(rules(theirs)));
  for (const entry of compare(base, after).added) {
    assert.ok(keys.includes(entry.key), `${told}: theirs ${entry.rule.name} is there`);
  }
  for (const { key, parts } of compare(base, after).changed) {
    const kept = entries.find((one) => one.key === key);
    const clashes = (kept.clashes ?? []).map((clash) => clash.part ?? clash.kind);
    const current = after.find((one) => one.key === key).rule;
    parts.forEach(({ part }) => assert.ok(clashes.includes(part) || clashes.includes('restored') || !differences(kept.rule, current).some((one) => one.part === part), `${told}: their ${part} is taken or told`));
  }
}

const renamed = compare(named([rule('old', chance(1))]), matched(named([rule('old', chance(1))]), named([{ ...rule('old', chance(1)), name: 'new' }])));
assert.deepEqual(renamed.changed.map((entry) => entry.parts.map((part) => part.part)), [['name']], 'a rule that was renamed is the same rule');
console.log(`${SEEDS.length} drafts were put on top of other people's changes.`);
