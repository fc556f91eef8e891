import { announce, fill, h } from '../dom.js';
import { countAgain, start } from '../chrome.js';
import { parley, shop } from '../api.js';
import { art } from '../art.js';
import { sentence } from '../messages.js';
import { busy } from '../fields.js';
import { amountOf, listAmountOf, phrases } from '../terms.js';
import { saved, show, sum } from '../money.js';
import { countdown, learn, showInstant } from '../time.js';
import { entryOf, statePill } from '../state-card.js';
import { APPROVALS } from '../states.js';
import { capital } from '../mandates/words.js';

const KINDS = { offer: 'make an offer', counter: 'answer with another offer', accept: 'accept' };
const EVERY_MS = 5_000;

start(async ({ main }) => {
  const list = h('div', { class: 'approvals', test: 'approvals' });
  const note = h('div', { role: 'status', test: 'approval-note' });
  fill(main, h('section', { class: 'narrow wider' }, h('h1', { tabindex: '-1' }, 'Approvals'),
    h('p', { class: 'lead' }, 'What your agent may not decide alone waits here for you.'), note, list));
  const subjects = new Map();
  const mandates = new Map();
  let drawn = '';

  async function load() {
    const page = await parley.get('/approvals?limit=50');
    learn(page.serverTime);
    const now = JSON.stringify(page.items.map((one) => [one.id, one.state]));
    if (now === drawn) {
      return;
    }
    const items = await Promise.all(page.items.map(async (approval) => ({
      approval, subject: await once(subjects, approval.negotiation ?? approval.opening.listing, () => subject(approval)), mandate: await once(mandates, approval.mandate, () => parley.get(`/mandates/${approval.mandate}`)),
    })));
    drawn = now;
    const [waiting, decided] = [items.filter((one) => one.approval.state === 'PENDING'), items.filter((one) => one.approval.state !== 'PENDING')];
    fill(list,
      waiting.length > 0 ? h('ul', { class: 'requests' }, waiting.map((item) => request(item, decide)))
        : h('div', { class: 'lonely' }, h('p', {}, 'Nothing waits for you.'), h('a', { class: 'button quiet', href: '/mandates' }, 'What my agent may do')),
      decided.length > 0 ? [h('h2', { class: 'small-head' }, 'Decided'), h('ul', { class: 'decided' }, decided.map(past))] : null);
  }

  async function decide(approval, verb) {
    const answer = await parley.post(`/approvals/${approval.id}/${verb}`);
    const words = answer.refusal ? `Approved, but the move no longer stands: ${sentence({ code: answer.refusal })}`
      : verb === 'approve' ? 'Approved and sent.' : 'Declined; the other side hears nothing of it.';
    fill(note, h('p', { class: answer.refusal ? 'notice warn' : 'notice' }, words));
    announce(words);
    await load();
    main.querySelector('h1').focus();
    countAgain();
  }

  await load();
  setInterval(() => { if (!document.hidden) { load().catch(() => {}); } }, EVERY_MS);
}, { needsPerson: true });

function once(known, key, fetch) {
  if (!known.has(key)) {
    known.set(key, fetch().catch(() => null));
  }
  return known.get(key);
}

/** What a move is about: its negotiation, or the listing on which a first move would open one. */
async function subject(approval) {
  const negotiation = approval.negotiation ? await parley.get(`/negotiations/${approval.negotiation}`) : null;
  const listing = negotiation?.listing ?? await parley.get(`/listings/${encodeURIComponent(approval.opening.listing)}`);
  const { goods } = await shop.get(`/listings/${encodeURIComponent(listing.ref)}`);
  return { negotiation, listing, goods };
}

function place(approval, about) {
  return approval.negotiation ? h('a', { href: `/negotiations/${approval.negotiation}` }, 'See the negotiation')
    : h('a', { href: `/listings/${encodeURIComponent(about?.listing.ref ?? approval.opening.listing)}`, test: 'would-open' }, 'Opens a negotiation');
}

function request({ approval, subject: about, mandate }, decide) {
  const problem = h('p', { class: 'form-problem', role: 'alert', tabindex: '-1' });
  const button = (kind, label, verb) => {
    const made = h('button', { class: `button ${kind}`, type: 'button', test: verb }, label);
    made.addEventListener('click', () => busy(made, async () => {
      problem.textContent = '';
      try {
        await decide(approval, verb);
      } catch (refusal) {
        problem.textContent = refusal.message;
        problem.focus();
      }
    }));
    return made;
  };
  return h('li', { class: 'panel', test: 'approval' },
    h('div', { class: 'sheet-goods' }, h('div', { class: 'board tiny', 'data-category': about?.listing.category }, art(about?.goods.art ?? 'books', about?.listing.category)),
      h('div', {}, h('h2', {}, `${capital(approval.agent)} wants to ${KINDS[approval.move.kind] ?? 'make a move'} at ${show(approval.amount)}`),
        h('p', { class: 'hint' }, about ? about.goods.title : 'A listing', ' · ', place(approval, about)))),
    about ? terms(approval, about) : null,
    mandate?.bounds.approvalFrom ? h('p', { class: 'notice', test: 'bound-hit' }, `You want to be asked from ${show(mandate.bounds.approvalFrom)} on, and this comes to ${show(approval.amount)}. Approving reserves it only once it is sent.`) : null,
    approval.move.payload?.message ? h('blockquote', { class: 'message' }, approval.move.payload.message) : null,
    countdown(h('p', { class: 'clock' }), approval.expiresAt, { words: (rest) => `${rest} left to decide.`, gone: 'The time to decide has run out.' }),
    h('div', { class: 'row' }, button('', 'Approve and send', 'approve'), button('quiet', 'Decline', 'deny')), problem);
}

/** The terms of the move: what it names, else of the offer that it accepts while that still stands. */
function terms(approval, { negotiation, listing, goods }) {
  const offer = negotiation && negotiation.details.offer?.id === approval.move.answers ? negotiation.details.offer : null;
  const named = approval.move.items?.length > 0 ? approval.move.items : offer?.terms ?? [];
  if (named.length === 0) {
    return null;
  }
  const lines = named.map((one) => ({ item: listing.items.find((candidate) => candidate.id === one.item), values: one.values }));
  const less = saved(sum(lines.map(({ item, values }) => listAmountOf(item, values))), approval.amount);
  return h('ul', { class: 'entry-terms' }, lines.map(({ item, values }) => {
    const amount = amountOf(item, values);
    return h('li', {}, [item.title, amount ? show(amount) : null, ...phrases(goods, item, values)].filter(Boolean).join(' · '));
  }), less ? h('li', {}, `${show(less.money)} (${less.percent}%) below the list price`) : null);
}

function past({ approval, subject: about }) {
  return h('li', { class: 'decided-one' },
    h('a', { href: approval.negotiation ? `/negotiations/${approval.negotiation}` : `/listings/${encodeURIComponent(approval.opening.listing)}` }, about?.goods.title ?? 'A listing'), h('span', {}, show(approval.amount)),
    statePill(entryOf(APPROVALS, approval.state)),
    h('span', { class: 'hint' }, showInstant(approval.decidedAt ?? approval.expiresAt)));
}
