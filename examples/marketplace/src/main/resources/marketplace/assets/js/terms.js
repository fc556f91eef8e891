/** Issues, their fields and their values: what may be bargained over, read from the listing's domains. */

import { freshId, h } from './dom.js';
import { digits, field as moneyField, parse, show } from './money.js';
import { showDay } from './time.js';

/** What an issue is called here; the catalogue names it, else its id stands in. */
export function labelOf(goods, item, issue) {
  const piece = goods?.pieces.find((candidate) => candidate.id === item);
  const facet = piece?.issues.find((candidate) => candidate.id === issue);
  return facet?.label ?? issue.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());
}

/** A value for people. */
export function showValue(issue, value) {
  if (value === undefined) {
    return 'open';
  }
  switch (issue.domain.type) {
    case 'price': return show(value);
    case 'date': return showDay(value);
    case 'decimal': return String((value * issue.domain.step) / 10 ** issue.domain.scale);
    default: return String(value);
  }
}

/** The issue that is an item's price. */
export function priceOf(item) {
  return item.issues.find((issue) => issue.role === 'UNIT_PRICE' || issue.role === 'LINE_PRICE');
}

/** Units that terms take. */
export function units(item, values) {
  const quantity = item.issues.find((issue) => issue.role === 'QUANTITY');
  return quantity ? values[quantity.id] : 1;
}

/** Price × quantity + fees, or null while something is missing. */
export function amountOf(item, values) {
  let amount = 0;
  for (const issue of item.issues) {
    const value = values[issue.id];
    if (issue.role === 'OTHER' || issue.role === 'QUANTITY') {
      continue;
    }
    const times = issue.role === 'UNIT_PRICE' ? units(item, values) : 1;
    if (value === undefined || times === undefined) {
      return null;
    }
    amount += value.minorUnits * times;
  }
  return { minorUnits: amount, currency: item.listPrice.currency };
}

/** What the same would cost at list price, with the highest fees. */
export function listAmountOf(item, values) {
  const fees = item.issues.filter((issue) => issue.role === 'FEE').reduce((sum, issue) => sum + issue.domain.max, 0);
  return { minorUnits: item.listPrice.minorUnits * (units(item, values) ?? 1) + fees, currency: item.listPrice.currency };
}

/** The terms besides the price as short phrases, for a line under the piece's name. */
export function phrases(goods, item, values) {
  return item.issues
    .filter((issue) => issue.role !== 'LINE_PRICE' && values[issue.id] !== undefined)
    .map((issue) => issue.role === 'QUANTITY'
      ? `${values[issue.id]} pieces`
      : `${labelOf(goods, item.id, issue.id)}: ${showValue(issue, values[issue.id])}`);
}

/**
 * A field for an issue: {node, read(), refuse(text), clear()}. `read` gives the value, or undefined after it has said
 * beside the field what is wrong.
 *
 * @param limits {min, max} that the rules leave of a price, if narrower than its domain
 */
export function issueField({ goods, item, issue, value, limits = {}, name, onInput }) {
  const id = freshId('field');
  const error = h('p', { class: 'field-error', id: `${id}-error`, role: 'alert', test: `error-${issue.id}` });
  const made = CONTROLS[issue.domain.type]({ id, item, issue, value, limits, name, onInput, label: labelOf(goods, item.id, issue.id) });
  const heading = made.grouped
    ? h('legend', { class: 'label' }, labelOf(goods, item.id, issue.id))
    : h('label', { class: 'label', for: id }, labelOf(goods, item.id, issue.id));
  const node = h(made.grouped ? 'fieldset' : 'div', { class: `field field-${issue.domain.type}` },
    heading, made.nodes, made.hint ? h('p', { class: 'hint', id: `${id}-hint` }, made.hint) : null, error);
  made.inputs.forEach((input) => input.setAttribute('aria-describedby', `${made.hint ? `${id}-hint ` : ''}${id}-error`));
  function refuse(text) {
    error.textContent = text;
    node.classList.toggle('wrong', Boolean(text));
    made.inputs.forEach((input) => input.setAttribute('aria-invalid', text ? 'true' : 'false'));
  }
  node.addEventListener('input', () => refuse(''));
  return {
    item: item.id,
    issue: issue.id,
    node,
    peek: () => made.value().value,
    put: made.put,
    read() {
      const answer = made.value();
      refuse(answer.wrong ?? '');
      return answer.value;
    },
    refuse,
    focus: () => made.inputs[0].focus(),
  };
}

const CONTROLS = { price: priceControl, integer: countControl, decimal: stepControl, date: dateControl, choice: choiceControl };

function priceControl({ id, issue, value, limits, name, onInput, label }) {
  const { currency, tick } = issue.domain;
  const min = limits.min ?? issue.domain.min;
  const max = limits.max ?? issue.domain.max;
  const amount = (minorUnits) => show({ minorUnits, currency });
  const text = h('input', {
    id, name, class: 'money-in', type: 'text', inputmode: 'decimal', autocomplete: 'off', test: `input-${issue.id}`,
    value: value ? moneyField(value.minorUnits, currency) : '',
  });
  const slide = h('input', {
    type: 'range', class: 'slide', min, max, step: tick, value: value?.minorUnits ?? max, 'aria-label': `${label}, slider`, tabindex: '-1',
  });
  slide.addEventListener('input', () => { text.value = moneyField(Number(slide.value), currency); text.dispatchEvent(new Event('input', { bubbles: true })); });
  text.addEventListener('input', () => {
    const minorUnits = parse(text.value, currency);
    if (minorUnits !== null) {
      slide.value = minorUnits;
    }
    onInput?.();
  });
  return {
    inputs: [text],
    nodes: [h('div', { class: 'money' }, h('span', { class: 'money-sign', 'aria-hidden': 'true' }, sign(currency)), text), slide],
    hint: `${amount(min)} to ${amount(max)}`,
    /** Fills in an amount, on the nearest step within what is allowed. */
    put(minorUnits) {
      const step = Math.round(minorUnits / tick) * tick;
      text.value = moneyField(Math.min(max, Math.max(min, step)), currency);
      text.dispatchEvent(new Event('input', { bubbles: true }));
    },
    value() {
      const minorUnits = parse(text.value, currency);
      if (minorUnits === null) {
        return { wrong: digits(currency) === 0 ? 'Write a whole amount.' : 'Write an amount.' };
      }
      if (minorUnits < min || minorUnits > max) {
        return { wrong: `Choose between ${amount(min)} and ${amount(max)}.` };
      }
      if (minorUnits % tick !== 0) {
        return { wrong: `Go in steps of ${amount(tick)}; the nearest is ${amount(Math.round(minorUnits / tick) * tick)}.` };
      }
      return { value: { minorUnits, currency } };
    },
  };
}

function sign(currency) {
  return new Intl.NumberFormat(navigator.language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0).find((part) => part.type === 'currency').value;
}

function countControl({ id, issue, value, name, onInput, label }) {
  const { min, max, step } = issue.domain;
  const input = h('input', { id, name, type: 'text', inputmode: 'numeric', autocomplete: 'off', class: 'count-in', value: String(value ?? min), test: `input-${issue.id}` });
  const turn = (by) => {
    const now = Number.parseInt(input.value, 10);
    input.value = String(Math.min(max, Math.max(min, (Number.isNaN(now) ? min : now) + by)));
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  input.addEventListener('input', () => onInput?.());
  return {
    inputs: [input],
    nodes: [h('div', { class: 'count' },
      h('button', { type: 'button', class: 'count-step', 'aria-label': `Less: ${label}`, onclick: () => turn(-step) }, '−'), input,
      h('button', { type: 'button', class: 'count-step', 'aria-label': `More: ${label}`, onclick: () => turn(step) }, '+'))],
    hint: `${min} to ${max}`,
    value() {
      const number = /^\d{1,9}$/.test(input.value.trim()) ? Number(input.value) : Number.NaN;
      return Number.isNaN(number) || number < min || number > max || (number - min) % step !== 0
        ? { wrong: `Choose a number from ${min} to ${max}${step > 1 ? ` in steps of ${step}` : ''}.` }
        : { value: number };
    },
  };
}

function stepControl({ id, issue, value, name, onInput }) {
  const { min, max, step, scale } = issue.domain;
  const size = step / 10 ** scale;
  const input = h('input', { id, name, type: 'number', class: 'plain-in', min: min * size, max: max * size, step: size, value: String((value ?? min) * size), test: `input-${issue.id}` });
  input.addEventListener('input', () => onInput?.());
  return {
    inputs: [input],
    nodes: [input],
    hint: `${min * size} to ${max * size} in steps of ${size}`,
    value() {
      const steps = Math.round(Number(input.value) / size);
      return input.value === '' || steps < min || steps > max || Math.abs(steps * size - Number(input.value)) > size / 1e6
        ? { wrong: `Choose a number from ${min * size} to ${max * size}.` }
        : { value: steps };
    },
  };
}

function dateControl({ id, issue, value, name, onInput }) {
  const { first, last } = issue.domain;
  const input = h('input', { id, name, type: 'date', class: 'plain-in', min: first, max: last, value: value ?? first, test: `input-${issue.id}` });
  input.addEventListener('input', () => onInput?.());
  return {
    inputs: [input],
    nodes: [input],
    hint: `${showDay(first)} to ${showDay(last)}`,
    value: () => input.value < first || input.value > last || !input.value
      ? { wrong: `Choose a day from ${showDay(first)} to ${showDay(last)}.` }
      : { value: input.value },
  };
}

function choiceControl({ issue, value, name, onInput }) {
  const inputs = issue.domain.labels.map((label, place) => h('input', {
    type: 'radio', name, value: label, checked: label === (value ?? issue.domain.labels[0]), id: freshId('choice'), test: `input-${issue.id}-${place}`,
  }));
  inputs.forEach((input) => input.addEventListener('input', () => onInput?.()));
  return {
    grouped: true,
    inputs,
    nodes: [h('div', { class: 'choices' }, inputs.map((input) => h('label', { class: 'choice', for: input.id }, input, h('span', {}, input.value))))],
    hint: '',
    value() {
      const chosen = inputs.find((input) => input.checked);
      return chosen ? { value: chosen.value } : { wrong: 'Choose one.' };
    },
  };
}
