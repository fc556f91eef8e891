/** Prices that were drawn, falling onto the axis and piling up there. With reduced motion they lie there at once. */

import { priceAt, toTick } from '../density.js';
import { TICK, TOP } from './prices.js';

const BIN = 4;
const MOST = 1_000;
const TALLEST_PX = 7;
const FALL_MS = 650;
const BETWEEN_MS = 14;

/**
 * {draw(found, count), clear(), show(at), drawn()}: `draw` adds prices and lets them fall, `show` draws them all anew
 * where they lie, `drawn` is the list of them. `random` yields numbers from 0 to below 1.
 */
export function samples(falls, shapeNow, random = Math.random) {
  let drawn = [];

  function show() {
    falls.replaceChildren(...dots(drawn, shapeNow()));
  }
  return {
    drawn: () => drawn,
    clear() {
      drawn = [];
      show();
    },
    show,
    draw(found, count) {
      const fresh = Array.from({ length: count }, () => toTick(priceAt(found, random()), TICK));
      const before = Math.min(drawn.length, MOST - fresh.length);
      drawn = [...drawn.slice(drawn.length - before), ...fresh];
      show();
      fall([...falls.children].slice(before), shapeNow());
    },
  };
}

/** Each in the pile of the range around it, none beyond what was drawn; a pile's steps are as high as the tallest one lets them be. */
function dots(drawn, at) {
  const piles = Array(Math.round(TOP / BIN) + 1).fill(0);
  const [least, most] = [Math.min(...drawn), Math.max(...drawn)];
  const places = drawn.map((price) => {
    const bin = Math.round(price / BIN);
    piles[bin] += 1;
    return { bin, level: piles[bin] };
  });
  const step = Math.min(TALLEST_PX, at.curve / Math.max(1, ...piles));
  const half = (at.x(BIN) - at.x(0)) / 2;
  return places.map(({ bin, level }) => {
    const dot = document.createElementNS('http://www.w3.org/2000/svg', 'ellipse');
    const [x, y] = [at.x(Math.min(most, Math.max(least, bin * BIN))), at.floor - step * (level - 0.5)];
    Object.entries({ class: 'ex-dot', cx: x.toFixed(1), cy: y.toFixed(1), rx: Math.max(1.2, Math.min(3.2, half * 0.85)).toFixed(1), ry: Math.max(0.6, step * 0.43).toFixed(2) })
      .forEach(([name, value]) => dot.setAttribute(name, value));
    return dot;
  });
}

function fall(fresh, at) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    return;
  }
  fresh.forEach((dot, place) => {
    const height = Number(dot.getAttribute('cy')) - at.rows;
    dot.animate([{ transform: `translateY(${-height}px)`, opacity: 0 }, { opacity: 1, offset: 0.15 }, { transform: 'none' }],
      { duration: FALL_MS, delay: place * BETWEEN_MS, easing: 'cubic-bezier(0.5, 0, 0.9, 0.6)', fill: 'backwards' });
  });
}
