/** The chart of a draw: the curve, a labelled line for each price, and a handle on each line that pointer and keys move. */

import { drawing, h } from '../../dom.js';
import { ROW_PX, scene, shape } from './shape.js';
import { PRICES, TOP, money } from './prices.js';

const SVG = 'http://www.w3.org/2000/svg';
const NARROWEST = 260;
const LEAP = 10;
const KNOB_PX = 9;
const LABEL_GAP_PX = 16;

/**
 * {node, falls, show(prices, found, {sealed, still, own, price})}: `sealed` is the side whose prices are hidden, `still` that
 * with handles that do not move, or both, `own` that of whoever plays, `price` what was drawn; `falls` is where samples are drawn. `onMove(name, amount)`
 * is told what a handle asks for, `onDone()` when it is let go.
 */
export function chart({ onMove, onDone, onResize }) {
  const picture = drawing('<defs><pattern id="ex-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V8"/></pattern></defs>', '0 0 600 400', 'ex-chart');
  picture.removeAttribute('aria-hidden');
  picture.setAttribute('role', 'group');
  picture.setAttribute('aria-label', 'Chart of the prices. Each line has a handle.');
  const back = part(picture, 'ex-back');
  const falls = part(picture, 'ex-falls');
  let at = shape(600);
  let last = null;
  const handles = PRICES.map((one, place) => handle(picture, one, place, { onMove, onDone, amountAt }));
  const node = h('div', { class: 'ex-frame', test: 'curve' }, picture);

  function amountAt(clientX) {
    const box = picture.getBoundingClientRect();
    return at.amount(((clientX - box.left) * at.width) / box.width);
  }
  function show(prices, found, sides = {}) {
    last = [prices, found, sides];
    picture.setAttribute('viewBox', `0 0 ${at.width} ${at.height}`);
    back.innerHTML = scene(at, found, prices, sides.price ?? null);
    handles.forEach((one) => one.show(at, prices, sides));
  }
  new ResizeObserver(() => {
    const width = Math.max(NARROWEST, Math.round(node.clientWidth));
    if (width !== at.width) {
      at = shape(width);
      show(...last);
      onResize();
    }
  }).observe(node);
  return { node, falls, show, shape: () => at };
}

function part(picture, name) {
  const group = document.createElementNS(SVG, 'g');
  group.setAttribute('class', name);
  group.setAttribute('aria-hidden', 'true');
  picture.append(group);
  return group;
}

/** A line with its label and its knob, which is a slider to those who cannot see it. */
function handle(picture, one, place, { onMove, onDone, amountAt }) {
  const group = document.createElementNS(SVG, 'g');
  group.setAttribute('class', `ex-handle ${one.side} ${one.kind}`);
  group.dataset.testid = `handle-${one.name}`;
  Object.entries({ role: 'slider', 'aria-valuemin': '0', 'aria-valuemax': String(TOP), 'aria-orientation': 'horizontal' })
    .forEach(([name, value]) => group.setAttribute(name, value));
  picture.append(group);
  const drawn = { now: 0, moves: true };
  followPointer(group, drawn, { one, onMove, onDone, amountAt });
  group.addEventListener('keydown', (event) => {
    const asked = byKey(event.key, drawn.now);
    if (asked !== null && drawn.moves) {
      event.preventDefault();
      onMove(one.name, asked);
      onDone();
    }
  });
  return {
    show(at, prices, { sealed, still, own }) {
      drawn.now = prices[one.name];
      drawn.moves = still !== 'both' && one.side !== still && one.side !== sealed;
      group.classList.toggle('sealed', one.side === sealed);
      group.classList.toggle('still', !drawn.moves);
      tell(group, one, drawn, { hidden: one.side === sealed, own: one.side === own });
      group.innerHTML = one.side === sealed ? curtain(at, one, place) : line(at, one, place, drawn.now);
    },
  };
}

function tell(group, one, { now, moves }, { hidden, own }) {
  const words = { 'aria-label': own ? one.own : one.label, 'aria-valuenow': String(now), 'aria-valuetext': money(now), 'aria-disabled': moves ? 'false' : 'true', tabindex: moves ? '0' : '-1' };
  if (hidden) {
    ['role', 'tabindex', ...Object.keys(words)].forEach((name) => group.removeAttribute(name));
    group.setAttribute('aria-hidden', 'true');
    return;
  }
  group.setAttribute('role', 'slider');
  group.removeAttribute('aria-hidden');
  Object.entries(words).forEach(([name, value]) => group.setAttribute(name, value));
}

function line(at, one, place, amount) {
  const [x, y] = [at.x(amount), at.row(place)];
  const left = x < at.width / 2;
  const [from, anchor] = left ? [x + LABEL_GAP_PX, 'start'] : [x - LABEL_GAP_PX, 'end'];
  return `<path class="ex-line" d="M${x} ${y}V${at.floor}"/><rect class="ex-grab" x="${x - 14}" y="${y - ROW_PX / 2}" width="28" height="${at.floor - y + ROW_PX / 2}"/>
    <circle class="ex-knob" cx="${x}" cy="${y}" r="${KNOB_PX}"/><path class="ex-grip" d="M${x - 2.5} ${y - 3.5}v7M${x + 2.5} ${y - 3.5}v7"/>
    <text class="ex-label" x="${from}" y="${y + 5}" text-anchor="${anchor}">${one.short} <tspan class="ex-amount">${money(amount)}</tspan></text>`;
}

function curtain(at, one, place) {
  const y = at.row(place);
  return `<rect class="ex-curtain" x="${at.x(0)}" y="${y - ROW_PX / 2 + 4}" width="${at.x(TOP) - at.x(0)}" height="${ROW_PX - 8}" rx="8"/>
    <text class="ex-label" x="${at.width / 2}" y="${y + 5}" text-anchor="middle">${one.short}: sealed</text>`;
}

function byKey(key, now) {
  return { ArrowRight: now + 1, ArrowUp: now + 1, ArrowLeft: now - 1, ArrowDown: now - 1, PageUp: now + LEAP, PageDown: now - LEAP, Home: 0, End: TOP }[key] ?? null;
}

/** A handle that is held follows the pointer; where it was grabbed beside its line, it stays beside it. */
function followPointer(group, drawn, { one, onMove, onDone, amountAt }) {
  let beside = null;
  group.addEventListener('pointerdown', (event) => {
    if (event.button === 0 && drawn.moves) {
      event.preventDefault();
      group.focus({ preventScroll: true });
      group.setPointerCapture(event.pointerId);
      beside = drawn.now - amountAt(event.clientX);
    }
  });
  group.addEventListener('pointermove', (event) => {
    if (beside !== null) {
      onMove(one.name, amountAt(event.clientX) + beside);
    }
  });
  const end = () => {
    if (beside !== null) {
      beside = null;
      onDone();
    }
  };
  group.addEventListener('pointerup', end);
  group.addEventListener('pointercancel', end);
}
