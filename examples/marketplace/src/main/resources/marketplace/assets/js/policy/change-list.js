/** What differs between two lists of rules, to read. */

import { h } from '../dom.js';
import { plural, sentence, spoken } from './words.js';
import { size } from './rules.js';

/** A comparison as a list of changes. */
export function changeList(changes, procedures, empty = 'Nothing differs.') {
  if (size(changes) === 0) {
    return h('p', { class: 'hint', test: 'no-changes' }, empty);
  }
  const moved = new Map(changes.moved.map((entry) => [entry.key, entry]));
  const changed = new Set(changes.changed.map((entry) => entry.key));
  return h('ul', { class: 'changes', test: 'changes' },
    changes.removed.map((entry) => line('removed', 'Removed', entry.rule.name, h('p', {}, sentence(entry.rule, procedures)))),
    changes.added.map((entry) => line('added', 'Added', entry.rule.name, h('p', {}, `As rule ${entry.place}: ${sentence(entry.rule, procedures)}`))),
    changes.changed.map((entry) => line('changed', moved.has(entry.key) ? 'Changed and moved' : 'Changed', entry.rule.name,
      h('dl', { class: 'parts' },
        entry.parts.flatMap((part) => spoken(part, entry.rule, procedures)).map(difference),
        moved.has(entry.key) ? difference(places(moved.get(entry.key))) : null))),
    changes.moved.filter((entry) => !changed.has(entry.key)).map((entry) => line('moved', 'Moved', entry.rule.name, h('dl', { class: 'parts' }, difference(places(entry))))));
}

function line(kind, word, name, what) {
  return h('li', { class: `change ${kind}` },
    h('span', { class: 'change-kind' }, word), h('div', { class: 'change-text' }, h('strong', { dir: 'auto' }, name), what));
}

function places({ from, place }) {
  return { name: 'Place', from: String(from), to: String(place) };
}

function difference({ name, from, to }) {
  return h('div', {}, h('dt', {}, name), h('dd', {}, h('del', {}, from), h('span', { class: 'arrow', 'aria-hidden': 'true' }, ' → '), h('span', { class: 'unseen' }, ' becomes '), h('ins', {}, to)));
}

/** A comparison in a few words: "1 rule added, 2 moved". */
export function summary({ added, removed, moved, changed }) {
  const parts = [[added, 'added'], [changed, 'changed'], [moved, 'moved'], [removed, 'removed']].filter(([entries]) => entries.length > 0);
  return parts.map(([entries, verb], place) => `${place === 0 ? plural(entries.length, 'rule') : entries.length} ${verb}`).join(', ');
}
