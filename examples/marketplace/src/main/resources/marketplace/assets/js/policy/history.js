/** Every version that was ever published: who, when, why, what it changed, and the way back to it. */

import { announce, fill, freshId, h } from '../dom.js';
import { failure, nameOf } from '../chrome.js';
import * as book from './book.js';
import { changeList, summary } from './change-list.js';
import { showLocal, showUniversal } from './instants.js';
import { compare, matched, named, size } from './rules.js';
import { plural, sentence } from './words.js';

export function history(desk, goBack) {
  const box = h('div', { class: 'history', test: 'history' });
  const known = new Map();
  let next = null;
  let newest = -1;
  async function more(cursor) {
    const page = await book.versions(cursor);
    page.items.forEach((policy) => known.set(policy.version, policy));
    next = page.next ?? null;
  }
  async function show() {
    try {
      if (newest !== desk.current.version) {
        known.clear();
        await more();
        newest = desk.current.version;
      }
      draw();
    } catch (problem) {
      fill(box, failure(problem));
    }
  }
  function draw() {
    const versions = [...known.values()].sort((one, other) => other.version - one.version);
    const shown = h('div', { class: 'comparison', role: 'status' });
    fill(box, h('h2', { tabindex: -1 }, 'History'),
      versions.length === 0 ? h('p', { class: 'notice' }, 'Nothing was ever published.') : null,
      versions.length > 1 ? comparing(desk, versions, known, shown) : null,
      h('ol', { class: 'versions', test: 'versions' }, versions.map((policy) => version(desk, policy, known, goBack))),
      next ? h('button', { class: 'button quiet', type: 'button', test: 'older', onclick: async (event) => {
        event.target.disabled = true;
        try {
          await more(next);
          draw();
          announce(`${known.size} versions are shown.`);
        } catch (problem) {
          event.target.disabled = false;
          announce(problem.message);
        }
      } }, 'Older versions') : null);
  }
  return { element: box, show };
}

function difference(before, after) {
  const from = named(before?.rules ?? []);
  return compare(from, matched(from, named(after.rules)));
}

/** A comparison of any two versions that are shown. */
function comparing(desk, versions, known, shown) {
  const [from, to] = [freshId('from'), freshId('to')];
  const options = () => versions.map((policy) => h('option', { value: String(policy.version) }, `Version ${policy.version}, ${showLocal(policy.createdAt)}`));
  const [older, newer] = [h('select', { id: from, test: 'compare-from' }, options()), h('select', { id: to, test: 'compare-to' }, options())];
  older.value = String(versions[1].version);
  newer.value = String(versions[0].version);
  const form = h('form', { class: 'comparing' },
    h('div', { class: 'field' }, h('label', { class: 'label', for: from }, 'Compare'), older),
    h('div', { class: 'field' }, h('label', { class: 'label', for: to }, 'with'), newer),
    h('button', { class: 'button second', type: 'submit', test: 'compare' }, 'Show what differs'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [one, other] = [known.get(Number(older.value)), known.get(Number(newer.value))];
    fill(shown, h('h3', {}, `From version ${one.version} to version ${other.version}`), changeList(difference(one, other), desk.procedures));
  });
  return h('section', { class: 'panel slim' }, h('h3', {}, 'Two versions side by side'), form, shown);
}

function version(desk, policy, known, goBack) {
  const before = policy.version === 1 ? { rules: [] } : known.get(policy.version - 1);
  const current = policy.version === desk.current.version;
  const body = h('div', { class: 'version-body' });
  const details = h('details', { class: 'version-more' }, h('summary', {}, 'What it changed'), body);
  const rules = h('details', { class: 'version-more' }, h('summary', {}, `Its ${plural(policy.rules.length, 'rule')}`),
    policy.rules.length === 0 ? h('p', { class: 'hint' }, 'None: nothing could be negotiated.')
      : h('ol', { class: 'version-rules' }, policy.rules.map((rule) => h('li', {}, h('strong', { dir: 'auto' }, rule.name), rule.enabled === false ? ' (switched off)' : '', h('span', {}, sentence(rule, desk.procedures))))));
  details.addEventListener('toggle', () => open(desk, details, body, policy, before));
  return h('li', { class: current ? 'version panel slim current' : 'version panel slim', test: `version-${policy.version}` },
    h('div', { class: 'row spread' },
      h('h3', {}, `Version ${policy.version}`, current ? h('span', { class: 'pill done' }, 'In force') : null),
      !current && desk.canEdit ? h('button', { class: 'button quiet small', type: 'button', test: `back-to-${policy.version}`, onclick: () => goBack(policy) }, 'Go back to it …') : null),
    h('p', { class: 'hint' }, h('time', { datetime: policy.createdAt, title: showUniversal(policy.createdAt) }, showLocal(policy.createdAt)), ` · ${nameOf(policy.createdBy)}`, before ? ` · ${summary(difference(before, policy)) || 'the same rules'}` : ''),
    policy.comment ? h('p', { class: 'version-why', dir: 'auto' }, policy.comment) : h('p', { class: 'hint' }, 'No comment.'),
    details, rules);
}

async function open(desk, details, body, policy, before) {
  if (!details.open || body.childElementCount > 0) {
    return;
  }
  try {
    fill(body, h('p', { class: 'hint' }, 'One moment …'));
    const older = before ?? await book.version(policy.version - 1);
    fill(body, changeList(difference(older, policy), desk.procedures, 'The same rules as before.'));
  } catch (problem) {
    fill(body);
    details.open = false;
    announce(problem.message);
  }
}

/** What became of the policy while somebody worked on an older version. */
export function meanwhile(before, after, procedures) {
  const from = named(before);
  const changes = compare(from, matched(from, named(after)));
  return { count: size(changes), list: changeList(changes, procedures, 'The rules are the same.') };
}
