/** The bids as steps: one step for each change of the price, in the colour of who leads from then on. */

import { drawing, fill, h } from '../dom.js';
import { show } from '../money.js';
import { showInstant } from '../time.js';
import { itemOf, money } from './rules.js';
import { alias, changeWords, colour } from './standing.js';

const HEIGHT = 220;
const EDGE = { left: 64, right: 22, top: 22, bottom: 22 };
const SHOWN = 12;
const DOT = 14;

/** The chart with the same as a table: {node, update(view)}. */
export function bidChart() {
  const picture = h('div', { class: 'chart', test: 'bid-chart' });
  const words = h('figcaption', {});
  const table = h('div', {});
  const node = h('figure', { class: 'bids' }, picture, words, table);
  let view = null;
  const draw = () => { if (view) { fill(picture, picture.clientWidth > 0 ? steps(view, picture.clientWidth) : null); } };
  new ResizeObserver(draw).observe(picture);
  return {
    node,
    update(next) {
      view = next;
      fill(words, legend(view));
      fill(table, list(view));
      draw();
    },
  };
}

/** The latest steps, the oldest first, from the price at which it starts. */
function pointsOf({ details }) {
  return details.history.slice(0, SHOWN).toReversed();
}

function steps(view, width) {
  const { details } = view;
  const rows = pointsOf(view);
  const item = itemOf(view);
  const lines = marks(details);
  const amounts = [details.startPrice, ...rows.map((row) => row.price), ...lines.map(([amount]) => amount)];
  const [low, high] = [Math.min(...amounts), Math.max(...amounts)];
  const y = (amount) => high === low ? HEIGHT / 2 : HEIGHT - EDGE.bottom - ((HEIGHT - EDGE.top - EDGE.bottom) * (amount - low)) / (high - low);
  const x = (place) => EDGE.left + DOT + ((width - EDGE.left - DOT - EDGE.right) * place) / Math.max(1, rows.length);
  const words = (amount) => show(money(item, amount));
  const text = (amount, at, kind = '') => `<text class="${kind}" x="${EDGE.left - 10}" y="${at + 4}" text-anchor="end">${words(amount)}</text>`;
  const drawn = rows.map((row, place) => {
    const before = place === 0 ? details.startPrice : rows[place - 1].price;
    const leads = row.leaders[0] === undefined ? 'none' : colour(row.leaders[0]);
    return `<path class="rise" d="M${x(place)} ${y(before)}V${y(row.price)}"/><path class="step ${leads}" d="M${x(place)} ${y(row.price)}H${x(place + 1)}"/>`;
  }).join('');
  const dots = rows.map((row, place) => dot(row, x(place), y(row.price), details)).join('');
  const axis = [...new Set([low, high])].map((amount) => `<path class="grid" d="M${EDGE.left} ${y(amount)}H${width - EDGE.right}"/>${text(amount, y(amount))}`).join('');
  const marked = lines.map(([amount, name]) => `<path class="mark-line" d="M${EDGE.left} ${y(amount)}H${width - EDGE.right}"/><text class="mark-name" x="${width - EDGE.right}" y="${y(amount) - 6}" text-anchor="end">${name}</text>`).join('');
  return drawing(axis + marked + drawn + dots, `0 0 ${width} ${HEIGHT}`, 'steps-chart');
}

/** A bid: the number of who made it, in its colour, larger where it is the viewer's own. */
function dot(row, x, y, details) {
  const own = row.bidder === details.own?.bidder;
  return `<circle class="dot ${colour(row.bidder)}" cx="${x}" cy="${y}" r="${own ? 11 : 9.5}"/><text class="dot-name" x="${x}" y="${y + 4}" text-anchor="middle">${row.bidder}</text>`;
}

/** Prices that everybody knows and that bids may reach: [amount, name]. */
function marks({ openReserve, buyNow, price, startPrice }) {
  const near = (price ?? startPrice) * 2;
  return [[openReserve, 'Reserve'], [buyNow, 'Buy now']].filter(([amount]) => amount !== undefined && amount <= near);
}

function legend({ details }) {
  const bidders = [...new Set(details.history.map((row) => row.bidder))].sort((one, other) => one - other);
  return bidders.length === 0 ? 'No bids yet. The first one leads at the starting price.'
    : bidders.map((number) => h('span', { class: `key ${colour(number)}`, test: `key-${number}` }, number === details.own?.bidder ? `You, bidder ${number}` : alias(number, details)));
}

function list(view) {
  const { details } = view;
  const item = itemOf(view);
  return details.history.length === 0 ? null : h('details', { class: 'all-bids' },
    h('summary', {}, `${details.changes} ${details.changes === 1 ? 'bid has' : 'bids have'} moved the price or the lead`),
    h('div', { class: 'table-box', tabindex: '0', role: 'region', 'aria-label': 'All bids' }, h('table', { class: 'lines', test: 'bid-table' },
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'What happened'), h('th', { scope: 'col' }, 'Price'))),
      h('tbody', {}, details.history.map((row) => h('tr', {},
        h('th', { scope: 'row' }, changeWords(row, details), h('span', { class: 'phrase' }, showInstant(row.at))),
        h('td', {}, h('span', { class: 'amount' }, show(money(item, row.price))))))))));
}
