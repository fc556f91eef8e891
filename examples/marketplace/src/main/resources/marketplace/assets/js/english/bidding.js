/** What a bidder may do: one step, five percent, a maximum, buying at once, taking back. The total is said before every bid. */

import { announce, fill, h } from '../dom.js';
import { signInPath } from '../chrome.js';
import { askOnce } from '../dialog.js';
import { busy, moneyField, problemLine } from '../fields.js';
import { show } from '../money.js';
import { bidOf, fivePercent, itemOf, limitsOf, money, totalAt } from './rules.js';
import { insteadBuy, leastBid, refusalWords } from './refusals.js';
import { partOf } from './standing.js';

/**
 * The panel and, on a phone, the bar at the lower edge: {panel, bar, update(view)}. What is typed stays when the price moves.
 *
 * @param person who looks; null for a stranger
 * @param send takes a move, and joins first where the viewer has no seat yet
 */
export function bidding({ person, send }) {
  const panel = h('div', { test: 'bidding' });
  const bar = h('div', { class: 'bid-bar', role: 'region', 'aria-label': 'Bid', test: 'bid-bar' });
  let parts = null;

  function update(view) {
    const limits = partOf(view) === 'seller' ? null : limitsOf(view);
    if (!person || !limits) {
      parts = null;
      fill(panel, person || !view.open ? null : signIn());
      fill(bar);
      bar.hidden = true;
      return;
    }
    if (!parts) {
      parts = makeParts({ send });
      fill(panel, parts.node);
      fill(bar, parts.bar);
      bar.hidden = false;
    }
    parts.update(view, limits);
  }
  return { panel, bar, update };
}

function signIn() {
  return h('section', { class: 'panel slim' }, h('p', {}, 'Anyone may watch. To bid you need an account.'),
    h('a', { class: 'button', href: signInPath(), test: 'sign-in-to-bid' }, 'Sign in to bid'));
}

function makeParts({ send }) {
  let view = null;
  let limits = null;
  let item = null;
  const amount = (minorUnits) => show(money(item, minorUnits));
  const problem = problemLine('bid-problem');
  const heading = h('h2', {}, 'Your bid');
  const quick = h('div', { class: 'quick-bids' });
  const barText = h('p', { class: 'bid-bar-text', 'aria-hidden': 'true' });
  const step = bidButton('button large', 'bid-step');
  const five = bidButton('button second large', 'bid-five');
  const barStep = bidButton('button', 'bar-step');
  const toMaximum = h('button', { class: 'button', type: 'button', test: 'bar-maximum', onclick: () => field.focus() }, 'Raise it');
  const field = moneyField({ name: 'maximum', label: 'My maximum', currency: () => item.listPrice.currency, hint: 'Fairhand bids for you, as little as leads, up to this. Nobody else sees it.', control: { test: 'maximum', oninput: () => told() } });
  const total = h('p', { class: 'bid-total', 'aria-live': 'polite', test: 'maximum-total' });
  const set = h('button', { class: 'button', type: 'submit', test: 'bid-maximum' }, 'Bid up to this');
  const form = h('form', { class: 'maximum', novalidate: true, test: 'maximum-form' }, field.node, total, set);
  const more = h('div', { class: 'row' });
  const node = h('section', { class: 'panel', 'aria-label': 'Your bid' }, heading, quick, problem, form, more);
  const bar = h('div', { class: 'bid-bar-in' }, barText, barStep.node, toMaximum);

  function bidButton(kind, test) {
    const words = h('span', {}, '');
    const whole = h('span', { class: 'in-all' }, '');
    const button = h('button', { class: kind, type: 'button', test }, words, whole);
    let minorUnits = 0;
    button.addEventListener('click', () => place(button, minorUnits));
    return { node: button, show(label, value) {
      minorUnits = value;
      words.textContent = `${label}${amount(value)}`;
      whole.textContent = `${show(totalAt(item, value))} in all`;
    } };
  }

  /** Sends a bid; what is refused is said in words, and the room is read again by `send`. */
  function place(button, minorUnits, blamed = null) {
    return busy(button, async () => {
      problem.textContent = '';
      try {
        await send(bidOf(item, minorUnits));
        field.input.value = '';
        told();
      } catch (refusal) {
        const words = refusalWords(refusal, item);
        if (blamed) {
          field.refuse(words);
          field.focus();
        } else {
          problem.textContent = words;
          problem.focus();
        }
      }
    });
  }

  /** What is wrong with a maximum, or nothing. */
  function fault(minorUnits) {
    const { buyNow } = view.details;
    return buyNow !== undefined && minorUnits >= buyNow ? insteadBuy(amount(buyNow))
      : minorUnits < limits.min ? leastBid(amount(limits.min))
        : minorUnits > limits.max ? `The most that can be bid here is ${amount(limits.max)}.`
          : minorUnits % limits.tick !== 0 ? `Bid in steps of ${amount(limits.tick)}.` : '';
  }

  /** The total of what is typed so far. */
  function told() {
    const typed = field.peek();
    total.textContent = typed && !fault(typed.minorUnits) ? `You pay at most ${show(totalAt(item, typed.minorUnits))} in all.` : '';
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const read = field.read();
    if (!read) {
      field.focus();
      return;
    }
    const wrong = fault(read.value.minorUnits);
    field.refuse(wrong);
    if (wrong) {
      field.focus();
    } else {
      place(set, read.value.minorUnits, field);
    }
  });

  function buyNow() {
    const price = view.details.buyNow;
    const button = h('button', { class: 'button quiet', type: 'button', test: 'buy-now' }, `Buy now for ${amount(price)}`);
    button.addEventListener('click', async () => {
      const sure = await askOnce({ title: `Buy it now for ${amount(price)}?`, yes: 'Buy now', test: 'buy-at-once',
        binds: [`You pay ${show(totalAt(item, price))} in all.`, 'The auction ends, and it is yours.', 'A bid that you made before no longer counts.'] });
      if (sure) {
        await busy(button, () => send({ kind: 'buy-now', items: [], payload: {} }).catch((refusal) => { problem.textContent = refusalWords(refusal, item); problem.focus(); }));
      }
    });
    return button;
  }

  function takeBack() {
    const button = h('button', { class: 'button quiet', type: 'button', test: 'take-back' }, 'Take my bids back');
    button.addEventListener('click', async () => {
      const sure = await askOnce({ title: 'Take all your bids back?', yes: 'Take them back', test: 'take-bids-back', binds: ['Price and leader are worked out as if you had never bid.', 'Everybody is told that bids were taken back.'] });
      if (sure) {
        await busy(button, () => send({ kind: 'take-back', items: [], payload: {} }).then(() => announce('Your bids are taken back.'), (refusal) => { problem.textContent = refusalWords(refusal, item); problem.focus(); }));
      }
    });
    return button;
  }

  let drawn = '';
  return {
    node, bar,
    update(next, allowed) {
      view = next;
      limits = allowed;
      item = itemOf(view);
      const leads = Boolean(view.details.own?.leads);
      const raised = fivePercent(limits);
      const free = limits.min <= limits.max;
      heading.textContent = leads ? 'Raise your maximum' : 'Your bid';
      set.textContent = leads ? 'Raise my maximum' : 'Bid up to this';
      if (!leads && free) {
        step.show('Bid ', limits.min);
        barStep.show('Bid ', limits.min);
        if (raised) {
          five.show('5 % more: ', raised);
        }
      }
      fill(barText, h('span', { class: 'bid-bar-price' }, amount(view.details.price ?? view.details.startPrice)), h('span', {}, leads ? 'You lead' : partOf(view) === 'bidder' ? 'Outbid' : 'You watch'));
      barStep.node.hidden = leads || !free;
      toMaximum.hidden = !leads;
      quick.hidden = leads || !free;
      const now = JSON.stringify([leads, free, Boolean(raised), view.details.buyNow, view.allowedActions.map((action) => action.kind)]);
      if (now !== drawn) {
        drawn = now;
        fill(quick, step.node, raised ? five.node : null);
        const may = (kind) => view.allowedActions.some((action) => action.kind === kind);
        fill(more, view.details.buyNow === undefined ? null : buyNow(), may('take-back') ? takeBack() : null);
      }
      form.hidden = !free;
      told();
    },
  };
}
