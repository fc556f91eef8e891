/** The three files of a proof, chosen or pasted, and told apart by what is in them. */

import { freshId, h } from '../dom.js';

const MOST_BYTES = 50_000_000;

/** {opening?, receipt?, keys?}: what a text is; nothing when it is none of them. */
export function sortOut(text) {
  const trimmed = text.trim();
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(trimmed)) {
    return { receipt: trimmed };
  }
  const json = parsed(trimmed);
  return json?.format === 'parley-draw-opening/1' ? { opening: trimmed }
    : Array.isArray(json?.keys) ? { keys: trimmed }
      : json?.opening && typeof json.receipt === 'string' ? { opening: JSON.stringify(json.opening), receipt: json.receipt } : {};
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A place for a text that comes from a file or is pasted: {node, put(text), read(), focus()}. */
export function fileField({ name, label, hint }) {
  const [id, error] = [freshId(name), freshId(`${name}-error`)];
  const described = `${id}-hint ${error}`;
  const area = h('textarea', { id, name, class: 'pasted code', rows: 3, spellcheck: 'false', autocomplete: 'off', 'aria-describedby': described, test: `text-${name}` });
  const file = h('input', { type: 'file', 'aria-label': `${label}: choose a file`, 'aria-describedby': described, test: `file-${name}` });
  const wrong = h('p', { class: 'field-error', id: error, role: 'alert' });
  const refuse = (words) => {
    wrong.textContent = words;
    area.setAttribute('aria-invalid', words ? 'true' : 'false');
  };
  area.addEventListener('input', () => refuse(''));
  file.addEventListener('change', async () => {
    const [chosen] = file.files;
    if (chosen && chosen.size > MOST_BYTES) {
      refuse('This file is too large to be one of the three.');
    } else if (chosen) {
      put(await chosen.text());
    }
  });
  function put(text) {
    area.value = text.trim();
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  return {
    put,
    focus: () => area.focus(),
    /** The text, or an empty one after it was said that it is missing. */
    read() {
      const text = area.value.trim();
      refuse(text ? '' : 'Choose the file, or paste what is in it.');
      return text;
    },
    node: h('div', { class: 'field' }, h('label', { class: 'label', for: id }, label), file, area, h('p', { class: 'hint', id: `${id}-hint` }, hint), wrong),
  };
}
