/** What every page has: who is signed in, where one can go, and the banner that says when something is wrong. */

import { fill, h, drawing } from './dom.js';
import { shop, useForgeryToken } from './api.js';

const MARK = '<rect width="32" height="32" rx="9" class="mark-board"/><path d="M9 20.5V11h8.2M9 15.6h6.4" class="mark-one"/><path d="M16 23.400c3.400 0 7-2.400 7-6.600" class="mark-two"/><circle cx="23" cy="12" r="1.900" class="mark-dot"/>';
const PLACES = [
  { path: '/', name: 'Browse', parts: null },
  { path: '/negotiations', name: 'Negotiations', parts: ['BUYER', 'SELLER', 'OPERATOR'] },
  { path: '/orders', name: 'Orders', parts: ['BUYER', 'SELLER'] },
  { path: '/mandates', name: 'My agent', parts: ['BUYER', 'SELLER'] },
  { path: '/approvals', name: 'Approvals', parts: ['BUYER', 'SELLER'] },
  { path: '/policy', name: 'Policy', parts: ['PRODUCT_MANAGER', 'OPERATOR'] },
];

const names = new Map([['fairhand', 'Fairhand']]);

/** Somebody's name. */
export function nameOf(id) {
  return names.get(id) ?? id;
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
    frame(visit.person ?? null);
    if (needsPerson && !visit.person) {
      location.replace(signInPath());
      return;
    }
    await show({ main, person: visit.person ?? null, people: visit.people });
  } catch (problem) {
    frame(null);
    fill(main, failure(problem));
  }
}

/** What a page shows when it cannot show itself. */
export function failure(problem) {
  if (!problem.code) {
    console.error(problem);
  }
  return h('section', { class: 'lonely', test: 'failure' },
    h('h1', {}, problem.status === 404 ? 'Nothing here' : 'That did not work'),
    h('p', {}, problem.code === 'UNREACHABLE' ? 'Fairhand cannot be reached right now.' : problem.code ? problem.message : 'This page has a fault of its own. It is not something that you did.'),
    h('div', { class: 'row' },
      h('button', { class: 'button', type: 'button', onclick: () => location.reload() }, 'Try again'),
      h('a', { class: 'button quiet', href: '/' }, 'Back to the catalogue')));
}

/** Where to sign in, and to come back from. */
export function signInPath() {
  return `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`;
}

function frame(person) {
  const here = location.pathname;
  fill(document.getElementById('top'),
    h('div', { class: 'top-in' },
      h('a', { class: 'brand', href: '/', 'aria-label': 'Fairhand, to the catalogue' },
        drawing(MARK, '0 0 32 32', 'mark'), h('span', {}, 'Fairhand')),
      h('nav', { class: 'places', 'aria-label': 'Main' },
        PLACES.filter((place) => !place.parts || (person && place.parts.includes(person.part))).map((place) =>
          h('a', { href: place.path, 'aria-current': isHere(place.path, here) ? 'page' : null }, place.name))),
      who(person)));
  fill(document.getElementById('foot'),
    h('div', { class: 'foot-in' },
      h('p', {}, 'Fairhand is a demonstration marketplace. No money moves and nothing is sent.'),
      h('p', {}, 'Negotiations by Parley.')));
}

function isHere(path, here) {
  return path === '/' ? here === '/' || here.startsWith('/listings') : here.startsWith(path);
}

function who(person) {
  return person
    ? h('div', { class: 'who' },
        h('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(person.name)),
        h('span', { class: 'who-name', test: 'signed-in-as' }, person.name),
        h('a', { class: 'switch', href: signInPath(), test: 'switch' }, 'Switch'))
    : h('div', { class: 'who' }, h('a', { class: 'button small', href: signInPath(), test: 'sign-in' }, 'Sign in'));
}

export function initials(name) {
  return name.split(' ').map((word) => word[0]).slice(0, 2).join('');
}

let shown = '';

function banner(kind, ...content) {
  if (shown !== kind) {
    shown = kind;
    fill(document.getElementById('banner'), ...content);
  }
}

function listen() {
  window.addEventListener('fairhand:unreachable', () => banner('unreachable',
    h('p', { class: 'banner warn', test: 'banner-offline' },
      h('strong', {}, 'No connection. '), 'What you typed is safe; we keep trying.')));
  window.addEventListener('fairhand:reached', () => { if (shown === 'unreachable') { banner(''); } });
  window.addEventListener('fairhand:signed-out', () => banner('signed-out',
    h('p', { class: 'banner warn', test: 'banner-signed-out' },
      h('strong', {}, 'Your session has ended. '), 'What you typed is kept. ',
      h('a', { href: signInPath() }, 'Sign in again'))));
}
