/** The form for a protocol's public parameters, made from its JSON Schema, so that a host's own protocol fits too. */

import { h } from '../dom.js';
import { field, group, select } from './fields.js';
import { inUnit, isOpen, kindOf, properties, resolved, titleOf, UNIT_NAMES, unitSeconds } from './schema.js';
import { fromField, showUniversal, toField, ZONE } from './instants.js';
import { rows } from './rows.js';
import { HINTS, isTold, parameterValue } from './words.js';

/**
 * Fields for an object of parameters.
 *
 * @param schema of the object
 * @param values what is set; what is not is as usual
 * @param path its place in the rule
 * @param typed what was typed there and could not be read, by place
 * @param onChange told (path, names, value, fault): the value, undefined for as usual, or why the text is none
 */
export function parameterFields({ schema, root = schema, values, path, typed, onChange }, names = []) {
  if (isOpen(schema)) {
    return [json({ name: 'Parameters', schema: {}, value: Object.keys(values ?? {}).length > 0 ? values : undefined, path, typed, tell: (value, fault) => onChange(path, names, value, fault) })];
  }
  const known = properties(schema);
  const strangers = Object.keys(values ?? {}).filter((name) => !(name in known));
  return [...byKind(known, root), ...strangers].map((name) => {
    const own = resolved(known[name] ?? {}, root);
    const place = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const one = {
      name, schema: own, root, value: values?.[name], path: place, typed, names: [...names, name], onChange,
      required: (schema.required ?? []).includes(name), stranger: !(name in known),
      tell: (value, fault) => onChange(place, [...names, name], value, fault),
    };
    return KINDS[kindOf(name, own)](one);
  });
}

/** Names in an order to read: choices and times before numbers and ticks. The schema comes sorted by name, which says nothing. */
function byKind(known, root) {
  const order = Object.keys(KINDS);
  const weight = (name) => order.indexOf(kindOf(name, resolved(known[name], root)));
  return Object.keys(known).sort((one, other) => weight(one) - weight(other));
}

const KINDS = { choice, duration, instant, number, flag, several, text, lines, rows: table, group: nested, json };

function label(one) {
  return { path: one.path, label: titleOf(one.name, one.schema), optional: !one.required && one.schema.default === undefined };
}

/** The description, the range and what is usual. */
function hint({ name, schema, stranger }) {
  const [min, max] = [schema.minimum ?? bound(schema.exclusiveMinimum, 1), schema.maximum ?? bound(schema.exclusiveMaximum, -1)];
  const say = (value) => parameterValue(name, value, schema);
  return [
    stranger ? 'This procedure has no such parameter; empty it.' : HINTS[name] ?? schema.description?.replace(/\s*[^.]*\b\d{5,}\b[^.]*\.\s*$/, '').replace(/, in seconds\./, '.'),
    min !== undefined && max !== undefined ? `From ${say(min)} to ${say(max)}.` : min !== undefined ? `At least ${say(min)}.` : max !== undefined ? `At most ${say(max)}.` : null,
    schema.default === undefined ? null : `Usually ${say(schema.default)}.`,
  ].filter(Boolean).join(' ');
}

function bound(value, step) {
  return value === undefined ? undefined : value + step;
}

function choice(one) {
  const say = (value) => parameterValue(one.name, value, one.schema);
  const usual = one.schema.default === undefined ? 'Not set' : `As usual (${say(one.schema.default)})`;
  return field({ ...label(one), hint: isTold(one.name, one.schema) ? null : one.schema.description }, (attributes) => select({ ...attributes, test: `parameter-${one.name}` },
    [['', usual], ...one.schema.enum.map((value) => [JSON.stringify(value), capital(one, say(value))])],
    one.value === undefined ? '' : JSON.stringify(one.value), (text) => one.tell(text === '' ? undefined : JSON.parse(text))));
}

/** A value that is said in words begins like a sentence; any other stays as its procedure writes it. */
function capital({ name, schema }, words) {
  return isTold(name, schema) ? words.replace(/^./, (first) => first.toUpperCase()) : words;
}

function flag(one) {
  const set = (event) => one.tell(event.target.checked === (one.schema.default ?? null) ? undefined : event.target.checked);
  return h('div', { class: 'field', 'data-path': one.path },
    h('label', { class: 'flag' }, h('input', { type: 'checkbox', checked: one.value ?? one.schema.default ?? false, onchange: set, test: `parameter-${one.name}` }), h('span', { class: 'label' }, titleOf(one.name, one.schema))),
    one.schema.description ? h('p', { class: 'hint' }, one.schema.description) : null, h('p', { class: 'field-error' }));
}

function several(one) {
  const chosen = new Set(one.value ?? one.schema.default ?? []);
  return group({ ...label(one), hint: one.schema.description }, h('div', { class: 'choices' }, one.schema.items.enum.map((value) =>
    h('label', { class: 'choice' }, h('input', { type: 'checkbox', checked: chosen.has(value), onchange: (event) => {
      chosen[event.target.checked ? 'add' : 'delete'](value);
      one.tell(one.schema.items.enum.filter((known) => chosen.has(known)));
    } }), h('span', {}, String(value))))));
}

function typing(one, write, read, properties = {}) {
  return (attributes) => h(properties.tag ?? 'input', {
    ...attributes, ...properties.attributes, value: one.typed?.[one.path]?.text ?? write(one.value), test: `parameter-${one.name}`,
    oninput: (event) => {
      const text = event.target.value;
      if (text.trim() === '' && !one.required) {
        one.tell(undefined);
      } else {
        const { value, fault } = read(text);
        one.tell(value, fault ? { text, fault } : undefined);
      }
    },
  });
}

/** An instant, chosen on the editor's own clock and told in UTC. */
function instant(one) {
  const meaning = h('p', { class: 'hint', 'aria-live': 'polite' });
  const explain = (value) => { meaning.textContent = value ? `${showUniversal(value)} (your clock: ${ZONE})` : ''; };
  const whole = field({ ...label(one), hint: hint(one) }, (attributes) => h('input', {
    ...attributes, type: 'datetime-local', max: '9999-12-31T23:59', value: one.typed?.[one.path]?.text ?? toField(one.value), test: `parameter-${one.name}`,
    oninput: (event) => {
      const found = fromField(event.target.value);
      const partly = event.target.validity.badInput || (event.target.value !== '' && !found);
      one.tell(found?.instant, partly ? { text: event.target.value, fault: 'Give both the day and the time.' } : undefined);
      explain(found?.instant);
    },
  }));
  whole.append(meaning);
  explain(one.value);
  return whole;
}

function text(one) {
  return field({ ...label(one), hint: hint(one) }, typing(one, (value) => value ?? '', (typed) => ({ value: typed }), { attributes: { maxlength: one.schema.maxLength ?? null, placeholder: one.schema.default ?? null } }));
}

function lines(one) {
  return field({ ...label(one), hint: [one.schema.description, 'One a line.'].filter(Boolean).join(' '), wide: true },
    typing(one, (value) => (value ?? []).join('\n'), (typed) => ({ value: typed.split('\n').map((line) => line.trim()).filter(Boolean) }), { tag: 'textarea', attributes: { rows: 3 } }));
}

/** Rows of whole numbers, such as increments by ranges of prices. */
function table(one) {
  return group({ ...label(one), hint: hint(one) }, rows(one, (typed, column) => readNumber(typed, column, String)));
}

function json(one) {
  return field({ ...label(one), hint: [one.schema.description, 'Written as JSON.'].filter(Boolean).join(' '), wide: true },
    typing(one, (value) => value === undefined ? '' : JSON.stringify(value, null, 2), (typed) => {
      try {
        return { value: JSON.parse(typed) };
      } catch {
        return { fault: 'This is not JSON.' };
      }
    }, { tag: 'textarea', attributes: { rows: 4, spellcheck: 'false' } }));
}

/** A number; always a whole one, for the facade carries no fractions. */
function number(one) {
  return field({ ...label(one), hint: hint(one) }, typing(one, (value) => value === undefined ? '' : String(value),
    (typed) => readNumber(typed, one.schema, String), { attributes: { inputmode: 'numeric', autocomplete: 'off', placeholder: one.schema.default ?? null } }));
}

/** A whole number of units within the schema's range, or why it is none. */
function readNumber(typed, schema, say, size = 1) {
  const plain = typed.trim().replace(',', '.');
  const value = Number(plain) * size;
  if (!/^[+-]?\d+(\.\d+)?$/.test(plain) || !Number.isSafeInteger(value)) {
    return { fault: size === 1 ? 'Type a whole number.' : 'Type a number that makes whole seconds.' };
  }
  const [min, max] = [schema.minimum ?? bound(schema.exclusiveMinimum, 1) ?? -Infinity, schema.maximum ?? bound(schema.exclusiveMaximum, -1) ?? Infinity];
  if (value < min || value > max) {
    return { fault: min === -Infinity ? `At most ${say(max)}.` : max === Infinity ? `At least ${say(min)}.` : `Choose from ${say(min)} to ${say(max)}.` };
  }
  return { value };
}

/** A length of time as a number and a unit. */
function duration(one) {
  const typed = one.typed?.[one.path];
  const shown = one.value === undefined ? null : inUnit(one.value);
  const usual = one.schema.default === undefined ? null : inUnit(one.schema.default);
  const unit = h('select', { 'aria-label': `Unit of: ${titleOf(one.name, one.schema)}`, class: 'unit', test: `unit-${one.name}` },
    UNIT_NAMES.map((name) => h('option', { value: name, selected: name === (typed?.unit ?? (shown ?? usual)?.unit ?? 'hours') }, name)));
  function read() {
    const text = input.value;
    if (text.trim() === '' && !one.required) {
      one.tell(undefined);
      return;
    }
    const { value, fault } = readNumber(text, one.schema, (seconds) => parameterValue(one.name, seconds, one.schema), unitSeconds(unit.value));
    one.tell(value, fault ? { text, unit: unit.value, fault } : undefined);
  }
  let input;
  unit.addEventListener('change', read);
  return field({ ...label(one), hint: hint(one) }, (attributes) => {
    input = h('input', { ...attributes, value: typed?.text ?? (shown ? String(shown.amount) : ''), inputmode: 'decimal', autocomplete: 'off', placeholder: usual ? String(usual.amount) : null, oninput: read, test: `parameter-${one.name}` });
    return h('div', { class: 'duration' }, input, unit);
  });
}

function nested(one) {
  return group({ ...label(one), hint: one.schema.description }, h('div', { class: 'pair' },
    parameterFields({ schema: one.schema, root: one.root, values: one.value, path: one.path, typed: one.typed, onChange: one.onChange }, one.names)));
}
