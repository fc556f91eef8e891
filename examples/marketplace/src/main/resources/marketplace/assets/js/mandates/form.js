/** The form of a mandate: every axis that Parley knows, in groups, the usual ones first. */

import { dropDraft, keepDraft } from '../drafts.js';
import { everybody } from '../chrome.js';
import { parley } from '../api.js';
import { freshId, h } from '../dom.js';
import { boxesField, busy, explain, moneyField, numberField, problemLine, readAll, selectField, textField } from '../fields.js';
import { CATEGORIES } from '../categories.js';
import { now } from '../time.js';
import { issueBounds } from './issue-bounds.js';
import { DISCLOSURES, KINDS, capital, sentences } from './words.js';

const AGENTS = { BUYER: 'scout', SELLER: 'clerk' };
const DAY_MS = 86_400_000;
const PACE = [['0', 'At once'], ['60', 'A minute'], ['600', 'Ten minutes'], ['3600', 'An hour'], ['86400', 'A day']];

/**
 * The form; `done` is called with a sentence once the mandate is given.
 *
 * @param own whether it sets limits for the person, rather than for an agent
 */
export function mandateForm({ person, cards, own, done }) {
  const draft = `${person.id}:${own ? 'limits' : 'mandate'}`;
  const buying = person.part === 'BUYER';
  const edge = buying ? 'At most' : 'At least';
  const currency = selectField({ name: 'currency', label: 'Currency', options: ['EUR', 'GBP', 'JPY'].map((code) => [code, code]), pointers: ['/currency'], control: { test: 'mandate-currency' } });
  const code = () => currency.input.value;
  const money = (name, label, hint, optional = true) => moneyField({ name, label, hint, optional, currency: code, pointers: [`/bounds/${name}`], control: { test: `mandate-${name}` } });
  const sellers = everybody().filter(([id]) => cards.some((card) => card.seller === id));
  const groups = [
    own ? null : ['Who', textField({ name: 'agent', label: 'The agent’s name', hint: 'As it signs in; the demonstration has one for some.', pointers: ['/agent'], check: (text) => text === '' ? { wrong: 'Name the agent.' } : text.length > 128 ? { wrong: 'At most 128 characters.' } : { value: text }, control: { value: AGENTS[person.part], test: 'mandate-agent' } })],
    ['How much', currency, buying ? money('budget', 'Budget', 'All open offers and deals together.', own) : null,
      money('perDeal', `${edge} for a deal`, 'Fees included.', buying || own), money('unitPrice', `${edge} for one unit`, 'Without fees.'),
      numberField({ name: 'maxDeals', label: 'Deals at most', hint: 'Open offers count.', optional: true, min: 0, max: 1_000_000, pointers: ['/bounds/maxDeals'], control: { test: 'mandate-maxDeals' } }),
      money('approvalFrom', own ? 'Ask me again from' : 'Ask me from', own ? 'From this amount a move waits under Approvals.' : 'From this amount it waits for your word.')],
    ['Where', boxesField({ name: 'categories', label: 'Only these shelves', hint: 'None ticked means all of them.', options: Object.entries(CATEGORIES), pointers: ['/scope/categories', '/scope'] }),
      buying ? boxesField({ name: 'sellers', label: 'Only from these sellers', options: sellers, pointers: ['/scope/sellers'] }) : null,
      listingsField(cards.filter((card) => buying || card.seller === person.id))],
    ['Particular terms', issueBounds(code, cards)],
    ['How it behaves', boxesField({ name: 'kinds', label: own ? 'What I may do' : 'What it may do', options: Object.entries(KINDS).map(([kind, words]) => [kind, capital(words)]), ticked: Object.keys(KINDS), pointers: ['/conduct/kinds'] }),
      numberField({ name: 'maxRounds', label: 'Moves in one negotiation, at most', optional: true, min: 0, max: 1000, pointers: ['/conduct/maxRounds'], control: { test: 'mandate-maxRounds' } }),
      selectField({ name: 'minSecondsBetweenMoves', label: 'Between two moves', options: PACE, pointers: ['/conduct/minSecondsBetweenMoves'] }),
      own ? null : boxesField({ name: 'disclosure', label: 'What it may tell the other side', hint: 'Nothing ticked means nothing.', options: Object.entries(DISCLOSURES).map(([one, words]) => [one, capital(words)]), pointers: ['/conduct/disclosure'] })],
    ['How long', numberField({ name: 'days', label: 'For how many days', min: 1, max: 365, pointers: ['/validUntil', '/validFrom'], control: { value: '30', test: 'mandate-days' } }),
      textField({ name: 'start', label: 'Beginning on', optional: true, hint: 'Empty is now.', pointers: [], control: { type: 'date', test: 'mandate-start' } })],
  ].filter(Boolean).map(([name, ...fields]) => [name, fields.filter(Boolean)]);
  const fields = groups.flatMap(([, members]) => members);
  const problem = problemLine('mandate-problem');
  const preview = h('p', { class: 'notice', test: 'mandate-preview', hidden: true });
  const button = h('button', { class: 'button', type: 'submit', test: own ? 'set-limits' : 'grant' }, own ? 'Set these limits' : 'Give this mandate');
  const form = h('form', { novalidate: true, class: 'grant', test: own ? 'limits-form' : 'mandate-form' },
    groups.map(([name, members], place) => group(name, members, place)),
    h('p', { class: 'hint' }, 'Every price on Fairhand includes tax, and shipping but for a fee that is named.'), preview, h('div', {}, button), problem);

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(button, async () => {
      problem.textContent = '';
      const values = readAll(fields);
      if (!values) {
        return;
      }
      if (own && limits(values) === 0) {
        const first = fields.find((field) => field.name === (buying ? 'budget' : 'perDeal'));
        first.refuse('Write at least one limit.');
        first.focus();
        return;
      }
      try {
        const given = await parley.post('/mandates', draftOf(person, values, own));
        dropDraft(draft);
        form.reset();
        preview.hidden = true;
        await done(own ? 'Your limits hold from now on.' : `${capital(given.agent)} has its mandate.`);
      } catch (refusal) {
        explain(fields, problem, refusal);
      }
    });
  });
  form.addEventListener('change', () => foretell(form, preview, person, own));
  if (keepDraft(form, draft)) {
    form.prepend(h('p', { class: 'hint', test: 'draft-kept' }, 'Put back as you left it; nothing was given yet.'));
  }
  return form;

  /** What it would mean, in plain words, once it can be read without complaint. */
  function foretell(made, place, who, forOneself) {
    const quiet = fields.every((field) => field.input ? field.input.getAttribute('aria-invalid') !== 'true' : true);
    const values = quiet ? peekAll(fields) : null;
    place.hidden = !values;
    place.textContent = values ? sentences(draftOf(who, values, forOneself)).join(' ') : '';
  }
}

/** The values as they are, or null where any is wrong; nothing is said beside the fields. */
function peekAll(fields) {
  const answers = fields.map((field) => {
    const answer = field.read();
    if (answer === undefined) {
      field.refuse('');
    }
    return [field.name, answer?.value, answer === undefined];
  });
  return answers.some(([, , wrong]) => wrong) ? null : Object.fromEntries(answers);
}

/** A group of fields; those that few people need are folded away until somebody opens them. */
function group(name, members, place) {
  const folded = ['Particular terms', 'How it behaves'].includes(name);
  const flat = members.filter((field) => field.input);
  const rest = members.filter((field) => !field.input);
  const body = [flat.length > 0 ? h('div', { class: 'fields' }, flat.map((field) => field.node)) : null, rest.map((field) => field.node)];
  return folded
    ? h('details', { class: 'grant-group', test: `group-${place}` }, h('summary', {}, name), h('div', { class: 'grant-in' }, body))
    : h('fieldset', { class: 'grant-group' }, h('legend', {}, name), h('div', { class: 'grant-in' }, body));
}

function listingsField(cards) {
  const id = freshId('listings');
  const field = boxesField({ name: 'listings', label: 'Only these listings', options: cards.map((card) => [card.ref, card.title]), pointers: ['/scope/listings'] });
  return { ...field, node: h('details', { class: 'sub-fold', id }, h('summary', {}, 'Only particular listings'), field.node), peek: field.peek, read: () => ({ value: field.peek() }) };
}

const AMOUNTS = ['budget', 'perDeal', 'unitPrice', 'maxDeals', 'approvalFrom'];

/** How many limits somebody has written. */
function limits(values) {
  return AMOUNTS.filter((name) => (values[name] ?? null) !== null).length + values.issues.length;
}

function draftOf(person, values, own) {
  const bounds = { issues: values.issues };
  for (const name of AMOUNTS) {
    if (values[name] !== null && values[name] !== undefined) {
      bounds[name] = values[name];
    }
  }
  const scope = { categories: values.categories, listings: values.listings, sellers: values.sellers ?? [] };
  // At once means from the last full minute but one: the server's clock may be a little behind the page's.
  const from = values.start ? Date.parse(`${values.start}T00:00:00Z`) : (Math.floor(now() / 60_000) - 1) * 60_000;
  return {
    ...(own ? {} : { agent: values.agent }), role: person.part, currency: values.currency, taxIncluded: true, shippingIncluded: true, bounds,
    scope: { anything: Object.values(scope).every((axis) => axis.length === 0), ...scope },
    conduct: {
      kinds: values.kinds, minSecondsBetweenMoves: Number(values.minSecondsBetweenMoves), disclosure: values.disclosure ?? [],
      ...(values.maxRounds === null ? {} : { maxRounds: values.maxRounds }),
    },
    validFrom: new Date(from).toISOString(), validUntil: new Date(from + values.days * DAY_MS).toISOString(),
  };
}
