/** Whether a view waits for somebody's answer, as `yourTurn` says of a line of a list. */

import { now } from './time.js';

const FRESH_MS = 5_000;

/** Whether a line changed so lately that it may change again without its time telling. */
export function isFresh(one) {
  return now() - Date.parse(one.updatedAt) < FRESH_MS;
}

const STATES_A_PRICE = ['submit', 'commit'];

/** Whether the viewer has something to answer in a view. A sealed price may be changed, but once stated it waits for nothing. */
export function isTurn(view) {
  return view.open && view.allowedActions.some((action) => action.kind !== 'withdraw' && !(view.details.own && STATES_A_PRICE.includes(action.kind)));
}
