/** One listing tried at once: which rule it would get, and why none before it. */

import { fill, freshId, h } from '../dom.js';
import { tried } from './book.js';
import { refusal, verdicts } from './preview.js';
import { amount } from './words.js';

export function tryOne(desk) {
  const id = freshId('try');
  const choice = h('select', { id, test: 'dry-run-listing' }, desk.cards.map((card) =>
    h('option', { value: card.ref }, `${card.title} (${amount(card.listPrice.minorUnits, card.listPrice.currency)})`)));
  const answer = h('div', { role: 'status', class: 'try-answer', test: 'dry-run-answer' });
  const form = h('form', { class: 'panel slim try-one' }, h('h2', {}, 'Try it on a listing'),
    h('div', { class: 'comparing' }, h('div', { class: 'field' }, h('label', { class: 'label', for: id }, 'Listing'), choice),
      h('button', { class: 'button second', type: 'submit', test: 'dry-run' }, 'Which rule applies?')), answer);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      const draft = desk.draft.dirty ? { draft: { rules: desk.draft.rules } } : {};
      const [run] = (await tried({ listings: [choice.value], ...draft })).items;
      fill(answer, h('p', { class: 'notice' }, desk.draft.dirty ? 'By your draft: ' : '', run.sentence), refusal(run), verdicts(run.verdicts));
    } catch (refusal) {
      desk.blame(refusal);
      fill(answer, h('p', { class: 'form-problem' }, refusal.message));
    }
  });
  return form;
}
