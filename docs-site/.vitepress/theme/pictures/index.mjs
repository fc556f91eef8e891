/** Every picture of the guide by its name, and the component that shows one with its text alternative. */
import { h } from 'vue';
import { WIDE } from './drawing.mjs';
import * as negotiating from './negotiating.mjs';
import * as reckoning from './reckoning.mjs';
import * as settling from './settling.mjs';

export const pictures = { ...negotiating, ...settling, ...reckoning };

export const Picture = {
  props: { of: { type: String, required: true } },
  setup: (props) => () => shown(props.of, pictures[props.of]),
};

function shown(name, { title, text, caption, high, drawing }) {
  const head = `<defs><marker id="head-${name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>`;
  const told = `<title id="${name}-title">${title}</title><desc id="${name}-text">${text}</desc>`;
  const drawn = drawing.join('').replaceAll('class="way', `marker-end="url(#head-${name})" class="way`);
  return h('figure', { class: 'picture' }, [
    h('svg', { viewBox: `0 0 ${WIDE} ${high}`, role: 'img', 'aria-labelledby': `${name}-title`, 'aria-describedby': `${name}-text`, innerHTML: told + head + drawn }),
    h('figcaption', { innerHTML: caption }),
  ]);
}
