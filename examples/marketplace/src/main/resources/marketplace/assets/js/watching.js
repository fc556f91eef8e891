/** Watching goods: a button that is pressed while one watches. */

import { announce, drawing, fill, h } from './dom.js';
import { guard, problemLine } from './fields.js';
import { shop } from './api.js';

const HEART = '<path d="M12 20S4 15 4 9.500A4.300 4.300 0 0 1 12 7a4.300 4.300 0 0 1 8 2.500C20 15 12 20 12 20z"/>';

/** The button for goods; it asks by itself whether they are watched. */
export function watchButton(ref) {
  const problem = problemLine('watch-problem');
  const button = h('button', { class: 'button quiet small', type: 'button', test: 'watch', 'aria-pressed': 'false' });
  const draw = (items) => {
    const on = items.includes(ref);
    button.setAttribute('aria-pressed', String(on));
    fill(button, drawing(HEART, '0 0 24 24', 'icon heart'), on ? 'Watching' : 'Watch');
  };
  draw([]);
  shop.get('/watchlist').then(({ items }) => draw(items), () => {});
  button.addEventListener('click', guard(button, problem, async () => {
    const on = button.getAttribute('aria-pressed') === 'true';
    const path = `/watchlist/${encodeURIComponent(ref)}`;
    draw((await (on ? shop.remove(path) : shop.post(path))).items);
    announce(on ? 'You no longer watch it.' : 'You watch it. It stands under For you.');
  }));
  return [button, problem];
}
