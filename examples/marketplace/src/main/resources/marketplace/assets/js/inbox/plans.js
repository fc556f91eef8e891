/** What an answer to several buyers sends each of them, or why it sends one nothing. */

import { show } from '../money.js';
import { amountOf, priceOf, units } from '../terms.js';

/** A plan for each row: {row, words} with the move, or without one when there is nothing to send. */
export function plans(kind, rows, details, input) {
  return PLANNERS[kind](rows.map((row) => ({ row, action: row.view.allowedActions.find((one) => one.kind === kind) })), details, input);
}

const PLANNERS = { reject, counter, accept };

function answer(kind, { view }, rest) {
  return { kind, answers: view.details.offer.id, termsHash: view.details.offer.termsHash, ...rest };
}

function spoken(input) {
  return input.message ? { message: input.message } : {};
}

function reject(entries, details, input) {
  return entries.map(({ row, action }) => !action ? { row, words: 'Cannot be declined now.' } : {
    row, words: input.invite ? 'Will be asked for a better offer.' : 'Will be declined, and it ends.',
    move: answer('reject', row, { payload: { ...(input.invite ? { invite: true } : {}), ...spoken(input) } }),
  });
}

function counter(entries, details, input) {
  return entries.map(({ row, action }) => {
    if (!action) {
      return { row, words: 'No further counter-offer is possible; accept or decline.' };
    }
    const { offer } = row.view.details;
    const items = offer.terms.map((terms) => priced(row.view, terms, input.prices.get(terms.item)));
    if (items.some((one) => one === null)) {
      return { row, words: 'Will get the price that you write.' };
    }
    const total = items.reduce((sum, one) => sum + one.amount, 0);
    if (total <= offer.total.minorUnits) {
      return { row, words: `Offers ${total === offer.total.minorUnits ? 'that' : 'more'} already; accept it instead.` };
    }
    return { row, words: `Will be offered ${show({ minorUnits: total, currency: offer.total.currency })}.`, move: answer('counter', row, { items: items.map((one) => one.terms), payload: spoken(input) }) };
  });
}

/** The same terms at another price. */
function priced(view, terms, price) {
  const item = view.listing.items.find((one) => one.id === terms.item);
  if (!price) {
    return null;
  }
  const values = { ...terms.values, [priceOf(item).id]: price };
  return { terms: { item: item.id, values }, amount: amountOf(item, values).minorUnits };
}

/** The best offer first, while there is enough left for it. */
function accept(entries, details) {
  const left = new Map();
  const key = (row, item) => `${row.view.listing.ref} ${item}`;
  const rest = (row, item) => left.get(key(row, item)) ?? details.get(row.view.listing.ref).left[item] ?? 0;
  return entries.toSorted((one, other) => other.row.view.details.offer.total.minorUnits - one.row.view.details.offer.total.minorUnits).map(({ row, action }) => {
    if (!action) {
      return { row, words: 'Cannot be accepted now.' };
    }
    const wanted = row.view.details.offer.terms.map((terms) => ({ item: terms.item, units: units(row.view.listing.items.find((one) => one.id === terms.item), terms.values) }));
    const short = wanted.find((one) => rest(row, one.item) < one.units);
    if (short) {
      const there = rest(row, short.item);
      return { row, words: there === 0 ? 'Nothing is left for this one: a better offer takes it.' : `Only ${there} would be left, and ${short.units} are asked for.` };
    }
    wanted.forEach((one) => left.set(key(row, one.item), rest(row, one.item) - one.units));
    return { row, words: `Will be accepted at ${show(row.view.details.offer.total)}.`, move: answer('accept', row, { payload: {} }) };
  });
}
