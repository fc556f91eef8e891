/** What somebody looks for, as the address says it, and which goods fit. */

import { digits, parse } from '../money.js';

const LISTS = ['condition', 'place'];
const WORDS = ['q', 'category', 'sort', 'currency', 'from', 'to'];
const MARKS = ['negotiable', 'unsold'];

/** A wish for everything, in the catalogue's own order. */
export const EVERYTHING = { q: '', category: '', sort: '', currency: 'EUR', from: '', to: '', condition: [], place: [], negotiable: false, unsold: false };

/** The wish in an address. */
export function fromAddress(search) {
  const asked = new URLSearchParams(search);
  const wish = { ...EVERYTHING };
  WORDS.filter((name) => asked.get(name)).forEach((name) => { wish[name] = asked.get(name); });
  LISTS.forEach((name) => { wish[name] = asked.getAll(name); });
  MARKS.forEach((name) => { wish[name] = asked.has(name); });
  return wish;
}

/** The address of a wish. */
export function toAddress(wish) {
  const query = new URLSearchParams();
  WORDS.filter((name) => wish[name] && (name !== 'currency' || wish.from || wish.to)).forEach((name) => query.set(name, wish[name]));
  LISTS.forEach((name) => wish[name].forEach((value) => query.append(name, value)));
  MARKS.filter((name) => wish[name]).forEach((name) => query.set(name, ''));
  const text = query.toString().replace(/=(?=&|$)/g, '');
  return text ? `/?${text}` : '/';
}

/** Whether it narrows anything. */
export function isNarrow(wish) {
  return toAddress({ ...wish, sort: '' }) !== '/';
}

/** The goods that fit, in the order that is asked for. */
export function fitting(cards, wish) {
  const [from, to] = [bound(wish.from, wish.currency), bound(wish.to, wish.currency)];
  const found = cards.filter((card) => (!wish.category || card.category === wish.category)
    && (wish.condition.length === 0 || wish.condition.includes(card.condition))
    && (wish.place.length === 0 || wish.place.includes(card.place))
    && (!wish.negotiable || card.negotiable !== false)
    && (!wish.unsold || !card.soldOut)
    && ((from === null && to === null) || card.listPrice.currency === wish.currency)
    && (from === null || card.listPrice.minorUnits >= from)
    && (to === null || card.listPrice.minorUnits <= to));
  return ORDERS[wish.sort] ? found.toSorted(ORDERS[wish.sort]) : found;
}

/** Amounts of different currencies are not compared: euros come first, then the rest by currency. */
function byPrice(direction) {
  const rank = (card) => card.listPrice.currency === 'EUR' ? '' : card.listPrice.currency;
  return (one, other) => rank(one).localeCompare(rank(other)) || direction * (one.listPrice.minorUnits - other.listPrice.minorUnits);
}

const ORDERS = { cheap: byPrice(1), dear: byPrice(-1), name: (one, other) => one.title.localeCompare(other.title) };

function bound(text, currency) {
  return text.trim() === '' || text.includes('-') ? null : parse(text, currency);
}

/** What is wrong with the bounds that were typed, by field. */
export function wrongBounds({ from, to, currency }) {
  const wrong = {};
  for (const [name, text] of Object.entries({ from, to })) {
    if (text.trim() !== '' && bound(text, currency) === null) {
      wrong[name] = digits(currency) === 0 ? 'Write a whole amount.' : 'Write an amount, such as 150.';
    }
  }
  if (!wrong.from && !wrong.to && from.trim() && to.trim() && bound(from, currency) > bound(to, currency)) {
    wrong.to = 'This is less than the other.';
  }
  return wrong;
}
