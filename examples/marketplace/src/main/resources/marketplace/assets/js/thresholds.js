/** What a seller lets Parley answer at once; no buyer ever sees it. */

import { h } from './dom.js';
import { parley } from './api.js';
import { dropDraft, keepDraft } from './drafts.js';
import { busy, explain, moneyField, problemLine, readAll } from './fields.js';
import { field as amountText, show } from './money.js';

const BOUNDS = [['autoAccept', 'Accept from'], ['autoDecline', 'Decline below']];

/** The form of a listing's thresholds: for each piece from which amount to accept, and below which to decline. */
export function thresholdsForm(ref, listing, kept) {
  const draft = `thresholds:${ref}`;
  const rows = listing.items.map((item) => row(item, kept.items?.[item.id] ?? {}));
  const fields = rows.flatMap((one) => one.fields);
  const note = h('p', { class: 'notice', role: 'status', hidden: true, test: 'thresholds-kept' }, 'Kept. It holds for negotiations that begin from now on.');
  const problem = problemLine('thresholds-problem');
  const save = h('button', { class: 'button second', type: 'submit', test: 'keep-thresholds' }, 'Keep this');
  const form = h('form', { class: 'panel', novalidate: true, test: 'thresholds' },
    h('h2', {}, 'Answer for me'),
    h('p', { class: 'panel-lead' }, 'Offers this good are accepted at once, offers this low declined at once, fees included and counted for one piece. Buyers never see these amounts.'),
    rows.map((one) => one.node), save, note, problem);
  form.addEventListener('input', () => { note.hidden = true; });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(save, async () => {
      problem.textContent = '';
      const values = readAll(fields);
      if (!values || rows.some((one) => one.isCrossed(values))) {
        return;
      }
      try {
        await parley.put(`/listings/${encodeURIComponent(ref)}/private-terms`, { terms: { items: Object.fromEntries(rows.map((one) => one.bounds(values)).filter(Boolean)) } });
        dropDraft(draft);
        note.hidden = false;
      } catch (refusal) {
        explain(fields, problem, refusal);
      }
    });
  });
  keepDraft(form, draft);
  return form;
}

function row(item, kept) {
  const { currency } = item.listPrice;
  const name = (bound) => `${item.id}.${bound}`;
  const fields = BOUNDS.map(([bound, label]) => moneyField({
    name: name(bound), label: `${label} (${currency})`, optional: true, currency: () => currency, pointers: [`/terms/items/${item.id}/${bound}`],
    control: { test: `${bound}-${item.id}`, value: Number.isInteger(kept[bound]) ? amountText(kept[bound], currency) : '' },
  }));
  return {
    fields,
    node: h('fieldset', { class: 'piece' }, h('legend', {}, h('span', { class: 'piece-title' }, item.title), h('span', { class: 'piece-list' }, `List price ${show(item.listPrice)}`)),
      h('div', { class: 'piece-fields' }, fields.map((one) => one.node))),
    /** Whether more would be declined than accepted; said beside the second field. */
    isCrossed(values) {
      const [accept, decline] = BOUNDS.map(([bound]) => values[name(bound)]);
      const crossed = Boolean(accept && decline && accept.minorUnits < decline.minorUnits);
      if (crossed) {
        fields[1].refuse('This must not be more than what is accepted.');
        fields[1].focus();
      }
      return crossed;
    },
    bounds(values) {
      const written = BOUNDS.map(([bound]) => [bound, values[name(bound)]?.minorUnits]).filter(([, minorUnits]) => minorUnits !== undefined);
      return written.length > 0 ? [item.id, Object.fromEntries(written)] : null;
    },
  };
}
