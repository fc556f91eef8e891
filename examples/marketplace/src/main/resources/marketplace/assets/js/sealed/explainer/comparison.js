/** Three rules side by side for the same prices: drawn, halfway, second price. */

import { drawing, fill, h } from '../../dom.js';
import { SHARE_OF_GAINS, halfwayPrice, secondPrice } from '../beside.js';
import { mean } from '../density.js';
import { TOP, money } from './prices.js';
import { inPercent } from './shape.js';

const RIVAL = 100;
const [LONG, TALL] = [240, 34];

/** {node, show(prices, found)}. */
export function comparison() {
  let rival = RIVAL;
  let last = null;
  const cards = h('div', { class: 'ex-cards' });
  const amount = h('output', { for: 'rival', class: 'ex-rival' });
  const slide = h('input', { type: 'range', class: 'slide', id: 'rival', min: 0, max: TOP, value: RIVAL, test: 'rival' });
  slide.addEventListener('input', () => {
    rival = Number(slide.value);
    show(...last);
  });
  const node = h('section', { class: 'ex-beside' }, h('h2', {}, 'Three rules, the same prices'),
    h('p', { class: 'hint' }, 'Take the best prices of the chart as stated, and see what three rules make of them. The second price needs another buyer:'),
    h('div', { class: 'ex-rival-row' }, h('label', { for: 'rival' }, 'A rival’s highest price'), slide, amount), cards,
    h('p', { class: 'hint' }, `The last line supposes that both sides look after themselves, count only money, and that every value from 0 to 1 is equally likely for each; then the best that any rule can reach without a subsidy is ${inPercent(SHARE_OF_GAINS.halfway)}. With one buyer and no rival the second price is the seller’s own price. These are one equilibrium of many.`));

  function show(prices, found) {
    last = [prices, found];
    amount.textContent = money(rival);
    slide.setAttribute('aria-valuetext', money(rival));
    fill(cards, drawn(prices, found), halfway(prices), second(prices, rival));
  }
  return { node, show };
}

function drawn(prices, found) {
  return card('drawn', 'Drawn by chance', found.deal ? mean(found) : null, prices, {
    how: found.point === null ? `Any price from ${money(found.low)} to ${money(found.high)}; this is the average.` : 'Both fair prices, or both best prices, are one: that is the price.',
    tempts: 'Holding back one’s best price; calling an extreme price fair.',
    share: SHARE_OF_GAINS.drawn,
    spread: found.deal ? [[found.low, found.high, 'wide'], [found.from, found.to, 'narrow']] : [],
  });
}

function halfway(prices) {
  return card('halfway', 'Split the difference', halfwayPrice(prices), prices, {
    how: 'Halfway between both best prices. Who knows its own price and the result knows the other’s.',
    tempts: 'Holding back one’s best price, on either side.',
    share: SHARE_OF_GAINS.halfway,
  });
}

function second(prices, rival) {
  const found = secondPrice(prices, rival);
  return card('second', 'Second price', found?.price ?? null, prices, {
    how: found?.rivalWins ? 'The rival wins and pays this. The buyer of the chart goes home without it.' : 'The highest bidder pays the next bid, or the seller’s lowest price where that is higher.',
    tempts: 'A seller asks for more than its lowest price. For a bidder its true highest price serves best.',
    share: SHARE_OF_GAINS.second,
    rival, rivalWins: found?.rivalWins ?? false,
  });
}

function card(name, title, price, prices, { how, tempts, share, spread = [], rival = null, rivalWins = false }) {
  const gains = price === null || rivalWins ? null : [prices.highest - price, price - prices.lowest];
  return h('article', { class: 'ex-card', test: `rule-${name}` }, h('h3', {}, title),
    h('p', { class: 'ex-price', test: `price-${name}` }, price === null ? 'No deal' : money(price)),
    strip(prices, price, spread, rival), h('p', { class: 'hint' }, price === null ? 'The best prices do not meet.' : how),
    h('dl', { class: 'ex-facts' },
      fact('Buyer pays less than its highest by', gains ? money(gains[0]) : '–'),
      fact('Seller gets more than its lowest by', price === null ? '–' : money(price - prices.lowest)),
      fact('What it tempts to', tempts),
      fact('Share of possible gains', inPercent(share))));
}

function fact(name, value) {
  return h('div', {}, h('dt', {}, name), h('dd', {}, value));
}

/** A small picture of the price between both best prices. */
function strip(prices, price, spread, rival) {
  const x = (amount) => (6 + ((LONG - 12) * amount) / TOP).toFixed(1);
  const middle = TALL / 2;
  const bars = spread.map(([begin, end, kind]) => `<path class="ex-strip-${kind}" d="M${x(begin)} ${middle}H${x(end)}"/>`).join('');
  const ends = `<path class="ex-strip-seller" d="M${x(prices.lowest)} 5v24"/><path class="ex-strip-buyer" d="M${x(prices.highest)} 5v24"/>${rival === null ? '' : `<path class="ex-strip-rival" d="M${x(rival)} 8v18"/>`}`;
  const dot = price === null ? '' : `<circle class="ex-strip-price" cx="${x(price)}" cy="${middle}" r="5"/>`;
  return drawing(`<path class="ex-axis" d="M6 ${middle}H${LONG - 6}"/>${bars}${ends}${dot}`, `0 0 ${LONG} ${TALL}`, 'ex-strip');
}
