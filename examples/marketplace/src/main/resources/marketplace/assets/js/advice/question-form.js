/** The form of a question: what is sold, who comes, and what the procedure is chosen for. */

import { fill, h } from '../dom.js';
import { explain, moneyField, numberField, problemLine, readAll, selectField, textField } from '../fields.js';
import { category } from '../policy/words.js';

const GOALS = [['SELLER_SURPLUS', 'what sellers gain'], ['BUYER_SURPLUS', 'what buyers gain'], ['GAINS', 'what all gain together'], ['DEAL_RATE', 'how much is sold'], ['FEES', 'what Fairhand earns']];
const SOURCES = [['expected', 'what we expect'], ['records', 'our own records']];
const KNOWLEDGE = [['PRIVATE_VALUES', 'what the goods are worth to itself'], ['SHARED_VALUE', 'a part of what they are worth to all'], ['APPRAISALS', 'an appraisal that may be off']];
const BIDDING = [['EQUILIBRIUM', 'as news about the goods'], ['NAIVE', 'as no news']];
const LENGTHS = [['20000', 'quickly: 20,000 listings'], ['200000', 'thoroughly: 200,000 listings']];
const LONGEST = 100_000;

/** The form; `send` takes a sound question and gives a promise. */
export function questionForm(cards, send) {
  const currency = cards[0]?.listPrice.currency ?? 'EUR';
  const money = (field) => moneyField({ currency: () => currency, ...field });
  const fields = parts(cards, money);
  const problem = problemLine('advice-problem');
  const button = h('button', { class: 'button', type: 'submit', test: 'ask' }, 'Compare');
  const form = h('form', { class: 'panel advice-form', novalidate: true, test: 'question' }, layout(fields), problem, h('div', { class: 'row' }, button));
  let busy = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    fill(problem);
    const shown = Object.values(fields).filter((field) => !field.node.closest('[hidden]'));
    const answers = readAll(shown);
    if (!answers) {
      return;
    }
    busy = true;
    button.setAttribute('aria-disabled', 'true');
    try {
      await send(question(answers, currency));
    } catch (refusal) {
      explain(shown, problem, refusal);
    } finally {
      busy = false;
      button.removeAttribute('aria-disabled');
    }
  });
  return form;
}

function parts(cards, money) {
  const categories = [...new Set(cards.map((card) => card.category))].sort();
  return {
    listing: textField({ name: 'listing', label: 'What is sold', pointers: ['/listing'], control: { maxlength: 100, test: 'listing', placeholder: 'used lamps' }, check: (text) => text ? { value: text } : { wrong: 'Say it in a word or two.' } }),
    category: selectField({ name: 'category', label: 'The policy would be about', options: [['', 'every listing'], ...categories.map((one) => [one, category(one)])], control: { test: 'category' } }),
    goal: selectField({ name: 'goal', label: 'Choose by', options: GOALS, pointers: ['/goal'], control: { test: 'goal' } }),
    source: selectField({ name: 'source', label: 'Who comes is from', options: SOURCES, control: { test: 'source' } }),
    valuesLeast: money({ name: 'valuesLeast', label: 'Worth to buyers: from', pointers: ['/values/least'], control: { test: 'values-least', value: '20' } }),
    valuesMost: money({ name: 'valuesMost', label: 'to', pointers: ['/values'], control: { test: 'values-most', value: '120' } }),
    costsLeast: money({ name: 'costsLeast', label: 'Worth to sellers: from', pointers: ['/costs/least'], control: { test: 'costs-least', value: '40' } }),
    costsMost: money({ name: 'costsMost', label: 'to', pointers: ['/costs'], control: { test: 'costs-most', value: '60' } }),
    records: recordsField(),
    buyersLeast: numberField({ name: 'buyersLeast', label: 'Buyers a listing: from', min: 0, max: 50, optional: true, hint: 'Left empty, one comes, or as many as your records say.', pointers: ['/buyers/least'], control: { test: 'buyers-least' } }),
    buyersMost: numberField({ name: 'buyersMost', label: 'to', min: 1, max: 50, optional: true, pointers: ['/buyers'], control: { test: 'buyers-most' } }),
    knowledge: selectField({ name: 'knowledge', label: 'Each buyer knows', options: KNOWLEDGE, pointers: ['/knowledge'], control: { test: 'knowledge' } }),
    appraisalError: money({ name: 'appraisalError', label: 'An appraisal may be off by', pointers: ['/appraisalError'], control: { test: 'appraisal-error', value: '10' } }),
    bidding: selectField({ name: 'bidding', label: 'Buyers take winning', options: BIDDING, pointers: ['/bidding'], control: { test: 'bidding' } }),
    buyerRisk: numberField({ name: 'buyerRisk', label: 'How much buyers shun risk (%)', min: 0, max: 90, pointers: ['/buyerRiskPercent'], control: { test: 'buyer-risk', value: '0' } }),
    sellerRisk: numberField({ name: 'sellerRisk', label: 'How much sellers shun risk (%)', min: 0, max: 90, pointers: ['/sellerRiskPercent'], control: { test: 'seller-risk', value: '0' } }),
    feePercent: numberField({ name: 'feePercent', label: 'Fairhand takes (% of the price)', min: 0, max: 90, pointers: ['/fee/basisPoints', '/fee'], control: { test: 'fee-percent', value: '0' } }),
    feeFixed: money({ name: 'feeFixed', label: 'and for each deal', pointers: ['/fee/fixed'], control: { test: 'fee-fixed', value: '0' } }),
    plays: selectField({ name: 'plays', label: 'Play', options: LENGTHS, pointers: ['/plays'], control: { test: 'plays' } }),
  };
}

/** Rows that were pasted, or a file that is read here. */
function recordsField() {
  const field = textField({
    name: 'records', label: 'Your records', tag: 'textarea', pointers: ['/history'],
    hint: 'Comma-separated: a first row with buyer, seller, currency and, if counted, buyers; then a row a listing. Limits, not agreed prices.',
    control: { rows: 6, spellcheck: 'false', test: 'records', placeholder: 'buyer,seller,currency,buyers\n95.00,60.00,EUR,2' },
    check: (text) => text === '' ? { wrong: 'Paste your records, or choose a file.' } : text.length > LONGEST ? { wrong: `Your records have ${text.length} characters, and at most ${LONGEST} are read: take a sample.` } : { value: text },
  });
  const file = h('input', { type: 'file', accept: '.csv,text/csv,text/plain', 'aria-label': 'Records from a file', test: 'records-file' });
  file.addEventListener('change', async () => {
    if (file.files.length > 0) {
      field.input.value = await file.files[0].slice(0, 4 * LONGEST).text();
      field.refuse('');
    }
  });
  field.node.append(file);
  return field;
}

function layout(fields) {
  const expected = h('div', { class: 'fields' }, fields.valuesLeast.node, fields.valuesMost.node, fields.costsLeast.node, fields.costsMost.node);
  const records = h('div', { hidden: true }, fields.records.node);
  const error = h('div', { hidden: true }, fields.appraisalError.node);
  fields.source.input.addEventListener('change', () => {
    expected.hidden = fields.source.input.value !== 'expected';
    records.hidden = !expected.hidden;
  });
  fields.knowledge.input.addEventListener('change', () => { error.hidden = fields.knowledge.input.value !== 'APPRAISALS'; });
  return [
    h('div', { class: 'fields' }, fields.listing.node, fields.category.node, fields.goal.node, fields.source.node),
    expected, records,
    h('div', { class: 'fields' }, fields.buyersLeast.node, fields.buyersMost.node),
    h('details', { class: 'more', test: 'more' }, h('summary', {}, 'Knowledge, risk, fees'),
      h('div', { class: 'fields' }, fields.knowledge.node, error, fields.bidding.node, fields.buyerRisk.node, fields.sellerRisk.node, fields.feePercent.node, fields.feeFixed.node, fields.plays.node)),
  ];
}

function question(answers, currency) {
  const least = answers.buyersLeast ?? answers.buyersMost;
  const most = answers.buyersMost ?? answers.buyersLeast;
  const recorded = answers.source === 'records';
  return {
    listing: answers.listing, currency, goal: answers.goal,
    ...(recorded ? { history: answers.records } : {
      values: { least: answers.valuesLeast.minorUnits, most: answers.valuesMost.minorUnits },
      costs: { least: answers.costsLeast.minorUnits, most: answers.costsMost.minorUnits },
    }),
    ...(most === null ? {} : { buyers: { least, most } }),
    knowledge: answers.knowledge, bidding: answers.bidding,
    ...(answers.knowledge === 'APPRAISALS' ? { appraisalError: answers.appraisalError.minorUnits } : {}),
    buyerRiskPercent: answers.buyerRisk, sellerRiskPercent: answers.sellerRisk,
    fee: { basisPoints: answers.feePercent * 100, fixed: answers.feeFixed.minorUnits },
    plays: Number(answers.plays),
    ...(answers.category ? { selector: { categories: [answers.category] } } : {}),
  };
}
