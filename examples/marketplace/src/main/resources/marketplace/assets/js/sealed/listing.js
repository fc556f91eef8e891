/** A listing whose price is found by sealed bids: to a buyer, and to its seller. */

import { h } from '../dom.js';
import { nameOf, signInPath } from '../chrome.js';
import { parley } from '../api.js';
import { countdown, showInstant } from '../time.js';
import { busy, explain, guard, moneyField, problemLine, readAll } from '../fields.js';
import { field as amountText, show } from '../money.js';
import { statementForm } from './form.js';
import { begin } from './place.js';
import { completed, isAuction, isDrawn, onlyPriceIsOpen } from './rules.js';
import { inShort, whatHappens } from './words.js';

/** What a buyer reads and does. `open` is the negotiation that it has on the listing already, or null. */
export async function sealedOffer({ ref, goods, items, person, open, rules, auction }) {
  if (!items.every(onlyPriceIsOpen)) {
    return h('p', { class: 'notice', test: 'not-sealable' }, 'Here the price would be found by sealed bids, but more than the price is open on this listing. Until that is settled it cannot be negotiated.');
  }
  const other = nameOf(goods.seller);
  const heading = h('h2', {}, open ? 'You take part' : 'State your best price');
  if (!person) {
    return h('section', { class: 'panel' }, heading, h('p', {}, inShort(rules, other)),
      h('a', { class: 'button', href: signInPath(), test: 'sign-in-to-offer' }, 'Sign in to state your best price'));
  }
  if (open) {
    return h('section', { class: 'panel', test: 'sealed-open' }, heading,
      open.deadline ? countdown(h('p', { class: 'clock' }), open.deadline, { words: (rest) => `${rest} left, until ${showInstant(open.deadline)}.`, gone: 'The time is up.' }) : null,
      h('a', { class: 'button', href: `/negotiations/${open.id}`, test: 'continue' }, open.turn ? 'State your best price' : 'See how it stands'));
  }
  const whole = await completed(rules);
  if (isAuction(whole) && !auction) {
    return h('section', { class: 'panel', test: 'no-auction' }, heading, h('p', {}, inShort(whole, other)),
      h('p', {}, `${other} has not opened the auction yet. Once it is open you can state your price here.`));
  }
  return h('section', { class: 'panel', test: 'make-sealed-offer' }, heading, whatHappens(whole, { other }), more(whole),
    statementForm({
      items, rules: whole, seller: false, draft: `${person.id}:sealed:${ref}`, submit: 'Seal it',
      send: async (statement) => {
        const id = await begin({ ref, rules: whole, auction, statement });
        location.assign(`/negotiations/${id}`);
      },
    }));
}

function more(rules) {
  return isDrawn(rules) ? h('p', { class: 'hint' }, h('a', { href: '/explorer' }, 'See how a price is drawn'), ', with prices of your own.') : null;
}

/** What the seller of such a listing reads and sets. */
export async function sealedOwn({ ref, listing, rules, kept, auction }) {
  const whole = await completed(rules);
  const sealable = listing.items.every(onlyPriceIsOpen);
  return [
    h('section', { class: 'panel' }, h('h2', {}, 'This is your listing'),
      h('p', {}, !sealable ? 'Its price would be found by sealed bids, but more than the price is open. Until that is settled nobody can state one.'
        : isAuction(whole) ? (auction ? 'An auction is open on it.' : 'Buyers can state their prices once you have opened the auction. Keep your least price first: it holds for auctions that begin afterwards.')
          : 'When a buyer states a price, you are asked for yours under your negotiations. Neither of you sees the other’s.'),
      h('a', { class: 'button', href: `/negotiations?listing=${encodeURIComponent(ref)}` }, 'See the negotiations'),
      sealable && isAuction(whole) && !auction ? opener(ref) : null),
    sealable && isAuction(whole) ? reservesForm(ref, listing, kept) : null,
  ];
}

/** Opens the auction, which the seller alone can. */
function opener(ref) {
  const problem = problemLine('open-auction-problem');
  const button = h('button', { class: 'button second', type: 'button', test: 'open-auction' }, 'Open the auction');
  button.addEventListener('click', guard(button, problem, async () => {
    const { id } = await parley.post('/negotiations', { listing: ref });
    location.assign(`/negotiations/${id}`);
  }));
  return [button, problem];
}

/** The seller's least prices, which are in an auction from its beginning and which no buyer sees. */
function reservesForm(ref, listing, kept) {
  const fields = listing.items.map((item) => {
    const { currency } = item.listPrice;
    const reserve = kept.reserves?.[item.id];
    return moneyField({
      name: item.id, label: `${item.title}: least price (${currency})`, optional: true, currency: () => currency, hint: `List price ${show(item.listPrice)}.`,
      pointers: [`/terms/reserves/${item.id}`], control: { test: `reserve-${item.id}`, value: Number.isInteger(reserve) ? amountText(reserve, currency) : '' },
    });
  });
  const note = h('p', { class: 'notice', role: 'status', hidden: true, test: 'reserves-kept' }, 'Kept. It holds for auctions that begin from now on.');
  const problem = problemLine('reserves-problem');
  const save = h('button', { class: 'button second', type: 'submit', test: 'keep-reserves' }, 'Keep this');
  const form = h('form', { class: 'panel', novalidate: true, test: 'reserves' }, h('h2', {}, 'Your least price'),
    h('p', { class: 'panel-lead' }, 'Below it nothing is sold. It is sealed: no buyer is shown it, though one who wins without a rival may pay just that.'), fields.map((one) => one.node), save, note, problem);
  form.addEventListener('input', () => { note.hidden = true; });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(save, async () => {
      problem.textContent = '';
      const values = readAll(fields);
      if (!values) {
        return;
      }
      const set = Object.entries(values).filter(([, value]) => value).map(([item, value]) => [item, value.minorUnits]);
      try {
        await parley.put(`/listings/${encodeURIComponent(ref)}/private-terms`, { terms: { reserves: Object.fromEntries(set) } });
        note.hidden = false;
      } catch (refusal) {
        explain(fields, problem, refusal);
      }
    });
  });
  return form;
}
