/** Rules in words, as one would say them to a colleague. */

import { nameOf } from '../chrome.js';
import { CATEGORIES } from '../categories.js';
import { showSeconds } from '../time.js';
import { showLocal } from './instants.js';
import { isDuration, properties, titleOf } from './schema.js';

const language = navigator.language || 'en';
const list = new Intl.ListFormat(language, { type: 'conjunction' });
const either = new Intl.ListFormat(language, { type: 'disjunction' });

/** An amount with its currency's code, for several currencies stand side by side here. */
export function amount(minorUnits, currency) {
  const { places, show } = currencyFormat(currency);
  return show[minorUnits % 10 ** places === 0 ? 'whole' : 'broken'].format(minorUnits / 10 ** places).replace(/\u00a0/g, ' ');
}

const currencies = new Map();

/** Formats are dear to make, and a policy may have hundreds of amounts. */
function currencyFormat(currency) {
  if (!currencies.has(currency)) {
    const form = (digits) => new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'code', ...digits });
    const places = form({}).resolvedOptions().maximumFractionDigits;
    currencies.set(currency, { places, show: {
      whole: form({ minimumFractionDigits: 0, maximumFractionDigits: places }),
      broken: form({ minimumFractionDigits: places, maximumFractionDigits: places }),
    } });
  }
  return currencies.get(currency);
}

const lengths = new Map();

function lasting(seconds) {
  if (!lengths.has(seconds)) {
    lengths.set(seconds, showSeconds(seconds));
  }
  return lengths.get(seconds);
}

export function category(name) {
  return CATEGORIES[name] ?? name;
}

/** The procedures of this marketplace: what they are called and what parameters they take. */
export class Procedures {
  constructor(protocols) {
    this.all = protocols;
  }

  find(name, version) {
    return this.all.find((one) => one.name === name && one.version === version)
      ?? this.all.find((one) => one.name === name);
  }

  label(name) {
    const title = this.find(name)?.rulesSchema?.title;
    return title ?? `${name[0].toUpperCase()}${name.slice(1)}`.replaceAll('-', ' ');
  }
}

/** Which listings: "Books from EUR 20, by anybody". */
export function about({ categories = [], price, sellers = [], attributes = {} } = {}) {
  const what = categories.length > 0 ? list.format(categories.map(category)) : 'Everything';
  const wanted = Object.entries(attributes).map(([name, value]) => `${name} “${value}”`);
  return [
    [what, price ? range(price) : null].filter(Boolean).join(' '),
    wanted.length > 0 ? `with ${list.format(wanted)}` : null,
    sellers.length > 0 ? `by ${either.format(sellers.map(nameOf))}` : 'by anybody',
  ].filter(Boolean).join(', ');
}

export function range({ currency, min, max }) {
  if (min === undefined && max === undefined) {
    return `priced in ${currency}`;
  }
  return [
    min === undefined ? null : `from ${amount(min, currency)}`,
    max === undefined ? null : `up to ${amount(max, currency)}`,
  ].filter(Boolean).join(' ');
}

export const SETTLEMENTS = {
  'each-item': 'each piece by itself',
  all: 'all pieces together',
};

const PHRASES = {
  offerExpirySeconds: (value) => `an offer stands ${lasting(value)}`,
  overallDeadlineSeconds: (value) => `over after ${lasting(value)}`,
  maxRounds: (value) => `at most ${value} offers in all`,
  maxOffersPerBuyerAndListing: (value) => `at most ${value} offers a buyer`,
  monotoneConcession: (value) => value ? 'prices only move closer' : 'prices may move apart',
  maxMessageLength: (value) => value === 0 ? 'no messages' : `messages up to ${value} characters`,
  opener: (value) => value === 'either' ? 'either side begins' : `the ${value} begins`,
};
const ALWAYS_SAID = ['offerExpirySeconds'];

/** How: ["Alternating offers", "an offer stands 2 days", "each piece by itself"]. */
export function how(choice, procedures) {
  const schema = procedures.find(choice.protocol, choice.version)?.rulesSchema;
  const parameters = choice.parameters ?? {};
  const known = properties(schema);
  const told = Object.keys({ ...PHRASES, ...known, ...parameters })
    .filter((name) => name in parameters || (choice.protocol === 'alternating-offers' && ALWAYS_SAID.includes(name) && known[name]?.default !== undefined))
    .map((name) => parameter(choice.protocol, name, parameters[name] ?? known[name].default, known[name]));
  return [procedures.label(choice.protocol), ...told, SETTLEMENTS[choice.settlement] ?? choice.settlement];
}

/** One parameter in words; those of a protocol that the page has never seen by their schema's title. */
export function parameter(protocol, name, value, schema) {
  const phrase = protocol === 'alternating-offers' ? PHRASES[name] : null;
  return phrase && ['number', 'boolean', 'string'].includes(typeof value) ? phrase(value)
    : `${titleOf(name, schema)}: ${parameterValue(name, value, schema)}`;
}

export function parameterValue(name, value, schema = {}) {
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  if (Number.isInteger(value) && isDuration(name, schema)) {
    return lasting(value);
  }
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) {
    return value.length > 0 ? list.format(value) : 'none';
  }
  if (value && typeof value === 'object' && !Array.isArray(value)) {
    const inside = properties(schema);
    return list.format(Object.entries(value).map(([one, held]) => `${titleOf(one, inside[one]).toLowerCase()} ${parameterValue(one, held, inside[one])}`));
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** When: null for a rule that always counts. */
export function when({ effectiveFrom, effectiveUntil }) {
  return [
    effectiveFrom ? `from ${showLocal(effectiveFrom)}` : null,
    effectiveUntil ? `until ${showLocal(effectiveUntil)}` : null,
  ].filter(Boolean).join(' ') || null;
}

/** The whole rule as one sentence. */
export function sentence(rule, procedures) {
  const [procedure, ...rest] = how(rule.choice, procedures);
  return `${about(rule.selector)} → ${[procedure.toLowerCase(), ...rest].join(', ')}${when(rule) ? `; ${when(rule)}` : ''}`;
}

const PARTS = {
  name: ['Name', (value) => `“${value}”`],
  enabled: ['State', (value) => value ? 'switched on' : 'switched off'],
  effectiveFrom: ['Begins', (value) => value ? showLocal(value) : 'always'],
  effectiveUntil: ['Ends', (value) => value ? showLocal(value) : 'never'],
  categories: ['Categories', (value) => value ? list.format(value.map(category)) : 'every one'],
  price: ['Price', (value) => value ? range(value) : 'any'],
  sellers: ['Sellers', (value) => value ? either.format(value.map(nameOf)) : 'anybody'],
  attributes: ['Attributes', (value) => value ? list.format(Object.entries(value).map(([name, wanted]) => `${name} “${wanted}”`)) : 'any'],
  settlement: ['Settles', (value) => SETTLEMENTS[value] ?? value],
};

/** What differs between two rules in words: [{name, from, to}]. */
export function spoken({ part, from, to }, rule, procedures) {
  if (part === 'protocol') {
    const say = (value) => value ? `${procedures.label(value.protocol)}, version ${value.version}` : '';
    return [{ name: 'Procedure', from: say(from), to: say(to) }];
  }
  if (part === 'parameters') {
    const schema = properties(procedures.find(rule.choice.protocol, rule.choice.version)?.rulesSchema);
    return Object.keys({ ...from, ...to })
      .filter((name) => JSON.stringify(from?.[name]) !== JSON.stringify(to?.[name]))
      .map((name) => ({ name: titleOf(name, schema[name]), from: usual(name, from?.[name], schema[name]), to: usual(name, to?.[name], schema[name]) }));
  }
  const [name, say] = PARTS[part];
  return [{ name, from: say(from), to: say(to) }];
}

function usual(name, value, schema) {
  if (value !== undefined) {
    return parameterValue(name, value, schema);
  }
  return schema?.default === undefined ? 'not set' : `as usual (${parameterValue(name, schema.default, schema)})`;
}

export function plural(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}
