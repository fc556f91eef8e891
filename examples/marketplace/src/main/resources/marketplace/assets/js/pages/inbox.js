import { announce, fill, h } from '../dom.js';
import { nameOf, start } from '../chrome.js';
import { parley, shop } from '../api.js';
import { isPayable, together } from '../deals.js';
import { learn } from '../time.js';
import { asks } from '../inbox/asks.js';
import { views } from '../inbox/views.js';
import { chooser, goodsHead, thread } from '../inbox/threads.js';
import { answerAll } from '../inbox/bulk.js';

const EVERY_MS = 4_000;
const STATES = [['', 'All'], ['yours', 'Your turn'], ['theirs', 'Waiting'], ['ended', 'Ended']];

start(async ({ main, person }) => {
  const cards = new Map((await shop.get('/listings')).map((card) => [card.ref, card]));
  const asked = new URLSearchParams(location.search);
  const wish = { state: asked.get('state') ?? '', listing: asked.get('listing') ?? '' };
  const seller = person.part === 'SELLER';
  const known = views();
  const draws = asks();
  const IS = { '': () => true, yours: (one) => one.open && known.isTurn(one), theirs: (one) => one.open && !known.isTurn(one), ended: (one) => !one.open };
  const chosen = new Set();
  let all = [];
  let bought = new Map();
  let drawn = '';

  const list = h('div', { class: 'inbox', test: 'inbox' });
  const tabs = h('div', { class: 'tabs', role: 'group', 'aria-label': 'Show' });
  const only = h('select', { class: 'plain-in', 'aria-label': 'Listing', test: 'only-listing' });
  only.addEventListener('change', () => narrow({ listing: only.value }));
  const bar = h('div', { class: 'bulk-tools', role: 'region', 'aria-label': 'Answer several', hidden: true, test: 'bulk-tools' });
  fill(main, h('section', { class: 'wide' },
    h('div', { class: 'row spread' }, h('h1', {}, seller ? 'Offers on what you sell' : 'Negotiations'), h('div', { class: 'row' }, tabs, seller ? only : null)), list, bar));

  function narrow(part) {
    Object.assign(wish, part);
    const query = new URLSearchParams(Object.entries(wish).filter(([, value]) => value));
    window.history.replaceState(null, '', query.size > 0 ? `/negotiations?${query}` : '/negotiations');
    chosen.clear();
    draw();
    announce(`${shown().length} shown`);
  }

  const shown = () => all.filter((one) => IS[wish.state]?.(one) && (!wish.listing || one.listing === wish.listing));

  async function load() {
    const page = await parley.get('/negotiations?limit=100');
    learn(page.serverTime);
    all = page.items;
    const now = JSON.stringify(all);
    if (now !== drawn) {
      drawn = now;
      [...chosen].filter((id) => !all.some((one) => one.id === id && one.open)).forEach((id) => chosen.delete(id));
      draw();
    }
    if (await followDeals()) {
      draw();
    }
    if (await known.fetch(all)) {
      draw();
    }
    if (await draws.fetch(all, person.id)) {
      draw();
    }
  }

  /** The deals that came of the talks, by negotiation; tells whether any is different now. */
  async function followDeals() {
    if (person.part === 'OPERATOR' || !all.some((one) => !one.open || bought.has(one.id) || one.phase !== 'awaiting-reply')) {
      return false;
    }
    const before = JSON.stringify([...bought].map(([id, groups]) => [id, groups.map((one) => one.state)]));
    bought = new Map();
    together((await parley.get('/deals?limit=200')).items).forEach((one) => bought.set(one.negotiation, [...(bought.get(one.negotiation) ?? []), one].toSorted((left, right) => Number(right.deals.some(isPayable)) - Number(left.deals.some(isPayable)))));
    return before !== JSON.stringify([...bought].map(([id, groups]) => [id, groups.map((one) => one.state)]));
  }

  function draw() {
    const focused = document.activeElement?.dataset?.testid;
    fill(tabs, STATES.map(([value, words]) => h('button', { class: 'filter', type: 'button', 'aria-pressed': String(wish.state === value), test: `show-${value || 'all'}`, onclick: () => narrow({ state: value }) },
      words, h('span', { class: 'tally' }, String(all.filter((one) => IS[value](one) && (!wish.listing || one.listing === wish.listing)).length)))));
    const refs = [...new Set(all.map((one) => one.listing))];
    fill(only, h('option', { value: '' }, 'All listings'), refs.map((ref) => h('option', { value: ref, selected: ref === wish.listing }, cards.get(ref)?.title ?? ref)));
    only.hidden = refs.length < 2;
    const members = shown();
    fill(list, members.length === 0 ? empty() : seller ? byListing(members) : byTurn(members));
    drawBar();
    if (focused) {
      document.querySelector(`[data-testid="${CSS.escape(focused)}"]`)?.focus();
    }
  }

  function byListing(members) {
    return [...new Set(members.map((one) => one.listing))].map((ref) => {
      const its = members.filter((one) => one.listing === ref).toSorted((one, other) => Number(other.open) - Number(one.open) || total(other) - total(one));
      const free = its.filter(canChoose);
      return h('section', { class: 'group', test: `group-${ref}` },
        goodsHead(ref, cards.get(ref), its, known, free.length > 1 ? h('button', { class: 'chip', type: 'button', test: `pick-all-${ref}`, onclick: () => { free.forEach((one) => chosen.add(one.id)); draw(); } }, `Choose all ${free.length}`) : null),
        h('ul', { class: 'mails' }, its.map((one) => row(one, true))));
    });
  }

  function byTurn(members) {
    const groups = [['Your turn', members.filter(IS.yours)], [person.part === 'OPERATOR' ? 'Open' : 'Waiting for the other side', members.filter(IS.theirs)], ['Ended', members.filter(IS.ended)]];
    return groups.filter(([, its]) => its.length > 0).map(([name, its]) => h('section', { class: 'group' },
      h('h2', { class: 'small-head' }, name, ' ', h('span', { class: 'tally' }, String(its.length))), h('ul', { class: 'mails' }, its.map((one) => row(one, false)))));
  }

  function row(one, byGoods) {
    const name = nameOf(buyerOf(one));
    const box = byGoods && canChoose(one) ? chooser(`${buyerOf(one)}-${one.listing}`, `Choose the offer of ${name}`, chosen.has(one.id), (on) => { chosen[on ? 'add' : 'delete'](one.id); drawBar(); }) : null;
    return thread(one, { card: cards.get(one.listing), person, view: known.of(one), turn: IS.yours(one), box, byGoods, asksToOpen: draws.asks(one), deals: bought.get(one.id) ?? [] });
  }

  const buyerOf = (one) => one.seats.find((seat) => seat.role === 'BUYER')?.principal ?? 'all';
  const total = (one) => known.of(one)?.details.offer?.total.minorUnits ?? 0;
  const canChoose = (one) => IS.yours(one) && Boolean(known.of(one)?.details.offer);

  /** What can be said to all that are chosen. */
  function drawBar() {
    const rows = all.filter((one) => chosen.has(one.id) && canChoose(one)).map((one) => ({ id: one.id, principal: buyerOf(one), name: nameOf(buyerOf(one)), goods: cards.get(one.listing)?.title ?? one.listing, view: known.of(one) }));
    const oneListing = new Set(rows.map((entry) => entry.view.listing.ref)).size === 1;
    const say = (kind, style, words, possible = true) => h('button', { class: `button small ${style}`, type: 'button', test: `bulk-${kind}`, disabled: !possible, onclick: () => answerAll(kind, rows, again) }, words);
    bar.hidden = rows.length === 0;
    fill(bar, h('strong', { role: 'status' }, rows.length === 1 ? '1 chosen' : `${rows.length} chosen`),
      h('div', { class: 'row' }, say('counter', '', 'Answer at one price …', oneListing), say('accept', 'second', 'Accept …'), say('reject', 'danger', 'Decline …'),
        h('button', { class: 'button small quiet', type: 'button', onclick: () => { chosen.clear(); draw(); } }, 'None')),
      oneListing ? null : h('p', { class: 'hint' }, 'One price for all is possible where all are about the same listing.'));
  }

  function again() {
    chosen.clear();
    drawn = '';
    load().catch(() => {});
  }

  function empty() {
    const none = all.length === 0;
    return h('div', { class: 'lonely' },
      h('p', {}, !none ? 'Nothing of that kind.' : seller ? 'No offers yet. They appear here the moment somebody makes one.' : 'No negotiations yet. Find something and make an offer.'),
      none ? h('a', { class: 'button', href: '/' }, 'Browse') : h('button', { class: 'button quiet', type: 'button', onclick: () => narrow({ state: '', listing: '' }) }, 'Show all'));
  }

  await load();
  setInterval(() => { if (!document.hidden && !document.querySelector('dialog[open]')) { load().catch(() => {}); } }, EVERY_MS);
}, { needsPerson: true });
