/** When a rule counts: from and until, on the editor's own clock, and whether at all. */

import { fill, h } from '../dom.js';
import { field, select } from './fields.js';
import { fromField, showUniversal, toField, ZONE } from './instants.js';

/** The fields; `amend(change, path, slip)` is told what is typed. */
export function period(rule, typed, amend) {
  return [
    instant('effectiveFrom', 'Begins', 'Empty: it counts already.', rule, typed, amend),
    instant('effectiveUntil', 'Ends', 'Empty: it never ends. The rule no longer counts at this instant.', rule, typed, amend),
    h('div', { class: 'field across' }, h('label', { class: 'flag' }, h('input', { type: 'checkbox', role: 'switch', checked: rule.enabled !== false, test: 'rule-enabled', onchange: (event) => amend((one) => ({ ...one, enabled: event.target.checked }), '/enabled') }), h('span', { class: 'label' }, 'Switched on')),
      h('p', { class: 'hint' }, 'A rule that is switched off is passed over.')),
  ];
}

function instant(part, label, hint, rule, typed, amend) {
  const meaning = h('p', { class: 'hint', 'aria-live': 'polite', test: `${part}-meaning` });
  const path = `/${part}`;
  let input;
  function explain(value, found) {
    fill(meaning, value ? `${showUniversal(value)} (your clock: ${ZONE})` : null,
      found?.skipped ? h('strong', {}, ` The clocks go forward then, and this time does not exist; ${found.skipped} is meant.`) : null,
      found?.choices.length > 0 ? h('label', { class: 'twice' }, ' The clock shows this time twice: ',
        select({ test: `${part}-twice` }, found.choices.map((one, place) => [one.instant, `${place === 0 ? 'first' : 'second'}, ${one.label}`]), value, (chosen) => { put(chosen); explain(chosen, found); })) : null);
  }
  function put(value) {
    amend(({ [part]: gone, ...one }) => value ? { ...one, [part]: value } : one, path);
  }
  function read() {
    const text = input.value;
    const found = fromField(text);
    const partly = input.validity.badInput || (text !== '' && !found);
    if (partly) {
      amend((one) => one, path, { text, fault: 'Give both the day and the time.' });
    } else {
      put(found?.instant);
    }
    explain(found?.instant, found);
  }
  const whole = field({ path, label, hint }, (attributes) => {
    input = h('input', { ...attributes, type: 'datetime-local', max: '9999-12-31T23:59', value: toField(rule[part]), oninput: read, test: part });
    return input;
  });
  whole.append(meaning);
  explain(rule[part], rule[part] ? { ...fromField(toField(rule[part])), skipped: null } : null);
  return whole;
}
