/** Limits on particular terms, such as the latest day of delivery: as many as somebody adds. */

import { fill, freshId, h } from '../dom.js';
import { digits, parse } from '../money.js';

/** Terms that goods have in common here: id, words, and how a limit on them is written. */
const TERMS = [
  { issue: 'delivery', words: 'Delivery day', type: 'days', ends: [['first', 'Not before'], ['last', 'Not after']] },
  { issue: 'quantity', words: 'Quantity', type: 'range', ends: [['min', 'At least'], ['max', 'At most']] },
  { issue: 'delivery-fee', words: 'Delivery fee', type: 'range', money: true, ends: [['min', 'At least'], ['max', 'At most']] },
  { issue: 'price', words: 'Price', type: 'range', money: true, ends: [['min', 'At least'], ['max', 'At most']] },
];

/** A field whose `read` gives a list of limits, as a mandate has them. */
export function issueBounds(currency, listings) {
  const rows = [];
  const places = h('div', { class: 'issue-rows' });
  const add = h('button', { class: 'button small quiet', type: 'button', test: 'add-issue-bound' }, 'Add a limit on a term');
  add.addEventListener('click', () => {
    const made = row(rows.length, currency, listings, () => { rows.splice(rows.indexOf(made), 1); made.node.remove(); add.focus(); });
    rows.push(made);
    places.append(made.node);
    made.focus();
  });
  return {
    name: 'issues', pointers: ['/bounds/issues'], node: h('div', { class: 'field' }, places, h('div', {}, add)),
    focus: () => (rows.find((one) => one.isWrong()) ?? { focus: () => add.focus() }).focus(),
    refuse: (text) => rows.at(-1)?.refuse(text),
    read() {
      const read = rows.map((one) => one.read());
      const twice = rows.find((one, place) => rows.slice(0, place).some((other) => other.place() === one.place()));
      twice?.refuse('This term is limited above already; change that one.');
      return read.includes(undefined) || twice ? undefined : { value: read };
    },
  };
}

function row(number, currency, listings, remove) {
  const ids = { term: freshId('term'), listing: freshId('term-listing'), error: freshId('term-error') };
  const term = h('select', { class: 'plain-in', id: ids.term, 'aria-describedby': ids.error, test: `issue-${number}` }, TERMS.map((one) => h('option', { value: one.issue }, one.words)));
  const listing = h('select', { class: 'plain-in', id: ids.listing }, h('option', { value: '' }, 'Any listing'), listings.map((one) => h('option', { value: one.ref }, one.title)));
  const ends = h('div', { class: 'fields' });
  const error = h('p', { class: 'field-error', role: 'alert', id: ids.error });
  let inputs = [];
  const kind = () => TERMS.find((one) => one.issue === term.value);
  function drawEnds() {
    const { type, ends: names } = kind();
    inputs = names.map(([name, words]) => {
      const id = freshId(name);
      const input = h('input', { id, class: 'plain-in', type: type === 'days' ? 'date' : 'text', inputmode: type === 'days' ? null : 'decimal', 'aria-describedby': ids.error, test: `issue-${number}-${name}` });
      return { name, input, node: h('div', { class: 'field' }, h('label', { class: 'label', for: id }, words), input) };
    });
    fill(ends, inputs.map((one) => one.node));
  }
  term.addEventListener('change', drawEnds);
  drawEnds();
  const refuse = (text) => { error.textContent = text; node.classList.toggle('wrong', Boolean(text)); };
  const node = h('div', { class: 'issue-row', role: 'group', 'aria-label': 'Limit on a term' },
    h('div', { class: 'fields' },
      h('div', { class: 'field' }, h('label', { class: 'label', for: ids.term }, 'Term'), term),
      h('div', { class: 'field' }, h('label', { class: 'label', for: ids.listing }, 'Of'), listing)),
    ends, error, h('div', {}, h('button', { class: 'button small quiet', type: 'button', onclick: remove }, 'Remove this limit')));
  node.addEventListener('input', () => refuse(''));
  function value(text) {
    const { type, money } = kind();
    return type === 'days' ? text : money ? parse(text, currency()) : /^\d{1,9}$/.test(text) ? Number(text) : null;
  }
  return {
    node, refuse,
    focus: () => term.focus(),
    isWrong: () => error.textContent !== '',
    place: () => `${term.value} ${listing.value}`,
    read() {
      const { type, money, ends: names } = kind();
      const written = Object.fromEntries(inputs.map(({ name, input }) => [name, input.value.trim()]).filter(([, text]) => text !== '').map(([name, text]) => [name, value(text)]));
      const [low, high] = names.map(([name]) => written[name]);
      refuse(Object.keys(written).length === 0 ? 'Write at least one end, or remove this limit.'
        : Object.values(written).includes(null) ? (money ? 'Write amounts, such as 15.' : 'Write whole numbers.')
          : type === 'days' && (low === undefined || high === undefined) ? 'Write both days.'
            : low !== undefined && high !== undefined && low > high ? 'The first end must not lie after the second.' : '');
      return error.textContent ? undefined : {
        ...(listing.value ? { listing: listing.value } : {}), issue: term.value,
        limit: { type, ...(type === 'range' ? { scale: money ? digits(currency()) : 0 } : {}), ...written },
      };
    },
  };
}
