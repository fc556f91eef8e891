/** One answer to several buyers: what each will be sent, how it goes, and what came of it. */

import { parley, shop } from '../api.js';
import { openDialog } from '../dialog.js';
import { fill, freshId, h } from '../dom.js';
import { busy, problemLine } from '../fields.js';
import { plans } from './plans.js';
import { show } from '../money.js';
import { issueField, priceOf } from '../terms.js';
import { countAgain } from '../chrome.js';

const TITLES = { reject: 'Decline these offers', counter: 'Answer all at one price', accept: 'Accept these offers' };
const VERBS = { reject: ['Decline', 'Declined.'], counter: ['Send to', 'Sent.'], accept: ['Accept', 'Accepted.'] };

/**
 * Opens the dialog of an answer.
 *
 * @param rows {id, name, view} of the negotiations that were chosen; of a counter-offer all on one listing
 * @param done called once it is closed after anything was sent
 */
export async function answerAll(kind, rows, done) {
  const details = new Map(await Promise.all([...new Set(rows.map((row) => row.view.listing.ref))]
    .map(async (ref) => [ref, await shop.get(`/listings/${encodeURIComponent(ref)}`)])));
  let sentAny = false;
  const dialog = openDialog(TITLES[kind], (box) => content(box, kind, rows, details, () => { sentAny = true; }), { test: 'bulk' });
  dialog.addEventListener('close', () => { if (sentAny) { countAgain(); done(); } });
}

function content(dialog, kind, rows, details, onSent) {
  const prices = kind === 'counter' ? priceFields(rows, details, refresh) : [];
  const words = kind === 'accept' ? null : message();
  const invite = kind === 'reject' ? tick('Ask them for a better offer; otherwise it ends here') : null;
  const list = h('ul', { class: 'bulk-rows', test: 'bulk-rows' });
  const summary = h('p', { class: 'hint', role: 'status', test: 'bulk-summary' });
  const bar = h('progress', { class: 'bulk-bar', max: 1, value: 0, hidden: true, 'aria-label': 'Progress' });
  const problem = problemLine('bulk-problem');
  const go = h('button', { class: kind === 'reject' ? 'button danger' : 'button', type: 'submit', test: 'bulk-send' });
  const shut = h('button', { class: 'button quiet', type: 'button', test: 'bulk-close', onclick: () => dialog.close() }, 'Back');
  const results = new Map();
  const input = () => ({ prices: new Map(prices.map((field) => [field.item, field.peek()])), message: words?.text() ?? '', invite: invite?.box.checked ?? false });
  let planned = [];

  function refresh() {
    if (dialog.dataset.busy) {
      return;
    }
    planned = plans(kind, rows, details, input());
    fill(list, planned.map((plan) => line(plan, results.get(plan.row.id))));
    const count = open().length;
    go.textContent = results.size > 0 ? count === 1 ? 'Try the one again' : `Try the ${count} again` : `${VERBS[kind][0]} ${count} of ${rows.length}`;
    go.hidden = results.size > 0 && count === 0;
  }

  const open = () => planned.filter((plan) => plan.move && (!results.has(plan.row.id) || results.get(plan.row.id).again));

  async function send() {
    problem.textContent = '';
    if (prices.some((field) => field.read() === undefined)) {
      prices.find((field) => field.node.classList.contains('wrong')).focus();
      return;
    }
    refresh();
    if (open().length === 0) {
      problem.textContent = 'None of them can be sent this; each line says why.';
      return;
    }
    dialog.dataset.busy = 'true';
    shut.disabled = true;
    bar.hidden = false;
    const batch = open();
    for (const [number, plan] of batch.entries()) {
      summary.textContent = `${number + 1} of ${batch.length} …`;
      results.set(plan.row.id, await sendOne(kind, plan));
      bar.value = (number + 1) / batch.length;
      fill(list, planned.map((one) => line(one, results.get(one.row.id))));
    }
    delete dialog.dataset.busy;
    onSent();
    const good = [...results.values()].filter((result) => result.done).length;
    summary.textContent = good === results.size ? `All ${good} are done.` : `${good} done, ${results.size - good} not; each line says why.`;
    bar.hidden = true;
    shut.disabled = false;
    shut.textContent = 'Close';
    [...prices, words, invite].filter(Boolean).forEach((field) => { field.node.hidden = true; });
    refresh();
    (go.hidden ? shut : go).focus();
  }

  const form = h('form', { class: 'bulk', novalidate: true },
    explanation(kind), prices.map((field) => field.node), invite?.node, words?.node, list, bar, summary, problem, h('div', { class: 'row' }, go, shut));
  form.addEventListener('submit', (event) => { event.preventDefault(); busy(go, send); });
  form.addEventListener('input', refresh);
  refresh();
  return form;
}

/** Each negotiation is a command of its own with a key of its own: one that fails takes none of the others with it. */
async function sendOne(kind, { row, move }) {
  try {
    await parley.post(`/negotiations/${row.id}/moves`, move);
    return { done: true, words: VERBS[kind][1] };
  } catch (refusal) {
    return { done: false, again: mayPass(refusal), words: refusal.message };
  }
}

/** Whether the same may succeed later: nobody was reached, or the service was busy. */
function mayPass({ status }) {
  return status === undefined || status === 429 || status >= 500;
}

function line({ row, words, move }, result) {
  const state = result ? (result.done ? 'done' : 'failed') : move ? 'ready' : 'skipped';
  return h('li', { class: `bulk-row ${state}`, test: `bulk-row-${row.principal}` },
    h('span', {}, h('strong', {}, row.name), h('span', { class: 'phrase' }, `${row.goods} · offers ${show(row.view.details.offer.total)}`)),
    h('span', { class: 'bulk-what', test: 'bulk-result' }, result ? result.words : words));
}

function explanation(kind) {
  return kind === 'accept' ? h('p', { class: 'hint' }, 'Each unit can be sold once: the best offers get what is left, and the others close by themselves as soon as nothing is left for them.') : null;
}

function priceFields(rows, details, onInput) {
  const { listing } = rows[0].view;
  const named = new Set(rows.flatMap((row) => row.view.details.offer.terms.map((terms) => terms.item)));
  return listing.items.filter((item) => named.has(item.id)).map((item) => {
    const field = issueField({ goods: details.get(listing.ref).goods, item, issue: priceOf(item), name: `bulk.${item.id}`, onInput });
    if (named.size > 1) {
      field.node.querySelector('.label').textContent = item.title;
    }
    return field;
  });
}

function message() {
  const id = freshId('words');
  const area = h('textarea', { id, rows: 2, maxlength: 500, test: 'bulk-message' });
  return { node: h('div', { class: 'field' }, h('label', { class: 'label', for: id }, 'A word to each of them ', h('span', { class: 'optional' }, 'optional')), area), text: () => area.value.trim() };
}

function tick(label) {
  const box = h('input', { type: 'checkbox', id: freshId('tick'), test: 'bulk-invite' });
  return { box, node: h('label', { class: 'tick', for: box.id }, box, h('span', {}, label)) };
}
