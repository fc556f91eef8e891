import { fill, h } from '../dom.js';
import { nameOf, start } from '../chrome.js';
import { shop } from '../api.js';
import { art } from '../art.js';
import { card } from '../catalogue/card.js';
import { show } from '../money.js';
import { newsState, turnNews } from '../news.js';
import { statePill } from '../state-card.js';
import { APPROVALS, DEALS } from '../states.js';
import { countdown, showInstant } from '../time.js';
import { onWaiting } from '../waiting.js';

start(async ({ main, person }) => {
  const list = h('div', { class: 'group', test: 'for-you' }, h('p', { class: 'hint' }, 'Looking …'));
  const watched = h('section', { class: 'group', test: 'watched' });
  fill(main, h('section', { class: 'wide' }, h('div', { class: 'row spread' }, h('h1', {}, 'For you'), newsButton()), list, watched));
  onWaiting((waiting) => drawWaiting(list, waiting, person));
  await drawWatched(watched);
}, { needsPerson: true });

function drawWaiting(list, { payments, turns, approvals, lapsed }, person) {
  const rows = [
    ...payments.map((one) => row(one.subject, {
      href: `/checkout/${one.subject.negotiation}`, urgent: true, words: `Agreed with ${nameOf(one.seller)} · ${one.pieces.join(' · ')}`, amount: one.total,
      state: [statePill(DEALS.AGREED), clock(one.expiresAt, 'left to pay', 'The time to pay has run out')] })),
    ...turns.map((one) => row(one.subject, {
      href: `/negotiations/${one.subject.negotiation}`, urgent: true, words: `${one.others.map(nameOf).join(' and ')} waits for your answer`,
      state: [h('span', { class: 'pill yours' }, 'Your turn'), one.deadline ? clock(one.deadline, 'left to answer', 'The time is up') : null] })),
    ...approvals.map((one) => row({ title: 'Your agent asks you', art: '', category: '' }, {
      href: '/approvals', urgent: true, words: `${one.agent} may not decide this alone`, state: [statePill(APPROVALS.PENDING), clock(one.expiresAt, 'left to decide', 'The time to decide has run out')] })),
    ...lapsed.map((one) => row(one.subject, {
      href: `/negotiations/${one.subject.negotiation}`, amount: one.total, words: one.buyer === person.id ? `You did not pay by ${showInstant(one.expiredAt)}` : `${nameOf(one.buyer)} did not pay by ${showInstant(one.expiredAt)}`,
      state: statePill(DEALS.EXPIRED) })),
  ];
  fill(list, rows.length > 0 ? h('ul', { class: 'threads' }, rows) : h('p', { class: 'notice', test: 'nothing-waits' }, 'Nothing waits for you now.'));
}

function clock(instant, words, gone) {
  return countdown(h('span', { class: 'pay-clock' }), instant, { words: (rest) => `${rest} ${words}`, gone });
}

function row(subject, { href, urgent, words, amount, state }) {
  return h('li', {}, h('a', { class: urgent ? 'thread yours' : 'thread', href },
    h('div', { class: 'board tiny', 'data-category': subject.category }, art(subject.art || 'books', subject.category)),
    h('div', { class: 'thread-text' }, h('strong', {}, subject.title), h('span', {}, words)),
    h('div', { class: 'thread-state' }, amount ? h('strong', { class: 'amount' }, show(amount)) : null, state)));
}

async function drawWatched(place) {
  const [{ items }, cards] = await Promise.all([shop.get('/watchlist'), shop.get('/listings')]);
  const known = items.map((ref) => cards.find((one) => one.ref === ref)).filter(Boolean);
  fill(place, h('h2', { class: 'small-head' }, 'What you watch ', h('span', { class: 'tally' }, String(known.length))),
    known.length > 0 ? h('ul', { class: 'shelf' }, known.map(card)) : h('p', { class: 'hint' }, 'Press Watch on a listing, and it stands here.'));
}

/** Whether the browser itself tells of news. */
function newsButton() {
  const state = newsState();
  if (state === 'none') {
    return null;
  }
  const button = h('button', { class: 'button quiet small', type: 'button', test: 'news' });
  const draw = (now) => {
    button.setAttribute('aria-pressed', String(now === 'on'));
    button.textContent = now === 'on' ? 'The browser tells you of news' : 'Let the browser tell you of news';
  };
  draw(state);
  button.addEventListener('click', async () => draw(await turnNews(newsState() !== 'on')));
  return button;
}
