/** How a sealed bid's price is drawn, for whoever wants to try, signed in or not. */

import { fill, h } from '../dom.js';
import { start } from '../chrome.js';
import { explain } from '../sealed/explainer/explainer.js';

start(({ main }) => {
  const place = h('div', { class: 'ex-place' });
  fill(main, h('div', { class: 'ex-page' },
    h('header', { class: 'wide' }, h('h1', {}, 'How a sealed bid finds its price'),
      h('p', { class: 'lead' }, 'Both sides state their prices unseen. Where the buyer’s highest reaches the seller’s lowest, the price is drawn: always between these two, mostly between what both call fair. Grab a handle and see.')), place));
  explain(place);
});
