/** What every page has: who is signed in, where one can go, and the banner that says when something is wrong. */

import { announce, drawing, fill, h } from './dom.js';
import { belongTo, shop, signedIn, Switched, useForgeryToken } from './api.js';
import { drawDue } from './due.js';
import { stateCard } from './state-card.js';
import { VISITS } from './states.js';
import { tellNews } from './news.js';
import { usePayWindow } from './window.js';
import { askAgain, keepAsking, onWaiting } from './waiting.js';

const PLACES = [
  { path: '/', name: 'Browse', parts: null, icon: '<path d="M4 10.500 12 4l8 6.500V20H4z"/><path d="M10 20v-6h4v6"/>' },
  { path: '/negotiations', name: 'Negotiations', parts: ['BUYER', 'SELLER', 'OPERATOR'], count: 'turns', icon: '<path d="M4 5h12v8H9l-4 3v-3H4z"/><path d="M19 9h1v8h-1v3l-4-3h-4"/>' },
  { path: '/orders', name: 'Orders', parts: ['BUYER', 'SELLER'], count: 'payments', icon: '<path d="M5 8h14l-1 12H6z"/><path d="M9 8a3 3 0 0 1 6 0"/>' },
  { path: '/mandates', name: 'My agent', parts: ['BUYER', 'SELLER'], icon: '<path d="M12 3 5 6v5c0 5 3 8 7 10 4-2 7-5 7-10V6z"/><path d="m9 12 2 2 4-4"/>' },
  { path: '/approvals', name: 'Approvals', parts: ['BUYER', 'SELLER'], count: 'approvals', icon: '<circle cx="12" cy="12" r="8.500"/><path d="M12 7v5l3 2"/>' },
  { path: '/verify', name: 'Verify', parts: ['AUDITOR'], icon: '<circle cx="11" cy="11" r="6.500"/><path d="m16 16 4.500 4.500M8.500 11l2 2 3-3.500"/>' },
  { path: '/policy', name: 'Policy', parts: ['PRODUCT_MANAGER', 'OPERATOR'], icon: '<path d="M5 6h14M5 12h14M5 18h14"/><circle cx="9" cy="6" r="2"/><circle cx="15" cy="12" r="2"/><circle cx="8" cy="18" r="2"/>' },
  { path: '/advice', name: 'Advice', parts: ['PRODUCT_MANAGER', 'OPERATOR'], icon: '<path d="M4 20h16M6 20v-6M11 20V9M16 20V5"/><path d="m4 9 5-4 4 3 6-5"/>' },
];
const COUNTS = { turns: ({ turns }) => turns.length, approvals: ({ approvals }) => approvals.length, payments: ({ payments }) => payments.length };

const names = new Map([['fairhand', 'Fairhand']]);

/** Somebody's name. */
export function nameOf(id) {
  return names.get(id) ?? id;
}

/** Everybody whom the marketplace knows, as [id, name]. */
export function everybody() {
  return [...names];
}

/**
 * Draws the frame and hands over who is signed in. A page that is for somebody sends everyone else to sign in first and
 * back; a page that fails says so where its content would be.
 */
export async function start(show, { needsPerson = false } = {}) {
  listen();
  const main = document.getElementById('main');
  try {
    const visit = await shop.get('/session');
    visit.people.forEach((person) => names.set(person.id, person.name));
    useForgeryToken(visit.forgeryToken);
    belongTo(visit.person?.id ?? '');
    usePayWindow(visit.payWithinSeconds);
    frame(visit.person ?? null);
    if (needsPerson && !visit.person) {
      location.replace(signInPath());
      return;
    }
    await show({ main, person: visit.person ?? null, people: visit.people });
  } catch (problem) {
    if (!(problem instanceof Switched)) {
      frame(null);
      fill(main, failure(problem));
    }
  }
  document.body.dataset.ready = '';
}

/** What a page shows when it cannot show itself. */
export function failure(problem) {
  if (!problem.code) {
    console.error(problem);
  }
  const from = location.pathname + location.search;
  const fault = { pill: ['over', 'A fault'], buyer: { title: 'That did not work.', happened: () => problem.code ? problem.message : 'This page has a fault of its own. It is not something that you did.', next: ['again', 'home'] } };
  const entry = problem.status === 404 ? VISITS['not-found'] : problem.code === 'UNREACHABLE' ? VISITS.unreachable : fault;
  return h('div', { class: 'lonely', test: 'failure' }, stateCard(entry, 'buyer', { from }, { heading: 'h1' }));
}

/** The page's account is no longer the browser's: all that it showed is taken away. */
function showSwitched() {
  if (document.body.dataset.switched === undefined) {
    document.body.dataset.switched = '';
    document.querySelectorAll('dialog').forEach((dialog) => dialog.remove());
    fill(document.getElementById('places'));
    fill(document.getElementById('due'));
    const now = signedIn();
    const state = now ? VISITS['account-switched'] : VISITS['signed-out'];
    const card = stateCard(state, 'buyer', { other: nameOf(now), from: location.pathname + location.search }, { heading: 'h1', test: 'switched' });
    document.title = 'Fairhand';
    fill(document.getElementById('who'));
    fill(document.getElementById('main'), h('div', { class: 'lonely' }, card));
    card.querySelector('h1').focus();
  }
}

/** Where to sign in, and to come back from. */
export function signInPath() {
  return `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`;
}

function frame(person) {
  const mine = PLACES.filter((place) => !place.parts || (person && place.parts.includes(person.part)));
  fill(document.getElementById('places'), mine.map((place) =>
    h('a', { href: place.path, 'aria-current': isHere(place.path, location.pathname) ? 'page' : null, test: `to-${place.name.toLowerCase().replace(' ', '-')}` },
      drawing(place.icon, '0 0 24 24', 'icon'), h('span', {}, place.name),
      place.count ? h('span', { class: 'badge', 'data-count': place.count, hidden: true, test: `badge-${place.count}` }) : null)));
  fill(document.getElementById('who'), who(person));
  if (person && WAITED_FOR.includes(person.part)) {
    const kinds = mine.filter((place) => place.count).map((place) => place.count);
    onWaiting((waiting) => {
      kinds.forEach((kind) => showCount(kind, COUNTS[kind](waiting)));
      drawDue(document.getElementById('due'), waiting);
      drawBell(waiting);
      tellNews(waiting);
    });
    keepAsking();
  }
}

const BELL = '<path d="M6 16V11a6 6 0 0 1 12 0v5l1.500 2h-15z"/><path d="M10 20a2 2 0 0 0 4 0"/>';

/** The way to all that waits, with how much that is. */
function bell() {
  return h('a', { class: 'bell', href: '/for-you', test: 'bell', 'aria-current': location.pathname === '/for-you' ? 'page' : null },
    drawing(BELL, '0 0 24 24', 'icon'), h('span', { class: 'unseen' }, 'For you'), h('span', { class: 'badge', id: 'bell-count', hidden: true }));
}

function drawBell({ payments, turns, approvals }) {
  const count = payments.length + turns.length + approvals.length;
  const badge = document.getElementById('bell-count');
  badge.hidden = count === 0;
  fill(badge, h('span', { 'aria-hidden': 'true' }, String(count)), h('span', { class: 'unseen' }, `, ${count} ${count === 1 ? 'thing waits' : 'things wait'}`));
}

/** For whom anything can wait. */
const WAITED_FOR = ['BUYER', 'SELLER'];

/** What waits has changed: the numbers beside the places are counted again. */
export function countAgain() {
  askAgain();
}

const COUNTED = { turns: ['waits for your answer', 'wait for your answer'], approvals: ['approval waits for you', 'approvals wait for you'], payments: ['deal waits to be paid', 'deals wait to be paid'] };

function showCount(kind, number) {
  const badge = document.querySelector(`[data-count="${kind}"]`);
  const before = badge.dataset.number;
  if (before === String(number)) {
    return;
  }
  badge.dataset.number = String(number);
  badge.hidden = number === 0;
  const words = `${number} ${COUNTED[kind][number === 1 ? 0 : 1]}`;
  fill(badge, h('span', { 'aria-hidden': 'true' }, String(number)), h('span', { class: 'unseen' }, `, ${words}`));
  if (before !== undefined && number > Number(before)) {
    announce(words);
  }
}

function isHere(path, here) {
  return path === '/' ? here === '/' || here.startsWith('/listings') || here.startsWith('/buy') : path === '/orders' ? here.startsWith(path) || here.startsWith('/checkout') : here.startsWith(path);
}

function who(person) {
  return person
    ? [WAITED_FOR.includes(person.part) ? bell() : null, h('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(person.name)),
        h('span', { class: 'who-name', test: 'signed-in-as' }, person.name),
        h('a', { class: 'switch', href: signInPath(), test: 'switch' }, 'Switch')]
    : h('a', { class: 'button small', href: signInPath(), test: 'sign-in' }, 'Sign in');
}

export function initials(name) {
  return name.split(' ').map((word) => word[0]).slice(0, 2).join('');
}

const BACK_MS = 6_000;
let shown = '';

function banner(kind, ...content) {
  if (shown !== kind) {
    shown = kind;
    fill(document.getElementById('banner'), ...content);
  }
}

function listen() {
  window.addEventListener('fairhand:switched', showSwitched);
  window.addEventListener('fairhand:unreachable', () => banner('unreachable',
    h('p', { class: 'banner warn', test: 'banner-offline' },
      h('strong', {}, 'No connection. '), 'What you typed is safe; this page tries again by itself.')));
  window.addEventListener('fairhand:slow', () => { if (shown !== 'signed-out') { banner('slow', h('p', { class: 'banner', test: 'banner-slow' }, 'This takes longer than it should. Still waiting …')); } });
  window.addEventListener('fairhand:reached', () => {
    if (shown === 'unreachable') {
      banner('back', h('p', { class: 'banner', test: 'banner-back' }, h('strong', {}, `${VISITS['back-again'].buyer.title} `), VISITS['back-again'].buyer.happened()));
      setTimeout(() => { if (shown === 'back') { banner(''); } }, BACK_MS);
    } else if (shown === 'slow') {
      banner('');
    }
  });
  window.addEventListener('fairhand:signed-out', () => banner('signed-out',
    h('p', { class: 'banner warn', test: 'banner-signed-out' },
      h('strong', {}, 'Your session has ended. '), 'What you typed is kept. ',
      h('a', { href: signInPath() }, 'Sign in again'))));
}
