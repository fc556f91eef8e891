/** Where a page tells that software acts for somebody: one chip, and who is meant. */

import { h } from './dom.js';

const WHICH = 'Which software it is, and what it may spend, nobody else is told.';

/** The chip beside what software did or does for somebody; `who` as in a sentence: "you", or a name. */
export function softwareChip(who) {
  return h('span', { class: 'by-software', title: `Software acts for ${who}. ${WHICH}`, test: 'by-software' }, 'by software');
}

/** Whether the view tells that software acts for one of its seats. */
export function isSoftware(view, seat) {
  return (view.software ?? []).includes(seat?.id);
}

/** The seats other than the viewer's own for which software acts. */
export function rivalsBySoftware(view) {
  return view.seats.filter((seat) => seat.id !== view.seat && isSoftware(view, seat));
}
