/** The product team's page: the policy as sentences, a draft to change it, what that would do, and every version there was. */

import { announce, fill, h } from '../dom.js';
import { nameOf, start } from '../chrome.js';
import * as book from '../policy/book.js';
import { summary } from '../policy/change-list.js';
import { Desk } from '../policy/desk.js';
import { history } from '../policy/history.js';
import { showLocal } from '../policy/instants.js';
import { preview } from '../policy/preview.js';
import { newer, publishing } from '../policy/publishing.js';
import { addRule, ruleList } from '../policy/rule-list.js';
import { tryOne } from '../policy/try-one.js';
import { plural } from '../policy/words.js';

const VIEWS = { rules: 'Rules', preview: 'What would change', history: 'History' };
const styled = style('/assets/css/policy.css');

start(async ({ main, person, people }) => {
  if (!['PRODUCT_MANAGER', 'OPERATOR'].includes(person.part)) {
    fill(main, notYours());
    return;
  }
  const [current, procedures, cards] = await Promise.all([book.inForce(), book.procedures(), book.catalogue(), styled]);
  page(main, new Desk({ person, people, current, procedures, cards }));
}, { needsPerson: true });

/** The page's own sheet; a page without it is still a page. */
function style(href) {
  return document.querySelector(`link[href="${href}"]`) ? Promise.resolve() : new Promise((resolve) => {
    const link = h('link', { rel: 'stylesheet', href, onload: resolve, onerror: resolve });
    document.head.append(link);
  });
}

function notYours() {
  return h('section', { class: 'lonely', test: 'not-yours' }, h('h1', {}, 'For Fairhand’s own team'),
    h('p', {}, 'Product managers decide here how each kind of goods is negotiated, and operators can read it. What applies to a listing you see on its own page.'),
    h('a', { class: 'button', href: '/' }, 'Back to the catalogue'));
}

function page(main, desk) {
  const place = { head: h('header', { class: 'policy-head' }), notice: h('div', { class: 'policy-notices' }), view: h('div', { class: 'policy-view' }), bar: h('div', { class: 'draft-bar', role: 'region', 'aria-label': 'Your draft', test: 'draft-bar' }) };
  const form = desk.canEdit ? publishing(desk) : null;
  const views = { rules: rulesView(desk), preview: preview(desk, form), history: history(desk, (policy) => {
    desk.draft.takeOver(desk.current, policy.rules, `Back to version ${policy.version}.`);
    announce(`Version ${policy.version} is in your draft.`);
    location.hash = '#preview';
  }) };
  let said = null;
  let frame = 0;
  function at() {
    return location.hash.slice(1) in VIEWS ? location.hash.slice(1) : 'rules';
  }
  function draw() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      head(desk, place.head, at());
      notices(desk, place.notice, said, at());
      bar(desk, place.bar, at());
      views[at()].show();
    });
  }
  function turn() {
    fill(place.view, views[at()].element);
    draw();
    requestAnimationFrame(() => desk.focusMain());
  }
  desk.focusMain = () => requestAnimationFrame(() => { scrollTo(0, 0); (place.view.querySelector('h2[tabindex]') ?? main).focus({ preventScroll: true }); });
  desk.events.addEventListener('change', draw);
  desk.events.addEventListener('published', ({ policy }) => {
    said = policy;
    location.hash = '#rules';
    desk.focusMain();
    draw();
  });
  window.addEventListener('hashchange', turn);
  window.addEventListener('resize', () => { place.bar.style.bottom = abovePlaces(); });
  fill(main, h('div', { class: 'policy' }, place.head, place.notice, place.view, place.bar));
  fill(place.view, views[at()].element);
  draw();
  desk.listen();
}

function head(desk, place, at) {
  const { current } = desk;
  fill(place, h('h1', {}, 'How things are negotiated'),
    current.version === 0 ? h('p', { class: 'lead', test: 'no-policy' }, 'No policy was ever published, so nothing can be negotiated.')
      : [h('p', { class: 'lead' }, 'The first rule that fits a listing decides; a listing that none fits keeps its price.'),
        h('p', { class: 'hint', test: 'policy-version' }, `Version ${current.version}, published ${showLocal(current.createdAt)} by ${nameOf(current.createdBy)}${current.comment ? ': ' : '.'}`,
          current.comment ? h('q', { dir: 'auto' }, current.comment) : null)],
    desk.canEdit ? null : h('p', { class: 'notice', test: 'read-only' }, 'You can read this and try it out. Product managers change it.'),
    h('p', { class: 'hint' }, h('a', { href: '/explorer', test: 'to-explorer' }, 'See how sealed bids find a price'), ', before you choose them.'),
    h('nav', { class: 'tabs', 'aria-label': 'Policy' }, Object.entries(VIEWS).filter(([name]) => desk.canEdit || name !== 'preview').map(([name, label]) =>
      h('a', { href: `#${name}`, 'aria-current': name === at ? 'true' : null, test: `view-${name}` }, label))));
}

function notices(desk, place, said, at) {
  fill(place,
    said?.version === desk.current.version && !desk.draft.dirty && at === 'rules' ? h('p', { class: 'notice published', role: 'status', test: 'published' }, h('strong', {}, `Version ${said.version} is in force. `), h('a', { href: '#history' }, 'See it in the history')) : null,
    desk.stale() && desk.draft.dirty ? newer(desk) : null,
    desk.others.map((fault) => h('p', { class: 'form-problem' }, fault.sentence)),
    desk.canEdit ? desk.draft.others().map((other) => otherDraft(desk, other)) : null);
}

/** A draft of the same person that another tab has, or had. */
function otherDraft(desk, other) {
  return h('div', { class: 'notice other-draft', test: 'other-draft' },
    h('p', {}, `You have another draft, last changed ${showLocal(other.savedAt)} in another tab: ${plural(other.entries.length, 'rule')}, begun with version ${other.base.version}.`),
    h('div', { class: 'row' },
      h('button', { class: 'button second small', type: 'button', test: 'adopt', onclick: () => desk.draft.adopt(other) }, 'Continue it here'),
      h('button', { class: 'button quiet small', type: 'button', onclick: () => desk.draft.drop(other) }, 'Throw it away')));
}

function rulesView(desk) {
  const { list, draw } = ruleList(desk);
  const none = h('p', { class: 'notice', test: 'no-rules' }, 'There is no rule: every listing keeps its price, and nothing can be negotiated.');
  const add = h('button', { class: 'button second', type: 'button', test: 'add-rule', onclick: () => addRule(desk) }, 'Add a rule');
  const title = h('h2', { tabindex: -1, class: 'rules-head' });
  desk.focusAfterDelete = (at) => requestAnimationFrame(() => {
    const row = list.children[Math.min(at, list.children.length - 1)];
    (row?.querySelector('[data-act="delete"]') ?? add).focus();
  });
  const element = h('section', { class: 'rules-view' },
    h('div', { class: 'row spread' }, title, desk.canEdit ? add : null), none, list, desk.cards.length > 0 ? tryOne(desk) : null);
  return { element, show: () => {
    fill(title, desk.draft.dirty ? 'Your draft' : 'The rules', h('span', { class: 'tally' }, plural(desk.draft.entries.length, 'rule')));
    none.hidden = desk.draft.entries.length > 0;
    draw();
  } };
}

/** Where the places stand at the foot of a phone's screen, the draft's bar stands above them. */
function abovePlaces() {
  const places = document.querySelector('.places');
  return places && getComputedStyle(places).position === 'fixed' ? `${places.offsetHeight + 6}px` : '';
}

function bar(desk, place, at) {
  const { draft } = desk;
  place.hidden = !desk.canEdit || (!draft.dirty && !draft.undoable);
  if (place.hidden) {
    return;
  }
  place.style.bottom = abovePlaces();
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.testid : null;
  const says = draft.dirty ? summary(draft.changes) || 'something is half typed' : 'no changes';
  fill(place, h('p', {}, h('strong', {}, 'Draft: '), h('span', { test: 'draft-summary' }, says), desk.blocked() ? h('span', { class: 'bar-fault' }, ' Something in it is wrong; see the marked rules.') : null),
    h('div', { class: 'row' },
      draft.undoable ? h('button', { class: 'button quiet small', type: 'button', test: 'undo', title: `Undo ${draft.undoable}`, onclick: () => { announce(`Undone: ${draft.undoable}.`); draft.undo(); } }, 'Undo') : null,
      draft.dirty ? h('button', { class: 'button quiet small', type: 'button', test: 'discard', onclick: () => { draft.discard(desk.current); announce('The draft is discarded. Undo brings it back.'); } }, 'Discard') : null,
      draft.dirty && at !== 'preview' ? h('a', { class: 'button small', href: '#preview', test: 'to-preview' }, 'What would change') : null,
      draft.dirty && at === 'preview' && !desk.stale() ? h('button', { class: 'button small', type: 'button', test: 'to-publish', onclick: () => document.querySelector('[data-testid="comment"]').focus() }, 'Publish …') : null));
  if (focused) {
    (place.querySelector(`[data-testid="${focused}"]`) ?? place.querySelector('button, a'))?.focus();
  }
}
