/** The form of an offer or a counter-offer: a part for each piece, a message, and what it comes to. */

import { announce, freshId, h } from './dom.js';
import { amountOf, issueField, listAmountOf, priceOf } from './terms.js';
import { saved, show, sum } from './money.js';
import { dropDraft, keepDraft } from './drafts.js';
import { askOnce } from './dialog.js';
import { busy } from './fields.js';

/**
 * @param items the listing's items that the offer may name
 * @param standing the answered offer's terms by item, empty for a first offer
 * @param partial whether pieces may be left out or accepted alone
 * @param draft the name under which what is typed is kept
 * @param answered the hash of the answered terms; what was to be accepted of other terms is asked again
 * @param quick whether to show ways to fill in all prices at once
 * @param binds what the offer binds to, asked once before it is sent; empty where it binds to nothing
 * @param send takes {items, payload}, and gives a promise
 */
export function offerForm({ goods, items, standing = {}, limits = {}, partial, maxMessage, draft, answered = '', submit, binds = [], quick = false, send, cancel }) {
  const parts = items.map((item) => piecePart({
    goods, item, terms: standing[item.id], limits: limits[item.id] ?? {}, partial, alone: items.length === 1, fresh: Object.keys(standing).length === 0, onChange: recount,
  }));
  const total = h('output', { class: 'form-total', test: 'offer-total' });
  const against = h('p', { class: 'form-against' });
  const problem = h('p', { class: 'form-problem', role: 'alert', tabindex: '-1', test: 'form-problem' });
  let sent = [];
  const message = maxMessage > 0 ? messagePart(maxMessage) : null;
  const button = h('button', { class: 'button', type: 'submit', test: 'send-offer' }, submit);
  const form = h('form', { class: 'offer-form', novalidate: true, test: 'offer-form' },
    quick ? quickOffers(parts) : null, parts.map((part) => part.node), message?.node,
    h('div', { class: 'form-foot' },
      h('div', { class: 'form-sum' }, h('span', { class: 'label' }, 'Together'), total, against),
      h('div', { class: 'row' }, cancel ? h('button', { class: 'button quiet', type: 'button', onclick: cancel }, 'Back') : null, button)),
    problem);

  function recount() {
    const chosen = parts.filter((part) => part.mode() !== 'leave');
    const amounts = chosen.map((part) => part.amount());
    const complete = amounts.length > 0 && amounts.every(Boolean);
    total.textContent = complete ? show(sum(amounts)) : '–';
    const listed = complete ? sum(chosen.map((part) => part.listed())) : null;
    const less = complete ? saved(listed, sum(amounts)) : null;
    against.textContent = less ? `${show(less.money)} (${less.percent}%) below the list price of ${show(listed)}` : '';
  }

  function read() {
    problem.textContent = '';
    const chosen = parts.filter((part) => part.mode() === 'offer');
    const terms = chosen.map((part) => part.read());
    const wrong = chosen.flatMap((part) => part.fields).find((field) => field.node.classList.contains('wrong'));
    if (wrong) {
      wrong.focus();
      return null;
    }
    if (terms.length === 0) {
      problem.textContent = 'Change at least one piece, or accept the offer as it stands.';
      return null;
    }
    const named = (mode) => parts.filter((part) => part.mode() === mode).map((part) => part.item.id);
    const payload = {};
    if (message?.text()) {
      payload.message = message.text();
    }
    if (named('accept').length > 0) {
      payload.accepts = named('accept');
    }
    const dropped = named('leave').filter((id) => standing[id]);
    if (dropped.length > 0) {
      payload.drops = dropped;
    }
    return { items: terms, payload };
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(button, async () => {
      const move = read();
      if (!move) {
        return;
      }
      if (binds.length > 0 && !await askOnce({ title: 'Send a binding offer?', binds: [`You offer ${total.textContent}.`, ...binds], yes: `Offer ${total.textContent}`, test: 'binding-offer' })) {
        return;
      }
      sent = move.items;
      try {
        await send(move);
        dropDraft(draft);
        announce('Your offer was sent.');
      } catch (refusal) {
        explain(refusal);
      }
    });
  });

  /** Says beside the field why an offer was refused, or at the end when no field is to blame. */
  function explain(refusal) {
    const fields = parts.flatMap((part) => part.fields);
    const blamed = new Set();
    for (const violation of refusal.violations ?? []) {
      const [, place, issue] = /\/items\/(\d+)\/values\/([^/]+)/.exec(violation.pointer) ?? [];
      const field = fields.find((candidate) => candidate.issue === issue && candidate.item === sent[place]?.item);
      if (field) {
        field.refuse(violation.message);
        blamed.add(field);
      }
    }
    const named = blamedField(fields, refusal);
    if (named && blamed.size === 0) {
      named.refuse([refusal.message, limitWords(refusal)].filter(Boolean).join(' '));
      blamed.add(named);
    }
    if (blamed.size > 0) {
      [...blamed][0].focus();
    } else {
      problem.textContent = refusal.message;
      problem.focus();
    }
  }

  const stamp = h('input', { type: 'hidden', name: 'answered', value: answered });
  form.append(stamp);
  let sameTerms = true;
  const restored = keepDraft(form, draft, (name, value) => {
    sameTerms &&= name !== 'answered' || value === answered;
    return name !== 'answered' && (name.endsWith('.mode') ? value !== 'accept' : true);
  });
  if (restored) {
    problem.before(h('p', { class: 'hint', test: 'draft-kept' }, sameTerms ? 'Put back as you left it; nothing was sent yet.'
      : 'What you had typed is put back. The offer that you answer is a new one, so look once more.'));
  }
  parts.forEach((part) => part.refresh());
  recount();
  return form;
}

const LESS_PERCENT = [10, 15, 20];

/** Fills in every price at so much below its list price; nothing is sent by it. */
function quickOffers(parts) {
  return h('div', { class: 'quick', role: 'group', 'aria-label': 'Fill in a price below the list price', test: 'quick' }, h('span', { class: 'hint' }, 'Start below the list price:'),
    LESS_PERCENT.map((less) => h('button', {
      class: 'chip', type: 'button', test: `quick-${less}`, onclick: () => {
        parts.forEach((part) => part.fields.find((field) => field.isPrice).put((part.item.listPrice.minorUnits * (100 - less)) / 100));
        announce(`Prices are filled in, ${less} percent below the list price. Nothing was sent.`);
      },
    }, `−${less}%`)));
}

/** The field that a refusal without violations is about. */
function blamedField(fields, { code, params = {} }) {
  const ofItem = fields.filter((field) => !params.item || field.item === params.item);
  return ofItem.find((field) => field.issue === params.issue)
    ?? (BY_PRICE.includes(code) ? ofItem.find((field) => field.isPrice) : null);
}

const BY_PRICE = ['CONCESSION_NOT_MONOTONE', 'MANDATE_BOUND', 'BUDGET_EXCEEDED', 'APPROVAL_REQUIRED'];

/** The limit that was hit, where the caller may know it. */
function limitWords({ params = {} }) {
  const limit = params.perDeal ?? params.unitPrice ?? params.budget ?? params.approvalFrom;
  return limit?.currency ? `The limit is ${show(limit)}.` : '';
}

const MODES = [['offer', 'Propose'], ['accept', 'Accept as is'], ['leave', 'Leave out']];

/** A piece's part. Of a counter-offer a piece that is not on the table is left out until somebody brings it in. */
function piecePart({ goods, item, terms, limits, partial, alone, fresh, onChange }) {
  const fields = item.issues.map((issue) => Object.assign(issueField({
    goods, item, issue, value: terms?.values[issue.id] ?? beginning(issue),
    limits: limits[issue.id], name: `${item.id}.${issue.id}`, onInput: onChange,
  }), { isPrice: issue === priceOf(item) }));
  const choosing = partial && !alone;
  const modes = choosing ? MODES.filter(([mode]) => mode !== 'accept' || terms) : [];
  const inputs = modes.map(([mode, label]) => ({
    mode, label, input: h('input', { type: 'radio', id: freshId('mode'), name: `${item.id}.mode`, value: mode, checked: mode === (fresh || terms ? 'offer' : 'leave'), test: `mode-${item.id}-${mode}` }),
  }));
  const body = h('div', { class: 'piece-fields' }, fields.map((field) => field.node));
  const node = h('fieldset', { class: alone ? 'piece alone' : 'piece', test: `piece-${item.id}` },
    h('legend', {}, h('span', { class: 'piece-title' }, item.title), h('span', { class: 'piece-list' }, `List price ${show(item.listPrice)}${item.issues.some((issue) => issue.role === 'QUANTITY') ? ' each' : ''}`)),
    choosing ? h('div', { class: 'choices modes', role: 'group', 'aria-label': `What about ${item.title}` },
      inputs.map(({ input, label }) => h('label', { class: 'choice', for: input.id }, input, h('span', {}, label)))) : null,
    body);
  const mode = () => inputs.find(({ input }) => input.checked)?.mode ?? 'offer';
  const values = () => Object.fromEntries(fields.map((field) => [field.issue, field.peek()]).filter(([, value]) => value !== undefined));
  function refresh() {
    body.hidden = mode() !== 'offer';
    node.classList.toggle('left-out', mode() === 'leave');
  }
  inputs.forEach(({ input }) => input.addEventListener('input', () => { refresh(); onChange(); }));
  return {
    item, node, fields, mode, refresh,
    amount: () => amountOf(item, mode() === 'accept' ? terms.values : values()),
    listed: () => listAmountOf(item, mode() === 'accept' ? terms.values : values()),
    read: () => ({ item: item.id, values: Object.fromEntries(fields.map((field) => [field.issue, field.read()])) }),
  };
}

/** What a field begins with: a fee as it is asked, a price empty, the rest as its control has it. */
function beginning({ role, domain }) {
  return role === 'FEE' ? { minorUnits: domain.max, currency: domain.currency } : undefined;
}

function messagePart(max) {
  const id = freshId('message');
  const area = h('textarea', { id, name: 'message', rows: 2, maxlength: max, test: 'message' });
  const rest = h('span', { class: 'hint' });
  const recount = () => { rest.textContent = area.value.length > max * 0.8 ? `${max - area.value.length} characters left` : ''; };
  area.addEventListener('input', recount);
  return {
    node: h('div', { class: 'field' }, h('label', { class: 'label', for: id }, 'Message ', h('span', { class: 'optional' }, 'optional')), area,
      h('p', { class: 'hint' }, 'The other side reads it; only the terms above are binding. ', rest)),
    text: () => area.value.trim(),
  };
}
