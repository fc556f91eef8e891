/** The controls that narrow the catalogue; they show a wish and tell of every change. */

import { fill, freshId, h } from '../dom.js';
import { wrongBounds } from './wish.js';

const CURRENCIES = ['EUR', 'GBP', 'JPY'];
const CONDITIONS = ['Like new', 'Very good', 'Good', 'Worn', 'For repair'];

/** {node, show(wish)}; `change(part, typing)` is told of what is different. */
export function filterPanel(cards, change) {
  const places = [...new Set(cards.map((one) => one.place))].sort((one, other) => one.localeCompare(other));
  const known = [...new Set(cards.map((one) => one.condition))];
  const conditions = [...CONDITIONS.filter((one) => known.includes(one)), ...known.filter((one) => !CONDITIONS.includes(one))];
  const lists = [several('condition', 'Condition', conditions, cards, change), several('place', 'Where', places, cards, change)];
  const price = priceRange(change);
  const marks = [mark('negotiable', 'Open to offers', change), mark('unsold', 'Hide what is sold', change)];
  const node = h('details', { class: 'narrow-by', test: 'filters' }, h('summary', {}, 'Filters'),
    h('form', { class: 'narrow-in', 'aria-label': 'Filters', novalidate: true, onsubmit: (event) => event.preventDefault() },
      h('div', { class: 'field' }, marks.map((one) => one.node)), price.node, lists.map((one) => one.node)));
  const wide = window.matchMedia('(min-width: 56rem)');
  node.open = wide.matches;
  wide.addEventListener('change', () => { node.open = wide.matches; });
  return { node, show: (wish) => [...lists, price, ...marks].forEach((one) => one.show(wish)) };
}

function several(name, label, values, cards, change) {
  const boxes = values.map((value) => {
    const box = h('input', { type: 'checkbox', id: freshId(name), name, value, test: `filter-${name}-${value.toLowerCase().replaceAll(' ', '-')}` });
    const count = cards.filter((one) => one[name] === value).length;
    return { box, node: h('label', { class: 'box', for: box.id }, box, h('span', {}, value), h('span', { class: 'tally', 'aria-hidden': 'true' }, String(count))) };
  });
  boxes.forEach(({ box }) => box.addEventListener('change', () => change({ [name]: boxes.filter((one) => one.box.checked).map((one) => one.box.value) })));
  return {
    node: h('fieldset', { class: 'field' }, h('legend', { class: 'label' }, label), boxes.map((one) => one.node)),
    show: (wish) => boxes.forEach(({ box }) => { box.checked = wish[name].includes(box.value); }),
  };
}

function mark(name, label, change) {
  const box = h('input', { type: 'checkbox', id: freshId(name), name, test: `filter-${name}` });
  box.addEventListener('change', () => change({ [name]: box.checked }));
  return { node: h('label', { class: 'box', for: box.id }, box, h('span', {}, label)), show: (wish) => { box.checked = wish[name]; } };
}

function priceRange(change) {
  const currency = h('select', { class: 'plain-in', id: freshId('currency'), 'aria-label': 'Currency', test: 'filter-currency' }, CURRENCIES.map((code) => h('option', { value: code }, code)));
  const error = h('p', { class: 'field-error', id: freshId('price-error'), role: 'alert', test: 'error-price-range' });
  const bound = (name, label) => h('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', class: 'plain-in', placeholder: label, 'aria-label': `Price ${label.toLowerCase()}`, 'aria-describedby': error.id, test: `filter-${name}` });
  const inputs = { from: bound('from', 'From'), to: bound('to', 'To') };
  const read = () => ({ from: inputs.from.value, to: inputs.to.value, currency: currency.value });
  function tell(typing) {
    const wrong = wrongBounds(read());
    for (const [name, input] of Object.entries(inputs)) {
      input.setAttribute('aria-invalid', String(Boolean(wrong[name])));
    }
    error.textContent = wrong.from ?? wrong.to ?? '';
    if (!error.textContent) {
      change(read(), typing);
    }
  }
  Object.values(inputs).forEach((input) => input.addEventListener('input', () => tell(true)));
  currency.addEventListener('change', () => tell(false));
  return {
    node: h('fieldset', { class: 'field' }, h('legend', { class: 'label' }, 'Price'),
      h('div', { class: 'range' }, inputs.from, inputs.to, currency), error),
    show(wish) {
      if (document.activeElement !== inputs.from && document.activeElement !== inputs.to) {
        fill(error);
        inputs.from.value = wish.from;
        inputs.to.value = wish.to;
      }
      currency.value = CURRENCIES.includes(wish.currency) ? wish.currency : 'EUR';
    },
  };
}
