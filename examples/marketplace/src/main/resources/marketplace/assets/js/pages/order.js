import { fill, h } from '../dom.js';
import { nameOf, start } from '../chrome.js';
import { parley, shop } from '../api.js';
import { art } from '../art.js';
import { guard, problemLine } from '../fields.js';
import { contextOf, sideOf, together } from '../deals.js';
import { entryOf, stateCard } from '../state-card.js';
import { saved, show } from '../money.js';
import { DEALS } from '../states.js';
import { orderReceipt } from '../receipt.js';
import { checkSignature, keepFile } from '../signature.js';
import { showInstant } from '../time.js';

start(async ({ main, person }) => {
  const order = await shop.get(`/orders/${encodeURIComponent(decodeURIComponent(location.pathname.split('/')[2]))}`);
  const ids = [...new Set(order.lines.map((line) => line.deal).filter(Boolean))];
  const [known, ...found] = await Promise.all([
    shop.get(`/listings/${encodeURIComponent(order.listing)}`).catch(() => null),
    ...ids.map((id) => parley.get(`/deals/${encodeURIComponent(id)}`).catch(() => null))]);
  const deals = found.filter(Boolean);
  const [group] = together(deals);
  const back = group && group.state !== 'REDEEMED';
  const buyer = order.buyer === person.id;
  const less = saved(order.listTotal, order.total);
  fill(main, h('section', { class: 'narrow', test: 'order' },
    back ? stateCard(entryOf(DEALS, group.state), sideOf(group, person), contextOf(group, person), { heading: 'h1' }) : [h('p', { class: 'pill done' }, 'Paid'),
    h('h1', {}, buyer ? 'It is yours.' : `Sold to ${nameOf(order.buyer)}.`),
    h('p', { class: 'lead' }, buyer ? `${nameOf(order.seller)} has been told and will get it ready.${less ? ` Talking about it saved you ${show(less.money)}.` : ''}` : 'Get it ready; the buyer has paid.')],
    h('div', { class: 'panel sheet' },
      h('div', { class: 'sheet-goods' }, h('div', { class: 'board tiny', 'data-category': known?.goods.category }, art(known?.goods.art ?? 'books', known?.goods.category)),
        h('div', {}, h('strong', {}, order.title), h('span', { class: 'phrase' }, showInstant(order.placedAt)))),
      orderReceipt(order, known?.goods, known?.listing)),
    h('dl', { class: 'facts' }, h('div', {}, h('dt', {}, 'Order'), h('dd', { class: 'number', test: 'order-id' }, order.id)),
      h('div', {}, h('dt', {}, buyer ? 'Bought from' : 'Sold to'), h('dd', {}, nameOf(buyer ? order.seller : order.buyer)))),
    deals.length > 0 ? proof(deals) : null,
    h('div', { class: 'row' }, h('a', { class: 'button second', href: '/' }, 'Keep browsing'), h('a', { class: 'button quiet', href: '/orders' }, 'All orders'))));
}, { needsPerson: true });

/** What proves the price: the signed agreements and the record of how they came. */
function proof(deals) {
  const [deal] = deals;
  const answer = h('p', { class: 'notice', role: 'status', hidden: true, test: 'signature-answer' });
  const problem = problemLine('proof-problem');
  const button = (words, test, act) => {
    const made = h('button', { class: 'button quiet', type: 'button', test }, words);
    made.addEventListener('click', guard(made, problem, act));
    return made;
  };
  return h('section', { class: 'panel slim', test: 'proof' }, h('h2', { class: 'proof-head' }, 'Proof of what was agreed'),
    h('p', { class: 'hint' }, 'The agreement is signed, and so is the record of every offer that led to it. Both can be checked by anyone, without Fairhand.'),
    h('div', { class: 'row' },
      button('Check the signature', 'check-signature', async () => {
        const answers = await Promise.all(deals.map(checkSignature));
        const worst = answers.find(({ valid }) => !valid) ?? answers[0];
        answer.hidden = false;
        answer.className = worst.valid ? 'notice' : 'notice warn';
        answer.textContent = worst.words;
      }),
      button('Download the record', 'download-record', async () => {
        const transcript = await parley.get(`/negotiations/${encodeURIComponent(deal.negotiation)}/transcript`);
        keepFile(`${deal.negotiation}.json`, JSON.stringify(transcript, null, 1));
      }),
      button(deals.length > 1 ? 'Download the agreements' : 'Download the agreement', 'download-agreement', async () => deals.forEach((one) => keepFile(`${one.id}.jws`, one.signature, 'application/jose')))),
    answer, problem);
}
