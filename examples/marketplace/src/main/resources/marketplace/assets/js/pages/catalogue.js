import { announce, fill, h } from '../dom.js';
import { start } from '../chrome.js';
import { shop } from '../api.js';
import { CATEGORIES } from '../categories.js';
import { EVERYTHING, fitting, fromAddress, isNarrow, toAddress } from '../catalogue/wish.js';
import { filterPanel } from '../catalogue/filters.js';
import { card } from '../catalogue/card.js';

const DELAY_MS = 160;
const ORDERS = [['', 'Our choice'], ['cheap', 'Price, low to high'], ['dear', 'Price, high to low'], ['name', 'Name']];

start(async ({ main }) => {
  let wish = fromAddress(location.search);
  let typing = false;
  let timer = 0;
  let latest = 0;
  const all = await shop.get('/listings');
  let cards = { q: '', list: all };

  const search = h('input', { type: 'search', id: 'q', name: 'q', placeholder: 'Camera, desk, Lisbon …', autocomplete: 'off', test: 'search' });
  const order = h('select', { id: 'sort', class: 'plain-in', test: 'sort' }, ORDERS.map(([value, words]) => h('option', { value }, words)));
  const shelves = h('div', { class: 'filters', role: 'group', 'aria-label': 'Category' });
  const panel = filterPanel(all, change);
  const found = h('p', { class: 'found', test: 'found' });
  const chips = h('div', { class: 'chips', test: 'chips' });
  const shelf = h('ul', { class: 'shelf', test: 'shelf' });
  const hello = h('section', { class: 'hello' },
    h('h1', {}, 'Good things, second hand, at a price you both like.'),
    h('p', { class: 'lead' }, 'Make an offer on anything that is open to one. What you agree on is what you pay. ', h('a', { href: '/auctions', test: 'to-auctions' }, 'Or bid in an auction'), '.'));

  /** Something was changed: while somebody types, the address is replaced; else it is a step that Back undoes. */
  function change(part, isTyping = false) {
    wish = { ...wish, ...part };
    const address = toAddress(wish);
    if (address !== location.pathname + location.search) {
      window.history[isTyping && typing ? 'replaceState' : 'pushState'](null, '', address);
    }
    typing = isTyping;
    draw();
  }

  async function draw() {
    const mine = ++latest;
    sync();
    if (cards.q !== wish.q) {
      const list = wish.q ? await shop.get(`/listings?q=${encodeURIComponent(wish.q)}`) : all;
      if (mine !== latest) {
        return;
      }
      cards = { q: wish.q, list };
    }
    const shown = fitting(cards.list, wish);
    fill(shelf, shown.length > 0 ? shown.map(card) : nothing());
    const words = shown.length === 1 ? 'One thing' : `${shown.length} things`;
    found.textContent = isNarrow(wish) ? `${words} of ${all.length}` : words;
    announce(found.textContent);
  }

  function sync() {
    if (document.activeElement !== search) {
      search.value = wish.q;
    }
    order.value = wish.sort;
    panel.show(wish);
    hello.classList.toggle('short', isNarrow(wish));
    fill(chips, chosen(wish).map(([words, part]) =>
      h('button', { class: 'chip', type: 'button', 'aria-label': `Remove ${words}`, onclick: () => change(part) }, words, h('span', { 'aria-hidden': 'true' }, '×'))),
      chosen(wish).length > 1 ? h('button', { class: 'chip plain', type: 'button', onclick: clear, test: 'clear' }, 'Clear all') : null);
    shelves.querySelectorAll('button').forEach((button) => button.setAttribute('aria-pressed', String(button.value === wish.category)));
  }

  function clear() {
    search.value = '';
    change({ ...EVERYTHING, sort: wish.sort });
    search.focus();
  }

  function nothing() {
    return h('li', { class: 'nothing', test: 'nothing' }, h('h2', {}, 'Nothing like that today.'),
      h('p', {}, wish.q ? `No goods mention “${wish.q}” and fit the rest of what you chose.` : 'No goods fit all of what you chose.'),
      h('button', { class: 'button quiet', type: 'button', onclick: clear, test: 'show-everything' }, 'Show everything'));
  }

  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => change({ q: search.value.trim() }, true), DELAY_MS);
  });
  order.addEventListener('change', () => change({ sort: order.value }));
  window.addEventListener('popstate', () => {
    wish = fromAddress(location.search);
    typing = false;
    search.value = wish.q;
    draw();
  });
  fill(shelves, [['', 'Everything'], ...Object.entries(CATEGORIES)].map(([value, name]) =>
    h('button', { type: 'button', class: 'filter', value, test: `filter-${value || 'all'}`, onclick: () => change({ category: value }) }, name)));
  fill(main, hello,
    h('form', { class: 'finder', role: 'search', onsubmit: (event) => event.preventDefault() },
      h('label', { class: 'unseen', for: 'q' }, 'Search'), search, shelves),
    h('div', { class: 'browse' }, panel.node,
      h('section', { class: 'browse-main', 'aria-label': 'What is for sale' },
        h('div', { class: 'row spread' }, found, h('div', { class: 'row sorter' }, h('label', { for: 'sort' }, 'Sort by'), order)), chips, shelf)));
  await draw();
});

/** What narrows the shelf, each with what lifts it. */
function chosen(wish) {
  return [
    wish.q ? [`“${wish.q}”`, { q: '' }] : null,
    wish.category ? [CATEGORIES[wish.category] ?? wish.category, { category: '' }] : null,
    ...wish.condition.map((value) => [value, { condition: wish.condition.filter((one) => one !== value) }]),
    ...wish.place.map((value) => [value, { place: wish.place.filter((one) => one !== value) }]),
    wish.from || wish.to ? [`${wish.from || '0'} to ${wish.to || '…'} ${wish.currency}`, { from: '', to: '' }] : null,
    wish.negotiable ? ['Open to offers', { negotiable: false }] : null,
    wish.unsold ? ['Not sold', { unsold: false }] : null,
  ].filter(Boolean);
}
