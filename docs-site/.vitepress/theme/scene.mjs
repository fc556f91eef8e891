/** A negotiation that plays by itself on the first page: offer, counter-offer, acceptance, payment. It can be stopped. */
import { h, ref } from 'vue';

const STEPS = [
  ['buyer', 'Ann offers', '€60'],
  ['seller', 'Sam counters', '€70'],
  ['buyer', 'Ann accepts', '€70'],
  ['paid', 'Your checkout takes the deal', 'paid, €70'],
];

/** A line of prices with Ann's dot and Sam's, which meet. */
const TRACK = `<path class="rail" d="M20 34H340"/><path class="rail" d="M60 28v12M180 28v12M300 28v12"/>
  <text x="60" y="62">€60</text><text x="180" y="62">€70</text><text x="300" y="62">€80</text><text class="list" x="300" y="16">list price</text>
  <circle class="meeting" cx="180" cy="34" r="17"/><g class="sam"><circle cx="180" cy="34" r="10"/><text x="180" y="39">S</text></g><g class="ann"><circle cx="180" cy="34" r="10"/><text x="180" y="39">A</text></g>`;

export const Scene = {
  setup() {
    const stopped = ref(false);
    return () => h('section', { class: ['scene', { stopped: stopped.value }], 'aria-label': 'A negotiation in four steps' }, [
      h('p', { class: 'scene-goods' }, [h('strong', 'A lamp'), ' · listed at €80']),
      h('svg', { class: 'scene-track', viewBox: '0 0 360 72', 'aria-hidden': 'true', innerHTML: TRACK }),
      h('ol', STEPS.map(([kind, words, amount], place) => h('li', { class: [kind, `step-${place + 1}`] }, [`${words} `, h('b', amount)]))),
      h('button', { type: 'button', class: 'scene-stop', onClick: () => { stopped.value = !stopped.value; } }, stopped.value ? 'Play' : 'Pause'),
    ]);
  },
};
