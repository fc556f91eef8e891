/** The form in which a side states its best price for each piece, and what it calls fair where that counts. */

import { announce, h } from '../dom.js';
import { dropDraft, keepDraft } from '../drafts.js';
import { askOnce } from '../dialog.js';
import { busy, moneyField, problemLine, readAll } from '../fields.js';
import { field as amountText, show } from '../money.js';
import { priceOf } from '../terms.js';
import { isDrawn, rangeOf } from './rules.js';

/**
 * @param own what stands so far, by item: {price, fair}
 * @param send takes {items, payload}
 */
export function statementForm({ items, rules, seller, own = {}, draft, submit, send }) {
  const rows = items.map((item) => row({ item, rules, seller, own: own[item.id], alone: items.length === 1 }));
  const fields = rows.flatMap((one) => one.fields);
  const problem = problemLine('statement-problem');
  const button = h('button', { class: 'button large', type: 'submit', test: 'seal' }, submit);
  const form = h('form', { class: 'offer-form', novalidate: true, test: 'statement' }, rows.map((one) => one.node),
    items.length > 1 ? h('p', { class: 'hint' }, 'Leave a piece empty to state nothing for it. Each is settled by itself.') : null,
    h('div', { class: 'row' }, button), problem);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(button, async () => {
      problem.textContent = '';
      const move = read();
      if (!move) {
        return;
      }
      if (!await sure(move)) {
        return;
      }
      try {
        await send(move);
        dropDraft(draft);
        announce('Your price is sealed.');
      } catch (refusal) {
        explain(refusal, move);
      }
    });
  });

  /** Asks once where what is stated can neither be changed nor taken back. */
  function sure({ items: stated }) {
    const said = stated.map((line) => `${items.find((item) => item.id === line.item).title}: ${show(Object.values(line.values)[0])}`);
    return rules.parameters.edits ? true : askOnce({
      title: 'Seal this for good?', yes: submit, test: 'seal-it', binds: [`You state ${said.join(', ')}.`, 'Nobody can change it or take it back, you neither.',
        seller ? 'If the rules find a price from it, you have sold.' : 'If the rules find a price from it, you have bought.'],
    });
  }

  function read() {
    const values = readAll(fields);
    const wrong = values && rows.find((one) => !one.fits(values));
    if (!values || wrong) {
      wrong?.fields.find((field) => field.node.classList.contains('wrong'))?.focus();
      return null;
    }
    const stated = rows.filter((one) => one.best(values));
    if (stated.length === 0) {
      problem.textContent = 'State a price for at least one piece.';
      return null;
    }
    const payload = {};
    const fair = stated.filter((one) => one.fair(values)).map((one) => [one.item.id, one.fair(values).minorUnits]);
    if (fair.length > 0) {
      payload.fairPrices = Object.fromEntries(fair);
    }
    if (isDrawn(rules)) {
      payload.nonces = Object.fromEntries(stated.map((one) => [one.item.id, one.nonce]));
    }
    return { items: stated.map((one) => ({ item: one.item.id, values: { [priceOf(one.item).id]: one.best(values) } })), payload };
  }

  /** Says beside the field why it was refused, or at the end where none is to blame. */
  function explain(refusal, move) {
    const blamed = [];
    for (const { pointer, message } of refusal.violations) {
      const place = /\/items\/(\d+)/.exec(pointer)?.[1];
      const item = move.items[place]?.item ?? /\/(?:fairPrices|nonces)\/([^/]+)/.exec(pointer)?.[1];
      blame(rows.find((one) => one.item.id === item)?.fields[pointer.includes('fairPrices') ? 1 : 0], `${message}.`);
    }
    if (blamed.length === 0 && refusal.params.item) {
      const { fields: [best, fair] } = rows.find((one) => one.item.id === refusal.params.item) ?? { fields: [] };
      blame(refusal.code === 'FAIR_PRICE_CONTRADICTS_BEST' ? fair : best, refusal.message);
    }
    if (blamed.length > 0) {
      blamed[0].focus();
    } else {
      problem.textContent = refusal.message;
      problem.focus();
    }
    function blame(field, words) {
      if (field) {
        field.refuse(words);
        blamed.push(field);
      }
    }
  }

  keepDraft(form, draft);
  return form;
}

function row({ item, rules, seller, own, alone }) {
  const { currency } = item.listPrice;
  const range = rangeOf(item, rules);
  const between = `${show({ minorUnits: range.min, currency })} to ${show({ minorUnits: range.max, currency })}`;
  const best = moneyField({
    name: `${item.id}.best`, label: `Your best price (${currency})`, optional: !alone, currency: () => currency,
    hint: `${seller ? 'The least that you would take' : 'The most that you would pay'}${item.issues.some((issue) => issue.role === 'QUANTITY') ? ' for each' : ''}: ${between}${range.tick > 1 ? `, in steps of ${show({ minorUnits: range.tick, currency })}` : ''}.`,
    control: { test: `best-${item.id}`, value: own ? amountText(own.price, currency) : '' },
  });
  const fair = !isDrawn(rules) ? null : moneyField({
    name: `${item.id}.fair`, label: `A fair price (${currency})`, optional: true, currency: () => currency,
    hint: `What you call fair, ${seller ? 'at or above' : 'at or below'} your best price. It counts only where both sides state one${rules.parameters.missingFairPrice === 'midpoint' ? ', or is filled in by the rules' : ''}.`,
    control: { test: `fair-${item.id}`, value: own?.fair ? amountText(own.fair, currency) : '' },
  });
  const fields = [best, fair].filter(Boolean);
  const valueOf = (values, field) => field ? values[field.name] : null;
  return {
    item, fields, nonce: nonce(),
    node: h('fieldset', { class: alone ? 'piece alone' : 'piece' },
      h('legend', {}, h('span', { class: 'piece-title' }, item.title), h('span', { class: 'piece-list' }, `List price ${show(item.listPrice)}`)),
      h('div', { class: 'piece-fields' }, fields.map((one) => one.node))),
    best: (values) => valueOf(values, best),
    fair: (values) => valueOf(values, fair),
    /** Whether what was typed can be stated; what is wrong is said beside the field. */
    fits(values) {
      const [price, called] = [valueOf(values, best), valueOf(values, fair)];
      const wrong = fields.filter((field) => valueOf(values, field)).filter((field) => {
        const words = outside(valueOf(values, field).minorUnits, range, currency);
        field.refuse(words);
        return words;
      });
      if (called && !price) {
        best.refuse('State your best price too.');
        return false;
      }
      if (wrong.length === 0 && called && (seller ? called.minorUnits < price.minorUnits : called.minorUnits > price.minorUnits)) {
        fair.refuse(seller ? 'This must not be less than your best price.' : 'This must not be more than your best price.');
        return false;
      }
      return wrong.length === 0;
    },
  };
}

function outside(minorUnits, { min, max, tick }, currency) {
  const amount = (units) => show({ minorUnits: units, currency });
  if (minorUnits < min || minorUnits > max) {
    return `Write an amount from ${amount(min)} to ${amount(max)}.`;
  }
  return minorUnits % tick === 0 ? '' : `Write an amount in steps of ${amount(tick)}.`;
}

/** One's share in the draw, from one's own device. */
function nonce() {
  return hex(crypto.getRandomValues(new Uint8Array(32)));
}

/** Bytes as lower-case hexadecimal digits. */
export function hex(bytes) {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
