/** Where things lie in the chart, in CSS pixels, and the drawing of all that cannot be grabbed. */

import { density, mean, ranges } from '../density.js';
import { PRICES, TOP, money } from './prices.js';

const SIDE_PX = 18;
export const ROW_PX = 36;
const CURVE_PX = 190;
const FOOT_PX = 62;
const ROOM_FOR_CHANCE_PX = 46;
const STEP = 50;
const PEAK_PX = 22;

/** The chart's measures at a width. */
export function shape(width) {
  const rows = ROW_PX * PRICES.length;
  const floor = rows + CURVE_PX;
  return {
    width, rows, floor, height: floor + FOOT_PX, curve: CURVE_PX - PEAK_PX,
    x: (amount) => SIDE_PX + ((width - 2 * SIDE_PX) * amount) / TOP,
    amount: (x) => ((x - SIDE_PX) * TOP) / (width - 2 * SIDE_PX),
    row: (place) => ROW_PX * (place + 0.5),
  };
}

const percent = new Intl.NumberFormat(globalThis.navigator?.language || 'en', { style: 'percent', maximumFractionDigits: 1 });

export function inPercent(chance) {
  return percent.format(chance);
}

/** The pieces of the curve that have a width: [{begin, end, chance, height}], the height from 0 to 1. */
function slabs(found) {
  if (found.point !== null) {
    return [];
  }
  const wide = ranges(found).filter(({ begin, end }) => end > begin);
  const heights = wide.map(({ begin, end }) => density(found, (begin + end) / 2));
  const top = Math.max(...heights);
  return wide.map((one, place) => ({ ...one, height: heights[place] / top }));
}

/**
 * The axis and, with `found`, the curve, the zone and the average; without a deal the gap between both best prices; and
 * the price that came out, where there is one.
 */
export function scene(at, found, prices, price) {
  const inside = found === null ? '' : found.deal ? curve(at, found) : gap(at, prices);
  return `${inside}<path class="ex-axis" d="M${at.x(0)} ${at.floor}H${at.x(TOP)}"/>${ticks(at)}${found?.deal ? foot(at, found) : ''}${price === null ? '' : result(at, price, found)}`;
}

function ticks(at) {
  const amounts = Array.from({ length: TOP / STEP + 1 }, (_, step) => step * STEP);
  return amounts.map((amount) => `<path class="ex-axis" d="M${at.x(amount)} ${at.floor}v5"/>${text(at, amount, at.floor + 19, money(amount), 'ex-tick')}`).join('');
}

function curve(at, found) {
  const y = (height) => at.floor - at.curve * height;
  const parts = slabs(found);
  const area = parts.map(({ begin, end, height }) => `M${at.x(begin)} ${at.floor}V${y(height)}H${at.x(end)}V${at.floor}Z`).join('');
  const outline = parts.length === 0 ? '' : `M${at.x(found.low)} ${at.floor}${parts.map(({ end, height }) => `V${y(height)}H${at.x(end)}`).join('')}V${at.floor}`;
  const chances = parts.filter(({ begin, end, chance }) => chance > 0 && at.x(end) - at.x(begin) >= ROOM_FOR_CHANCE_PX)
    .map(({ begin, end, chance, height }) => text(at, (begin + end) / 2, y(height) - 6, inPercent(chance), 'ex-chance'));
  const point = found.point === null ? '' : `<path class="ex-point" d="M${at.x(found.point)} ${at.floor}V${y(1)}"/>`;
  return `<path class="ex-area" d="${area}"/><path class="ex-outline" d="${outline}"/>${point}${chances.join('')}`;
}

function foot(at, found) {
  const average = mean(found);
  const x = at.x(average);
  const zone = `<path class="ex-zone" d="M${at.x(found.low)} ${at.floor}H${at.x(found.high)}"/>`;
  const words = found.point === null ? `on average ${money(average)}` : `always ${money(average)}`;
  return `${zone}<path class="ex-mean" d="M${x} ${at.floor + 25}l6 10h-12z"/><path class="ex-mean-line" d="M${x} ${at.floor}V${at.floor - at.curve}"/>${text(at, average, at.floor + 51, words, 'ex-mean-text')}`;
}

/** The price that was drawn, named beneath the axis unless the average is named there. */
function result(at, price, found) {
  const [x, y] = [at.x(price), at.floor];
  return `<path class="ex-result" d="M${x} ${y - 12}l9 12-9 12-9-12z"/>${text(at, price, found?.deal ? y - 20 : y + 51, `drawn ${money(price)}`, 'ex-result-text')}`;
}

/** The prices that only one of the two would take nothing of: hatched, with its width. */
function gap(at, { lowest, highest }) {
  const [begin, end] = [at.x(highest), at.x(lowest)];
  const y = at.floor - at.curve / 2;
  return `<rect class="ex-gap" x="${begin}" y="${at.rows}" width="${end - begin}" height="${at.floor - at.rows}"/>
    <path class="ex-gap-width" d="M${begin} ${y}H${end}M${begin} ${y - 6}v12M${end} ${y - 6}v12"/>
    ${text(at, (lowest + highest) / 2, y - 14, `a gap of ${money(lowest - highest)}`, 'ex-gap-text')}`;
}

/** Words at an amount, kept within the chart. */
function text(at, amount, y, words, kind) {
  const half = words.length * 4;
  const x = Math.min(at.width - half - 2, Math.max(half + 2, at.x(amount)));
  return `<text class="${kind}" x="${x}" y="${y}">${words}</text>`;
}
