/** What a seller lets Parley answer at once; no buyer ever sees it. */

import { h, freshId } from './dom.js';
import { parley } from './api.js';
import { field, parse, show } from './money.js';

/** The form of a listing's thresholds: for each piece from which amount to accept, and below which to decline. */
export function thresholdsForm(ref, listing, kept) {
  const rows = listing.items.map((item) => row(item, kept.items?.[item.id] ?? {}));
  const note = h('p', { class: 'notice', role: 'status', hidden: true, test: 'thresholds-kept' }, 'Kept. It holds for negotiations that begin from now on.');
  const problem = h('p', { class: 'form-problem', role: 'alert', tabindex: '-1' });
  const save = h('button', { class: 'button second', type: 'submit', test: 'keep-thresholds' }, 'Keep this');
  const form = h('form', { class: 'panel', novalidate: true, test: 'thresholds' },
    h('h2', {}, 'Answer for me'),
    h('p', { class: 'panel-lead' }, 'Offers this good are accepted at once, offers this low declined at once, fees included and counted for one piece. Buyers never see these amounts.'),
    rows.map((one) => one.node), save, note, problem);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    note.hidden = true;
    problem.textContent = '';
    const read = rows.map((one) => one.read());
    if (read.includes(null) || save.disabled) {
      return;
    }
    save.disabled = true;
    try {
      const items = Object.fromEntries(read.filter(([, bounds]) => Object.keys(bounds).length > 0));
      await parley.put(`/listings/${encodeURIComponent(ref)}/private-terms`, { terms: { items } });
      note.hidden = false;
    } catch (refusal) {
      problem.textContent = [refusal.message, ...refusal.violations.map((violation) => violation.message)].join(' ');
      problem.focus();
    } finally {
      save.disabled = false;
    }
  });
  return form;
}

function row(item, kept) {
  const { currency } = item.listPrice;
  const error = h('p', { class: 'field-error', role: 'alert' });
  const amount = (name, label) => {
    const id = freshId(name);
    const input = h('input', {
      id, type: 'text', inputmode: 'decimal', autocomplete: 'off', class: 'plain-in', test: `${name}-${item.id}`,
      value: Number.isInteger(kept[name]) ? field(kept[name], currency) : '',
    });
    return { name, input, node: h('div', { class: 'field' }, h('label', { class: 'label', for: id }, label, h('span', { class: 'optional' }, ` ${currency}, optional`)), input) };
  };
  const fields = [amount('autoAccept', 'Accept from'), amount('autoDecline', 'Decline below')];
  return {
    node: h('fieldset', { class: 'piece' }, h('legend', {}, h('span', { class: 'piece-title' }, item.title), h('span', { class: 'piece-list' }, `List price ${show(item.listPrice)}`)),
      h('div', { class: 'piece-fields' }, fields.map((one) => one.node)), error),
    /** The piece's bounds, or null after saying what is wrong with them. */
    read() {
      const bounds = {};
      for (const { name, input } of fields.filter((one) => one.input.value.trim() !== '')) {
        bounds[name] = parse(input.value, currency);
      }
      const { autoAccept, autoDecline } = bounds;
      error.textContent = autoAccept === null || autoDecline === null ? 'Write amounts, or leave them out.'
        : autoAccept < autoDecline ? 'What is accepted must not be less than what is declined.' : '';
      return error.textContent ? null : [item.id, bounds];
    },
  };
}
