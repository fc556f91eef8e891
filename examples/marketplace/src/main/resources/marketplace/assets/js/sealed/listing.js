/** A listing whose price is found by sealed bids: to a buyer, and to its seller. */

import { h } from '../dom.js';
import { nameOf, signInPath } from '../chrome.js';
import { parley } from '../api.js';
import { countdown, showInstant } from '../time.js';
import { askOnce } from '../dialog.js';
import { dropDraft, keepDraft } from '../drafts.js';
import { busy, explain, moneyField, problemLine, readAll } from '../fields.js';
import { field as amountText, show } from '../money.js';
import { statementForm } from './form.js';
import { begin } from './place.js';
import { completed, isAuction, isDrawn, onlyPriceIsOpen } from './rules.js';
import { closes, inShort, whatHappens } from './words.js';

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
  return h('section', { class: 'panel', test: 'make-sealed-offer' }, heading, whatHappens(whole, { other, endsAt: auction?.closesAt }), more(whole),
    statementForm({
      items, rules: whole, seller: false, draft: `${person.id}:sealed:${ref}`, submit: 'Seal it',
      send: async (statement) => {
        const id = await begin({ ref, rules: whole, auction: auction?.id ?? null, statement });
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
        : isAuction(whole) ? (auction ? 'An auction is open on it.' : 'Buyers can state their prices once you have opened the auction.')
          : 'When a buyer states a price, you are asked for yours under your negotiations. Neither of you sees the other’s.'),
      h('a', { class: 'button', href: `/negotiations?listing=${encodeURIComponent(ref)}` }, 'See the negotiations'),
    ),
    sealable && isAuction(whole) ? reservesForm({ ref, listing, kept, rules: whole, opens: !auction }) : null,
  ];
}

/**
 * The seller's least prices, which are in an auction from its beginning and which no buyer sees. While none is open, the
 * same form opens it: what is typed is kept first.
 */
function reservesForm({ ref, listing, kept, rules, opens }) {
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
  const save = h('button', { class: 'button quiet', type: 'button', test: 'keep-reserves' }, opens ? 'Keep it for later' : 'Keep it for the next auction');
  const open = h('button', { class: 'button', type: 'submit', test: 'open-auction' }, 'Open the auction');
  const form = h('form', { class: 'panel', novalidate: true, test: 'reserves' }, h('h2', {}, opens ? 'Open the auction' : 'Your least price'),
    h('p', { class: 'panel-lead' }, 'Below your least price nothing is sold. It is sealed: no buyer is shown it, though one who wins without a rival may pay just that.'), fields.map((one) => one.node),
    h('div', { class: 'row' }, opens ? open : null, save), note, problem);
  keepDraft(form, `reserves:${ref}`);
  form.addEventListener('input', () => { note.hidden = true; });

  /** Keeps what is typed, and gives it by item; null after it has said what is wrong. */
  async function keep() {
    problem.textContent = '';
    const values = readAll(fields);
    if (!values) {
      return null;
    }
    const set = Object.fromEntries(Object.entries(values).filter(([, value]) => value).map(([item, value]) => [item, value.minorUnits]));
    try {
      await parley.put(`/listings/${encodeURIComponent(ref)}/private-terms`, { terms: { reserves: set } });
      dropDraft(`reserves:${ref}`);
      return set;
    } catch (refusal) {
      explain(fields, problem, refusal);
      return null;
    }
  }

  async function begin() {
    const values = readAll(fields);
    if (!values || !await askOnce({ title: 'Open the auction?', binds: openingBinds(listing, values, rules), yes: 'Open it', test: 'open-it' }) || !await keep()) {
      return;
    }
    try {
      const { id } = await parley.post('/negotiations', { listing: ref });
      location.assign(`/negotiations/${id}`);
    } catch (refusal) {
      problem.textContent = refusal.message;
      problem.focus();
    }
  }

  save.addEventListener('click', () => busy(save, async () => { note.hidden = !await keep(); }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    busy(open, begin);
  });
  return form;
}

/** What opening an auction binds its seller to. */
function openingBinds(listing, values, rules) {
  const least = (item) => values[item.id] ? `${item.title}: nothing is sold below ${show(values[item.id])}.` : `${item.title}: you set no least price, so the highest price wins, whatever it is.`;
  return [...listing.items.map(least), closes(rules, 'you open it'), 'You cannot end it early or change your least price in it.'];
}
