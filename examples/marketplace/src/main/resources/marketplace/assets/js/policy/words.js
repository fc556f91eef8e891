/** Rules in words, as one would say them to a colleague. */

import { nameOf } from '../chrome.js';
import { CATEGORIES } from '../categories.js';
import { showSeconds } from '../time.js';
import { ENGLISH_HINTS, ENGLISH_PHRASES } from './english-words.js';
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

const SETTLEMENTS = {
  'each-item': () => 'each piece by itself',
  all: () => 'all pieces together',
  'at-least': ({ atLeast }) => `at least ${atLeast} pieces together`,
  bundles: ({ bundles }) => `in bundles: ${bundles.map((pieces) => pieces.join(' with ')).join('; ')}`,
};

/** How several pieces settle. */
export function settling(choice) {
  return SETTLEMENTS[choice.settlement]?.(choice) ?? choice.settlement;
}

const PHRASES = {
  offerExpirySeconds: (value) => `an offer stands ${lasting(value)}`,
  overallDeadlineSeconds: (value) => `over after ${lasting(value)}`,
  maxRounds: (value) => `at most ${value} offers in all`,
  maxOffersPerBuyerAndListing: (value) => `at most ${value} offers a buyer`,
  monotoneConcession: (value) => value ? 'prices only move closer' : 'prices may move apart',
  maxMessageLength: (value) => value === 0 ? 'no messages' : `messages up to ${value} characters`,
  opener: (value) => value === 'either' ? 'either side begins' : `the ${value} begins`,
};

/** The same for sealed bids; a phrase takes the value and all parameters, and says nothing where another says it too. */
const SEALED_PHRASES = {
  pricing: (value) => VALUES[`pricing ${value}`] ?? value,
  kNumerator: (value, all) => `the price lies ${value}/${all.kDenominator ?? 2} of the way from the seller’s price to the buyer’s`,
  kDenominator: (value, all) => 'kNumerator' in all ? null : `the price lies 1/${value} of the way from the seller’s price to the buyer’s`,
  secrecy: (value) => VALUES[`secrecy ${value}`] ?? value,
  closesAfterSeconds: (value) => `closes ${lasting(value)} after it opens`,
  closesAt: (value) => `closes on ${showLocal(value)}`,
  revealSeconds: (value) => `${lasting(value)} to reveal`,
  coolDownSeconds: (value) => value === 0 ? 'no wait after no deal' : `${lasting(value)} until the same two can try again`,
  edits: (value) => value ? 'a price may be changed until the close' : 'a price that is sealed stays as it is',
  forfeiture: (value) => VALUES[`forfeiture ${value}`] ?? value,
  missingFairPrice: (value) => VALUES[`missingFairPrice ${value}`] ?? value,
  capPercent: (value) => `no price above ${value} % of the list price`,
  auditor: (value) => `${nameOf(value)} may check draws`,
  units: (value) => value === 1 ? 'one unit' : `${value} units, one to a buyer`,
};
const given = (value, all, words) => all.amounts === 'minor-units' ? `${words} ${value} minor units` : `${words} ${value} % of the list price`;
const DUTCH_PHRASES = {
  amounts: () => null,
  start: (value, all) => given(value, all, 'begins at'),
  step: (value, all) => given(value, all, 'falls by'),
  floor: (value, all) => given(value, all, 'ends at'),
  stepSeconds: (value) => `each price lasts ${lasting(value)}`,
  units: (value) => value === 1 ? 'one unit' : `${value} units, one to a buyer`,
  startsAt: (value) => `starts on ${showLocal(value)}`,
  showsAcceptances: (value) => value ? 'everybody sees how many have accepted' : 'nobody sees who accepts before the step ends',
  watchable: (value) => value ? 'anyone may watch' : 'only those who take part see it',
};
const POSTED_PHRASES = {
  pricePercent: (value) => value === 100 ? 'at the list price' : `at ${value} % of the list price`,
  privateOffer: (value) => value ? 'one private offer to a buyer' : 'no offers',
  answerSeconds: (value) => `an offer waits ${lasting(value)} for its answer`,
  openSeconds: (value) => `a buyer may take ${lasting(value)}`,
};
const OF = { 'alternating-offers': PHRASES, 'sealed-bid': SEALED_PHRASES, 'sealed-auction': SEALED_PHRASES, english: ENGLISH_PHRASES, dutch: DUTCH_PHRASES, 'posted-price': POSTED_PHRASES };

/** Values that have a name of their own in a schema, as people say them. */
const VALUES = {
  'amounts percent': 'percent of the list price',
  'amounts minor-units': 'minor units, such as cents',
  'pricing draw': 'the price is drawn by chance between the two best prices',
  'pricing split': 'the price lies at a fixed share between the two best prices',
  'pricing first-price': 'the winner pays its own price',
  'pricing second-price': 'the winner pays the second-highest price',
  'pricing pay-as-bid': 'each winner pays its own price',
  'pricing uniform-price': 'all winners pay the highest price that wins nothing',
  'secrecy held': 'rivals see no price before the close',
  'secrecy committed': 'not even Fairhand sees a price before the close',
  'forfeiture void': 'a price that is not revealed counts for nothing',
  'forfeiture annul': 'if a price is not revealed, nobody gets anything',
  'missingFairPrice both-or-none': 'fair prices count only where both sides stated one',
  'missingFairPrice midpoint': 'a missing fair price is filled in halfway',
  'opener buyer': 'the buyer',
  'opener seller': 'the seller',
  'opener either': 'either side',
};

/** Hints in place of a schema's own description, where that names what only a program reads. */
export const HINTS = {
  ...ENGLISH_HINTS,
  units: 'Equal units of each piece, one to a buyer. More than one only where each winner pays its own price, or all pay the same.',
  closesAt: 'The clock closes it then, in place of how long.',
  kNumerator: 'Parts of the way from the seller’s price to the buyer’s; 0 takes the seller’s price. 1 of 2 meets halfway.',
  kDenominator: 'Out of so many parts.',
};

/** Whether every value that a schema names is said in words here, so that its own description says nothing more. */
export function isTold(name, { enum: values = [] }) {
  return values.every((value) => `${name} ${value}` in VALUES);
}

const ALWAYS_SAID = { 'alternating-offers': ['offerExpirySeconds'], 'sealed-bid': ['pricing', 'closesAfterSeconds'], 'sealed-auction': ['pricing', 'closesAfterSeconds'], english: ['closesAfterSeconds', 'softCloseSeconds'], dutch: ['start', 'step', 'floor', 'stepSeconds'], 'posted-price': ['pricePercent', 'privateOffer'] };

/** How: ["Alternating offers", "an offer stands 2 days", "each piece by itself"]. */
export function how(choice, procedures) {
  const schema = procedures.find(choice.protocol, choice.version)?.rulesSchema;
  const parameters = choice.parameters ?? {};
  const known = properties(schema);
  const always = ALWAYS_SAID[choice.protocol] ?? [];
  const told = Object.keys({ ...OF[choice.protocol], ...known, ...parameters })
    .filter((name) => name in parameters || (always.includes(name) && known[name]?.default !== undefined))
    .filter((name) => name !== 'closesAfterSeconds' || !('closesAt' in parameters))
    .map((name) => parameter(choice.protocol, name, parameters[name] ?? known[name].default, known[name], parameters))
    .filter(Boolean);
  return [procedures.label(choice.protocol), ...told, settling(choice), ...(choice.mediator ? [`mediated by ${mediator(choice.mediator)}`] : []),
    ...(choice.showsSoftware === false ? ['nobody is told where software acts'] : [])];
}

/** One parameter in words; those of a protocol that the page has never seen by their schema's title. */
export function parameter(protocol, name, value, schema, all = {}) {
  const phrase = OF[protocol]?.[name];
  return phrase && (['number', 'boolean', 'string'].includes(typeof value) || Array.isArray(value)) ? phrase(value, all)
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
  if (Array.isArray(value) && value.every((one) => typeof one === 'object')) {
    return value.length > 0 ? plural(value.length, 'range') : 'none';
  }
  if (value && typeof value === 'object' && !Array.isArray(value)) {
    const inside = properties(schema);
    return list.format(Object.entries(value).map(([one, held]) => `${titleOf(one, inside[one]).toLowerCase()} ${parameterValue(one, held, inside[one])}`));
  }
  if (typeof value === 'string' && `${name} ${value}` in VALUES) {
    return VALUES[`${name} ${value}`];
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
  return `${about(rule.selector)} → ${[inSentence(procedure), ...rest].join(', ')}${when(rule) ? `; ${when(rule)}` : ''}`;
}

/** A procedure's name inside a sentence: a language keeps its capital. */
export function inSentence(procedure) {
  return procedure.startsWith('English') ? procedure : procedure.toLowerCase();
}

/** Who mediates: a member, or the marketplace itself. */
function mediator(principal) {
  return principal === 'parley:service' ? 'the marketplace' : nameOf(principal);
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
  settlement: ['Settles', settling],
  mediator: ['Mediator', (value) => value ? mediator(value) : 'nobody'],
  software: ['Software', (value) => value ? 'the other side is told' : 'the other side is not told'],
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
