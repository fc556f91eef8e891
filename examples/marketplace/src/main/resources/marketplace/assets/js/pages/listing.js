import { fill, h } from '../dom.js';
import { nameOf, signInPath, start } from '../chrome.js';
import { parley, shop } from '../api.js';
import { show, sum } from '../money.js';
import { art } from '../art.js';
import { CATEGORIES } from '../categories.js';
import { labelOf } from '../terms.js';
import { offerBinds } from '../binding.js';
import { offerForm } from '../offer-form.js';
import { thresholdsForm } from '../thresholds.js';
import { statePill } from '../state-card.js';
import { DEALS } from '../states.js';
import { countdown } from '../time.js';
import { payWindow } from '../window.js';
import { watchButton } from '../watching.js';
import { onWaiting } from '../waiting.js';
import { isEnglish } from '../english/rules.js';
import { englishOffer, englishOwn } from '../english/listing.js';
import { isSealed } from '../sealed/rules.js';
import { sealedOffer, sealedOwn } from '../sealed/listing.js';

const MESSAGE = 500;

start(async ({ main, person }) => {
  const ref = decodeURIComponent(location.pathname.split('/')[2]);
  const { goods, listing, left, negotiable, rules, auction, record, pending } = await shop.get(`/listings/${encodeURIComponent(ref)}`);
  document.title = `${goods.title} · Fairhand`;
  const english = negotiable && isEnglish(rules);
  const items = listing.items.filter((item) => left[item.id] > 0);
  const goneElsewhere = items.length === 0 && !(english && auction);
  const mine = person && person.id === goods.seller;
  const place = h('div', { test: 'your-deal' });
  onWaiting(({ payments }) => drawDeal(place, payments.find((one) => one.subject.listing === ref)));
  const open = person && !mine && negotiable ? await openNegotiation(ref) : null;
  const kept = mine && negotiable ? await parley.get(`/listings/${encodeURIComponent(ref)}/private-terms`) : { terms: {}, lapsed: [] };
  const sealed = negotiable && isSealed(rules);
  const own = !mine ? null : english ? await englishOwn({ ref, listing, rules, kept: kept.terms, auction }) : sealed ? await sealedOwn({ ref, listing, rules, kept: kept.terms, auction }) : ownListing(ref, listing, kept, negotiable);
  const offer = mine || goneElsewhere ? null : english ? await englishOffer({ goods, listing, auction }) : sealed ? await sealedOffer({ ref, goods, items, person, open, rules, auction })
    : negotiable ? makeOffer({ ref, goods, items, person, open }) : fixed();
  fill(main,
    h('nav', { class: 'crumbs', 'aria-label': 'Where you are' }, h('a', { href: '/' }, 'Browse'), ' / ',
      h('a', { href: `/?category=${goods.category}` }, CATEGORIES[goods.category] ?? goods.category)),
    h('div', { class: 'listing' },
      h('div', { class: 'listing-left' },
        h('div', { class: 'board big', 'data-category': goods.category }, art(goods.art, goods.category)),
        about(goods, record)),
      h('div', { class: 'listing-right' },
        h('h1', {}, goods.title),
        h('p', { class: 'listing-price' }, show(sum(listing.items.map((item) => item.listPrice))), h('span', {}, goods.pieces.length > 1 ? 'list price for everything' : goods.pieces[0].stock > 1 ? 'list price each' : 'list price')),
        interest(pending), person && !mine ? h('div', { class: 'row' }, watchButton(ref)) : null, place,
        goneElsewhere && !mine ? h('p', { class: 'notice' }, 'Everything here has been sold or is waiting to be paid.')
          : own ?? [items.length > 0 ? buyNow(goods, items, person) : null, offer])));
});

/** The deal on this listing that waits to be paid, where there is one. */
function drawDeal(place, payment) {
  fill(place, payment ? h('section', { class: 'panel slim state-card' }, h('p', {}, statePill(DEALS.AGREED)), h('h2', {}, `It is yours for ${show(payment.total)}.`),
    countdown(h('p', { class: 'clock' }), payment.expiresAt, { words: (rest) => `${rest} left to pay.`, gone: 'The time to pay has run out.' }),
    h('a', { class: 'button', href: `/checkout/${payment.subject.negotiation}`, test: 'listing-pay' }, 'Pay now')) : null);
}

async function openNegotiation(ref) {
  const page = await parley.get(`/negotiations?listing=${encodeURIComponent(ref)}&role=BUYER&open=true&limit=1`);
  const [open] = page.items;
  return open ? { ...open, turn: open.yourTurn } : null;
}

function about(goods, record) {
  const facts = [['Condition', goods.condition], ['Where', goods.place], ['Seller', nameOf(goods.seller)],
    ['Once agreed', goods.binding === 'ON_ACCEPTANCE' ? 'Binding for both sides' : `Yours to pay within ${payWindow()}, or let go`]];
  facts.splice(3, 0, ['The seller so far', recordWords(record)]);
  return h('div', { class: 'about' }, h('p', { class: 'blurb' }, goods.blurb),
    h('dl', { class: 'facts' }, facts.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value)))));
}

/** A seller's record in words. */
function recordWords({ paid, lapsed }) {
  return paid + lapsed === 0 ? 'No deals yet' : `${paid} ${paid === 1 ? 'deal' : 'deals'} paid${lapsed > 0 ? `, ${lapsed} not paid in time` : ''}`;
}

/** How many haggle over it now, where the seller lets it show. */
function interest(pending) {
  return pending ? h('p', { class: 'hint', test: 'pending' }, `${pending} ${pending === 1 ? 'offer is' : 'offers are'} pending.`) : null;
}

function ownListing(ref, listing, kept, negotiable) {
  return [
    h('section', { class: 'panel' }, h('h2', {}, 'This is your listing'),
      h('p', {}, negotiable ? 'Offers on it wait in your negotiations.' : 'Its price is fixed, so nobody can make an offer.'),
      negotiable ? h('a', { class: 'button', href: `/negotiations?listing=${encodeURIComponent(ref)}` }, 'See the offers') : null),
    negotiable ? lapsedNotice(kept) : null,
    negotiable ? thresholdsForm(ref, listing, kept.terms) : null,
  ];
}

/** Told to the seller alone: what it keeps to itself does not act on the listing as it is now. */
function lapsedNotice({ lapsed }) {
  return lapsed.length === 0 ? null : h('p', { class: 'notice', role: 'status', test: 'terms-lapsed' },
    'Your amounts below do not act any more. ', lapsed.map((lapse) => lapse.sentence).join(' '), ' Look at them and keep them anew.');
}

function buyNow(goods, items, person) {
  return h('section', { class: 'panel slim', 'aria-label': 'Buy now' },
    h('ul', { class: 'buy-list' }, items.map((item) => h('li', {},
      h('span', { class: 'buy-name' }, items.length > 1 || goods.pieces.length > 1 ? item.title : 'Skip the talking'),
      h('a', { class: 'button quiet', test: `buy-${item.id}`, href: person ? `/buy/${encodeURIComponent(goods.ref)}/${encodeURIComponent(item.id)}` : signInPath() },
        `Buy now for ${show(item.listPrice)}${item.issues.some((issue) => issue.role === 'QUANTITY') ? ' each' : ''}`)))));
}

function fixed() {
  return h('p', { class: 'notice', test: 'fixed-price' }, 'The price of this listing is fixed.');
}

function makeOffer({ ref, goods, items, person, open }) {
  const heading = h('h2', {}, 'Make an offer');
  if (!person) {
    return h('section', { class: 'panel' }, heading,
      h('p', {}, `${nameOf(goods.seller)} listens. You can talk about ${subjects(goods, items)}.`),
      h('a', { class: 'button', href: signInPath(), test: 'sign-in-to-offer' }, 'Sign in to make an offer'));
  }
  if (open) {
    return h('section', { class: 'panel' }, h('h2', {}, 'You are negotiating'),
      h('p', {}, open.turn ? 'It is your turn.' : `${nameOf(goods.seller)} is thinking about it.`),
      h('a', { class: 'button', href: `/negotiations/${open.id}`, test: 'continue' }, 'Continue'));
  }
  return h('section', { class: 'panel', test: 'make-offer' }, heading,
    h('p', { class: 'panel-lead' }, `You and ${nameOf(goods.seller)} settle ${subjects(goods, items)} between you.`),
    offerForm({
      goods, items, partial: items.length > 1, maxMessage: MESSAGE, draft: `${person.id}:offer:${ref}`, submit: 'Send offer', quick: true,
      binds: offerBinds({ binding: goods.binding, other: nameOf(goods.seller), seller: false }),
      async send(move) {
        const negotiation = await parley.post('/negotiations', { listing: ref, first: { kind: 'offer', ...move } });
        location.assign(`/negotiations/${negotiation.id}`);
      },
    }));
}

/** What may be talked about, as a phrase. */
function subjects(goods, items) {
  const names = [...new Set(items.flatMap((item) => item.issues.map((issue) => labelOf(goods, item.id, issue.id).toLowerCase())))]
    .map((name) => name === 'price each' ? 'the price' : `the ${name}`);
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}
