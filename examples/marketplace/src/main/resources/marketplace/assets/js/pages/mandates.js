import { announce, fill, h } from '../dom.js';
import { start } from '../chrome.js';
import { parley, shop } from '../api.js';
import { learn, now } from '../time.js';
import { mandateCard } from '../mandates/card.js';
import { mandateForm } from '../mandates/form.js';
import { standing } from '../mandates/words.js';

start(async ({ main, person }) => {
  const list = h('div', { test: 'mandates' });
  const past = h('div', {});
  const note = h('div', { role: 'status' });
  const cards = await shop.get('/listings');

  async function load(words) {
    const page = await parley.get('/mandates?limit=100');
    learn(page.serverTime);
    const given = page.items.filter((mandate) => mandate.principal === person.id);
    const [over, live] = [given.filter((one) => standing(one, now()).over), given.filter((one) => !standing(one, now()).over)];
    fill(note, words ? h('p', { class: 'notice' }, words) : null);
    fill(list, live.length > 0 ? h('ul', { class: 'requests' }, live.map((mandate) => mandateCard(mandate, load)))
      : h('div', { class: 'panel slim' }, h('p', {}, 'No agent acts for you. Without a mandate none can.')));
    fill(past, over.length > 0 ? h('details', { class: 'panel fold' }, h('summary', {}, `Ended (${over.length})`), h('ul', { class: 'requests' }, over.map((mandate) => mandateCard(mandate, load)))) : null);
    if (words) {
      announce(words);
      main.querySelectorAll('details.folding').forEach((one) => { one.open = false; });
      main.querySelector('h1').focus();
    }
  }

  const fold = (test, name, own) => h('details', { class: 'panel fold folding', test }, h('summary', {}, name), mandateForm({ person, cards, own, done: load }));
  fill(main, h('section', { class: 'narrow wider' },
    h('h1', { tabindex: '-1' }, 'What my agent may do'),
    h('p', { class: 'lead' }, 'An agent never goes beyond what you write here, and the other side never sees it.'),
    note, list,
    fold('new-mandate', 'Give an agent a mandate', false),
    fold('own-limits', 'Set limits for myself', true), past));
  await load();
}, { needsPerson: true });
