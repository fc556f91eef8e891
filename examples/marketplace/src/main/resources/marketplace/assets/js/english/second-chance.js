/** What follows when a winner does not pay: to whom the goods are offered again, and what one may answer. */

import { announce, fill, h } from '../dom.js';
import { askOnce } from '../dialog.js';
import { busy, problemLine } from '../fields.js';
import { show } from '../money.js';
import { showInstant } from '../time.js';
import { refusalWords } from './refusals.js';
import { itemOf, money } from './rules.js';
import { alias } from './standing.js';

const BECAME = { accepted: 'took it', declined: 'left it', lapsed: 'did not answer in time', withdrawn: 'is no longer offered it' };

/** The view as that of a closed auction, although a unit may still go to the next in line. */
export function asClosed(view) {
  return view.phase === 'after-hammer' ? { ...view, open: false, phase: 'sold' } : view;
}

/** The panel: {node, update(view)}; `send` takes a move. It is empty where nothing was offered again and nothing can be. */
export function secondChance({ send }) {
  const node = h('div', { test: 'second-chance' });
  const problem = problemLine('second-chance-problem');
  let drawn = '';

  function button(words, kind, { view, test, quiet = false, binds = null }) {
    const action = view.allowedActions.find((allowed) => allowed.kind === kind);
    const { offer } = view.details;
    const move = { kind, items: [], payload: {}, ...(action.answers ? { answers: action.answers, termsHash: offer.termsHash } : {}) };
    const made = h('button', { class: quiet ? 'button quiet' : 'button', type: 'button', test }, words);
    made.addEventListener('click', async () => {
      if (!binds || await askOnce({ title: `${words}?`, yes: words, test: `${test}-sure`, binds })) {
        problem.textContent = '';
        await busy(made, () => send(move).then(() => announce('Done.'), (refusal) => {
          problem.textContent = refusalWords(refusal, itemOf(view));
          problem.focus();
        }));
      }
    });
    return made;
  }

  function offered(view) {
    const { offer, secondChance: { answerBy } } = view.details;
    const total = show(money(itemOf(view), offer.total));
    return [h('p', {}, `The winner did not pay. You may have it for ${total} in all: the price without that winner.${answerBy ? ` Answer by ${showInstant(answerBy)}.` : ''}`),
      h('div', { class: 'row' },
        button(`Take it for ${total}`, 'accept', { view, test: 'take-second-chance', binds: [`You pay ${total} in all.`] }),
        button('Leave it', 'decline', { view, test: 'leave-second-chance', quiet: true, binds: ['Nobody else is offered it, and you are not offered it again.'] }))];
  }

  function toOffer(view) {
    return [h('p', {}, 'The winner did not pay. You may offer it, once, to the bidder next in line, at the price without that winner.'),
      h('div', { class: 'row' }, button('Offer it to the next in line', 'second-chance', { view, test: 'offer-second-chance' }))];
  }

  function told({ details }, item) {
    return details.secondChance.given.map(({ bidder, total, answer }) => {
      const who = alias(bidder, details);
      return h('li', {}, `Offered to ${who.replace(/^You$/, 'you')} for ${show(money(item, total))}. ${answer ? `${who} ${BECAME[answer] ?? answer}.` : 'Not answered yet.'}`);
    });
  }

  return {
    node,
    update(view) {
      const { details, allowedActions = [] } = view;
      const may = (kind) => allowedActions.some((action) => action.kind === kind);
      const now = JSON.stringify([details.secondChance ?? null, details.offer ?? null, allowedActions.map((action) => action.kind), details.own?.bidder ?? null]);
      if (now === drawn) {
        return;
      }
      drawn = now;
      const given = details.secondChance?.given ?? [];
      const shows = given.length > 0 || may('second-chance');
      fill(node, !shows ? null : h('section', { class: 'panel', 'aria-label': 'Second chance' }, h('h2', {}, 'Second chance'),
        details.offer && may('accept') ? offered(view) : may('second-chance') ? toOffer(view) : null, problem,
        given.length > 0 ? h('ul', { class: 'steps' }, told(view, itemOf(view))) : null));
    },
  };
}
