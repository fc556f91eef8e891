/** A negotiation by sealed bids: what one has stated oneself, how long it stays sealed, and what came of it. */

import { fill, h } from '../dom.js';
import { nameOf } from '../chrome.js';
import { guard, problemLine } from '../fields.js';
import { show } from '../money.js';
import { countdown, showInstant, showSeconds } from '../time.js';
import { reveal, statementOf } from './commitment.js';
import { statementForm } from './form.js';
import { place } from './place.js';
import { isAuction } from './rules.js';
import { howItCame, whatHappens } from './words.js';

const CLOSE = 'until the close';

/** How it stands: {pill: [class, words], headline, parts}. */
export function sealedState(context) {
  const { view } = context;
  return !view.open ? ended(context) : view.details.paused ? paused(context) : view.phase === 'revealing' ? revealing(context) : taking(context);
}

function taking(context) {
  const { view, rival } = context;
  const own = mine(view);
  const until = showInstant(view.details.endsAt);
  if (!view.seat || bidsNever(context)) {
    return {
      pill: ['theirs', 'Sealed'], headline: `Prices are sealed until ${until}.`,
      parts: [clock(view, CLOSE), bidsNever(context) && view.seat ? reserves(view) : null],
    };
  }
  return own ? {
    pill: ['done', 'Sealed'], headline: `Your statement is sealed until ${until}.`,
    parts: [clock(view, CLOSE), ownNumbers(context, own),
      h('p', { class: 'hint' }, isAuction(view.rules) ? 'Nobody is told who else has stated a price.' : `Whether ${rival} has stated a price, nobody is told before the close.`)],
  } : {
    pill: ['yours', 'Your turn'], headline: 'State your best price.',
    parts: [clock(view, 'to state it'), whatHappens(view.rules, { other: rival, seller: context.seller, endsAt: view.details.endsAt })],
  };
}

function revealing(context) {
  const { view } = context;
  const owes = view.allowedActions.some((action) => action.kind === 'reveal');
  return {
    pill: owes ? ['yours', 'Your turn'] : ['theirs', 'Revealing'], headline: owes ? 'Reveal what you stated.' : 'Prices are being revealed.',
    parts: [clock(view, 'to reveal'), mine(view) ? ownNumbers(context, mine(view)) : null],
  };
}

function paused(context) {
  const { view } = context;
  return {
    pill: ['theirs', 'Paused'], headline: 'Fairhand has paused this.',
    parts: [h('p', { class: 'clock', test: 'clock' }, `${showSeconds(view.details.secondsLeft)} will be left when it goes on.`), mine(view) ? ownNumbers(context, mine(view)) : null],
  };
}

function ended(context) {
  const { view } = context;
  const agreed = view.listing.items.flatMap((item) => (view.details.items[item.id].outcome ?? [])
    .filter((sale) => !view.seat || context.seller || sale.buyer === view.seat).map((sale) => ({ item, sale })));
  if (agreed.length > 0) {
    return {
      pill: ['done', 'Agreed'], headline: view.seat ? 'You have a deal.' : 'They have a deal.',
      parts: [h('p', { class: 'lead', test: 'ending' }, howItCame(view.rules)), result(context, agreed), explained(view)],
    };
  }
  const wonByOthers = view.listing.items.some((item) => (view.details.items[item.id].outcome ?? []).length > 0);
  const cancelled = ['cancelled', 'unavailable'].includes(view.details.closeReason);
  return {
    pill: ['over', 'Ended'], headline: wonByOthers ? 'Somebody else got it.' : cancelled ? 'This one has ended.' : 'No deal this time.',
    parts: [h('p', { class: 'lead', test: 'ending' }, cancelled ? endedFromOutside(view.details.closeReason)
      : wonByOthers ? 'The highest prices win, the earliest among equal ones.'
        : 'The prices did not meet, or not everybody stated one. Neither side is told more than that.'),
    explained(view), cancelled || wonByOthers ? null : again(context), mine(view) ? ownNumbers(context, mine(view)) : null],
  };
}

function endedFromOutside(reason) {
  return reason === 'cancelled' ? 'Fairhand ended it before the close.' : 'What was for sale is no longer available.';
}

function again({ view, seller }) {
  const wait = view.rules.parameters.coolDownSeconds;
  return seller || !view.seat || !wait ? null
    : h('p', { class: 'hint' }, `The two of you can try again from ${showInstant(new Date(Date.parse(view.updatedAt) + wait * 1000))}.`);
}

/** A seller in an auction sells at its reserve and makes no moves. */
function bidsNever({ view, seller }) {
  return seller && isAuction(view.rules);
}

function clock(view, what) {
  const line = h('p', { class: 'clock', test: 'clock' });
  return countdown(line, view.details.endsAt, { words: (rest) => `${rest} left ${what}${what === CLOSE ? '' : `, until ${showInstant(view.details.endsAt)}`}.`, gone: 'The time is up. The result comes at once.' });
}

/** What one has stated oneself, by item: {item, price, fair}; null before that, or when only its hash is known here. */
function mine(view) {
  const { own } = view.details;
  if (!own) {
    return null;
  }
  if (own.submission) {
    return Object.fromEntries(own.submission.filter((line) => line.bid).map((line) => [line.item, line.bid]));
  }
  const statement = statementOf(view.id, own.commitment);
  return statement ? Object.fromEntries(statement.items.map(({ item, values }) => [item, { price: Object.values(values)[0].minorUnits, fair: statement.payload.fairPrices?.[item] ?? null }])) : {};
}

function ownNumbers({ view, seller }, own) {
  const stated = view.listing.items.filter((item) => own[item.id]);
  const anyFair = stated.some((item) => own[item.id].fair !== null);
  const amount = (item, minorUnits) => minorUnits === null ? '–' : show({ minorUnits, currency: item.listPrice.currency });
  return h('div', { class: 'sealed', test: 'own-statement' },
    stated.length === 0 ? h('p', {}, 'What you stated is kept on the device that you stated it on.') : h('table', { class: 'lines' },
      h('caption', { class: 'sealed-by' }, 'What you stated', h('span', {}, ' Only you see this.')),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Piece'), h('th', { scope: 'col' }, seller ? 'Your lowest' : 'Your highest'), anyFair ? h('th', { scope: 'col' }, 'Fair') : null)),
      h('tbody', {}, stated.map((item) => h('tr', {}, h('th', { scope: 'row' }, item.title),
        h('td', { test: `own-best-${item.id}` }, amount(item, own[item.id].price)), anyFair ? h('td', { test: `own-fair-${item.id}` }, amount(item, own[item.id].fair)) : null)))));
}

function reserves(view) {
  const set = view.listing.items.filter((item) => view.details.reserves?.[item.id]);
  return h('p', { class: 'notice', test: 'own-reserves' }, set.length === 0 ? 'You have set no least price: the highest price wins, whatever it is.'
    : `Your least price: ${set.map((item) => `${item.title} ${show({ minorUnits: view.details.reserves[item.id], currency: item.listPrice.currency })}`).join(', ')}. Only you see this.`);
}

/** The prices that were found, and beside them what one would have gone to oneself. */
function result({ view, seller }, agreed) {
  const own = mine(view) ?? {};
  return h('div', { class: 'standing found', test: 'result' }, h('table', { class: 'lines' },
    h('caption', { class: 'unseen' }, 'What was agreed, piece by piece'),
    h('thead', { class: 'unseen' }, h('tr', {}, h('th', { scope: 'col' }, 'Piece'), h('th', { scope: 'col' }, 'Price'))),
    h('tbody', {}, agreed.map(({ item, sale }) => {
      const money = (minorUnits) => show({ minorUnits, currency: item.listPrice.currency });
      const best = own[item.id]?.price;
      return h('tr', {}, h('th', { scope: 'row' }, item.title,
        isAuction(view.rules) && seller ? h('span', { class: 'phrase' }, `To ${winner(view, sale.buyer)}`) : null,
        best === undefined ? null : h('span', { class: 'phrase', test: `against-own-${item.id}` }, against(best, sale.price, seller, money))),
      h('td', { test: `price-${item.id}` }, h('span', { class: 'amount' }, sale.price === undefined ? 'Not told' : money(sale.price))));
    }))));
}

/** The server's own sentence on how each piece came out, where it has one. */
function explained({ listing, details }) {
  return listing.items.filter((item) => details.items[item.id].explanation?.text).map((item) => h('p', { class: 'hint', test: `explanation-${item.id}` },
    listing.items.length > 1 ? h('strong', {}, `${item.title}: `) : null, details.items[item.id].explanation.text));
}

function winner(view, seat) {
  return nameOf(view.seats.find((one) => one.id === seat)?.principal ?? seat);
}

function against(best, price, seller, money) {
  const apart = seller ? price - best : best - price;
  const limit = seller ? `You would have taken ${money(best)}` : `You would have paid up to ${money(best)}`;
  return apart === 0 ? `${limit}, and that is the price.` : `${limit}: ${money(apart)} ${seller ? 'more' : 'less'}.`;
}

/** What may be done now: state a price, change it, take it back, reveal it. */
export function sealedPanel(context) {
  const { view } = context;
  const allowed = Object.fromEntries(view.allowedActions.map((action) => [action.kind, action]));
  if (allowed.reveal) {
    return revealPanel(context);
  }
  const states = allowed.submit ?? allowed.commit;
  if (!states && !allowed.withdraw) {
    return h('div', {});
  }
  const own = mine(view);
  const panel = h('section', { class: 'panel', test: 'sealed-panel' });
  const form = () => fill(panel, h('h2', { tabindex: '-1' }, own ? 'Change your price' : 'Your best price'), statement(context, own),
    own ? h('p', { class: 'hint' }, isAuction(view.rules) ? 'A price that is changed comes last among equal ones.' : 'What you send takes the place of what you stated before.') : null);
  if (!own) {
    form();
    return panel;
  }
  const change = () => {
    form();
    panel.querySelector('h2').focus();
  };
  const problem = problemLine('withdraw-problem');
  const takeBack = h('button', { class: 'button quiet', type: 'button', test: 'take-back-statement' }, 'Take it back');
  takeBack.addEventListener('click', guard(takeBack, problem, () => context.send({ kind: 'withdraw', items: [], payload: {} })));
  return fill(panel, h('h2', {}, 'Until the close'),
    h('div', { class: 'row' }, states ? h('button', { class: 'button second', type: 'button', test: 'change-statement', onclick: change }, 'Change it') : null,
      allowed.withdraw ? takeBack : null), problem);
}

function statement(context, own) {
  const { view, person, seller, send } = context;
  const draft = `${person.id}:sealed:${view.id}:${view.revision}`;
  return statementForm({
    items: view.listing.items.filter((item) => view.details.items[item.id].standing === 'open'), rules: view.rules, seller, own: own ?? {},
    draft, submit: 'Seal it', send: (move) => place(view, move, send),
  });
}

function revealPanel({ view, send }) {
  const statement = statementOf(view.id, view.details.own.commitment);
  const problem = problemLine('reveal-problem');
  const button = h('button', { class: 'button large', type: 'button', test: 'reveal' }, 'Reveal it');
  button.addEventListener('click', guard(button, problem, () => send(reveal(statement))));
  return h('section', { class: 'panel' }, h('h2', {}, 'The reveal'), statement
    ? [h('p', {}, 'The time for new prices is over. What you reveal is checked against what you committed to.'), button, problem]
    : h('p', { class: 'notice warn', test: 'reveal-elsewhere' }, 'Your price is kept on the device that you stated it on, and only from there can it be revealed.'));
}
