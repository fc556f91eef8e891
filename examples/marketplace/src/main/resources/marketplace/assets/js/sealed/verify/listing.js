/** The listing as the first event has it, as far as it may stand at all, and an item of it as a lot of which only the price is open. */

import { bool, find, get, integer, list, members, mismatch, text } from './json.js';
import { day, id, item as itemName, oneOf, prose } from './names.js';

const ROLES = ['UNIT_PRICE', 'LINE_PRICE', 'QUANTITY', 'FEE', 'OTHER'];
const PRICES = ['UNIT_PRICE', 'LINE_PRICE'];

/** {ref, items: [{id, title, issues, listPrice}]}; refuses what is no listing. */
export function listing(json) {
  const attributes = [...members(get(json, 'attributes'))];
  attributes.forEach(([name, value]) => [id(name, 128), prose(text(value), 256)]);
  ['seller', 'category'].forEach((name) => id(get(json, name), 128));
  ['taxIncluded', 'shippingIncluded'].forEach((name) => bool(get(json, name)));
  oneOf(['NOT_BINDING', 'ON_ACCEPTANCE', 'ON_PAYMENT'], get(json, 'binding'));
  oneOf(['RESERVED_AT_AGREEMENT', 'RESERVED_AT_BINDING_MOVE', 'FIRST_TO_PAY'], get(json, 'stockPolicy'));
  const items = list(get(json, 'items'), item);
  const currencies = new Set(items.map((one) => one.listPrice.currency));
  if (attributes.length > 64 || items.length === 0 || items.length > 100 || !areDifferent(items) || currencies.size > 1) {
    mismatch('a listing has at most 64 attributes, and 1 to 100 items of different names in one currency');
  }
  return { ref: id(get(json, 'ref'), 128), items };
}

function item(json) {
  const found = {
    id: itemName(get(json, 'id')), title: prose(get(json, 'title'), 256),
    issues: list(get(json, 'issues'), issue), listPrice: money(get(json, 'listPrice')),
  };
  const count = (roles) => found.issues.filter((one) => roles.includes(one.role)).length;
  if (count(PRICES) !== 1 || count(['QUANTITY']) > 1 || !areDifferent(found.issues) || found.issues.length > 32) {
    mismatch(`item ${found.id} must have at most 32 issues of different names, exactly one price and at most one quantity`);
  }
  if (found.listPrice.minorUnits < 0 || integer(get(json, 'stock')) < 0) {
    mismatch(`listPrice and stock of item ${found.id} must not be negative`);
  }
  if (found.issues.some(({ domain }) => domain.type === 'price' && domain.currency !== found.listPrice.currency)) {
    mismatch(`item ${found.id} has an issue of another currency`);
  }
  return found;
}

function areDifferent(named) {
  return new Set(named.map((one) => one.id)).size === named.length;
}

function money(json) {
  return { minorUnits: integer(get(json, 'minorUnits')), currency: currency(get(json, 'currency')) };
}

/** Which codes there are changes with the years and decides nothing here. */
function currency(value) {
  return /^[A-Z]{3}$/.test(text(value)) ? value : mismatch('currency must be an ISO 4217 code');
}

function issue(json) {
  const found = { id: id(get(json, 'id'), 128), role: oneOf(ROLES, get(json, 'role')), domain: domain(get(json, 'domain')) };
  const { role, domain: { type, min } } = found;
  const fits = role === 'OTHER' || (role === 'QUANTITY' ? type === 'integer' && min >= 1 : type === 'price');
  return fits ? found : mismatch(`issue ${found.id} of role ${role} has a domain of another type`);
}

function domain(json) {
  const type = text(get(json, 'type'));
  return Object.hasOwn(DOMAINS, type) ? { type, ...DOMAINS[type](json) } : mismatch('type must be price, integer, decimal, date or choice');
}

const DOMAINS = {
  price(json) {
    const found = { ...steps(json, 'tick'), currency: currency(get(json, 'currency')) };
    const onTick = found.min >= 0 && found.min % found.step === 0 && found.max % found.step === 0;
    return onTick ? found : mismatch('min and max must be multiples of tick, and min not negative');
  },
  integer: (json) => steps(json, 'step'),
  decimal(json) {
    const scale = integer(get(json, 'scale'));
    return scale >= 0 && scale <= 18 ? steps(json, 'step') : mismatch('scale must be 0 to 18');
  },
  date(json) {
    const [first, last] = ['first', 'last'].map((name) => day(get(json, name)));
    return dayNumber(last) >= dayNumber(first) ? { first, last } : mismatch('last must not be before first');
  },
  choice(json) {
    const labels = list(get(json, 'labels'), (label) => id(label, 128));
    return labels.length >= 1 && labels.length <= 1000 && new Set(labels).size === labels.length ? { labels } : mismatch('labels must be 1 to 1000 different texts');
  },
};

function steps(json, name) {
  const [min, max, step] = ['min', 'max', name].map((one) => integer(get(json, one)));
  return min <= max && step >= 1 ? { min, max, step } : mismatch('min must not exceed max, and the step must be at least 1');
}

function dayNumber(text) {
  const [, year, month, date] = /^(.+)-(\d\d)-(\d\d)$/.exec(text);
  return (Number(year) * 12 + Number(month)) * 31 + Number(date);
}

/** {item, tick, currency}: each item of a listing whose other issues leave no choice and whose cap leaves a price. */
export function lot(item, capPercent) {
  const { domain: price } = item.issues.find((one) => PRICES.includes(one.role));
  const cap = capPercent === undefined ? BigInt(price.max) : least(BigInt(price.max), (BigInt(item.listPrice.minorUnits) * BigInt(capPercent)) / 100n);
  const settled = item.issues.every((one) => PRICES.includes(one.role) || isSettled(one.domain));
  return settled && cap - (cap % BigInt(price.step)) >= BigInt(price.min) ? { item, tick: BigInt(price.step), currency: price.currency }
    : mismatch(`item ${item.id} leaves more than a price open`);
}

function least(one, other) {
  return one < other ? one : other;
}

function isSettled({ type, min, max, step, first, last, labels }) {
  switch (type) {
    case 'date': return first === last;
    case 'choice': return labels.length === 1;
    case 'integer': return BigInt(max) - BigInt(min) < BigInt(step);
    default: return min === max;
  }
}
