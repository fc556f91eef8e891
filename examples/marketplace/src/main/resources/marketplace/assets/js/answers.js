/** What may be done now: accept, counter, decline, offer, take back. Only what Parley allows is shown. */

import { acceptBinds, offerBinds } from './binding.js';
import { askOnce } from './dialog.js';
import { fill, h, freshId } from './dom.js';
import { dropDraft, hasDraft, keepDraft } from './drafts.js';
import { guard, problemLine as anyProblem } from './fields.js';
import { offerForm } from './offer-form.js';
import { show, sum } from './money.js';
import { payWindow } from './window.js';

/** The panel of answers; empty when there is nothing to do but wait. */
export function answerPanel(context) {
  const { view } = context;
  const allowed = Object.fromEntries(view.allowedActions.map((action) => [action.kind, action]));
  if (allowed.offer) {
    return offerPanel(context, allowed);
  }
  if (allowed.accept || allowed.counter || allowed.reject) {
    return replyPanel(context, allowed);
  }
  if (allowed.withdraw) {
    return takeBackPanel(context, allowed.withdraw);
  }
  return !view.seat && view.open && context.person.part === 'OPERATOR' ? operatorPanel(context) : h('div', {});
}

/** What Fairhand's own people may do when two parties need a hand. */
function operatorPanel({ view, control }) {
  const problem = problemLine();
  const button = (kind, text, verb) => {
    const made = h('button', { class: `button ${kind}`, type: 'button', test: verb }, text);
    made.addEventListener('click', guard(made, problem, async () => {
      if (verb !== 'cancel' || await askOnce({ title: 'End this negotiation?', binds: ['It ends for both sides, and nobody can take it up again.', 'Deals that were made in it stand.'], yes: 'End it', test: 'end-it' })) {
        await control(verb);
      }
    }));
    return made;
  };
  return h('section', { class: 'panel' }, h('h2', {}, 'Lend a hand'),
    h('p', {}, view.details.pausedAt ? 'It is paused: nobody can move, and no time passes.' : 'Pausing stops the clock for both sides; ending it is for good.'),
    h('div', { class: 'row' }, view.details.pausedAt ? button('second', 'Let it go on', 'resume') : button('second', 'Pause', 'pause'),
      button('danger', 'End the negotiation', 'cancel')), problem);
}

function openItems(view) {
  return view.listing.items.filter((item) => (view.details.items?.[item.id] ?? 'open') === 'open');
}

/** What is typed is kept by negotiation, so that a new offer of the other side's does not take it away. */
function draftName({ view, person }, kind) {
  return `${person.id}:${kind}:${view.id}`;
}

function offerPanel(context, allowed) {
  const { view, goods, send } = context;
  return h('section', { class: 'panel' }, h('h2', {}, 'Make an offer'),
    offerForm({
      goods, items: openItems(view), limits: allowed.offer.limits.items ?? {}, partial: Boolean(allowed.offer.limits.partial),
      maxMessage: allowed.offer.limits.maxMessageLength ?? 0, draft: draftName(context, 'offer'), submit: 'Send offer', binds: binds(context),
      send: (move) => send({ kind: 'offer', ...move }),
    }),
    allowed.withdraw ? leaveButton(context) : null);
}

function replyPanel(context, allowed) {
  const panel = h('section', { class: 'panel', test: 'reply' });
  const choose = () => fill(panel, choices(context, allowed, { counter: () => open(counter(context, allowed.counter, choose)), decline: () => open(decline(context, allowed.reject, choose)) }));
  function open(content) {
    fill(panel, content);
    panel.querySelector('h2').focus();
  }
  choose();
  if (context.answering === 'counter' && allowed.counter && hasDraft(draftName(context, 'counter'))) {
    fill(panel, counter(context, allowed.counter, choose));
  }
  return panel;
}

/** Which form of the panel is open, so that it can be opened again when the page is drawn anew. */
export function answering(place) {
  return place.querySelector('[data-answering]')?.dataset.answering ?? null;
}

/** Accept, with a choice of pieces where they settle apart; beside it the ways to go on. */
function choices(context, allowed, go) {
  const { view, send } = context;
  const { offer } = view.details;
  const apart = allowed.accept?.limits.partial && offer.terms.length > 1;
  const problem = problemLine();
  const boxes = apart ? offer.terms.map((terms) => pieceBox(view, offer, terms)) : [];
  const accept = h('button', { class: 'button large', type: 'button', test: 'accept' });
  const chosen = () => boxes.filter(({ box }) => box.checked);
  function label() {
    const some = chosen();
    const amount = !apart || some.length === boxes.length ? offer.total : some.length > 0 ? sum(some.map((one) => one.amount)) : null;
    const part = apart && some.length < boxes.length ? `${some.length} of ${boxes.length}` : '';
    accept.textContent = amount ? `Accept ${[part, show(amount)].filter(Boolean).join(' for ')}` : 'Choose a piece to accept';
    accept.disabled = !amount;
  }
  boxes.forEach(({ box }) => box.addEventListener('input', label));
  label();
  accept.addEventListener('click', guard(accept, problem, async () => {
    const some = apart && chosen().length < boxes.length;
    const named = some ? chosen().map((one) => one.item) : offer.terms.map((terms) => terms.item);
    const payload = some ? { items: named } : {};
    const amount = some ? sum(chosen().map((one) => one.amount)) : offer.total;
    const titles = named.map((id) => view.listing.items.find((item) => item.id === id).title);
    if (!await askOnce({ title: 'Accept this?', binds: acceptBinds(context, titles, amount), yes: `Accept at ${show(amount)}`, test: 'accept-offer' })) {
      return;
    }
    await send({ kind: 'accept', answers: offer.id, termsHash: offer.termsHash, payload });
  }));
  return [
    h('h2', { tabindex: '-1' }, 'Your answer'),
    boxes.length > 0 ? h('fieldset', { class: 'pick' }, h('legend', { class: 'label' }, 'Accept these, and keep talking about the rest'), boxes.map((one) => one.node)) : null,
    h('div', { class: 'row answers' }, allowed.accept ? accept : null,
      allowed.counter ? h('button', { class: 'button second', type: 'button', onclick: go.counter, test: 'counter' }, 'Make a counter-offer') : null,
      allowed.reject ? h('button', { class: 'button quiet', type: 'button', onclick: go.decline, test: 'decline' }, 'Decline …') : null),
    h('p', { class: 'hint' }, [allowed.counter ? null : 'No further counter-offers are possible here.', consequence(context)].filter(Boolean).join(' ')),
    problem,
  ];
}

function binds({ view, rival, seller }) {
  return offerBinds({ binding: view.listing.binding, other: rival, seller });
}

/** What accepting leads to. */
function consequence({ view, seller }) {
  if (view.listing.binding === 'ON_ACCEPTANCE') {
    return 'Accepting binds both of you at once.';
  }
  return seller ? `When you accept, it is set aside, and the buyer has ${payWindow()} to pay.` : `When you accept, it is set aside for you; you have ${payWindow()} to pay, or to let it go.`;
}

function pieceBox(view, offer, terms) {
  const item = view.listing.items.find((candidate) => candidate.id === terms.item);
  const amount = offer.amounts.find((one) => one.item === terms.item).amount;
  const box = h('input', { type: 'checkbox', id: freshId('piece'), checked: true, test: `accept-${terms.item}` });
  return { box, item: terms.item, amount, node: h('label', { class: 'tick', for: box.id }, box, h('span', {}, item.title), h('strong', {}, show(amount))) };
}

function counter(context, action, back) {
  const { view, goods, send } = context;
  const { offer } = view.details;
  const standing = Object.fromEntries(offer.terms.map((terms) => [terms.item, terms]));
  return [
    h('h2', { tabindex: '-1', 'data-answering': 'counter' }, 'Your counter-offer'),
    offerForm({
      goods, items: openItems(view), standing, limits: action.limits.items ?? {}, partial: Boolean(action.limits.partial),
      maxMessage: action.limits.maxMessageLength ?? 0, draft: draftName(context, 'counter'), answered: offer.termsHash, submit: 'Send counter-offer', cancel: back, binds: binds(context),
      send: (move) => send({ kind: 'counter', answers: offer.id, termsHash: offer.termsHash, ...move }),
    }),
  ];
}

function decline(context, action, back) {
  const { view, send } = context;
  const { offer } = view.details;
  const id = freshId('why');
  const words = h('textarea', { id, name: 'words', rows: 2, maxlength: view.rules.parameters.maxMessageLength ?? 500, test: 'decline-message' });
  const problem = problemLine();
  const draft = draftName(context, 'decline');
  const form = h('form', { onsubmit: (event) => event.preventDefault() },
    h('div', { class: 'field' }, h('label', { class: 'label', for: id }, 'A word about it ', h('span', { class: 'optional' }, 'optional')), words));
  keepDraft(form, draft);
  const button = (kind, text, test, invite) => {
    const made = h('button', { class: `button ${kind}`, type: 'button', test }, text);
    made.addEventListener('click', guard(made, problem, async () => {
      await send({
        kind: 'reject', answers: offer.id, termsHash: offer.termsHash,
        payload: { ...(invite ? { invite: true } : {}), ...(words.value.trim() ? { message: words.value.trim() } : {}) },
      });
      dropDraft(draft);
    }));
    return made;
  };
  return [
    h('h2', { tabindex: '-1' }, 'Decline this offer'),
    h('p', {}, 'Ask for a better one, and the other side may try again; or end it here.'),
    form,
    h('div', { class: 'row' }, button('second', 'Ask for a better offer', 'invite', true), button('danger', 'Decline and end', 'reject', false),
      h('button', { class: 'button quiet', type: 'button', onclick: back }, 'Back')),
    problem,
  ];
}

function takeBackPanel({ view, send }, action) {
  const problem = problemLine();
  const button = h('button', { class: 'button quiet', type: 'button', test: 'withdraw' }, view.details.offer ? 'Take my offer back' : 'Leave the negotiation');
  button.addEventListener('click', guard(button, problem, () => send({
    kind: 'withdraw', ...(action.answers ? { answers: action.answers } : {}), payload: action.limits.leave ? { leave: true } : {},
  })));
  return h('section', { class: 'panel slim' }, h('p', { class: 'waiting' }, 'Nothing to do for now. This page tells you when it is your turn.'), button, problem);
}

const LEAVING = ['The negotiation ends for both of you. Nobody owes anything.', 'You can begin a new one on the listing while it is for sale.'];

function leaveButton({ send }) {
  const problem = problemLine();
  const button = h('button', { class: 'button quiet small', type: 'button', test: 'leave' }, 'Leave the negotiation');
  button.addEventListener('click', guard(button, problem, async () => {
    if (await askOnce({ title: 'Leave the negotiation?', binds: LEAVING, yes: 'Leave it', no: 'Stay', test: 'leave-it' })) {
      await send({ kind: 'withdraw', payload: { leave: true } });
    }
  }));
  return h('div', { class: 'leave' }, button, problem);
}

function problemLine() {
  return anyProblem('answer-problem');
}
