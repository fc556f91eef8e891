import { fill, h } from '../dom.js';
import { nameOf, start } from '../chrome.js';
import { parley, shop } from '../api.js';
import { art } from '../art.js';
import { learn, left, secondsLeft, showInstant } from '../time.js';

const EVERY_MS = 4_000;
const HURRY_SECONDS = 3_600;

start(async ({ main, person }) => {
  const goods = new Map((await shop.get('/listings')).map((card) => [card.ref, card]));
  const listing = new URLSearchParams(location.search).get('listing');
  const list = h('div', { test: 'inbox' });
  fill(main, h('section', { class: 'wide' }, h('h1', {}, 'Negotiations'), list));
  let drawn = '';

  async function load() {
    const page = await parley.get(`/negotiations?limit=100${listing ? `&listing=${encodeURIComponent(listing)}` : ''}`);
    learn(page.serverTime);
    const now = JSON.stringify(page.items);
    if (now !== drawn) {
      drawn = now;
      draw(page.items);
    }
  }

  function draw(all) {
    const groups = [
      ['Your turn', all.filter((one) => one.open && one.yourTurn)],
      [person.part === 'OPERATOR' ? 'Open' : 'Waiting for the other side', all.filter((one) => one.open && !one.yourTurn)],
      ['Ended', all.filter((one) => !one.open)],
    ].filter(([, members]) => members.length > 0);
    fill(list, groups.length > 0 ? groups.map(([name, members]) => h('section', {},
      h('h2', { class: 'small-head' }, name, ' ', h('span', { class: 'tally' }, String(members.length))),
      h('ul', { class: 'threads' }, members.map((one) => thread(one, goods.get(one.listing), person)))))
      : h('div', { class: 'lonely' }, h('p', {}, person.part === 'SELLER' ? 'No offers yet. They appear here the moment somebody makes one.' : 'No negotiations yet. Find something and make an offer.'),
        h('a', { class: 'button', href: '/' }, 'Browse')));
  }

  await load();
  setInterval(() => { if (!document.hidden) { load().catch(() => {}); } }, EVERY_MS);
}, { needsPerson: true });

function thread(one, card, person) {
  const others = one.seats.filter((seat) => seat.principal !== person.id).map((seat) => nameOf(seat.principal));
  const role = one.seats.find((seat) => seat.principal === person.id)?.role;
  return h('li', {}, h('a', { class: one.yourTurn ? 'thread yours' : 'thread', href: `/negotiations/${one.id}`, test: `thread-${one.listing}` },
    h('div', { class: 'board tiny', 'data-category': card?.category }, art(card?.art ?? 'books', card?.category)),
    h('div', { class: 'thread-text' }, h('strong', {}, card?.title ?? one.listing),
      h('span', {}, `${role === 'SELLER' ? 'Offer from' : role === 'BUYER' ? 'With' : 'Between'} ${others.join(' and ')}`)),
    h('div', { class: 'thread-state' }, state(one),
      h('time', { datetime: one.updatedAt }, showInstant(one.updatedAt)))));
}

function state(one) {
  if (!one.open) {
    return h('span', { class: one.phase === 'agreed' ? 'pill done' : 'pill over' }, one.phase === 'agreed' ? 'Agreed' : 'Ended');
  }
  const time = one.deadline ? h('span', { class: secondsLeft(one.deadline) < HURRY_SECONDS ? 'hurry' : '' }, `${left(one.deadline)} left`) : null;
  return [h('span', { class: one.yourTurn ? 'pill yours' : 'pill theirs' }, one.yourTurn ? 'Your turn' : 'Waiting'), time];
}
