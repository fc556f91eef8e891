import { fill, h, freshId } from '../dom.js';
import { start } from '../chrome.js';
import { parley } from '../api.js';
import { digits, parse, show } from '../money.js';
import { CATEGORIES } from '../categories.js';
import { now, showInstant } from '../time.js';
import { dropDraft, keepDraft } from '../drafts.js';

const AGENTS = { BUYER: 'scout', SELLER: 'clerk' };
const KINDS = ['offer', 'counter', 'accept', 'reject', 'withdraw'];
const DAY_MS = 86_400_000;

start(async ({ main, person }) => {
  const list = h('div', { test: 'mandates' });
  const draft = `${person.id}:mandate`;
  async function load() {
    const page = await parley.get('/mandates?limit=50');
    const given = page.items.filter((mandate) => mandate.principal === person.id);
    fill(list, given.length > 0 ? h('ul', { class: 'requests' }, given.map((mandate) => card(mandate, load)))
      : h('p', { class: 'notice' }, 'No agent acts for you yet. Without a mandate none can.'));
  }
  fill(main, h('section', { class: 'narrow' }, h('h1', {}, 'What my agent may do'),
    h('p', { class: 'lead' }, 'An agent never goes beyond what you write here, and the other side never sees it.'),
    list, h('details', { class: 'panel fold', test: 'new-mandate' }, h('summary', {}, 'Give a new mandate'), form(person, draft, load))));
  await load();
}, { needsPerson: true });

function card(mandate, reload) {
  const { bounds } = mandate;
  const over = mandate.revokedAt || Date.parse(mandate.validUntil) <= now();
  const problem = h('p', { class: 'form-problem', role: 'alert' });
  const end = h('button', { class: 'button quiet', type: 'button', test: 'revoke' }, 'Take it back');
  end.addEventListener('click', async () => {
    end.disabled = true;
    try {
      await parley.post(`/mandates/${mandate.id}/revoke`);
      await reload();
    } catch (refusal) {
      problem.textContent = refusal.message;
      end.disabled = false;
    }
  });
  return h('li', { class: 'panel' },
    h('div', { class: 'row spread' }, h('h2', {}, `${mandate.agent ? mandate.agent.replace(/^./, (first) => first.toUpperCase()) : 'Myself'}, ${mandate.role === 'BUYER' ? 'buying' : 'selling'}`),
      h('p', { class: over ? 'pill over' : 'pill done' }, mandate.revokedAt ? 'Taken back' : over ? 'Ended' : 'In force')),
    bounds.budget ? budget(mandate) : null,
    h('dl', { class: 'facts' }, facts(mandate).map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value)))),
    over ? null : end, problem);
}

/** What is spent, what is set aside in open offers, and what is left. */
function budget({ bounds, budgetConsumed, budgetHeld }) {
  const all = bounds.budget.minorUnits || 1;
  const part = (money, kind) => {
    const bar = h('span', { class: `bar-part ${kind}` });
    bar.style.width = `${Math.min(100, (money.minorUnits * 100) / all)}%`;
    return bar;
  };
  const rest = { minorUnits: bounds.budget.minorUnits - budgetConsumed.minorUnits - budgetHeld.minorUnits, currency: bounds.budget.currency };
  return h('figure', { class: 'budget' }, h('div', { class: 'bar', 'aria-hidden': 'true' }, part(budgetConsumed, 'spent'), part(budgetHeld, 'held')),
    h('figcaption', {}, h('span', { class: 'key spent' }, `${show(budgetConsumed)} spent`), h('span', { class: 'key held' }, `${show(budgetHeld)} reserved`), h('span', { class: 'key rest' }, `${show(rest)} left of ${show(bounds.budget)}`)));
}

function facts({ bounds, scope, role, validUntil, dealsHeld, dealsConsumed }) {
  const most = role === 'BUYER' ? 'At most' : 'At least';
  return [
    ['Where', scope.anything ? 'Everything' : [...scope.categories.map((name) => CATEGORIES[name] ?? name), ...scope.listings, ...scope.sellers].join(', ')],
    bounds.perDeal ? [`${most} for a deal`, show(bounds.perDeal)] : null,
    bounds.unitPrice ? [`${most} for one`, show(bounds.unitPrice)] : null,
    bounds.approvalFrom ? ['Asks me from', show(bounds.approvalFrom)] : null,
    bounds.maxDeals !== undefined ? ['Deals', `${dealsConsumed} made, ${dealsHeld} open, of ${bounds.maxDeals}`] : null,
    ['Until', showInstant(validUntil)],
  ].filter(Boolean);
}

function form(person, draft, done) {
  const seller = person.part === 'SELLER';
  const money = (name, label, hint, required) => {
    const id = freshId(name);
    const input = h('input', { id, name, type: 'text', inputmode: 'decimal', class: 'plain-in', autocomplete: 'off', required, test: `mandate-${name}` });
    const error = h('p', { class: 'field-error', role: 'alert' });
    return {
      name, input, error,
      node: h('div', { class: 'field' }, h('label', { class: 'label', for: id }, label, required ? '' : h('span', { class: 'optional' }, ' optional')), input, h('p', { class: 'hint' }, hint), error),
    };
  };
  const currency = h('select', { id: freshId('currency'), name: 'currency', class: 'plain-in' }, ['EUR', 'GBP', 'JPY'].map((code) => h('option', { value: code }, code)));
  const fields = [
    ...(seller ? [] : [money('budget', 'Budget', 'All open offers and deals together.', true)]),
    money('perDeal', seller ? 'At least for a deal' : 'At most for a deal', 'Fees included.', seller),
    money('approvalFrom', 'Ask me from', 'From this amount the agent waits for your word.', false),
  ];
  const boxes = Object.entries(CATEGORIES).map(([category, name]) => ({ category, box: h('input', { type: 'checkbox', name: `in-${category}`, id: freshId('in') }), name }));
  const days = h('input', { id: freshId('days'), name: 'days', type: 'number', class: 'plain-in', min: 1, max: 365, value: '30' });
  const problem = h('p', { class: 'form-problem', role: 'alert', tabindex: '-1' });
  const button = h('button', { class: 'button', type: 'submit', test: 'grant' }, 'Give this mandate');
  const made = h('form', { novalidate: true },
    h('p', {}, 'The agent is called ', h('strong', {}, AGENTS[person.part]), '.'),
    h('div', { class: 'field' }, h('label', { class: 'label', for: currency.id }, 'Currency'), currency), fields.map((field) => field.node),
    h('fieldset', { class: 'field' }, h('legend', { class: 'label' }, 'Only these shelves ', h('span', { class: 'optional' }, 'none ticked means all')),
      h('div', { class: 'choices' }, boxes.map(({ box, name }) => h('label', { class: 'choice', for: box.id }, box, h('span', {}, name))))),
    h('div', { class: 'field' }, h('label', { class: 'label', for: days.id }, 'For how many days'), days), button, problem);
  made.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.textContent = '';
    const bounds = readBounds(fields, currency.value);
    if (!bounds || button.disabled) {
      return;
    }
    button.disabled = true;
    try {
      await parley.post('/mandates', mandate(person, bounds, currency.value, boxes.filter(({ box }) => box.checked).map(({ category }) => category), Number(days.value)));
      dropDraft(draft);
      made.reset();
      made.closest('details').open = false;
      await done();
    } catch (refusal) {
      problem.textContent = [refusal.message, ...refusal.violations.map((violation) => violation.message)].join(' ');
      problem.focus();
    } finally {
      button.disabled = false;
    }
  });
  keepDraft(made, draft);
  return made;
}

/** The amounts that were written, or null after saying which one is none. */
function readBounds(fields, currency) {
  const bounds = { issues: [] };
  let wrong = null;
  for (const { name, input, error } of fields) {
    const minorUnits = parse(input.value, currency);
    const missing = input.value.trim() === '';
    error.textContent = (missing && input.required) || (!missing && minorUnits === null)
      ? `Write an amount${digits(currency) === 0 ? ' without decimals' : ''}.` : '';
    if (error.textContent) {
      wrong ??= input;
    } else if (!missing) {
      bounds[name] = { minorUnits, currency };
    }
  }
  wrong?.focus();
  return wrong ? null : bounds;
}

function mandate(person, bounds, currency, categories, days) {
  const from = Math.floor(now() / 60_000) * 60_000;
  return {
    agent: AGENTS[person.part], role: person.part, currency, taxIncluded: true, shippingIncluded: true, bounds,
    scope: { anything: categories.length === 0, categories, listings: [], sellers: [] },
    conduct: { kinds: KINDS, minSecondsBetweenMoves: 0, disclosure: [] },
    validFrom: new Date(from).toISOString(), validUntil: new Date(from + days * DAY_MS).toISOString(),
  };
}
