/** Publishing the draft, and what to do when somebody else published first. */

import { announce, fill, freshId, h } from '../dom.js';
import { nameOf } from '../chrome.js';
import * as book from './book.js';
import { meanwhile } from './history.js';
import { showLocal } from './instants.js';

const MOST = 2_000;

/** The form at the end of the preview. */
export function publishing(desk) {
  const id = freshId('comment');
  const problem = h('div', { class: 'form-problem', role: 'alert', test: 'publish-problem' });
  const left = h('p', { class: 'hint', id: `${id}-hint` });
  const text = h('textarea', { id, rows: 2, maxlength: MOST, dir: 'auto', 'aria-describedby': `${id}-hint`, test: 'comment', value: desk.draft.comment, placeholder: 'Why? Your colleagues read this in the history.' });
  const button = h('button', { class: 'button', type: 'submit', test: 'publish' }, 'Publish');
  const element = h('form', { class: 'panel publish', test: 'publish-form' }, h('h3', {}, 'Publish'),
    h('div', { class: 'field' }, h('label', { class: 'label', for: id }, 'Comment ', h('span', { class: 'optional' }, '(optional)')), text, left),
    problem, h('div', { class: 'row' }, button, h('p', { class: 'hint' }, 'Counts from the next negotiation on. Those that are open keep their rules.')));
  let isReady = false;
  let busy = false;
  function count() {
    fill(left, text.value.length > MOST - 200 ? `${MOST - text.value.length} characters left.` : null);
  }
  text.addEventListener('input', () => { desk.draft.write(text.value); count(); });
  element.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy || button.getAttribute('aria-disabled') === 'true') {
      return;
    }
    busy = true;
    button.setAttribute('aria-disabled', 'true');
    fill(problem);
    try {
      await publish(desk);
    } catch (refusal) {
      await refused(desk, refusal, problem);
    } finally {
      busy = false;
      ready(isReady);
    }
  });
  function ready(yes) {
    isReady = yes;
    const may = yes && desk.draft.dirty && !desk.blocked() && !desk.stale();
    button.setAttribute('aria-disabled', String(!may || busy));
    element.hidden = !desk.canEdit || desk.stale() || (!desk.draft.dirty && !desk.draft.comment);
    if (text.value !== desk.draft.comment) {
      text.value = desk.draft.comment;
      count();
    }
  }
  return { element, ready };
}

async function publish(desk) {
  const { draft } = desk;
  const policy = await book.publish(draft.rules, draft.comment.trim(), draft.base.version);
  desk.published(policy);
  announce(`Version ${policy.version} is published.`);
}

async function refused(desk, refusal, problem) {
  if (refusal.status === 412) {
    await desk.refresh();
    requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById('newer-head')?.focus()));
  } else {
    desk.blame(refusal);
    fill(problem, refusal.message);
  }
}

/** Says that a newer version is in force than the draft began with, what it changed, and asks what to do. */
export function newer(desk) {
  const { draft, current } = desk;
  const { list } = meanwhile(draft.base.entries.map((entry) => entry.rule), current.rules, desk.procedures);
  return h('section', { class: 'panel newer', test: 'newer', 'aria-labelledby': 'newer-head' },
    h('h2', { id: 'newer-head', tabindex: -1 }, `Version ${current.version} was published meanwhile`),
    h('p', {}, `${nameOf(current.createdBy)} published it on ${showLocal(current.createdAt)}, while you worked on version ${draft.base.version}. Your draft is safe and was not published.`),
    current.comment ? h('p', { class: 'version-why', dir: 'auto' }, current.comment) : null,
    h('h3', {}, 'What it changed'), list,
    h('div', { class: 'row' },
      h('button', { class: 'button', type: 'button', test: 'rebase', onclick: () => { draft.rebase(current); announce('Your changes are on top of the newest version now. Look through them again.'); desk.focusMain(); } }, 'Put my changes on top of it'),
      h('button', { class: 'button quiet', type: 'button', test: 'discard-stale', onclick: () => { draft.discard(current); announce('Your draft is discarded. Undo brings it back.'); desk.focusMain(); } }, 'Discard my draft')));
}
