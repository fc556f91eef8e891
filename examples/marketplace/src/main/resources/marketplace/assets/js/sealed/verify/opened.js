/** What the first two events fixed: listing, rules and seats, and the service's commitment to a seed for each item. */

import { bool, find, get, integer, list, members, mismatch, text } from './json.js';
import { listing } from './listing.js';
import { anyInstant, hash, id, item, negotiation, oneOf, seat } from './names.js';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** {negotiation, listing, rules: {pricing, missing, capPercent, auditor}, seats}; refuses what could not have been opened. */
export function opened(json) {
  oneOf(['each-item', 'all', 'at-least', 'bundles'], get(json, 'settlement'));
  seat(get(json, 'openedBy'));
  anyInstant(get(json, 'openedAt'));
  return {
    negotiation: negotiation(get(json, 'id')),
    listing: listing(get(json, 'listing')),
    rules: rules(get(json, 'parameters')),
    seats: list(get(json, 'seats'), seated),
  };
}

/** The service's commitments to seeds, by item. */
export function seedsOf(json) {
  return new Map([...members(get(json, 'seeds'))].map(([name, seed]) => [item(name), commitment(seed)]));
}

function seated(json) {
  id(get(json, 'principal'), 128);
  return { id: seat(get(json, 'id')), role: oneOf(['BUYER', 'SELLER', 'MEDIATOR'], get(json, 'role')), principal: get(json, 'principal') };
}

function commitment(json) {
  text(get(json, 'key'));
  return hash(get(json, 'hash'));
}

/** The rules of sealed bids between two parties, with their defaults. */
function rules(json) {
  const given = (name, read) => (find(json, name) === undefined ? undefined : read(get(json, name)));
  const word = (name, ...words) => given(name, (value) => oneOf(words, value)) ?? words[0];
  number(json, 'closesAfterSeconds', 1, YEAR_SECONDS);
  given('closesAt', anyInstant);
  given('edits', bool);
  word('secrecy', 'held', 'committed');
  number(json, 'revealSeconds', 1, YEAR_SECONDS);
  word('forfeiture', 'void', 'annul');
  number(json, 'coolDownSeconds', 0, YEAR_SECONDS);
  const under = number(json, 'kDenominator', 1, 1_000_000) ?? 2;
  number(json, 'kNumerator', 0, under);
  const pricing = word('pricing', 'draw', 'split');
  const auditor = pricing === 'draw' ? given('auditor', (value) => id(value, 128)) : undefined;
  return { capPercent: number(json, 'capPercent', 1, 1_000), pricing, missing: word('missingFairPrice', 'both-or-none', 'midpoint'), auditor };
}

function number(json, name, least, most) {
  const value = find(json, name) === undefined ? undefined : integer(get(json, name));
  return value === undefined || (value >= least && value <= most) ? value : mismatch(`${name} must be ${least} to ${most}`);
}
