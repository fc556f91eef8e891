/** Whether a negotiation waits for somebody's answer: taking back one's own offer is possible at any time and is no turn. */

import { parley } from './api.js';
import { now } from './time.js';

const PREFIX = 'fairhand:turn:';
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

/** The same for a line of a list, which is looked into once for each of its changes. */
export async function waitsForMe(one) {
  if (!one.open || !one.yourTurn) {
    return false;
  }
  const name = PREFIX + one.id;
  try {
    const [at, answer] = (sessionStorage.getItem(name) ?? '').split(' ');
    if (at === one.updatedAt && !isFresh(one)) {
      return answer === 'yes';
    }
  } catch {
    // without storage it is asked each time
  }
  const turn = isTurn(await parley.get(`/negotiations/${one.id}`));
  try {
    sessionStorage.setItem(name, `${one.updatedAt} ${turn ? 'yes' : 'no'}`);
  } catch {
    // a full or forbidden storage keeps nothing
  }
  return turn;
}
