/** Whether a view waits for somebody's answer, as `yourTurn` says of a line of a list. */

import { now } from './time.js';

const FRESH_MS = 5_000;

/** Whether a line changed so lately that it may change again without its time telling. */
export function isFresh(one) {
  return now() - Date.parse(one.updatedAt) < FRESH_MS;
}

const STATES_A_PRICE = ['submit', 'commit', 'bid', 'buy-now', 'take-back'];

/** Whether the viewer has something to answer in a view. A sealed price may be changed and a bid raised, but once stated they wait for nothing. */
export function isTurn(view) {
  return view.open && view.allowedActions.some((action) => action.kind !== 'withdraw' && !(view.details.own && STATES_A_PRICE.includes(action.kind)));
}
