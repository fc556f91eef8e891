/** News by the browser itself, while a page of Fairhand is open somewhere: only what is new, and only where one asked. */

import { nameOf } from './chrome.js';
import { show } from './money.js';

const WISH = 'fairhand:news';
let known = null;

/** Whether this browser can tell, and whether it may: 'none', 'off' or 'on'. */
export function newsState() {
  return !('Notification' in window) ? 'none' : Notification.permission === 'granted' && localStorage.getItem(WISH) === 'on' ? 'on' : 'off';
}

/** Turns news on or off; gives the state afterwards. */
export async function turnNews(on) {
  const may = on && await Notification.requestPermission() === 'granted';
  localStorage.setItem(WISH, may ? 'on' : 'off');
  return newsState();
}

/** What waits, as news: {key, words, href}. */
export function newsOf({ payments, turns, approvals, lapsed }) {
  return [
    ...payments.map((one) => ({ key: `pay ${one.subject.negotiation}`, words: `To pay: ${one.subject.title}, ${show(one.total)}`, href: `/checkout/${one.subject.negotiation}` })),
    ...turns.map((one) => ({ key: `turn ${one.subject.negotiation} ${one.updatedAt}`, words: `${one.others.map(nameOf).join(' and ') || 'Somebody'} waits for your answer: ${one.subject.title}`, href: `/negotiations/${one.subject.negotiation}` })),
    ...approvals.map((one) => ({ key: `ask ${one.approval}`, words: 'Your agent asks for your approval', href: '/approvals' })),
    ...lapsed.map((one) => ({ key: `lapse ${one.subject.negotiation}`, words: `Not paid in time: ${one.subject.title}`, href: `/negotiations/${one.subject.negotiation}` })),
  ];
}

/** Tells of what was not there before, once somebody looks elsewhere. */
export function tellNews(waiting) {
  const now = newsOf(waiting);
  const fresh = known ? now.filter((one) => !known.has(one.key)) : [];
  known = new Set(now.map((one) => one.key));
  if (newsState() === 'on' && document.hidden) {
    fresh.forEach((one) => {
      const note = new Notification('Fairhand', { body: one.words, tag: one.key });
      note.onclick = () => {
        window.focus();
        location.assign(one.href);
      };
    });
  }
}
