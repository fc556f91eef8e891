/** What waits for who is signed in, asked of the marketplace now and then while somebody looks. */

import { shop } from './api.js';
import { learn } from './time.js';

const EVERY_MS = 15_000;
const FIRST_MS = 250;
const listeners = new Set();
let latest = null;
let asked = '';
let timer = 0;

/** Hears of what waits, at once where it is known already, and whenever it changes. */
export function onWaiting(listener) {
  listeners.add(listener);
  if (latest) {
    listener(latest);
  }
}

/** Begins to ask. */
export function keepAsking() {
  timer = setTimeout(ask, FIRST_MS);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) { askAgain(); } });
  window.addEventListener('online', askAgain);
}

/** Asks now: something was done that changes what waits. */
export function askAgain() {
  clearTimeout(timer);
  ask();
}

async function ask() {
  clearTimeout(timer);
  try {
    if (!document.hidden) {
      const answer = await shop.get('/waiting');
      learn(answer.serverTime);
      const text = JSON.stringify({ ...answer, serverTime: null });
      if (text !== asked) {
        asked = text;
        latest = answer;
        listeners.forEach((listener) => listener(answer));
      }
    }
  } catch {
    // the page's banner says what is wrong; what was known stays
  }
  clearTimeout(timer);
  timer = setTimeout(ask, EVERY_MS);
}
