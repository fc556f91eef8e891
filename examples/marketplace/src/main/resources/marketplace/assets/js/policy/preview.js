/** What the draft would change: the whole catalogue tried with the draft and with the policy in force, side by side. */

import { announce, fill, freshId, h } from '../dom.js';
import { now } from '../time.js';
import { compared } from './book.js';
import { changeList } from './change-list.js';
import { fromField, showLocal, showUniversal, toField } from './instants.js';
import { amount, category, how, plural } from './words.js';

const MOST_SHOWN = 12;

/** The view; `show` draws it and tries the draft unless that was done already. */
export function preview(desk, publishing) {
  const box = h('div', { class: 'preview', test: 'preview' });
  const state = { at: null, tried: null, running: 0 };
  function show() {
    const text = JSON.stringify(desk.draft.rules);
    const stale = state.tried?.text !== text || state.tried?.version !== desk.current.version;
    const focused = box.contains(document.activeElement) ? document.activeElement : null;
    fill(box, h('h2', { tabindex: -1 }, 'What would change'), rulesPart(desk), moments(desk, state, show), results(desk, state, stale), publishing?.element);
    publishing?.ready(!stale && !state.tried.problem);
    if (focused?.isConnected) {
      focused.focus();
    }
    if (stale && !state.running && !desk.blocked()) {
      run(desk, state, show, text);
    }
  }
  return { element: box, show };
}

function rulesPart(desk) {
  return h('section', { class: 'panel slim' }, h('h3', {}, 'The rules'),
    changeList(desk.draft.changes, desk.procedures, desk.canEdit ? 'Your draft says the same as the policy in force.' : 'You see the policy in force; there is no draft.'),
    idle(desk));
}

/** Rules that can never win, told before they are published. */
function idle(desk) {
  const names = desk.draft.entries.filter((entry) => desk.warningsOf(entry.key).length > 0).map((entry) => `“${entry.rule.name}”`);
  return names.length === 0 ? null : h('p', { class: 'ruleline-warning', test: 'preview-warning' },
    h('strong', {}, `${plural(names.length, 'rule')} can never win: `), names.slice(0, 3).join(', '), names.length > 3 ? ` and ${names.length - 3} more` : '', '. ', h('a', { href: '#rules' }, 'See why'));
}

/** Now, or another instant: those at which a rule of the draft begins or ends are at hand. */
function moments(desk, state, show) {
  const id = freshId('at');
  const choose = (at) => { state.at = at; state.tried = null; show(); };
  const input = h('input', { id, type: 'datetime-local', max: '9999-12-31T23:59', value: toField(state.at), test: 'preview-at' });
  const edges = [...new Set(desk.draft.rules.filter((rule) => rule.enabled).flatMap((rule) => [rule.effectiveFrom, rule.effectiveUntil]))]
    .filter((instant) => instant && Date.parse(instant) > now()).sort().slice(0, 6);
  return h('div', { class: 'moments' },
    h('div', { class: 'row', role: 'group', 'aria-label': 'At which instant' },
      h('button', { class: 'moment-choice', type: 'button', 'aria-pressed': String(state.at === null), onclick: () => choose(null), test: 'preview-now' }, 'Now'),
      edges.map((instant) => h('button', { class: 'moment-choice', type: 'button', 'aria-pressed': String(state.at === instant), onclick: () => choose(instant), test: 'preview-edge' }, showLocal(instant)))),
    h('form', { class: 'row moment', onsubmit: (event) => { event.preventDefault(); const found = fromField(input.value); if (found) { choose(found.instant); } else { input.focus(); } } },
      h('label', { class: 'hint', for: id }, 'or at'), input, h('button', { class: 'button quiet small', type: 'submit', test: 'preview-go' }, 'Look')),
    state.at ? h('p', { class: 'hint' }, `As it would be on ${showLocal(state.at)}, which is ${showUniversal(state.at)}.`) : null);
}

async function run(desk, state, show, text) {
  const mine = state.running = Math.random();
  const version = desk.current.version;
  const at = state.at ?? new Date(now()).toISOString();
  let tried;
  try {
    const { lines, warnings } = await compared(desk.cards.map((card) => card.ref), desk.draft.rules, at, (done, all) => {
      if (state.running === mine && state.progress) {
        state.progress.value = all === 0 ? 1 : done / all;
        state.said.textContent = `Trying the draft on ${plural(all, 'listing')}: ${done} done.`;
      }
    });
    desk.learn(warnings);
    tried = { text, version, at, lines };
  } catch (problem) {
    desk.blame(problem);
    tried = { text, version, at, lines: [], problem };
  }
  if (state.running === mine) {
    state.running = 0;
    state.tried = tried;
    show();
    announce(tried.problem ? tried.problem.message : headline(tried.lines.filter(({ then }) => then.changes).length));
  }
}

function headline(count) {
  return count === 0 ? 'No listing would change.' : `${plural(count, 'listing')} would change.`;
}

function results(desk, state, stale) {
  if (desk.blocked()) {
    return h('p', { class: 'form-problem', test: 'preview-blocked' }, 'Something in the rules is wrong, so the draft cannot be tried: ',
      h('a', { href: '#rules' }, 'see the marked rules'), '.');
  }
  if (stale) {
    state.progress = h('progress', { max: 1, value: 0, 'aria-label': 'Listings tried' });
    state.said = h('p', { class: 'hint' }, 'Trying the draft on the catalogue …');
    return h('div', { class: 'panel slim', test: 'preview-busy' }, state.said, state.progress);
  }
  if (state.tried.problem) {
    return h('div', { class: 'form-problem', test: 'preview-problem' }, h('p', {}, state.tried.problem.message),
      h('button', { class: 'button quiet small', type: 'button', onclick: () => { state.tried = null; desk.redraw(); } }, 'Try again'));
  }
  const { lines } = state.tried;
  const changing = lines.filter(({ then }) => then.changes);
  return h('section', { class: 'outcome', test: 'outcome' },
    h('h3', { class: 'outcome-head', test: 'outcome-head' }, headline(changing.length)),
    h('p', { class: 'hint', test: 'outcome-rest' }, rest(lines, changing.length)),
    grouped(changing, desk).map((group) => groupBox(desk, group)));
}

function rest(lines, changing) {
  const still = lines.length - changing;
  const fixed = lines.filter(({ then }) => !then.choice).length;
  const says = still === 0 ? 'No listing stays as it is.' : `${plural(still, 'listing')} of ${lines.length} ${still === 1 ? 'stays as it is' : 'stay as they are'}.`;
  const closed = lines.filter(({ then }) => then.opening?.result === 'REFUSED').length;
  const refused = closed === 0 ? '' : ` ${plural(closed, 'listing')} could not be negotiated, because the procedure does not take ${closed === 1 ? 'it' : 'them'}: see why below.`;
  return `${says} With these rules ${lines.length - fixed - closed} would be negotiable and ${fixed} would keep a fixed price.${refused}`;
}

/** Listings that change alike together, the greatest group first. */
function grouped(lines, desk) {
  const groups = new Map();
  for (const line of lines) {
    const name = JSON.stringify([line.now.winner, line.now.choice, line.then.winner, line.then.choice]);
    const group = groups.get(name) ?? { from: side(line.now, desk), to: side(line.then, desk), lines: [] };
    group.lines.push(line);
    groups.set(name, group);
  }
  return [...groups.values()].sort((one, other) => other.lines.length - one.lines.length);
}

function side({ winner, choice }, desk) {
  return choice ? { rule: winner, terms: how(choice, desk.procedures) } : { rule: null, terms: ['Fixed price'] };
}

function groupBox(desk, { from, to, lines }) {
  const known = new Map(desk.cards.map((card) => [card.ref, card]));
  return h('section', { class: 'outcome-group panel slim', test: 'outcome-group' },
    h('h4', {}, plural(lines.length, 'listing')),
    h('div', { class: 'from-to' }, sideBox('Now', from, to), h('span', { class: 'arrow', 'aria-hidden': 'true' }, '→'), sideBox('Then', to, from)),
    listings(lines.slice(0, MOST_SHOWN), known),
    lines.length > MOST_SHOWN ? h('details', { class: 'more' }, h('summary', {}, `${lines.length - MOST_SHOWN} more`), listings(lines.slice(MOST_SHOWN), known)) : null);
}

function listings(lines, known) {
  return h('ul', { class: 'outcome-lines' }, lines.map((line) => listing(line, known.get(line.ref))));
}

/** One side of a change; what the other side does not say stands out. */
function sideBox(word, own, other) {
  return h('div', { class: 'from-to-side' }, h('span', { class: 'small-caps' }, word),
    h('strong', { dir: 'auto' }, own.rule ?? 'Fixed price'),
    own.rule ? h('span', { class: 'hint' }, own.terms.map((term, place) => [place > 0 ? ', ' : '', !other.rule || other.terms.includes(term) ? term : h('mark', {}, term)])) : h('span', { class: 'hint' }, 'No rule fits: it cannot be negotiated.'));
}

function listing({ ref, now: before, then }, card) {
  return h('li', { test: `changes-${ref}` }, h('details', { class: 'why' },
    h('summary', {}, h('span', { class: 'why-title' }, card?.title ?? ref), card ? h('span', { class: 'hint' }, `${category(card.category)} · ${amount(card.listPrice.minorUnits, card.listPrice.currency)}`) : null, h('span', { class: 'why-word' }, 'Why'), h('span', { class: 'hint why-line' }, reason(before, then))),
    h('p', {}, then.sentence),
    refusal(then),
    verdicts(then.verdicts),
    h('p', { class: 'hint' }, `Now: ${before.sentence}`),
    h('p', {}, h('a', { href: `/listings/${encodeURIComponent(ref)}` }, 'Open the listing'))));
}

/** Why no negotiation would open, where the rule's procedure does not take the listing. */
export function refusal({ opening }) {
  if (opening?.result !== 'REFUSED') {
    return null;
  }
  const params = Object.entries(opening.params ?? {}).map(([name, value]) => `${name}: ${value}`).join(', ');
  return h('p', { class: 'ruleline-warning', test: 'does-not-open' }, h('strong', {}, 'No negotiation would open. '), opening.title, params ? ` (${params})` : '');
}

/** In one line what speaks for the rule that wins then; where none does, what speaks against the one that wins now. */
function reason(before, then) {
  const verdict = then.verdicts.find((one) => one.rule === (then.winner ?? before.winner));
  return verdict ? verdict.findings.map((finding) => finding.sentence).join(' ') : `The rule “${before.winner}” is no longer there.`;
}

/** What came of each rule that was tried. */
export function verdicts(list) {
  return h('ol', { class: 'verdicts' }, list.map((verdict) => h('li', { class: verdict.matches ? 'fits' : '' },
    h('strong', { dir: 'auto' }, verdict.rule), verdict.findings.map((finding) => h('span', {}, finding.sentence)))));
}
