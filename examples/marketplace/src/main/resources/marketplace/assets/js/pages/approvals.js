import { fill, h } from '../dom.js';
import { start } from '../chrome.js';
import { parley, shop } from '../api.js';
import { sentence } from '../messages.js';
import { amountOf, phrases } from '../terms.js';
import { show } from '../money.js';
import { learn, left, showInstant } from '../time.js';

const STATES = { GRANTED: 'Approved', DENIED: 'Declined', EXPIRED: 'Too late' };
const KINDS = { offer: 'An offer', counter: 'A counter-offer', accept: 'An acceptance' };

start(async ({ main }) => {
  const list = h('div', { test: 'approvals' });
  fill(main, h('section', { class: 'narrow' }, h('h1', {}, 'Approvals'),
    h('p', { class: 'lead' }, 'What your agent may not decide alone waits here for you.'), list));
  const goods = new Map();

  async function load(note) {
    const page = await parley.get('/approvals?limit=50');
    learn(page.serverTime);
    const items = await Promise.all(page.items.map(async (approval) => ({ approval, subject: await subject(approval) })));
    fill(list, note ? h('p', { class: 'notice', role: 'status' }, note) : null,
      items.length > 0 ? h('ul', { class: 'requests' }, items.map((item) => request(item, load)))
        : h('div', { class: 'lonely' }, h('p', {}, 'Nothing waits for you.')));
  }

  async function subject(approval) {
    if (!goods.has(approval.negotiation)) {
      goods.set(approval.negotiation, parley.get(`/negotiations/${approval.negotiation}`)
        .then(async (negotiation) => ({ negotiation, goods: (await shop.get(`/listings/${encodeURIComponent(negotiation.listing.ref)}`)).goods }))
        .catch(() => null));
    }
    return goods.get(approval.negotiation);
  }

  await load();
}, { needsPerson: true });

function request({ approval, subject }, reload) {
  const problem = h('p', { class: 'form-problem', role: 'alert' });
  const decide = (kind, label, verb) => {
    const button = h('button', { class: `button ${kind}`, type: 'button', test: verb }, label);
    button.addEventListener('click', async () => {
      button.disabled = true;
      try {
        const answer = await parley.post(`/approvals/${approval.id}/${verb}`);
        await reload(answer.refusal ? `Approved, but the move no longer stands: ${sentence({ code: answer.refusal })}` : verb === 'approve' ? 'Approved and sent.' : 'Declined; the other side hears nothing of it.');
      } catch (refusal) {
        problem.textContent = refusal.message;
        button.disabled = false;
      }
    });
    return button;
  };
  const items = approval.move.items ?? [];
  return h('li', { class: 'panel' },
    h('h2', {}, `${approval.agent.replace(/^./, (first) => first.toUpperCase())} asks to bind you to ${show(approval.amount)}`),
    h('p', {}, `${KINDS[approval.move.kind] ?? 'A move'} on ${subject?.goods.title ?? 'a listing'}. `, subject ? h('a', { href: `/negotiations/${approval.negotiation}` }, 'See the negotiation') : null),
    subject && items.length > 0 ? h('ul', { class: 'entry-terms' }, items.map((terms) => {
      const item = subject.negotiation.listing.items.find((candidate) => candidate.id === terms.item);
      const amount = amountOf(item, terms.values);
      return h('li', {}, [item.title, amount ? show(amount) : null, ...phrases(subject.goods, item, terms.values)].filter(Boolean).join(' · '));
    })) : null,
    approval.state === 'PENDING'
      ? [h('p', { class: 'clock' }, `${left(approval.expiresAt)} left to decide.`), h('div', { class: 'row' }, decide('', 'Approve and send', 'approve'), decide('quiet', 'Decline', 'deny')), problem]
      : h('p', { class: 'pill over' }, `${STATES[approval.state] ?? approval.state}${approval.decidedAt ? `, ${showInstant(approval.decidedAt)}` : ''}`));
}
