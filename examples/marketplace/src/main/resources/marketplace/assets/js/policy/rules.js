/** Rules as the facade takes them, told apart part by part. Nothing here knows of the page. */

/** A rule whole and in one way of writing, so that equal rules are equal texts. */
export function plain(rule) {
  const { categories = [], price, sellers = [], attributes = {} } = rule.selector ?? {};
  const selector = {};
  if (categories.length > 0) {
    selector.categories = [...categories].sort();
  }
  if (price) {
    selector.price = withoutEmpty({ currency: price.currency, min: price.min, max: price.max });
  }
  if (sellers.length > 0) {
    selector.sellers = [...sellers].sort();
  }
  if (Object.keys(attributes).length > 0) {
    selector.attributes = sorted(attributes);
  }
  const { protocol, version, parameters = {} } = rule.choice;
  return withoutEmpty({
    name: rule.name,
    enabled: rule.enabled !== false,
    effectiveFrom: rule.effectiveFrom,
    effectiveUntil: rule.effectiveUntil,
    selector,
    choice: { protocol, version, parameters: sorted(parameters), ...settlementOf(rule.choice),
      ...mediatorOf(rule.choice), ...softwareOf(rule.choice) },
  });
}

/** How a choice settles: its rule, with the count or the bundles that the rule needs. */
function settlementOf({ settlement, atLeast, bundles }) {
  return withoutEmpty({ settlement, atLeast, bundles });
}

/** Who mediates, if anybody does. */
function mediatorOf({ mediator }) {
  return withoutEmpty({ mediator });
}

/** That the parties are not told of software; that they are is left out. */
function softwareOf({ showsSoftware }) {
  return showsSoftware === false ? { showsSoftware } : {};
}

function withoutEmpty(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== null));
}

function sorted(value) {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return value && typeof value === 'object'
    ? Object.fromEntries(Object.keys(value).sort().map((name) => [name, sorted(value[name])]))
    : value;
}

/** Whether two values say the same, whatever the order of their members. */
export function same(one, other) {
  return JSON.stringify(sorted(one) ?? null) === JSON.stringify(sorted(other) ?? null);
}

const PARTS = {
  name: (rule) => rule.name,
  enabled: (rule) => rule.enabled,
  effectiveFrom: (rule) => rule.effectiveFrom,
  effectiveUntil: (rule) => rule.effectiveUntil,
  categories: (rule) => rule.selector.categories,
  price: (rule) => rule.selector.price,
  sellers: (rule) => rule.selector.sellers,
  attributes: (rule) => rule.selector.attributes,
  protocol: (rule) => ({ protocol: rule.choice.protocol, version: rule.choice.version }),
  parameters: (rule) => rule.choice.parameters,
  settlement: (rule) => settlementOf(rule.choice),
  mediator: (rule) => rule.choice.mediator,
  software: (rule) => rule.choice.showsSoftware !== false,
};

/** The parts in which two rules differ: [{part, from, to}]. */
export function differences(before, after) {
  if (before === after || JSON.stringify(before) === JSON.stringify(after)) {
    return [];
  }
  const [one, other] = [plain(before), plain(after)];
  return Object.entries(PARTS)
    .map(([part, read]) => ({ part, from: read(one), to: read(other) }))
    .filter(({ from, to }) => !same(from, to));
}

/** A rule with one part taken from another. */
export function withPart(rule, part, from) {
  const [mine, theirs] = [plain(rule), plain(from)];
  const put = {
    protocol: () => { Object.assign(mine.choice, { protocol: theirs.choice.protocol, version: theirs.choice.version }); },
    parameters: () => { mine.choice.parameters = theirs.choice.parameters; },
    settlement: () => {
      const { settlement, atLeast, bundles, ...others } = mine.choice;
      mine.choice = { ...others, ...settlementOf(theirs.choice) };
    },
    mediator: () => {
      const { mediator, ...others } = mine.choice;
      mine.choice = { ...others, ...mediatorOf(theirs.choice) };
    },
    software: () => {
      const { showsSoftware, ...others } = mine.choice;
      mine.choice = { ...others, ...softwareOf(theirs.choice) };
    },
  };
  if (put[part]) {
    put[part]();
  } else {
    const [to, source] = part in theirs || part in mine || ['name', 'enabled', 'effectiveFrom', 'effectiveUntil'].includes(part)
      ? [mine, theirs] : [mine.selector, theirs.selector];
    if (source[part] === undefined) {
      delete to[part];
    } else {
      to[part] = source[part];
    }
  }
  return plain(mine);
}

/** Entries of a published list: a rule's name tells it apart there. */
export function named(rules) {
  return rules.map((rule) => ({ key: `rule:${rule.name}`, rule: plain(rule) }));
}

/**
 * The second list with the keys of the first. A rule is the same by its name; one that was renamed is known by what else
 * it says, or at least by the listings that it is about.
 */
export function matched(before, after) {
  const names = new Map(before.map((entry) => [entry.rule.name, entry.key]));
  const there = new Set(after.map((entry) => entry.rule.name));
  const orphans = before.filter((entry) => !there.has(entry.rule.name));
  const keys = new Map(after.filter((entry) => names.has(entry.rule.name)).map((entry) => [entry, names.get(entry.rule.name)]));
  for (const alike of [(one, other) => same({ ...one, name: '' }, { ...other, name: '' }), (one, other) => same(one.selector, other.selector)]) {
    for (const entry of after.filter((one) => !keys.has(one))) {
      const twin = orphans.findIndex((orphan) => alike(orphan.rule, entry.rule));
      if (twin >= 0) {
        keys.set(entry, orphans.splice(twin, 1)[0].key);
      }
    }
  }
  return after.map((entry) => ({ key: keys.get(entry) ?? entry.key, rule: entry.rule }));
}

/** What turns one list into another: {added, removed, moved, changed}, places counted from 1. */
export function compare(before, after) {
  const was = new Map(before.map((entry, index) => [entry.key, { ...entry, place: index + 1 }]));
  const is = new Map(after.map((entry, index) => [entry.key, { ...entry, place: index + 1 }]));
  const common = after.filter((entry) => was.has(entry.key)).map((entry) => entry.key);
  const still = new Set(longestRising(common, (key) => was.get(key).place));
  return {
    added: after.filter((entry) => !was.has(entry.key)).map((entry) => is.get(entry.key)),
    removed: before.filter((entry) => !is.has(entry.key)).map((entry) => was.get(entry.key)),
    moved: common.filter((key) => !still.has(key)).map((key) => ({ ...is.get(key), from: was.get(key).place })),
    changed: common
      .map((key) => ({ ...is.get(key), parts: differences(was.get(key).rule, is.get(key).rule) }))
      .filter((entry) => entry.parts.length > 0),
  };
}

/** How many things a comparison found. */
export function size({ added, removed, moved, changed }) {
  return added.length + removed.length + moved.length + changed.length;
}

/** The greatest part of a list that is in order already: what is left over has moved. */
function longestRising(keys, place) {
  const ends = [];
  const before = new Map();
  for (const key of keys) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (place(ends[middle]) < place(key)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    before.set(key, ends[low - 1]);
    ends[low] = key;
  }
  const chain = [];
  for (let key = ends.at(-1); key !== undefined; key = before.get(key)) {
    chain.unshift(key);
  }
  return chain;
}
