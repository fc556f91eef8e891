/** The rules of an English auction as a page needs them: amounts of an item, and what may be bid next. */

import { amountOf, priceOf } from '../terms.js';

/** Whether rules are those of an English auction. */
export function isEnglish(rules) {
  return rules?.protocol === 'english';
}

/** The item that an auction sells. */
export function itemOf({ listing, details }) {
  return listing.items.find((item) => item.id === details.item) ?? listing.items[0];
}

/** An amount of an item's currency. */
export function money(item, minorUnits) {
  return { minorUnits, currency: item.listPrice.currency };
}

/** What a buyer pays in all at a price, with the fees and the number that the listing fixes. */
export function totalAt(item, minorUnits) {
  const values = Object.fromEntries(item.issues.map(({ id, domain }) => [id, only(domain, item)]));
  return amountOf(item, { ...values, [priceOf(item).id]: money(item, minorUnits) }) ?? money(item, minorUnits);
}

function only(domain, item) {
  return domain.type === 'price' ? money(item, domain.min) : domain.min;
}

/** The bid of a maximum, as a move. */
export function bidOf(item, minorUnits) {
  return { kind: 'bid', items: [{ item: item.id, values: { [priceOf(item).id]: money(item, minorUnits) } }], payload: {} };
}

/** What the viewer may bid: {min, max, tick}; null when bids are not taken from it. */
export function limitsOf({ open, details, allowedActions, seat, listing }) {
  if (!open) {
    return null;
  }
  const item = itemOf({ listing, details });
  const price = priceOf(item);
  if (!seat) {
    const { max, tick } = price.domain;
    return { min: details.minimum, max: details.buyNow === undefined ? max : details.buyNow - tick, tick };
  }
  return allowedActions.find((action) => action.kind === 'bid')?.limits.items[item.id][price.id] ?? null;
}

/** A bid five percent above the least one, in whole ticks; null where that is more than is taken. */
export function fivePercent({ min, max, tick }) {
  const raised = Math.ceil((min * 105) / 100 / tick) * tick;
  return raised > min && raised <= max ? raised : null;
}

/** How late bids move the close of an auction that is opened now: {seconds, mostSeconds}, as the server works them out where they are left out. */
export function softClose({ startsAt, closesAfterSeconds = 7 * 24 * 3600, closesAt, softCloseSeconds, softCloseMostSeconds }) {
  const length = closesAt ? (new Date(closesAt) - (startsAt ? new Date(startsAt) : Date.now())) / 1000 : closesAfterSeconds;
  const half = Math.max(0, Math.floor(Math.floor(length) / 2));
  return { seconds: softCloseSeconds ?? Math.min(120, half), mostSeconds: softCloseMostSeconds ?? Math.min(3600, half) };
}
