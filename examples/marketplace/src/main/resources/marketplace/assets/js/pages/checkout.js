import { fill, freshId, h } from '../dom.js';
import { nameOf, start } from '../chrome.js';
import { parley, shop } from '../api.js';
import { art } from '../art.js';
import { contextOf, isPayable, sideOf, together } from '../deals.js';
import { entryOf, stateCard } from '../state-card.js';
import { receipt } from '../receipt.js';
import { show, sum } from '../money.js';
import { guard, problemLine } from '../fields.js';
import { confirm } from '../dialog.js';
import { DEALS } from '../states.js';
import { countdown, showInstant } from '../time.js';

start(async ({ main, person }) => {
  const id = decodeURIComponent(location.pathname.split('/')[2]);
  if (id.startsWith('deal_')) {
    const { negotiation } = await parley.get(`/deals/${encodeURIComponent(id)}`);
    location.replace(`/checkout/${negotiation}`);
    return;
  }
  const negotiation = await parley.get(`/negotiations/${encodeURIComponent(id)}`);
  const { goods } = await shop.get(`/listings/${encodeURIComponent(negotiation.listing.ref)}`).catch(() => ({ goods: null }));
  const read = () => Promise.all(negotiation.deals.map((deal) => parley.get(`/deals/${encodeURIComponent(deal)}`)));
  const deals = (await read()).filter((deal) => [deal.buyer, deal.seller].includes(person.id));
  const toPay = deals.filter((deal) => isPayable(deal) && deal.buyer === person.id);
  const rest = together(deals.filter((deal) => !toPay.includes(deal)));
  if (toPay.length === 0 && rest.length === 1 && rest[0].state === 'REDEEMED') {
    location.replace(`/orders/${encodeURIComponent(rest[0].order)}`);
    return;
  }
  const begun = await Promise.all(toPay.map((deal) => deal.state !== 'AGREED' ? deal : parley.post(`/deals/${encodeURIComponent(deal.id)}/begin-checkout`).catch(() => deal)));
  fill(main, h('section', { class: 'narrow' }, h('h1', {}, 'Checkout'),
    begun.length > 0 ? payment({ deals: begun, goods, negotiation }) : null,
    rest.length > 0 ? rest.map((one) => h('div', { class: 'panel', test: 'not-payable' },
      deals.length > 1 ? h('p', { class: 'label' }, titles(negotiation.listing, one.items)) : null,
      stateCard(entryOf(DEALS, one.state), sideOf(one, person), contextOf(one, person)))) : null,
    deals.length === 0 ? h('p', { class: 'notice' }, 'There is nothing to pay here.') : null,
    h('p', { class: 'hint' }, 'The price is the one in the signed agreement; nobody can change it now. ', h('a', { href: `/negotiations/${negotiation.id}` }, 'See how you got there'))));
}, { needsPerson: true });

function titles(listing, items) {
  return items.map((id) => listing.items.find((item) => item.id === id)?.title ?? id).join(' · ');
}

/** All pieces that can be paid now, in one order; where there are several, one may leave some for later. */
function payment({ deals, goods, negotiation }) {
  const { listing } = negotiation;
  const problem = problemLine('pay-problem');
  const pay = h('button', { class: 'button large full', type: 'button', test: 'pay' });
  const table = h('div', {});
  const boxes = deals.length > 1 ? deals.map((deal) => box(deal, listing)) : [];
  const chosen = () => boxes.length === 0 ? deals : boxes.filter((one) => one.input.checked).map((one) => one.deal);
  const draw = () => {
    const now = chosen();
    const total = now.length > 0 ? sum(now.map((deal) => deal.total)) : null;
    fill(table, total ? receipt({ goods, listing, lines: now.flatMap((deal) => deal.lines), total }) : h('p', { class: 'hint' }, 'Choose at least one piece to pay.'));
    pay.textContent = total ? `Pay ${show(total)}` : 'Choose a piece to pay';
    pay.disabled = !total;
  };
  boxes.forEach(({ input }) => input.addEventListener('change', draw));
  draw();
  const [soonest] = deals.map((deal) => deal.expiresAt).toSorted();
  const clock = countdown(h('p', { class: 'clock', test: 'clock' }), soonest,
    { words: (left) => `Set aside for you for ${left}, until ${showInstant(soonest)}.`, gone: 'The time to pay has run out. Load this page again to see what can be done.', hurrySeconds: 120 });
  pay.addEventListener('click', guard(pay, problem, async () => {
    const order = await shop.post('/orders/deals', { deals: chosen().map((deal) => deal.id) });
    location.assign(`/orders/${encodeURIComponent(order.id)}`);
  }));
  return [
    h('p', { class: 'lead' }, `You and ${nameOf(deals[0].seller)} agreed on ${showInstant(deals[0].agreedAt)}.`),
    h('div', { class: 'panel sheet' },
      h('div', { class: 'sheet-goods' }, h('div', { class: 'board tiny', 'data-category': listing.category }, art(goods?.art ?? 'books', listing.category)), h('strong', {}, goods?.title ?? listing.ref)),
      table, boxes.length > 0 ? h('details', { test: 'pay-some' }, h('summary', {}, 'Pay only some of it now'),
        h('fieldset', { class: 'pick' }, h('legend', { class: 'unseen' }, 'What to pay now'), boxes.map((one) => one.node))) : null,
      pay, clock, problem, deals.some((deal) => deal.binding === 'ON_ACCEPTANCE') ? null : letGo(deals, chosen, listing)),
  ];
}

function box(deal, listing) {
  const input = h('input', { type: 'checkbox', id: freshId('deal'), checked: true, test: `pay-${deal.lines[0].terms.item}` });
  return { deal, input, node: h('label', { class: 'tick', for: input.id }, input, h('span', {}, titles(listing, deal.lines.map((line) => line.terms.item))), h('strong', {}, show(deal.total))) };
}

function letGo(deals, chosen, listing) {
  const button = h('button', { class: 'button quiet', type: 'button', test: 'cancel-deal' }, 'Let it go …');
  button.addEventListener('click', () => {
    const gone = chosen().length > 0 ? chosen() : deals;
    confirm({
      title: 'Let it go?', yes: gone.length > 1 ? `Cancel ${gone.length} deals` : 'Cancel the deal', test: 'cancel',
      words: `${titles(listing, gone.flatMap((deal) => deal.lines.map((line) => line.terms.item)))}: what was set aside for you is for sale again, and this price is gone.`,
      act: async () => {
        for (const deal of gone) {
          await parley.post(`/deals/${encodeURIComponent(deal.id)}/cancel`);
        }
        location.reload();
      },
    });
  });
  return button;
}
