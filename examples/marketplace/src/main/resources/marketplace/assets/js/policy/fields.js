/** Fields of the rule's form. Each knows its place in the rule, reads what is typed, and shows what is wrong beside itself. */

import { fill, freshId, h } from '../dom.js';

/** A field with label, hint and place for faults; `control` gets its id and what describes it. */
export function field({ path, label, hint, wide = false, optional = false }, control) {
  const id = freshId('rule');
  const described = [hint ? `${id}-hint` : null, `${id}-error`].filter(Boolean).join(' ');
  return h('div', { class: wide ? 'field across' : 'field', 'data-path': path },
    h('label', { class: 'label', for: id }, label, optional ? h('span', { class: 'optional' }, ' (optional)') : null),
    control({ id, 'aria-describedby': described }),
    hint ? h('p', { class: 'hint', id: `${id}-hint` }, hint) : null,
    h('p', { class: 'field-error', id: `${id}-error` }));
}

/** A group of choices with a legend. */
export function group({ path, label, hint, wide = true }, ...children) {
  const id = freshId('rule');
  return h('fieldset', { class: wide ? 'field across' : 'field', 'data-path': path, 'aria-describedby': `${id}-error` },
    h('legend', { class: 'label' }, label), ...children,
    hint ? h('p', { class: 'hint' }, hint) : null,
    h('p', { class: 'field-error', id: `${id}-error` }));
}

/** Shows faults at their fields: each at the one whose place is the longest beginning of its own. */
export function showFaults(form, faults) {
  const places = [...form.querySelectorAll('[data-path]')];
  const told = new Map(places.map((place) => [place, []]));
  const rest = [];
  for (const fault of faults) {
    const home = places.filter((place) => fault.path === place.dataset.path || fault.path.startsWith(`${place.dataset.path}/`))
      .sort((one, other) => other.dataset.path.length - one.dataset.path.length)[0];
    if (home) {
      told.get(home).push(fault);
    } else {
      rest.push(fault);
    }
  }
  for (const [place, own] of told) {
    place.classList.toggle('wrong', own.length > 0);
    const error = place.querySelector(':scope > .field-error');
    const text = own.map((fault) => fault.sentence).join(' ');
    if (error.textContent !== text) {
      error.textContent = text;
    }
    place.querySelectorAll('input:not([type="checkbox"], [type="radio"]), select, textarea').forEach((input) => {
      input.toggleAttribute('aria-invalid', false);
      if (own.length > 0) {
        input.setAttribute('aria-invalid', 'true');
      }
    });
  }
  return rest;
}

/** Names to choose from as ticks, and a place to type others that the page does not know. */
export function names({ path, label, hint, known, chosen, nameOf, other, onChange, test }) {
  const picked = new Set(chosen);
  const box = h('div', { class: 'choices' });
  const id = freshId('other');
  const input = h('input', { id, class: 'other-in', maxlength: 128, autocomplete: 'off', test: `${test}-other` });
  function tell() {
    onChange([...picked]);
  }
  function draw() {
    fill(box, [...new Set([...known, ...picked])].map((name) => h('label', { class: 'choice' },
      h('input', { type: 'checkbox', checked: picked.has(name), test: `${test}-${name}`, onchange: (event) => {
        picked[event.target.checked ? 'add' : 'delete'](name);
        tell();
      } }), h('span', { dir: 'auto' }, nameOf(name)))));
  }
  function add() {
    const name = input.value.trim();
    if (name) {
      picked.add(name);
      input.value = '';
      draw();
      tell();
      input.focus();
    }
  }
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      add();
    }
  });
  input.addEventListener('change', add);
  draw();
  return group({ path, label, hint }, box,
    h('div', { class: 'other-row' }, h('label', { class: 'hint', for: id }, other), input,
      h('button', { class: 'button quiet small', type: 'button', onclick: add }, 'Add')));
}

/** A choice among a few by radio buttons. */
export function radios({ path, label, hint, options, chosen, onChange, test }) {
  const name = freshId('radio');
  return group({ path, label, hint }, h('div', { class: 'choices' }, options.map(([value, text]) =>
    h('label', { class: 'choice' }, h('input', { type: 'radio', name, value, checked: value === chosen, test: `${test}-${value}`, onchange: () => onChange(value) }), h('span', {}, text)))));
}

export function select(attributes, options, chosen, onChange) {
  return h('select', { ...attributes, onchange: (event) => onChange(event.target.value) },
    options.map(([value, text]) => h('option', { value, selected: value === chosen }, text)));
}
