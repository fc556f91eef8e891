/** What stands in each open negotiation of a list, read once for each of its changes. */

import { parley } from '../api.js';
import { isFresh, isTurn } from '../turns.js';

const AT_ONCE = 4;

/** {of(summary), isTurn(summary), fetch(summaries)}: the views that are known; `fetch` tells whether any is different now. */
export function views() {
  const known = new Map();
  const stamp = (one) => `${one.id} ${one.updatedAt}`;
  async function fetchOne(one) {
    const had = known.get(one.id);
    const answer = await parley.getIfChanged(`/negotiations/${one.id}`, had?.etag).catch(() => null);
    if (answer) {
      known.set(one.id, { stamp: stamp(one), view: answer.body, etag: answer.etag });
    }
    return Boolean(answer);
  }
  return {
    of: (one) => known.get(one.id)?.view ?? null,
    async fetch(summaries) {
      const missing = summaries.filter((one) => one.open && (known.get(one.id)?.stamp !== stamp(one) || isFresh(one)));
      let changed = false;
      while (missing.length > 0) {
        changed = (await Promise.all(missing.splice(0, AT_ONCE).map(fetchOne))).includes(true) || changed;
      }
      return changed;
    },
    /** Whether it waits for the viewer; while its view is not known, what the list says. */
    isTurn: (one) => known.has(one.id) ? isTurn(known.get(one.id).view) : one.open && one.yourTurn,
  };
}
