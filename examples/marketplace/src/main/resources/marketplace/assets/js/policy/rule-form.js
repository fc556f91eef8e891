/** A rule's form, in a sheet of its own. What is typed is in the draft at once, also what cannot be read yet. */

import { fill, freshId, h } from '../dom.js';
import { field as moneyField, parse as parseMoney } from '../money.js';
import { nameOf } from '../chrome.js';
import { CATEGORIES } from '../categories.js';
import { field, group, names, select, showFaults } from './fields.js';
import { parameterFields } from './parameters.js';
import { period } from './period.js';
import { settlementFields } from './settlement.js';
import { softwareField } from './software-told.js';
import { markTemplate, templateOf, templates } from './templates.js';
import { unsellableWarning } from './unsellable.js';
import { about, category, how, inSentence, when } from './words.js';

const CURRENCIES = ['EUR', 'USD', 'GBP', 'JPY', 'CHF'];

/**
 * Opens the form of a rule; ends when it is closed.
 *
 * @param desk the page's draft, procedures, cards and people, and `faultsOf(key)`
 */
export function editRule(desk, key, isNew) {
  const { draft } = desk;
  draft.remember(isNew ? 'the new rule' : `the change of “${draft.find(key).rule.name}”`);
  const sentence = h('p', { class: 'sheet-sentence', test: 'rule-sentence' });
  const form = h('form', { class: 'sheet-form', novalidate: true });
  const rest = h('div', { class: 'sheet-rest' });
  const title = freshId('sheet');
  const head = h('h2', { id: title });
  const dialog = h('dialog', { class: 'sheet', 'aria-labelledby': title, test: 'rule-form' },
    h('div', { class: 'sheet-head' },
      h('div', { class: 'row spread' }, head,
        h('button', { class: 'icon-button', type: 'button', 'aria-label': 'Close', onclick: () => dialog.close() }, '×')),
      sentence),
    form,
    h('div', { class: 'sheet-foot' },
      h('p', { class: 'hint' }, 'Kept in your draft. Nothing changes for buyers until you publish.'),
      h('div', { class: 'row' },
        h('button', { class: 'button', type: 'button', onclick: () => dialog.close(), test: 'rule-done' }, 'Done'))));

  function amend(change, path, slip) {
    draft.amend(key, (entry) => {
      const typed = { ...entry.typed };
      delete typed[path];
      if (slip) {
        typed[path] = { ...slip, label: form.querySelector(`[data-path="${CSS.escape(path)}"] .label`)?.firstChild.textContent };
      }
      return { ...entry, rule: slip ? entry.rule : change(entry.rule), typed };
    });
  }
  function told() {
    const entry = draft.find(key);
    if (!entry) {
      dialog.close();
      return;
    }
    const [procedure, ...terms] = how(entry.rule.choice, desk.procedures);
    fill(head, isNew ? 'A new rule' : `Rule ${draft.place(key) + 1}`);
    fill(sentence, h('strong', {}, about(entry.rule.selector)), ' → ', [inSentence(procedure), ...terms].join(', '), when(entry.rule) ? h('span', { class: 'hint' }, ` ${when(entry.rule)}`) : null);
    markTemplate(form, entry.rule.choice);
    fill(form.querySelector('.sheet-warning'), unsellableWarning(entry.rule, desk.cards));
    fill(rest, showFaults(form, desk.faultsOf(key)).map((fault) => h('p', { class: 'form-problem' }, fault.sentence)));
  }
  drawForm(desk, key, form, rest, amend, told);
  draft.addEventListener('change', told);
  desk.events.addEventListener('checked', told);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    dialog.close();
  });
  const opener = document.activeElement;
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      draft.removeEventListener('change', told);
      desk.events.removeEventListener('checked', told);
      draft.forgetUnchanged();
      dialog.remove();
      desk.redraw();
      if (opener?.isConnected) {
        opener.focus();
      }
      resolve();
    });
    dialog.addEventListener('click', (event) => { if (event.target === dialog) { dialog.close(); } });
    document.body.append(dialog);
    told();
    dialog.showModal();
    const first = form.querySelector('[aria-invalid="true"]') ?? form.querySelector('input');
    first.focus();
    if (isNew) {
      first.select();
    }
  });
}

function drawForm(desk, key, form, rest, amend, told) {
  const entry = desk.draft.find(key);
  const { rule, typed = {} } = entry;
  fill(form, rest,
    field({ path: '/name', label: 'Name', hint: 'For your colleagues; each rule has a name of its own.', wide: true }, (attributes) =>
      h('input', { ...attributes, value: typed['/name']?.text ?? rule.name, maxlength: 128, dir: 'auto', autocomplete: 'off', test: 'rule-name', oninput: (event) => {
        const text = event.target.value.trim();
        amend((one) => ({ ...one, name: text }), '/name', text === '' ? { text: event.target.value, fault: 'Give the rule a name.' } : undefined);
      } })),
    desk.draft.entries.length > 1 ? place(desk, key) : null,
    section('Which listings', which(desk, rule, typed, amend)),
    section('How they are negotiated', procedure(desk, key, rule, typed, amend, () => { drawForm(desk, key, form, rest, amend, told); told(); })),
    section('When it counts', period(rule, typed, amend)));
}

/** The rule's place among the others, for whom the way by steps is long. */
function place(desk, key) {
  const places = desk.draft.entries.map((entry, at) => [String(at + 1), String(at + 1)]);
  return field({ path: '/place', label: `Place, of ${places.length}`, hint: 'Rules are tried in their order; the first that fits decides.' }, (attributes) =>
    select({ ...attributes, test: 'rule-place' }, places, String(desk.draft.place(key) + 1), (at) => desk.draft.move(key, Number(at) - 1)));
}

function section(title, children) {
  const id = freshId('section');
  return h('section', { class: 'sheet-part', 'aria-labelledby': id }, h('h3', { id }, title), h('div', { class: 'pair' }, children));
}

/** A rule with parts of its selector changed; a part that is undefined goes. */
function selecting(rule, parts) {
  return { ...rule, selector: Object.fromEntries(Object.entries({ ...rule.selector, ...parts }).filter(([, value]) => value !== undefined)) };
}

function which(desk, rule, typed, amend) {
  const { categories = [], sellers = [] } = rule.selector ?? {};
  const shelves = [...new Set([...Object.keys(CATEGORIES), ...desk.cards.map((card) => card.category)])];
  return [
    names({ path: '/selector/categories', label: 'Categories', hint: 'None chosen means every category.', known: shelves, chosen: categories, nameOf: category, other: 'Another category', test: 'category',
      onChange: (chosen) => amend((one) => selecting(one, { categories: chosen.length > 0 ? chosen : undefined }), '/selector/categories') }),
    ...price(desk, rule, typed, amend),
    names({ path: '/selector/sellers', label: 'Sellers', hint: 'None chosen means anybody.', known: desk.sellers, chosen: sellers, nameOf, other: 'Another seller’s name', test: 'seller',
      onChange: (chosen) => amend((one) => selecting(one, { sellers: chosen.length > 0 ? chosen : undefined }), '/selector/sellers') }),
    attributes(desk, rule, amend),
  ];
}

function price(desk, rule, typed, amend) {
  const range = rule.selector?.price;
  let currency = range?.currency ?? '';
  const currencies = [...new Set([...desk.cards.map((card) => card.listPrice.currency), ...CURRENCIES, ...(currency ? [currency] : [])])];
  const boxes = {};
  function set(bound) {
    const text = boxes[bound].value.trim();
    const minorUnits = text === '' ? undefined : parseMoney(text, currency || 'EUR');
    const slip = minorUnits === null ? { text, fault: 'Write an amount, such as 20 or 19.90.' } : undefined;
    if (text !== '' && !slip && !currency) {
      currency = 'EUR';
      choice.value = currency;
    }
    amend((one) => selecting(one, { price: currency ? withBound(one.selector?.price, currency, bound, minorUnits) : undefined }), `/selector/price/${bound}`, slip);
  }
  const choice = select({ id: freshId('currency'), test: 'price-currency' }, [['', 'Any price'], ...currencies.map((code) => [code, code])], currency, (chosen) => {
    currency = chosen;
    if (!chosen) {
      boxes.min.value = '';
      boxes.max.value = '';
    }
    amend((one) => selecting(one, { price: chosen ? { currency: chosen } : undefined }), '/selector/price');
    set('min');
    set('max');
  });
  const bound = (name, label, test) => field({ path: `/selector/price/${name}`, label }, (attributes) => {
    boxes[name] = h('input', { ...attributes, inputmode: 'decimal', autocomplete: 'off', test, value: typed[`/selector/price/${name}`]?.text ?? (range?.[name] === undefined ? '' : moneyField(range[name], range.currency)), oninput: () => set(name) });
    return boxes[name];
  });
  return [group({ path: '/selector/price', label: 'List price', hint: 'Both amounts are included. Only listings priced in that currency fit.' },
    h('div', { class: 'triple' }, h('div', { class: 'field' }, h('label', { class: 'label', for: choice.id }, 'Currency'), choice), bound('min', 'From', 'price-min'), bound('max', 'Up to', 'price-max')))];
}

function withBound(price, currency, bound, minorUnits) {
  const { [bound]: gone, ...other } = price ?? {};
  return minorUnits === undefined ? { ...other, currency } : { ...other, currency, [bound]: minorUnits };
}

function attributes(desk, rule, amend) {
  const rows = Object.entries(rule.selector?.attributes ?? {});
  const box = h('div', { class: 'attributes' });
  const list = freshId('attributes');
  function tell() {
    const wanted = Object.fromEntries(rows.filter(([name]) => name.trim()).map(([name, value]) => [name.trim(), value]));
    amend((one) => selecting(one, { attributes: Object.keys(wanted).length > 0 ? wanted : undefined }), '/selector/attributes');
  }
  function draw(focused) {
    fill(box, rows.map((row, place) => {
      const values = freshId('values');
      const options = h('datalist', { id: values }, valuesOf(desk, row[0]));
      return h('div', { class: 'attribute' },
        h('input', { 'aria-label': `Attribute ${place + 1}`, list, value: row[0], maxlength: 128, autocomplete: 'off', placeholder: 'condition', test: 'attribute-name', oninput: (event) => { row[0] = event.target.value; fill(options, valuesOf(desk, row[0])); tell(); } }),
        h('span', { 'aria-hidden': 'true' }, 'is'),
        h('input', { 'aria-label': `Value of attribute ${place + 1}`, list: values, value: row[1], maxlength: 256, autocomplete: 'off', placeholder: 'Good', test: 'attribute-value', oninput: (event) => { row[1] = event.target.value; tell(); } }),
        h('button', { class: 'icon-button', type: 'button', 'aria-label': `Remove attribute ${row[0] || place + 1}`, onclick: () => { rows.splice(place, 1); draw(); tell(); add.focus(); } }, '×'),
        options);
    }));
    if (focused !== undefined) {
      box.querySelectorAll('.attribute')[focused].querySelector('input').focus();
    }
  }
  const add = h('button', { class: 'button quiet small', type: 'button', test: 'add-attribute', onclick: () => { rows.push(['', '']); draw(rows.length - 1); } }, 'Add an attribute');
  draw();
  return group({ path: '/selector/attributes', label: 'Attributes', hint: 'A listing must have all of them, with exactly these values: such as condition, or place.' }, box, add,
    h('datalist', { id: list }, ['condition', 'place'].map((name) => h('option', { value: name }))));
}

function valuesOf(desk, name) {
  return [...new Set(desk.cards.map((card) => card[name.trim()]).filter((value) => typeof value === 'string'))].sort().map((value) => h('option', { value }));
}

function procedure(desk, key, rule, typed, amend, redraw) {
  const { choice } = rule;
  const found = desk.procedures.find(choice.protocol, choice.version);
  const options = desk.procedures.all.map((one) => [`${one.name} ${one.version}`, `${desk.procedures.label(one.name)}${one.version > 1 ? `, version ${one.version}` : ''}`]);
  const chosen = `${choice.protocol} ${choice.version}`;
  if (!options.some(([value]) => value === chosen)) {
    options.push([chosen, `${desk.procedures.label(choice.protocol)}, version ${choice.version} (not offered here)`]);
  }
  const fold = h('details', { class: 'field across fold', test: 'by-hand', open: !templateOf(choice) || desk.faultsOf(key).some((fault) => fault.path.startsWith('/choice')) }, h('summary', {}, 'Change it by hand'));
  const take = (whole) => {
    amend((one) => ({ ...one, choice: one.choice.showsSoftware === false ? { ...whole, showsSoftware: false } : whole }), '/choice/template');
    redraw();
    document.querySelector(`[data-testid="template-${templateOf(whole).key}"]`)?.focus();
  };
  fold.append(h('div', { class: 'pair' },
    field({ path: '/choice/protocol', label: 'Procedure', hint: found?.rulesSchema?.description, wide: true }, (attributes) => select({ ...attributes, test: 'rule-protocol' }, options, chosen, (value) => {
      const [protocol, version] = value.split(' ');
      amend((one) => ({ ...one, choice: { ...one.choice, protocol, version: Number(version), parameters: {} } }), '/choice/protocol');
      redraw();
    })),
    ...settlementFields(choice, typed, amend, redraw),
    softwareField(choice, amend),
    h('div', { class: 'field across', 'data-path': '/choice/parameters' }, h('p', { class: 'field-error' })),
    ...parameterFields({ schema: found?.rulesSchema ?? true, values: choice.parameters, path: '/choice/parameters', typed,
      onChange: (path, names, value, fault) => amend((one) => ({ ...one, choice: { ...one.choice, parameters: withValue(one.choice.parameters ?? {}, names, value) } }), path, fault) })));
  return [templates(desk.procedures, choice, take), h('div', { class: 'field across sheet-warning', 'aria-live': 'polite' }), fold];
}

/** An object with a value set deep in it; undefined takes it out. */
function withValue(object, [name, ...rest], value) {
  if (name === undefined) {
    return value && typeof value === 'object' && !Array.isArray(value) ? value : {};
  }
  const { [name]: before, ...others } = object;
  const inside = rest.length > 0 ? withValue(before ?? {}, rest, value) : value;
  return inside === undefined || (rest.length > 0 && Object.keys(inside).length === 0) ? others : { ...object, [name]: inside };
}
