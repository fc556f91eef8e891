/** What stands in each open negotiation of a list, read once for each of its changes. */

import { parley } from '../api.js';
import { isTurn } from '../turns.js';

const AT_ONCE = 4;

/** {of(summary), isTurn(summary), fetch(summaries)}: the views that are known, and a promise that those of a list are. */
export function views() {
  const known = new Map();
  const stamp = (one) => `${one.id} ${one.updatedAt}`;
  async function fetchOne(one) {
    const view = await parley.get(`/negotiations/${one.id}`).catch(() => null);
    if (view) {
      known.set(one.id, { stamp: stamp(one), view });
    }
  }
  return {
    of: (one) => known.get(one.id)?.view ?? null,
    async fetch(summaries) {
      const missing = summaries.filter((one) => one.open && known.get(one.id)?.stamp !== stamp(one));
      while (missing.length > 0) {
        await Promise.all(missing.splice(0, AT_ONCE).map(fetchOne));
      }
    },
    /** Whether it waits for the viewer; while its view is not known, what the list says. */
    isTurn: (one) => known.has(one.id) ? isTurn(known.get(one.id).view) : one.open && one.yourTurn,
  };
}
