/** A parameter that is a list of rows of whole numbers: a row can be added, changed and taken out. */

import { fill, freshId, h } from '../dom.js';
import { properties, resolved, titleOf } from './schema.js';

/**
 * The rows with a button for one more.
 *
 * @param read takes what was typed and the column's schema, and gives {value} or {fault}
 */
export function rows({ name, schema, root, value, typed, path, tell }, read) {
  const columns = properties(resolved(schema.items, root));
  const held = typed?.[path]?.rows ?? (value ?? []).map((row) => Object.fromEntries(Object.keys(columns).map((column) => [column, String(row[column])])));
  const place = h('div', { class: 'number-rows' });

  function told() {
    const numbers = held.map((row) => Object.entries(columns).map(([column, own]) => [column, read(row[column], own)]));
    const fault = numbers.flat().map(([, answer]) => answer.fault).find(Boolean);
    const list = numbers.map((row) => Object.fromEntries(row.map(([column, answer]) => [column, answer.value])));
    tell(fault || list.length === 0 ? undefined : list, fault ? { rows: held, fault } : undefined);
  }

  function cell(row, column, own, at) {
    const id = freshId('cell');
    return h('div', {}, h('label', { class: 'hint', for: id }, titleOf(column, own)), h('input', {
      id, inputmode: 'numeric', autocomplete: 'off', value: row[column], test: `parameter-${name}-${at}-${column}`,
      oninput: (event) => {
        row[column] = event.target.value;
        told();
      },
    }));
  }

  function draw() {
    fill(place, held.map((row, at) => h('div', { class: 'number-row' },
      Object.entries(columns).map(([column, own]) => cell(row, column, own, at)),
      h('button', { class: 'button quiet small', type: 'button', 'aria-label': `Take out row ${at + 1}`, onclick: () => change(() => held.splice(at, 1)) }, 'Take out'))),
    h('button', { class: 'button quiet small', type: 'button', test: `add-${name}`, onclick: () => change(() => held.push(Object.fromEntries(Object.keys(columns).map((column) => [column, held.length === 0 ? String(columns[column].minimum ?? 0) : '']))), true) }, 'Add a range'));
  }

  function change(act, turn = false) {
    act();
    told();
    draw();
    (turn ? [...place.querySelectorAll('input')].at(-Object.keys(columns).length) : place.querySelector('button'))?.focus();
  }

  draw();
  return place;
}
