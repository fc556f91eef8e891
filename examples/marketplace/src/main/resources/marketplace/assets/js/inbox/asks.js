/** Which ended negotiations have a draw that the other side asks to open; asked of Parley once for each of their changes. */

import { parley } from '../api.js';

const MOST = 30;
const AT_ONCE = 4;

function seatOf(one, principal) {
  return one.seats.find((seat) => seat.principal === principal)?.id;
}

/** {asks(summary), fetch(summaries, principal)}: `fetch` tells whether any is different now. */
export function asks() {
  const known = new Map();
  async function fetchOne(one, principal) {
    const before = known.get(one.id)?.asks ?? false;
    const answer = await parley.get(`/negotiations/${one.id}/draws`).catch(() => null);
    if (answer) {
      known.set(one.id, { at: one.updatedAt, asks: answer.draws.some((draw) => draw.consented.length > 0 && !draw.consented.includes(seatOf(one, principal))) });
    }
    return (known.get(one.id)?.asks ?? false) !== before;
  }
  return {
    asks: (one) => known.get(one.id)?.asks ?? false,
    async fetch(summaries, principal) {
      const missing = summaries.filter((one) => !one.open && one.protocol === 'sealed-bid' && one.phase.endsWith('agreed') && seatOf(one, principal)).slice(0, MOST)
        .filter((one) => known.get(one.id)?.at !== one.updatedAt);
      let changed = false;
      while (missing.length > 0) {
        changed = (await Promise.all(missing.splice(0, AT_ONCE).map((one) => fetchOne(one, principal)))).includes(true) || changed;
      }
      return changed;
    },
  };
}
