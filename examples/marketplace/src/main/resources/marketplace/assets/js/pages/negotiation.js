import { announce, fill, h } from '../dom.js';
import { countAgain, failure, nameOf, start } from '../chrome.js';
import { parley, shop, watch } from '../api.js';
import { show } from '../money.js';
import { art } from '../art.js';
import { countdown, showInstant, showSeconds } from '../time.js';
import { answering, answerPanel } from '../answers.js';
import { isTurn } from '../turns.js';
import { isPayable } from '../deals.js';
import { dealCards } from '../deal-cards.js';
import { entryOf } from '../state-card.js';
import { ENDS } from '../states.js';
import { offerLines } from '../lines.js';
import { rivalsBySoftware, softwareChip } from '../software.js';
import { priceTrack } from '../track.js';
import { history } from '../history.js';
import { drawnPrices } from '../sealed/draws.js';
import { payWindow } from '../window.js';
import { isEnglish } from '../english/rules.js';
import { isSealed } from '../sealed/rules.js';
import { sealedPanel, sealedState } from '../sealed/talk.js';

const path = `/negotiations/${location.pathname.split('/')[2]}`;
const DEALS_EVERY_MS = 4_000;
const MOVED_ON = ['STALE_OFFER', 'STALE_REVISION', 'NEGOTIATION_CLOSED', 'DEADLINE_PASSED', 'NOT_YOUR_TURN', 'ITEM_SETTLED', 'MOVE_NOT_ALLOWED'];

start(async ({ main, person }) => {
  const places = { state: h('section', { class: 'state', test: 'state' }), note: h('div', { role: 'alert', test: 'moved-on' }), answer: h('div', { test: 'answer' }), side: h('aside', { class: 'side', 'aria-label': 'What it is about' }), past: h('section', { class: 'past' }) };
  let goods = null;
  let view = null;
  let drawn = null;
  let context = null;
  const draws = drawnPrices(() => watching.now());

  async function events() {
    const all = [];
    for (let cursor = null; ;) {
      const page = await parley.get(`${path}/events?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
      all.push(...page.items);
      if (!page.next) {
        return all;
      }
      cursor = page.next;
    }
  }

  const readDeals = () => Promise.all(view.deals.map((deal) => parley.get(`/deals/${encodeURIComponent(deal)}`).catch(() => null))).then((all) => all.filter(Boolean));

  /** Deals go on when the talk has ended: they are paid, lapse or are taken back. */
  async function followDeals() {
    if (!context || document.hidden || !context.deals.some(isPayable)) {
      return;
    }
    const deals = await readDeals();
    if (JSON.stringify(deals.map((one) => one.state)) !== JSON.stringify(context.deals.map((one) => one.state))) {
      context = { ...context, deals };
      drawState(places.state, context);
      countAgain();
      announce(places.state.querySelector('[data-testid^="deals-"] h2')?.textContent ?? '');
    }
  }

  async function changed(next) {
    if (isEnglish(next.rules)) {
      location.replace(`/auctions/${next.id}`);
      return;
    }
    const first = view === null;
    view = next;
    if (first) {
      goods = await shop.get(`/listings/${encodeURIComponent(view.listing.ref)}`).then((answer) => answer.goods, () => null);
      document.title = `${goods?.title ?? 'Negotiation'} · Fairhand`;
      fill(main, h('div', { class: 'talk' }, h('div', { class: 'talk-main' }, h('div', { class: 'talk-now' }, places.state, places.note, places.answer, draws.node), places.past), places.side));
    }
    const [past, deals] = await Promise.all([events(), readDeals()]);
    context = { view, goods, person, past, deals, seller: isSeller(view), rival: rival(view) };
    drawState(places.state, context);
    drawSide(places.side, context);
    fill(places.past, h('h2', { class: 'small-head' }, 'How it went so far'), history(context));
    drawAnswer(context);
    draws.update(context);
    if (!first) {
      announce(places.state.querySelector('h1').textContent);
    }
  }

  /** The answer's form stays as it is typed while it still answers the same offer. */
  function drawAnswer(context) {
    const now = JSON.stringify([view.allowedActions, view.details.offer?.termsHash, view.details.own, view.details.pausedAt, view.open]);
    if (now !== drawn) {
      drawn = now;
      const panel = context.view.seat && isSealed(context.view.rules) ? sealedPanel : answerPanel;
      fill(places.answer, panel({ ...context, send, control, answering: answering(places.answer) }));
    }
  }

  async function send(move) {
    const headers = move.answers || isSealed(view.rules) ? {} : { 'If-Match': `"${view.revision}"` };
    fill(places.note);
    try {
      const next = await parley.post(`${path}/moves`, move, headers);
      watching.forget();
      fill(places.answer);
      drawn = null;
      await changed(next);
      places.state.querySelector('h1').focus();
      countAgain();
    } catch (problem) {
      if (MOVED_ON.includes(problem.code)) {
        watching.forget();
        await watching.now();
        fill(places.note, h('p', { class: 'notice warn', tabindex: '-1', test: 'moved-on-words' }, problem.message));
        places.note.firstChild.focus();
      }
      throw problem;
    }
  }

  async function control(verb) {
    const next = await parley.post(`${path}/${verb}`);
    watching.forget();
    await changed(next);
  }

  const watching = watch(path, changed, (problem) => {
    if (!view && problem.status) {
      fill(main, failure(problem));
      watching.end();
    }
  });
  await watching.first;
  setInterval(() => followDeals().catch(() => {}), DEALS_EVERY_MS);
}, { needsPerson: true });

function isSeller(view) {
  return view.seats.find((seat) => seat.id === view.seat)?.role === 'SELLER';
}

/** The other side's name; for an operator both. */
function rival(view) {
  const others = view.seats.filter((seat) => seat.id !== view.seat);
  return others.map((seat) => nameOf(seat.principal)).join(' and ') || 'all who bid';
}

/** Whether something was agreed, however it ended. */
function isAgreed({ details }) {
  return (details.awards ?? []).length > 0;
}

/** Whether every deal that came of it ended without being paid. */
function isLapsed({ deals, view }) {
  return deals.length > 0 && deals.length === view.deals.length && deals.every((deal) => !isPayable(deal) && deal.state !== 'REDEEMED');
}

function headline(context) {
  const { view, rival: other } = context;
  const { turn, offer, closeReason } = view.details;
  if (!view.open) {
    return isLapsed(context) ? 'You had a deal.' : !isAgreed(view) ? 'This one has ended.' : view.seat ? 'You have a deal.' : 'They have a deal.';
  }
  if (!view.seat) {
    return `Between ${other}`;
  }
  if (view.details.pausedAt) {
    return 'Fairhand has paused this.';
  }
  if (offer) {
    return offer.by === side(view) ? `${other} is thinking about it.` : `${other} made you an offer.`;
  }
  return closeReason ? '' : turn === side(view) || turn === 'either' ? 'Your turn to make an offer.' : `${other} makes the next offer.`;
}

export function side(view) {
  return isSeller(view) ? 'seller' : 'buyer';
}

function drawState(place, context) {
  const { view, goods, past } = context;
  const { offer, closeReason } = view.details;
  const mineToMove = isTurn(view);
  const agreed = isAgreed(view) && !isLapsed(context);
  if (isSealed(view.rules)) {
    drawSealed(place, context);
    return;
  }
  fill(place,
    goodsLink(context),
    h('div', { class: 'state-pills' }, h('p', { class: `pill ${!view.open ? (agreed ? 'done' : 'over') : mineToMove ? 'yours' : 'theirs'}`, test: 'turn' },
      !view.open ? (agreed ? 'Agreed' : isLapsed(context) ? 'Lapsed' : 'Ended') : view.details.pausedAt ? 'Paused' : mineToMove ? 'Your turn' : view.seat ? 'Their turn' : 'In progress'),
      softwareOf(view)),
    h('h1', { tabindex: '-1' }, headline(context)),
    view.open ? clock(view) : h('p', { class: 'lead', test: 'ending' }, endWords(view, closeReason)),
    view.open || isAgreed(view) || context.seller || !view.seat ? null
      : h('div', {}, h('a', { class: 'button second', href: `/listings/${encodeURIComponent(view.listing.ref)}`, test: 'begin-anew' }, 'Back to the listing')),
    view.open && offer ? h('div', { class: offer.by === side(view) && view.seat ? 'standing mine' : 'standing', test: 'standing' }, offerLines({ goods, listing: view.listing, offer }),
      offer.message ? h('blockquote', { class: 'message', test: 'standing-message' }, offer.message) : null) : null,
    view.seat ? h('div', { class: 'deals', test: 'deals' }, dealCards(context)) : null,
    priceTrack({ view, goods, past }));
}

function drawSealed(place, context) {
  const { view, seller } = context;
  const { pill: [kind, words], headline: said, parts } = sealedState(context);
  fill(place, goodsLink(context), h('div', { class: 'state-pills' }, h('p', { class: `pill ${kind}`, test: 'turn' }, words), softwareOf(view)), h('h1', { tabindex: '-1' }, said), parts,
    view.open || view.deals.length > 0 || seller || !view.seat ? null
      : h('div', {}, h('a', { class: 'button second', href: `/listings/${encodeURIComponent(view.listing.ref)}`, test: 'begin-anew' }, 'Back to the listing')),
    view.seat ? h('div', { class: 'deals', test: 'deals' }, dealCards(context)) : null);
}

/** Tells for whom else software acts, where that is told. */
function softwareOf(view) {
  return rivalsBySoftware(view).map((seat) => h('p', { class: 'acts' }, nameOf(seat.principal), ' ', softwareChip(nameOf(seat.principal))));
}

function goodsLink({ view, goods }) {
  return h('a', { class: 'about-goods', href: `/listings/${encodeURIComponent(view.listing.ref)}` }, art(goods?.art ?? 'books', view.listing.category), goods?.title ?? view.listing.ref);
}

function endWords(view, reason) {
  if (!isAgreed(view)) {
    const { title, happened } = entryOf(ENDS, reason).buyer;
    return `${title} ${happened({})}`;
  }
  const { awards } = view.details;
  const total = awards.reduce((sum, award) => sum + award.amount.minorUnits, 0);
  return `Agreed at ${show({ minorUnits: total, currency: awards[0].amount.currency })}.`;
}

function clock(view) {
  const line = h('p', { class: 'clock', test: 'clock' });
  if (view.details.pausedAt) {
    line.textContent = `${showSeconds(view.details.secondsLeft)} will be left when it goes on.`;
  } else if (view.deadline) {
    countdown(line, view.deadline, { words: (rest) => `${rest} left to answer, until ${showInstant(view.deadline)}.`, gone: 'The time is up.' });
  }
  return line;
}

function drawSide(place, { view, goods, rival: other }) {
  const { details } = view;
  const rules = view.rules.parameters;
  fill(place,
    h('a', { class: 'side-goods', href: `/listings/${encodeURIComponent(view.listing.ref)}` },
      h('div', { class: 'board small', 'data-category': view.listing.category }, art(goods?.art ?? 'books', view.listing.category)),
      h('div', {}, h('strong', {}, goods?.title ?? view.listing.ref), h('span', {}, `With ${other}`))),
    h('dl', { class: 'facts' },
      view.listing.items.map((item) => h('div', {}, h('dt', {}, item.title),
        h('dd', {}, details.items?.[item.id] === 'settled' ? 'Settled' : [details.items?.[item.id], details.items?.[item.id]?.standing].includes('gone') ? 'No longer available' : `List ${show(item.listPrice)}`))),
      details.roundsLeft === undefined ? null : h('div', {}, h('dt', {}, 'Offers left in all'), h('dd', {}, String(details.roundsLeft))),
      details.buyersOffersLeft === undefined ? null : h('div', {}, h('dt', {}, 'Of them the buyer’s'), h('dd', {}, String(details.buyersOffersLeft))),
      details.deadline ? h('div', {}, h('dt', {}, 'Ends at the latest'), h('dd', {}, showInstant(details.deadline))) : null),
    rules.monotoneConcession ? h('p', { class: 'hint' }, 'Here prices only move towards each other.') : null,
    isSealed(view.rules) && view.open ? seals(view) : null,
    h('p', { class: 'hint' }, view.listing.binding === 'ON_ACCEPTANCE'
      ? `${isSealed(view.rules) ? 'A price that is found' : 'Accepting'} binds both sides.` : `${isSealed(view.rules) ? 'Once a price is found' : 'After accepting'}, the buyer has ${payWindow()} to pay; until then it is set aside.`));
}

/** The hash of each draw's seed, told before anybody stated anything, so that it cannot be chosen afterwards. */
function seals(view) {
  const sealed = view.listing.items.filter((item) => view.details.items[item.id].seedCommitment);
  return sealed.length === 0 ? null : h('details', {}, h('summary', {}, 'The draw’s seal'),
    h('p', { class: 'hint' }, 'Fixed when this began, before anybody stated a price, so that nobody can choose the draw afterwards.'),
    sealed.map((item) => h('p', { class: 'code' }, `${item.title}: ${view.details.items[item.id].seedCommitment}`)));
}
