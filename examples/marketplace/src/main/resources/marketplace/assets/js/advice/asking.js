/** Asking for an advice: at once where it is short, else as a simulation that can be watched and given up. */

import { announce, fill, h } from '../dom.js';
import { parley } from '../api.js';

const AT_ONCE = 20_000;
const PAUSE_MS = 600;
const ENDS = { CANCELLED: 'You gave the comparison up.', LOST: 'The comparison was lost with the machine that played it. Compare again.', FAILED: 'The comparison took too long. Compare quickly, or with fewer buyers.' };

/** The advice, or how the comparison ended without one: {advice, ended}. Progress is drawn in a place. */
export async function ask(question, place) {
  if (question.plays <= AT_ONCE) {
    fill(place, h('p', { class: 'hint', test: 'busy' }, 'Playing …'));
    try {
      return { advice: await parley.post('/advice', question) };
    } catch (refusal) {
      fill(place);
      throw refusal;
    }
  }
  const run = await parley.post('/simulations', question);
  const last = await watched(run, place);
  return { advice: last.advice, ended: ENDS[last.state] };
}

async function watched(run, place) {
  const path = `/simulations/${encodeURIComponent(run.id)}`;
  const bar = h('progress', { max: run.plays, value: 0, 'aria-label': 'Listings played', test: 'progress' });
  const said = h('p', { class: 'hint' }, 'Waiting for its turn …');
  const stop = h('button', { class: 'button quiet small', type: 'button', test: 'give-up', onclick: () => giveUp(path, stop) }, 'Give up');
  fill(place, h('div', { class: 'panel slim', test: 'simulation' }, said, bar, h('div', { class: 'row' }, stop)));
  announce('The comparison is under way.');
  let seen = run;
  while (['QUEUED', 'RUNNING'].includes(seen.state)) {
    await new Promise((resolve) => { setTimeout(resolve, PAUSE_MS); });
    seen = await parley.get(path);
    bar.value = seen.done;
    said.textContent = `${seen.done.toLocaleString()} of ${seen.plays.toLocaleString()} listings played.`;
  }
  return seen;
}

/** One that has ended meanwhile is seen at the next look. */
async function giveUp(path, stop) {
  stop.setAttribute('aria-disabled', 'true');
  await parley.post(`${path}/cancel`).catch((refusal) => {
    if (refusal.code !== 'SIMULATION_ENDED') {
      stop.removeAttribute('aria-disabled');
    }
  });
}
