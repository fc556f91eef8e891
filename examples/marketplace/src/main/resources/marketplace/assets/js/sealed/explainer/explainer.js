/** The explainer of sealed bids: a chart to grab, prices that fall, a part to play, and other rules beside it. */

import { fill, h } from '../../dom.js';
import { mean, zone } from '../density.js';
import { chart } from './chart.js';
import { comparison } from './comparison.js';
import { figures, noDeal, notDone } from './figures.js';
import { newRound, settle, told } from './game.js';
import { EXAMPLE, PRICES, TOP, fromHash, money, setPrice, toHash } from './prices.js';
import { samples } from './samples.js';

const PARTS = [['open', 'Both sides open'], ['buyer', 'You are the buyer'], ['seller', 'You are the seller']];
const MANY = 100;

/** Fills an element. The prices are read from the page's address and kept there. */
export function explain(host) {
  const live = h('p', { class: 'ex-unseen', role: 'status' });
  const state = { part: 'open', open: { ...EXAMPLE, ...fromHash(location.hash) }, round: null, tally: { rounds: 0, deals: 0, gain: 0 } };
  const view = chart({ onMove: move, onDone: tellAverage, onResize: () => falling.show() });
  const falling = samples(view.falls, view.shape);
  const fields = PRICES.map((one) => field(one, move, tellAverage));
  const exact = h('div', { class: 'ex-exact' }, fields.map((one) => one.node));
  const outcome = h('div', { class: 'explored', test: 'explored' });
  const drops = dropping();
  const beside = comparison();
  fill(host, h('div', { class: 'explorer' }, parts(state.part, choosePart), h('div', { class: 'ex-two' },
    h('section', { class: 'panel ex-main', 'aria-label': 'The chart' }, view.node, drops.node, exact), h('section', { class: 'panel ex-told', 'aria-label': 'What comes of it' }, outcome, live)),
    beside.node, notDone()));
  show();

  function pricesNow() {
    return state.part === 'open' ? state.open : state.round.prices;
  }
  function move(name, amount) {
    setPrice(pricesNow(), name, amount);
    falling.clear();
    if (state.part === 'open') {
      history.replaceState(history.state, '', toHash(state.open));
    }
    show();
  }
  function choosePart(part) {
    state.part = part;
    state.round = part === 'open' ? null : newRound(part);
    state.tally = { rounds: 0, deals: 0, gain: 0 };
    falling.clear();
    show();
  }

  function show() {
    const prices = pricesNow();
    const { round } = state;
    const found = zone(prices);
    const seen = round === null || round.stage === 'open';
    view.show(prices, seen ? found : null, round === null ? {} : { sealed: seen ? null : round.other, still: round.stage === 'stating' ? round.other : 'both', own: round.side, price: round.price });
    fields.forEach((one) => one.show(prices, round));
    drops.show(round === null, found.deal, falling.drawn(), found);
    fill(outcome, round === null ? (found.deal ? figures(found) : noDeal(prices)) : told(round, state.tally, { seal, reveal, again }));
    beside.node.hidden = !seen;
    beside.show(prices, found);
  }

  function seal() {
    state.round = settle(state.round);
    const { price, gain } = state.round;
    state.tally = { rounds: state.tally.rounds + 1, deals: state.tally.deals + (price === null ? 0 : 1), gain: state.tally.gain + gain };
    show();
    next('reveal', price === null ? 'No deal.' : `Deal at ${money(price)}.`);
  }
  function reveal() {
    state.round = { ...state.round, stage: 'open' };
    show();
    next('again', 'The curtain is lifted.');
  }
  function again() {
    state.round = newRound(state.part);
    show();
    next('seal', state.part === 'buyer' ? 'Another seller.' : 'Another buyer.');
  }
  /** The button that was pressed is gone; its successor takes the focus. */
  function next(test, words) {
    outcome.querySelector(`[data-testid="${test}"]`)?.focus();
    live.textContent = words;
  }
  function tellAverage() {
    const found = zone(pricesNow());
    live.textContent = state.round !== null ? '' : found.deal ? `On average ${money(mean(found))}.` : `No deal, a gap of ${money(state.open.lowest - state.open.highest)}.`;
  }

  /** The buttons that let prices fall, and what fell. */
  function dropping() {
    const fell = h('p', { class: 'hint', test: 'fell' });
    const button = (words, test, act, kind) => h('button', { class: `button small ${kind}`, type: 'button', test, onclick: act }, words);
    const draw = (count) => () => {
      falling.draw(zone(state.open), count);
      show();
      live.textContent = fell.textContent;
    };
    const buttons = [button('Draw a price', 'draw-one', draw(1), ''), button(`Draw ${MANY}`, 'draw-many', draw(MANY), 'second')];
    const clear = button('Clear', 'clear', () => { falling.clear(); show(); buttons[0].focus(); }, 'quiet');
    const node = h('div', { class: 'ex-row ex-drops' }, buttons, clear, fell);
    return {
      node,
      show(open, deal, drawn, found) {
        node.hidden = !open;
        buttons.forEach((one) => { one.disabled = !deal; });
        clear.hidden = drawn.length === 0;
        fell.textContent = !deal ? 'There is no price to draw.' : drawn.length === 0 ? '' : drawn.length === 1 ? `Drawn: ${money(drawn[0])}.`
          : `${drawn.length} prices, on average ${money(drawn.reduce((sum, one) => sum + one, 0) / drawn.length)}. In the long run ${money(mean(found))}.`;
      },
    };
  }
}

/** Whose eyes one looks with. */
function parts(chosen, choose) {
  return h('fieldset', { class: 'ex-parts pick' }, h('legend', {}, 'Whose prices do you see?'),
    h('div', { class: 'choices' }, PARTS.map(([part, words]) => h('label', { class: 'choice' },
      h('input', { type: 'radio', name: 'ex-part', value: part, checked: part === chosen, test: `part-${part}`, onchange: () => choose(part) }), h('span', {}, words)))));
}

/** A price as a number, for whoever rather types. */
function field(one, onMove, onDone) {
  const id = `price-${one.name}`;
  const label = h('label', { class: `key ${one.side}`, for: id });
  const input = h('input', { type: 'number', id, min: 0, max: TOP, step: 1, inputmode: 'numeric', test: id });
  input.addEventListener('change', () => {
    onMove(one.name, Number(input.value) || 0);
    onDone();
  });
  const node = h('div', { class: 'ex-field' }, label, input);
  return {
    node,
    show(prices, round) {
      const sealed = round !== null && round.stage !== 'open' && one.side !== round.side;
      node.hidden = sealed;
      input.disabled = round !== null && (round.stage !== 'stating' || one.side !== round.side);
      input.value = sealed ? '' : String(prices[one.name]);
      label.textContent = `${round?.side === one.side ? one.own : one.label}, €`;
    },
  };
}
