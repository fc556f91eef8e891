/** The rules in their order, each as a sentence, and what can be done with them. */

import { announce, drawing, fill, h } from '../dom.js';
import { now } from '../time.js';
import { draggable } from './drag.js';
import { newKey } from './draft.js';
import { editRule } from './rule-form.js';
import { about, how, inSentence, spoken, when } from './words.js';
import { showLocal } from './instants.js';
import { withPart } from './rules.js';
import { titleOf } from './schema.js';
import { TEMPLATES } from './templates.js';

const MOST_LIVE = 40;
const GRIP = '<circle cx="7" cy="5" r="1.600"/><circle cx="13" cy="5" r="1.600"/><circle cx="7" cy="10" r="1.600"/><circle cx="13" cy="10" r="1.600"/><circle cx="7" cy="15" r="1.600"/><circle cx="13" cy="15" r="1.600"/>';
const UP = '<path d="M10 16V5M5 9.500 10 4.500 15 9.500"/>';
const DOWN = '<path d="M10 4v11M5 10.500 10 15.500 15 10.500"/>';

/** The list; `draw` shows it anew and keeps the focus where it was. */
export function ruleList(desk) {
  const list = h('ol', { class: 'rulebook', test: 'rules' });
  if (desk.canEdit) {
    draggable(list, '.grip', (row, place) => moveTo(desk, row.dataset.key, place));
  }
  return { list, draw: () => draw(desk, list) };
}

function draw(desk, list) {
  if (list.classList.contains('dragging') || isBehindSheet(desk)) {
    return;
  }
  const focused = list.contains(document.activeElement) ? [document.activeElement.closest('li').dataset.key, document.activeElement.dataset.act] : null;
  const { changes } = desk.draft;
  const marks = new Map([
    ...changes.moved.map((entry) => [entry.key, `moved from ${entry.from}`]),
    ...changes.changed.map((entry) => [entry.key, 'changed']),
    ...changes.added.map((entry) => [entry.key, 'new']),
  ]);
  fill(list, desk.draft.entries.map((entry, place) => row(desk, entry, place, marks.get(entry.key))));
  if (focused) {
    const own = [...list.children].find((one) => one.dataset.key === focused[0]);
    own?.querySelector(`[data-act="${focused[1]}"]`)?.focus();
  }
}

/** A long list is not drawn at every keystroke in a rule's sheet; it is when the sheet closes. */
function isBehindSheet(desk) {
  return desk.draft.entries.length > MOST_LIVE && document.querySelector('dialog.sheet[open]');
}

function row(desk, entry, place, mark) {
  const { rule, key } = entry;
  const [procedure, ...terms] = how(rule.choice, desk.procedures);
  const faults = desk.faultsOf(key);
  const off = rule.enabled === false;
  return h('li', { class: `ruleline${off ? ' off' : ''}${faults.length > 0 ? ' faulty' : ''}`, 'data-key': key, test: `rule-${place + 1}` },
    h('div', { class: 'ruleline-place' },
      desk.canEdit ? h('span', { class: 'grip', title: 'Drag to another place' }, drawing(GRIP, '0 0 20 20', 'glyph dots')) : null,
      h('span', { class: 'place', 'aria-hidden': 'true' }, String(place + 1))),
    h('div', { class: 'ruleline-text' },
      h('h3', { dir: 'auto', test: 'rule-title' }, rule.name),
      h('p', { class: 'ruleline-sentence' }, h('strong', {}, about(rule.selector)), h('span', { class: 'arrow', 'aria-hidden': 'true' }, ' → '), h('span', { class: 'unseen' }, ' are negotiated by '), [inSentence(procedure), ...terms].join(', ')),
      h('p', { class: 'ruleline-marks' },
        off ? h('span', { class: 'mark-tag' }, 'Switched off') : null,
        period(rule),
        mark ? h('span', { class: 'mark-tag yours', test: 'mark' }, mark) : null),
      faults.map((fault) => h('p', { class: 'ruleline-fault', test: 'fault' }, blamed(fault))),
      desk.warningsOf(key).map((warning) => h('p', { class: 'ruleline-warning', test: 'warning' }, h('strong', {}, 'Never used. '), warning.sentence)),
      clashes(desk, entry)),
    desk.canEdit ? controls(desk, entry, place) : null);
}

/** A fault with the field that it belongs to, unless it says so itself. */
function blamed({ label, path, sentence }) {
  const field = label ?? (/^(must|is) /.test(sentence) ? titleOf(path.split('/').at(-1)) : null);
  return field ? `${field}: ${sentence}` : sentence;
}

function period(rule) {
  const words = when(rule);
  if (!words) {
    return null;
  }
  const ended = rule.effectiveUntil && Date.parse(rule.effectiveUntil) <= now();
  const waiting = rule.effectiveFrom && Date.parse(rule.effectiveFrom) > now();
  return h('span', { class: 'mark-tag' }, ended ? `Ended ${showLocal(rule.effectiveUntil)}` : waiting ? `Waits: ${words}` : words);
}

/** What somebody else changed in the same place; the editor's own stands until they say otherwise. */
function clashes(desk, entry) {
  const settle = (change) => desk.draft.change('the choice', desk.draft.entries.map((one) => one.key === entry.key ? change(one) : one).filter(Boolean));
  return (entry.clashes ?? []).map((clash) => {
    const without = (one) => ({ ...one, clashes: one.clashes.filter((other) => other !== clash) });
    const keep = h('button', { class: 'button quiet small', type: 'button', 'data-act': 'keep', onclick: () => settle(without) }, 'Keep this');
    if (clash.kind === 'part') {
      const said = spoken({ part: clash.part, from: undefined, to: clash.theirs ?? undefined }, clash.rule, desk.procedures);
      return clashBox(`Somebody else changed this too: ${said.map(({ name, to }) => `${name.toLowerCase()} to ${to}`).join(', ')}. Yours is kept.`, keep,
        h('button', { class: 'button second small', type: 'button', 'data-act': 'theirs', test: 'take-theirs', onclick: () => settle((one) => ({ ...without(one), rule: withPart(one.rule, clash.part, clash.rule) })) }, 'Take theirs'));
    }
    return clash.kind === 'removed'
      ? clashBox('Somebody else removed this rule, which you had changed. It is kept.', keep, h('button', { class: 'button second small', type: 'button', 'data-act': 'theirs', onclick: () => settle(() => null) }, 'Remove it'))
      : clashBox('You had removed this rule, and somebody else changed it. It is back.', keep, h('button', { class: 'button second small', type: 'button', 'data-act': 'theirs', onclick: () => settle(() => null) }, 'Remove it'));
  });
}

function clashBox(text, ...buttons) {
  return h('div', { class: 'clash', test: 'clash' }, h('p', {}, text), h('div', { class: 'row' }, buttons));
}

function controls(desk, entry, place) {
  const last = desk.draft.entries.length - 1;
  const name = entry.rule.name;
  const act = (action, label, content, onclick, disabled = false) => h('button', {
    class: 'icon-button', type: 'button', 'aria-label': `${label} “${name}”`, title: label, 'data-act': action, 'aria-disabled': disabled ? 'true' : null, test: action, onclick: disabled ? null : onclick,
  }, content);
  const on = entry.rule.enabled !== false;
  return h('div', { class: 'ruleline-acts' },
    h('div', { class: 'ruleline-steps' },
      act('up', 'Move up', drawing(UP, '0 0 20 20', 'glyph'), () => moveTo(desk, entry.key, place - 1), place === 0),
      act('down', 'Move down', drawing(DOWN, '0 0 20 20', 'glyph'), () => moveTo(desk, entry.key, place + 1), place === last)),
    h('button', { class: 'switch-button', type: 'button', role: 'switch', 'aria-checked': String(on), 'aria-label': `Use “${name}”`, 'data-act': 'switch', test: 'switch-rule', onclick: () => toggle(desk, entry) }, h('span', { class: 'knob' })),
    h('div', { class: 'ruleline-words' },
      word('edit', 'Edit', name, () => editRule(desk, entry.key, false)),
      word('duplicate', 'Duplicate', name, () => duplicate(desk, entry, place)),
      word('delete', 'Delete', name, () => remove(desk, entry, place))));
}

function word(action, label, name, onclick) {
  return h('button', { class: 'wordy', type: 'button', 'aria-label': `${label} “${name}”`, 'data-act': action, test: action, onclick }, label);
}

function moveTo(desk, key, place) {
  desk.draft.move(key, place);
  announce(`“${desk.draft.find(key).rule.name}” is now rule ${desk.draft.place(key) + 1} of ${desk.draft.entries.length}.`);
}

function toggle(desk, entry) {
  const on = entry.rule.enabled === false;
  desk.draft.change(`switching “${entry.rule.name}”`, desk.draft.entries.map((one) => one.key === entry.key ? { ...one, rule: { ...one.rule, enabled: on } } : one));
  announce(`“${entry.rule.name}” is switched ${on ? 'on' : 'off'}.`);
}

function duplicate(desk, entry, place) {
  const copy = { key: newKey(), rule: { ...entry.rule, name: freeName(desk, entry.rule.name) } };
  insert(desk, copy, place + 1, 'the duplicate');
}

function insert(desk, entry, place, what) {
  const entries = [...desk.draft.entries];
  entries.splice(place, 0, entry);
  desk.draft.change(what, entries);
  announce(`“${entry.rule.name}” is now rule ${place + 1} of ${entries.length}.`);
  editRule(desk, entry.key, true);
}

/** A name that no rule has yet, not longer than names may be. */
function freeName(desk, name) {
  const taken = new Set(desk.draft.entries.map((entry) => entry.rule.name));
  const stem = name.replace(/ \(copy(?: \d+)?\)$/, '').slice(0, 115);
  for (let count = 1; ; count += 1) {
    const candidate = `${stem} (copy${count > 1 ? ` ${count}` : ''})`;
    if (!taken.has(candidate)) {
      return candidate;
    }
  }
}

function remove(desk, entry, place) {
  desk.draft.change(`deleting “${entry.rule.name}”`, desk.draft.entries.filter((one) => one.key !== entry.key));
  announce(`“${entry.rule.name}” is deleted from your draft. Undo brings it back.`);
  desk.focusAfterDelete(place);
}

/** Adds a rule at the end and opens its form. */
export function addRule(desk) {
  const { all } = desk.procedures;
  const taken = new Set(desk.draft.entries.map((entry) => entry.rule.name));
  let name = 'New rule';
  for (let count = 2; taken.has(name); count += 1) {
    name = `New rule ${count}`;
  }
  const [first] = all;
  insert(desk, { key: newKey(), rule: { name, enabled: true, selector: {}, choice: structuredClone(TEMPLATES.find((one) => one.choice.protocol === first.name)?.choice ?? { protocol: first.name, version: first.version, parameters: {}, settlement: 'each-item' }) } }, desk.draft.entries.length, 'the new rule');
}
