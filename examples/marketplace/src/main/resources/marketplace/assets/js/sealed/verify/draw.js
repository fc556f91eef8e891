/**
 * Recomputes a drawn price from a receipt, an opening and the published keys alone, as `DrawVerifier` of Parley's core
 * does. The receipt vouches for the chain, the chain for the rules, the commitment to the seed, the submissions and the
 * outcome; so whatever is changed in the opening is found. No network, nothing but this directory and Web Crypto.
 */

import { about, brokenAt, event, firstPresent } from './events.js';
import { find, get, integer, list, members, mismatch, Mismatch, readJson, text } from './json.js';
import { publishedKeys, verifyReceipt } from './keys.js';
import { lot } from './listing.js';
import { item as itemName, seat as seatName } from './names.js';
import { opened, seedsOf } from './opened.js';
import { commitment, drawn, seed } from './seed.js';
import { draw, epsilon, zoneBetween } from './zone.js';

const FORMAT = 'parley-draw-opening/1';
const PLACING = ['submission-made', 'submission-revealed', 'commitment-made', 'submission-withdrawn'];

/** What is wrong, in the order of checking; `KEYS` where the keys themselves cannot be read. */
export const FAULTS = ['KEYS', 'CONTENT', 'TRANSCRIPT', 'RECEIPT', 'BEYOND_THE_RECEIPT', 'INCOMPLETE', 'SEED', 'PRICE'];

class Fault extends Error {
  constructor(fault, why) {
    super(why);
    this.fault = fault;
  }
}

/**
 * Verifies three texts: a receipt (compact JWS), an opening and published keys (both JSON).
 *
 * Gives {verified: true, ...} or {verified: false, fault, why, ...}, besides as much of these as was proved on the way:
 * item, events (how many), receipt {kid, seq, issuedAt, viewer}, negotiation, title, currency, settledAt, commitment,
 * rules, seller and buyer {price, fair, nonce}, zone and epsilon (big integers, ticks), tick, value, price (minor units).
 */
export async function verifyDraw({ receipt, opening, keys }) {
  const found = {};
  try {
    const trusted = reading('KEYS', () => publishedKeys(readJson(keys)));
    const shown = reading('CONTENT', () => draws(readJson(opening)));
    found.item = shown.item;
    await prove(found, trusted, shown, receipt);
    return { verified: true, ...found };
  } catch (problem) {
    if (problem instanceof Fault) {
      return { verified: false, fault: problem.fault, why: problem.message, ...found };
    }
    throw problem;
  }
}

/** What a reader gives; what it refuses is that fault. */
function reading(fault, act) {
  try {
    return act();
  } catch (problem) {
    throw problem instanceof Mismatch ? new Fault(fault, problem.message) : problem;
  }
}

function draws(json) {
  const known = [...members(json).keys()].every((name) => ['format', 'item', 'seed', 'events'].includes(name));
  if (!known || get(json, 'format') !== FORMAT) {
    mismatch(`must be a ${FORMAT} and nothing more`);
  }
  return { item: itemName(get(json, 'item')), seed: seed(get(json, 'seed')), events: list(get(json, 'events'), event) };
}

async function prove(found, keys, { item, seed: own, events }, compact) {
  const broken = await brokenAt(events);
  if (broken) {
    throw new Fault('TRANSCRIPT', broken);
  }
  found.events = events.length;
  found.receipt = await vouching(keys, compact, events);
  const history = reading('CONTENT', () => historyOf(events, item, found.receipt.seq));
  Object.assign(found, history.told);
  await recompute(found, history, own);
}

/** The receipt, if it vouches for these events. */
async function vouching(keys, compact, events) {
  const { receipt, why } = await verifyReceipt(keys, compact);
  const fault = why ?? (receipt.negotiation !== events[0].header.negotiation ? 'the transcript is of another negotiation'
    : receipt.seq > events.length ? 'the transcript ends before the event that was signed'
      : events[receipt.seq - 1].hash !== receipt.head ? 'the transcript has another event in the place that was signed' : null);
  if (fault) {
    throw new Fault('RECEIPT', fault);
  }
  return receipt;
}

/** What the chain holds of the draw: the rules, both last submissions, the outcome. */
function historyOf(events, item, vouchedFor) {
  const rules = fixed(events, 'parley.opened', opened);
  const seeds = fixed(events, 'secrets-fixed', seedsOf);
  const settled = only(events.filter(({ header }) => header.type === 'item-settled').filter((one) => about(one, item)));
  const incomplete = () => { throw new Fault('INCOMPLETE', 'it withholds the rules, a submission or the outcome'); };
  if (!rules || !seeds || !settled) {
    incomplete();
  }
  const prices = pricesOf(about(settled, item));
  const seller = bid(events, seatOf(rules, 'SELLER'), item) ?? incomplete();
  const buyer = bid(events, seatOf(rules, 'BUYER'), item) ?? incomplete();
  if (settled.header.seq > vouchedFor) {
    throw new Fault('BEYOND_THE_RECEIPT', 'its outcome came after what the receipt vouches for');
  }
  const lots = rules.listing.items.map((one) => lot(one, rules.rules.capPercent));
  const own = lots.find((one) => one.item.id === item) ?? mismatch(`the negotiation has no item ${item}`);
  return {
    rules, seeds, prices, seller, buyer, item, tick: own.tick,
    told: {
      negotiation: rules.negotiation, title: own.item.title, currency: own.currency, tick: own.tick, rules: rules.rules, seats: rules.seats,
      commitment: seeds.get(item), settledAt: settled.header.seq, seller, buyer,
    },
  };
}

async function recompute(found, { rules, seeds, prices, seller, buyer, item, tick }, own) {
  if (seeds.get(item) !== await commitment(own, rules.negotiation, item) || rules.rules.pricing !== 'draw') {
    throw new Fault('SEED', 'its seed is not the one that was committed to');
  }
  found.seedHolds = true;
  const value = await drawn(own, rules.negotiation, item, [seller.nonce ?? '', buyer.nonce ?? '']);
  const zone = zoneBetween(inTicks(seller, tick), inTicks(buyer, tick), rules.rules.missing);
  const price = zone && draw(zone, value.chance) * tick;
  if (zone) {
    Object.assign(found, { zone, epsilon: epsilon(zone), value, recomputed: price });
  }
  if (!zone || prices.length !== 1 || BigInt(prices[0]) !== price) {
    throw new Fault('PRICE', 'the rules make another price');
  }
  found.price = prices[0];
}

function inTicks({ price, fair }, tick) {
  return { best: BigInt(price) / tick, fair: fair === undefined ? undefined : BigInt(fair) / tick };
}

/** What the one event of a type shows to every party, read. */
function fixed(events, type, read) {
  const one = only(events.filter(({ header }) => header.type === type));
  const part = one && firstPresent(one);
  return part?.audience === 'parties' ? read(part.content) : null;
}

function only(events) {
  return events.length === 1 ? events[0] : null;
}

function pricesOf(outcome) {
  const winners = list(get(outcome, 'winners'), seatName);
  const prices = list(get(outcome, 'prices'), integer);
  return winners.length === prices.length ? prices : mismatch('winners and prices must be as many');
}

function seatOf({ seats }, role) {
  return seats.find((one) => one.role === role)?.id ?? mismatch(`the seats lack a ${role}`);
}

/** What a seat placed last, {price, fair, nonce}, if that is shown: an earlier word does not count. */
function bid(events, seat, item) {
  const last = events.findLast(({ header, parts }) => PLACING.includes(header.type) && parts[0]?.audience === `seat:${seat}`);
  const line = last ? about(last, item) : null;
  if (!line) {
    return null;
  }
  itemName(get(line, 'item'));
  const stated = find(line, 'bid');
  return stated === undefined ? null : {
    price: integer(get(stated, 'price')),
    fair: find(stated, 'fair') === undefined ? undefined : integer(find(stated, 'fair')),
    nonce: find(stated, 'nonce') === undefined ? undefined : text(find(stated, 'nonce')),
  };
}
