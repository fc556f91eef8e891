/** How a drawn price came about, after the close: ask to open the draw, agree to it, and verify it here. */

import { announce, fill, h } from '../dom.js';
import { nameOf } from '../chrome.js';
import { parley } from '../api.js';
import { askOnce } from '../dialog.js';
import { guard, problemLine } from '../fields.js';
import { verifying } from './opening.js';
import { isDrawn, isSealed } from './rules.js';

/**
 * {node, update(context)}: each draw stays as it is, with what was verified of it, while nothing about it has changed.
 *
 * @param told called after one has consented, for the page to show it elsewhere too
 */
export function drawnPrices(told) {
  const node = h('section', { class: 'draws', test: 'draws', 'aria-label': 'How the price was drawn' });
  const places = new Map();
  const drawn = new Map();
  async function update(context) {
    const { view } = context;
    if (view.open || !isSealed(view.rules) || !isDrawn(view.rules)) {
      return;
    }
    try {
      show(context, await parley.get(`/negotiations/${view.id}/draws`));
    } catch (problem) {
      if (places.size === 0) {
        fill(node, h('div', { class: 'panel' }, h('h2', {}, 'How the price was drawn'), h('p', { class: 'form-problem', role: 'alert' }, problem.message),
          h('button', { class: 'button second', type: 'button', onclick: () => update(context) }, 'Try again')));
      }
    }
  }
  function show(context, { draws, auditor }) {
    if (places.size === 0 && draws.length > 0) {
      draws.forEach((draw) => places.set(draw.item, h('div', { class: 'draw', test: `draw-${draw.item}` })));
      fill(node, frame([...places.values()], auditor));
    }
    draws.forEach((draw) => showOne(context, draw));
  }
  function showOne(context, draw) {
    const [before, now] = [drawn.get(draw.item), JSON.stringify(draw)];
    if (now === before) {
      return;
    }
    drawn.set(draw.item, now);
    const agreed = (changed) => {
      showOne(context, changed);
      told();
    };
    fill(places.get(draw.item), content(context, draw, places.size > 1, agreed));
    if (before) {
      announce(draw.mayOpen ? 'Both of you agreed: the draw can be opened.' : draw.consented.includes(context.view.seat) ? 'You asked to open the draw.' : `${context.rival} asks to open a draw.`);
    }
  }
  return { node, update };
}

function frame(draws, auditor) {
  return h('div', { class: 'panel' }, h('h2', { tabindex: '-1' }, draws.length === 1 ? 'How the price was drawn' : 'How the prices were drawn'),
    h('p', {}, 'By chance, between the two best prices. Fairhand fixed a seed before anybody stated a price and published its seal, so that it could not choose one that suits. An opening shows the seed and what was stated, and then anybody can recompute the price.'),
    auditor ? h('p', { class: 'hint', test: 'named-auditor' }, `By the rules ${nameOf(auditor)} may check it without asking either side.`) : null, draws);
}

function content(context, draw, named, agreed) {
  const item = context.view.listing.items.find((candidate) => candidate.id === draw.item);
  return [named ? h('h3', {}, item.title) : null,
    h('details', {}, h('summary', {}, 'The seed’s seal'), h('p', { class: 'code' }, draw.seedCommitment)), standing(context, draw, agreed)];
}

/** What may be done, and by whom. */
function standing(context, draw, agreed) {
  const { view, rival } = context;
  const mine = draw.consented.includes(view.seat);
  if (draw.mayOpen) {
    const { button, result } = verifying({ negotiation: view.id, item: draw.item, agreed: view.details.items[draw.item].outcome?.[0]?.price });
    return [h('p', { test: 'both-agreed' }, 'Both of you agreed to open it. Your browser fetches the opening and computes the price anew.'), button, result];
  }
  if (!view.seat) {
    return h('p', { class: 'hint' }, draw.consented.length > 0 ? `${seats(view, draw.consented)} asked to open it.` : 'Neither side has asked to open it. Operators cannot.');
  }
  if (mine) {
    return h('p', { class: 'notice', test: 'waits-for-consent' }, `You asked to open it. Once ${rival} agrees, both of you can verify the price here.`);
  }
  return draw.consented.length > 0
    ? [h('p', { class: 'notice warn', test: 'consent-asked' }, `${rival} asks to open this draw.`), consenting(context, draw, 'Agree to open it', agreed)]
    : consenting(context, draw, 'Ask to open the draw', agreed);
}

function seats(view, ids) {
  return ids.map((id) => nameOf(view.seats.find((seat) => seat.id === id)?.principal ?? id)).join(' and ');
}

/** What agreeing to open a draw leads to. */
function opens(rival, seller) {
  return [`Once both of you have agreed, ${rival} reads ${seller ? 'the lowest price that you would have taken' : 'the highest price that you would have paid'}, and you read theirs.`,
    'This cannot be taken back.'];
}

function consenting({ view, rival, seller }, draw, words, agreed) {
  const problem = problemLine(`consent-problem-${draw.item}`);
  const button = h('button', { class: 'button second', type: 'button', test: `consent-${draw.item}` }, words);
  button.addEventListener('click', guard(button, problem, async () => {
    if (!await askOnce({ title: `${words}?`, binds: opens(rival, seller), yes: words, test: 'open-draw' })) {
      return;
    }
    agreed(await parley.post(`/negotiations/${view.id}/draws/${encodeURIComponent(draw.item)}/consent`));
    document.querySelector('[data-testid="draws"] h2')?.focus();
  }));
  return [h('p', { test: 'what-it-shows' }, `An opening shows both submissions for this piece: ${rival} would read ${seller ? 'the lowest price that you would have taken' : 'the highest price that you would have paid'}, and you theirs. Nothing is shown before both of you agree; after that it cannot be taken back.`),
    button, problem];
}
