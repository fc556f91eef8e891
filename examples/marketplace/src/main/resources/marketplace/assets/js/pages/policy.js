import { fill, h, freshId } from '../dom.js';
import { nameOf, start } from '../chrome.js';
import { parley, shop } from '../api.js';
import { show } from '../money.js';
import { CATEGORIES } from '../categories.js';
import { showInstant, showSeconds } from '../time.js';

start(async ({ main }) => {
  const [policy, cards] = await Promise.all([
    parley.get('/policy').catch((problem) => { if (problem.status === 404) { return null; } throw problem; }), shop.get('/listings')]);
  fill(main, h('section', { class: 'wide' },
    h('h1', {}, 'How things are negotiated'),
    policy ? [h('p', { class: 'lead' }, policy.comment || 'The first rule that fits a listing decides.'),
      h('p', { class: 'hint', test: 'policy-version' }, `Version ${policy.version}, published ${showInstant(policy.createdAt)} by ${nameOf(policy.createdBy)}. The first rule that fits decides; a listing that none fits keeps its price.`),
      h('ol', { class: 'rules', test: 'rules' }, policy.rules.map(rule))]
      : h('p', { class: 'notice' }, 'No policy was ever published, so nothing can be negotiated.'),
    dryRun(cards)));
}, { needsPerson: true });

function rule(one) {
  const { parameters = {}, protocol, settlement } = one.choice;
  return h('li', { class: one.enabled === false ? 'panel rule off' : 'panel rule' },
    h('div', {}, h('h2', {}, one.name), h('p', {}, selects(one.selector ?? {}))),
    h('dl', { class: 'facts' },
      fact('Procedure', protocol === 'alternating-offers' ? 'Alternating offers' : protocol.replaceAll('-', ' ')),
      fact('Settles', settlement === 'each-item' ? 'Each piece by itself' : 'All pieces together'),
      parameters.offerExpirySeconds ? fact('An offer stands', showSeconds(parameters.offerExpirySeconds)) : null,
      parameters.maxRounds ? fact('Offers in all', String(parameters.maxRounds)) : null,
      parameters.monotoneConcession ? fact('Prices', 'Only move closer') : null,
      one.enabled === false ? fact('State', 'Switched off') : null));
}

function fact(name, value) {
  return h('div', {}, h('dt', {}, name), h('dd', {}, value));
}

function selects({ categories = [], price, sellers = [], attributes = {} }) {
  const parts = [
    categories.length > 0 ? categories.map((name) => CATEGORIES[name] ?? name).join(', ') : 'Everything',
    price?.min !== undefined ? `from ${show({ minorUnits: price.min, currency: price.currency })}` : null,
    price?.max !== undefined ? `up to ${show({ minorUnits: price.max, currency: price.currency })}` : null,
    sellers.length > 0 ? `by ${sellers.map(nameOf).join(', ')}` : null,
    ...Object.entries(attributes).map(([name, value]) => `${name}: ${value}`),
  ];
  return parts.filter(Boolean).join(' · ');
}

function dryRun(cards) {
  const id = freshId('try');
  const choice = h('select', { id, class: 'plain-in', test: 'dry-run-listing' }, cards.map((card) => h('option', { value: card.ref }, `${card.title} (${show(card.listPrice)})`)));
  const answer = h('div', { role: 'status', test: 'dry-run-answer' });
  const form = h('form', { class: 'panel' }, h('h2', {}, 'Try it on a listing'),
    h('div', { class: 'field' }, h('label', { class: 'label', for: id }, 'Listing'), choice),
    h('button', { class: 'button second', type: 'submit', test: 'dry-run' }, 'Which rule applies?'), answer);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      const run = (await parley.post('/policy/dry-run', { listings: [choice.value] })).items[0];
      fill(answer, h('p', { class: 'notice' }, run.sentence),
        h('ol', { class: 'verdicts' }, run.verdicts.map((verdict) => h('li', { class: verdict.matches ? 'fits' : '' },
          h('strong', {}, verdict.rule), verdict.findings.map((finding) => h('span', {}, finding.sentence))))));
    } catch (refusal) {
      fill(answer, h('p', { class: 'form-problem' }, refusal.message));
    }
  });
  return form;
}
