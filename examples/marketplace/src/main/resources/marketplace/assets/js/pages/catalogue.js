import { announce, fill, h } from '../dom.js';
import { nameOf, start } from '../chrome.js';
import { shop } from '../api.js';
import { show } from '../money.js';
import { art } from '../art.js';
import { CATEGORIES } from '../categories.js';

const DELAY_MS = 160;

start(async ({ main }) => {
  const asked = new URLSearchParams(location.search);
  const state = { q: asked.get('q') ?? '', category: asked.get('category') ?? '' };
  const shelf = h('ul', { class: 'shelf', test: 'shelf' });
  const found = h('p', { class: 'found', test: 'found' });
  const search = h('input', { type: 'search', id: 'q', name: 'q', value: state.q, placeholder: 'Camera, desk, Lisbon …', autocomplete: 'off', test: 'search' });
  const filters = h('div', { class: 'filters', role: 'group', 'aria-label': 'Category' });
  let latest = 0;
  let timer = 0;

  async function load() {
    const mine = ++latest;
    const query = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
    history.replaceState(null, '', query.size ? `/?${query}` : '/');
    const cards = await shop.get(`/listings?${query}`);
    if (mine !== latest) {
      return;
    }
    fill(shelf, cards.map(card));
    found.textContent = cards.length === 1 ? 'One thing' : `${cards.length} things`;
    announce(found.textContent);
    if (cards.length === 0) {
      fill(shelf, h('li', { class: 'nothing' }, h('p', {}, 'Nothing by those words today.'),
        h('button', { class: 'button quiet', type: 'button', onclick: clear }, 'Show everything')));
    }
  }

  function clear() {
    state.q = '';
    state.category = '';
    search.value = '';
    drawFilters();
    load();
  }

  function drawFilters() {
    fill(filters, [['', 'Everything'], ...Object.entries(CATEGORIES)].map(([category, name]) =>
      h('button', {
        type: 'button', class: 'filter', 'aria-pressed': String(state.category === category), test: `filter-${category || 'all'}`,
        onclick: () => { state.category = category; drawFilters(); load(); },
      }, name)));
  }

  search.addEventListener('input', () => {
    state.q = search.value.trim();
    clearTimeout(timer);
    timer = setTimeout(load, DELAY_MS);
  });
  drawFilters();
  fill(main,
    h('section', { class: 'hello' },
      h('h1', {}, 'Good things, second hand, at a price you both like.'),
      h('p', { class: 'lead' }, 'Make an offer on anything that is open to one. The seller answers, you answer back, and what you agree on is what you pay.')),
    h('form', { class: 'finder', role: 'search', onsubmit: (event) => event.preventDefault() },
      h('label', { class: 'unseen', for: 'q' }, 'Search'), search, filters),
    found, shelf);
  await load();
});

function card(goods) {
  return h('li', { class: goods.soldOut ? 'card sold' : 'card', test: `card-${goods.ref}` },
    h('a', { href: `/listings/${encodeURIComponent(goods.ref)}` },
      h('div', { class: 'board', 'data-category': goods.category }, art(goods.art, goods.category),
        goods.soldOut ? h('span', { class: 'tag dark' }, 'Sold') : goods.pieces > 1 ? h('span', { class: 'tag' }, `${goods.pieces} pieces`) : null),
      h('h2', {}, goods.title),
      h('p', { class: 'card-price' }, show(goods.listPrice)),
      h('p', { class: 'card-from' }, `${goods.condition} · ${nameOf(goods.seller)}, ${goods.place}`)));
}
