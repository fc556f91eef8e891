import { fill, h } from '../dom.js';
import { initials, start } from '../chrome.js';
import { belongTo, shop } from '../api.js';

const PARTS = { BUYER: 'Buyers', SELLER: 'Sellers', OPERATOR: 'Fairhand', PRODUCT_MANAGER: 'Fairhand', AUDITOR: 'Auditors' };

start(async ({ main, person, people }) => {
  const groups = new Map();
  people.forEach((one) => groups.set(PARTS[one.part], [...(groups.get(PARTS[one.part]) ?? []), one]));
  const problem = h('p', { class: 'form-problem', role: 'alert' });

  async function become(one) {
    const before = person?.id ?? '';
    try {
      // told first, so that no other tab reads as somebody else what it takes for its own
      belongTo(one.id);
      await shop.post('/session', { person: one.id });
      location.assign(destination());
    } catch (refusal) {
      belongTo(before);
      problem.textContent = refusal.message;
    }
  }

  async function leave() {
    belongTo('');
    await shop.remove('/session');
    location.assign('/');
  }

  fill(main,
    h('section', { class: 'narrow' },
      h('h1', {}, 'Who would you like to be?'),
      h('p', { class: 'lead' }, 'This is a demonstration, so there are no passwords. Use two windows, one of them private, to be both sides at once.'),
      problem,
      [...groups].map(([group, members]) => h('section', { class: 'people-group' },
        h('h2', { class: 'small-head' }, group),
        h('ul', { class: 'people' }, members.map((one) => h('li', {},
          h('button', { class: 'person', type: 'button', 'aria-pressed': String(person?.id === one.id), test: `be-${one.id}`, onclick: () => become(one) },
            h('span', { class: 'avatar large', 'aria-hidden': 'true' }, initials(one.name)),
            h('span', { class: 'person-text' }, h('strong', {}, one.name), h('span', {}, `${one.town}. ${one.about}`)))))))),
      person ? h('button', { class: 'button quiet', type: 'button', onclick: leave, test: 'sign-out' }, 'Sign out') : null));
});

/** Back to a page of this site, never to another. */
function destination() {
  const to = new URLSearchParams(location.search).get('to') ?? '/';
  const target = new URL(to, location.origin);
  return target.origin === location.origin && !target.pathname.startsWith('/sign-in') ? target.pathname + target.search : '/';
}
