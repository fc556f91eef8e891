import { fill, h } from '../dom.js';
import { nameOf, start } from '../chrome.js';
import { parley, shop } from '../api.js';
import { art } from '../art.js';
import { receipt } from '../receipt.js';
import { show } from '../money.js';
import { busy } from '../fields.js';
import { confirm } from '../dialog.js';
import { countdown, showInstant } from '../time.js';

const PAYABLE = ['AGREED', 'IN_CHECKOUT'];

start(async ({ main, person }) => {
  const id = decodeURIComponent(location.pathname.split('/')[2]);
  let deal = await parley.get(`/deals/${encodeURIComponent(id)}`);
  if (deal.orderReference && deal.state === 'REDEEMED') {
    location.replace(`/orders/${encodeURIComponent(deal.orderReference)}`);
    return;
  }
  const [{ goods }, negotiation] = await Promise.all([
    shop.get(`/listings/${encodeURIComponent(deal.listing)}`), parley.get(`/negotiations/${deal.negotiation}`)]);
  if (deal.state === 'AGREED' && deal.buyer === person.id) {
    deal = await parley.post(`/deals/${encodeURIComponent(id)}/begin-checkout`).catch(() => deal);
  }
  fill(main, h('section', { class: 'narrow' },
    h('h1', {}, 'Checkout'),
    h('p', { class: 'lead' }, `You and ${nameOf(deal.seller)} agreed on ${showInstant(deal.agreedAt)}.`),
    h('div', { class: 'panel sheet' },
      h('div', { class: 'sheet-goods' }, h('div', { class: 'board tiny', 'data-category': goods.category }, art(goods.art, goods.category)), h('strong', {}, goods.title)),
      receipt({ goods, listing: negotiation.listing, lines: deal.lines, total: deal.total }),
      PAYABLE.includes(deal.state) ? payment(deal) : [h('p', { class: 'notice warn', test: 'not-payable' }, STATES[deal.state] ?? 'This deal cannot be paid.'), h('a', { class: 'button second', href: `/listings/${encodeURIComponent(deal.listing)}` }, 'Back to the listing')]),
    h('p', { class: 'hint' }, 'The price is the one in the signed agreement; nobody can change it now. ',
      h('a', { href: `/negotiations/${deal.negotiation}` }, 'See how you got there'))));
}, { needsPerson: true });

const STATES = {
  EXPIRED: 'The time to pay has run out, and it is for sale again.',
  CANCELLED: 'This deal was cancelled.',
  SOLD_ELSEWHERE: 'It was sold elsewhere before you paid.',
  REVERSED: 'This order was taken back.',
};

function payment(deal) {
  const problem = h('p', { class: 'form-problem', role: 'alert', tabindex: '-1', test: 'pay-problem' });
  const pay = h('button', { class: 'button large full', type: 'button', test: 'pay' }, `Pay ${show(deal.total)}`);
  const clock = countdown(h('p', { class: 'clock', test: 'clock' }), deal.expiresAt,
    { words: (rest) => `Set aside for you for ${rest}.`, gone: 'The time to pay has run out.', hurrySeconds: 120 });
  const cancel = h('button', { class: 'button quiet', type: 'button', test: 'cancel-deal' }, 'Cancel the deal …');
  pay.addEventListener('click', () => once(pay, problem, async () => {
    const order = await shop.post('/orders/deal', { deal: deal.id });
    location.assign(`/orders/${encodeURIComponent(order.id)}`);
  }));
  cancel.addEventListener('click', () => confirm({
    title: 'Let it go?', words: 'What was set aside for you is for sale again, and this price is gone.', yes: 'Cancel the deal', test: 'cancel',
    act: async () => {
      await parley.post(`/deals/${encodeURIComponent(deal.id)}/cancel`);
      location.reload();
    },
  }));
  return [pay, clock, problem, deal.binding === 'ON_ACCEPTANCE' ? null : cancel];
}

/** A second click while the first is on its way does nothing; after a payment the page is left. */
function once(button, problem, act) {
  return busy(button, async () => {
    problem.textContent = '';
    try {
      await act();
    } catch (refusal) {
      problem.textContent = refusal.message;
      problem.focus();
    }
  });
}
