/** How a sealed bid's price is drawn, for whoever wants to try: four prices as sliders, and what comes of them. */

import { announce, drawing, fill, h } from '../dom.js';
import { start } from '../chrome.js';
import { show } from '../money.js';
import { density, mean, ranges, zone } from '../sealed/density.js';

const TOP = 200;
const CURRENCY = 'EUR';
const SLIDERS = [
  { name: 'lowest', label: 'Seller’s lowest price', side: 'seller' },
  { name: 'sellersFair', label: 'What the seller calls fair', side: 'seller' },
  { name: 'buyersFair', label: 'What the buyer calls fair', side: 'buyer' },
  { name: 'highest', label: 'Buyer’s highest price', side: 'buyer' },
];
const EXAMPLE = { lowest: 80, sellersFair: 140, buyersFair: 110, highest: 180 };
const [WIDE, HIGH] = [800, 260];
const percent = new Intl.NumberFormat(navigator.language || 'en', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

start(({ main }) => {
  const prices = { ...EXAMPLE, ...fromAddress() };
  const sliders = SLIDERS.map((one) => slider(one, prices, moved));
  const curve = h('div', { class: 'curve', test: 'curve' });
  const outcome = h('div', { class: 'explored', test: 'explored' });
  fill(main, h('div', { class: 'explorer' },
    h('header', { class: 'wide' }, h('h1', {}, 'How a sealed bid finds its price'),
      h('p', { class: 'lead' }, 'Both sides state their prices unseen. Where the buyer’s highest reaches the seller’s lowest, the price is drawn: always between these two, mostly between what both call fair.')),
    h('form', { class: 'panel', onsubmit: (event) => event.preventDefault() }, h('h2', {}, 'Four prices'), sliders.map((one) => one.node)),
    h('section', { class: 'panel' }, h('h2', {}, 'The price that comes out'), curve, outcome),
    told()));
  draw();

  function moved(name) {
    keepSound(name, prices);
    draw();
    history.replaceState(null, '', `#${SLIDERS.map((one) => prices[one.name]).join(',')}`);
  }

  function draw() {
    sliders.forEach((one) => one.show());
    const found = zone(prices);
    fill(curve, found.deal ? plot(found, prices) : null, h('div', { class: 'curve-ends', 'aria-hidden': 'true' }, h('span', {}, money(0)), h('span', {}, money(TOP))));
    fill(outcome, found.deal ? figures(found) : h('p', { class: 'notice', test: 'explored-no-deal' }, 'No deal: the seller’s lowest price is above the buyer’s highest. Neither side is told more.'));
  }

  main.addEventListener('change', () => {
    const found = zone(prices);
    announce(found.deal ? `On average ${money(mean(found))}.` : 'No deal.');
  });
});

/** A fair price does not contradict its owner's best price; the one that was not moved gives way. */
function keepSound(moved, prices) {
  if (moved === 'lowest') {
    prices.sellersFair = Math.max(prices.sellersFair, prices.lowest);
  } else if (moved === 'sellersFair') {
    prices.lowest = Math.min(prices.lowest, prices.sellersFair);
  } else if (moved === 'highest') {
    prices.buyersFair = Math.min(prices.buyersFair, prices.highest);
  } else {
    prices.highest = Math.max(prices.highest, prices.buyersFair);
  }
}

/** Prices that somebody passed on: /explorer#80,140,110,180. */
function fromAddress() {
  const numbers = location.hash.slice(1).split(',').map(Number);
  const sound = numbers.length === SLIDERS.length && numbers.every((one) => Number.isInteger(one) && one >= 0 && one <= TOP);
  const prices = sound ? Object.fromEntries(SLIDERS.map((one, place) => [one.name, numbers[place]])) : {};
  return prices.sellersFair >= prices.lowest && prices.buyersFair <= prices.highest ? prices : {};
}

function slider({ name, label, side }, prices, moved) {
  const id = `price-${name}`;
  const amount = h('output', { for: id, class: 'slider-amount', test: `amount-${name}` });
  const input = h('input', { type: 'range', id, class: `slide ${side}`, min: 0, max: TOP, step: 1, test: id });
  input.addEventListener('input', () => {
    prices[name] = Number(input.value);
    moved(name);
  });
  return {
    node: h('div', { class: 'slider' }, h('label', { class: `label key ${side}`, for: id }, label), amount, input),
    show() {
      input.value = String(prices[name]);
      input.setAttribute('aria-valuetext', money(prices[name]));
      amount.textContent = money(prices[name]);
    },
  };
}

function money(amount) {
  return show({ minorUnits: Math.round(amount * 100), currency: CURRENCY });
}

/** The curve, its height that of the highest place; a price without chance is a line of its own. */
function plot(found, prices) {
  const x = (amount) => ((WIDE * amount) / TOP).toFixed(1);
  const middle = (begin, end) => density(found, (begin + end) / 2);
  const steps = found.point !== null ? [] : [[found.low, found.from], [found.from, found.to], [found.to, found.high]].filter(([begin, end]) => end > begin);
  const top = Math.max(...steps.map(([begin, end]) => middle(begin, end)), Number.MIN_VALUE);
  const y = (height) => (HIGH - (HIGH - 20) * (height / top)).toFixed(1);
  const area = steps.map(([begin, end]) => `M${x(begin)} ${HIGH}V${y(middle(begin, end))}H${x(end)}V${HIGH}Z`).join('');
  const outline = steps.length === 0 ? '' : `M${x(found.low)} ${HIGH}${steps.map(([begin, end]) => `V${y(middle(begin, end))}H${x(end)}`).join('')}V${HIGH}`;
  const line = (kind, amount) => `<path class="mark-${kind}" d="M${x(amount)} 0V${HIGH}"/>`;
  const picture = drawing(`<path class="area" d="${area}"/><path class="outline" d="${outline}"/>
    ${found.point !== null ? line('point', found.point) : ''}${SLIDERS.map(({ name, side }) => line(`${side} ${name.endsWith('Fair') ? 'fair' : 'best'}`, prices[name])).join('')}
    ${line('mean', mean(found))}`, `0 0 ${WIDE} ${HIGH}`, 'curve-picture');
  picture.setAttribute('preserveAspectRatio', 'none');
  return picture;
}

const PLACES = ['Below both fair prices', 'Between the fair prices', 'Above both fair prices'];

function figures(found) {
  return [
    h('p', { class: 'explored-mean' }, h('strong', { test: 'mean' }, money(mean(found))), h('span', { class: 'key mean' }, 'on average')),
    h('table', { class: 'lines chances' },
      h('caption', { class: 'unseen' }, 'How likely the price is in each range'),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Where the price lies'), h('th', { scope: 'col' }, 'How likely'))),
      h('tbody', {}, ranges(found).map(({ begin, end, chance }, place) => h('tr', {},
        h('th', { scope: 'row' }, PLACES[place], h('span', { class: 'phrase' }, begin === end ? money(begin) : `${money(begin)} to ${money(end)}`)),
        h('td', { test: `chance-${place}` }, percent.format(chance)))))),
    h('p', { class: 'hint' }, 'The lines are the best prices, the dotted ones the fair prices, the thick one the average. Fair prices outside of what both sides would take count as its nearer end. The price is then rounded to the listing’s steps.'),
  ];
}

/** What the rule does not do, so that nobody promises it. */
function told() {
  return h('section', { class: 'explorer-notes' }, h('h2', {}, 'What this rule does not do'),
    h('ul', { class: 'steps' },
      h('li', {}, 'It does not reward an honest fair price. One that leans further to one’s own side never makes the average worse for that side, and inside the range it makes it better.'),
      h('li', {}, 'It does not reward an honest best price either. Holding back can move the average one’s own way, at the risk of no deal. Going beyond what one would really accept can only hurt.'),
      h('li', {}, 'It does not make every deal that both would gain from. No rule does that and pays for itself while each side looks after its own.'),
      h('li', {}, 'Fair prices count only where both sides state one; else every price that both would take is equally likely.')));
}
