/** How several pieces settle: the rule, and how many or which bundles where the rule needs that. */

import { h } from '../dom.js';
import { field, radios } from './fields.js';

const RULES = [
  ['each-item', 'Each piece by itself'],
  ['all', 'All together or none'],
  ['at-least', 'At least some number of them together, or none'],
  ['bundles', 'In bundles, each as a whole'],
];
const BESIDES = { 'at-least': { atLeast: 2 }, bundles: { bundles: [] } };

/** The fields of a choice's settlement; `amend` as the form's, `redraw` draws it anew. */
export function settlementFields(choice, typed, amend, redraw) {
  const settle = (settled, path, fault) => amend((one) => {
    const { settlement, atLeast, bundles, ...others } = one.choice;
    return { ...one, choice: { ...others, ...settled } };
  }, path, fault);
  const rules = radios({ path: '/choice/settlement', label: 'Several pieces settle', options: RULES, chosen: choice.settlement, test: 'settlement',
    onChange: (settlement) => {
      settle({ settlement, ...BESIDES[settlement] }, '/choice/settlement');
      if (BESIDES[settlement] || BESIDES[choice.settlement]) {
        redraw();
      }
    } });
  const besides = { 'at-least': count, bundles: lists }[choice.settlement];
  return besides ? [rules, besides(choice, typed, settle)] : [rules];
}

function count(choice, typed, settle) {
  const path = '/choice/atLeast';
  return field({ path, label: 'At least so many pieces', hint: 'A listing with fewer pieces cannot be negotiated.' }, (attributes) =>
    h('input', { ...attributes, type: 'number', min: 1, max: 100, value: typed[path]?.text ?? choice.atLeast, test: 'at-least', oninput: ({ target }) => {
      const atLeast = Number(target.value);
      const fits = Number.isInteger(atLeast) && atLeast >= 1 && atLeast <= 100;
      settle({ settlement: 'at-least', atLeast }, path, fits ? undefined : { text: target.value, fault: 'Write a whole number from 1 to 100.' });
    } }));
}

function lists(choice, typed, settle) {
  const text = (choice.bundles ?? []).map((pieces) => pieces.join(', ')).join('\n');
  return field({ path: '/choice/bundles', label: 'Bundles', wide: true, hint: 'A bundle a line: the names of its pieces with commas between them. A piece that no bundle names settles by itself.' }, (attributes) =>
    h('textarea', { ...attributes, rows: 3, test: 'bundles', oninput: ({ target }) => settle({ settlement: 'bundles', bundles: read(target.value) }, '/choice/bundles') }, text));
}

function read(text) {
  return text.split('\n')
    .map((line) => line.split(',').map((name) => name.trim()).filter(Boolean))
    .filter((pieces) => pieces.length > 0);
}
