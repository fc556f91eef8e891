/** Placing a price: submitted at once, or committed to where not even the marketplace may know it before the close. */

import { parley } from '../api.js';
import { commit } from './commitment.js';
import { isCommitted } from './rules.js';

/** Places a statement {items, payload} in a negotiation, by `send`. */
export async function place(view, statement, send) {
  return send(isCommitted(view.rules) ? await commit(view, statement) : { kind: 'submit', ...statement });
}

/**
 * Opens a negotiation on a listing, or joins the auction that its seller has opened on it, and places a statement there;
 * gives the negotiation's id. One that is open stays so when the statement is refused, and its own page takes the next.
 */
export async function begin({ ref, rules, auction, statement }) {
  if (!auction && !isCommitted(rules)) {
    return (await parley.post('/negotiations', { listing: ref, first: { kind: 'submit', ...statement } })).id;
  }
  const view = auction ? await parley.post(`/negotiations/${auction}/join`, {}) : await parley.post('/negotiations', { listing: ref });
  await place(view, statement, (move) => parley.post(`/negotiations/${view.id}/moves`, move));
  return view.id;
}
