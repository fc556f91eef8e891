import { fill, h } from '../dom.js';
import { start } from '../chrome.js';
import { belongTo, shop } from '../api.js';
import { guard, problemLine } from '../fields.js';
import { showInstant } from '../time.js';

const GOODS = '/listings/cam-mju';

/** Five steps; each tells what both sides see, and lets one be either of them there. */
const STEPS = [
  ['A buyer makes an offer', ['mara', 'Mara finds a camera and offers less than its list price, in one click or to the cent.', GOODS], ['ines', 'Inês sees the offer under her negotiations, beside the list price, with the time that she has to answer.', '/negotiations']],
  ['The seller answers', ['mara', 'Mara hears of it by the bell in the head of the page, or by the browser itself.', '/for-you'], ['ines', 'Inês accepts, declines, or answers with another price. What binds is asked once.', '/negotiations']],
  ['They agree', ['mara', 'What was agreed waits to be paid: on every page a line says what and how long still.', '/orders'], ['ines', 'The camera is set aside, and nobody else can buy it until the time to pay runs out.', GOODS]],
  ['The buyer pays', ['mara', 'One checkout pays all pieces of a negotiation. The order has a number that can be read aloud.', '/orders'], ['ines', 'Inês sees the same order, with the signed agreement behind it.', '/orders']],
  ['Or the night passes', ['mara', 'After ten hours without a payment the deal lapses, and the page says so.', '/for-you'], ['ines', 'The camera is for sale again, and the record says that a buyer did not pay.', '/for-you']],
];
const NAMES = { mara: 'Mara, who buys', ines: 'Inês, who sells' };

start(async ({ main, person }) => {
  const clock = await shop.get('/test-clock').catch(() => null);
  fill(main, h('section', { class: 'wide tour' }, h('h1', {}, 'Both sides of a negotiation, in five steps'),
    h('p', { class: 'lead' }, 'Be the buyer, be the seller, and go through a sale. No money moves and nothing is sent.'),
    h('ol', { class: 'tour-steps' }, STEPS.map(([title, buyer, seller], place) => h('li', { class: 'tour-step', test: `step-${place + 1}` },
      h('h2', {}, `${place + 1}. ${title}`), h('div', { class: 'tour-sides' }, side(buyer, person), side(seller, person))))),
    skipper(clock)));
});

function side([who, words, to], person) {
  const problem = problemLine('tour-problem');
  const button = h('button', { class: 'button second small', type: 'button', test: `as-${who}` }, person?.id === who ? 'Look' : 'Be this side and look');
  button.addEventListener('click', guard(button, problem, async () => {
    if (person?.id !== who) {
      belongTo(who);
      await shop.post('/session', { person: who });
    }
    location.assign(to);
  }));
  return h('div', { class: 'panel slim' }, h('p', { class: 'label' }, NAMES[who]), h('p', {}, words), button, problem);
}

/** Lets a day pass where the clock may be moved; elsewhere it says how to have such a clock. */
function skipper(clock) {
  const now = h('p', { class: 'hint', role: 'status', test: 'tour-now' }, clock ? `It is ${showInstant(clock.now)} here.` : 'Start the marketplace with marketplace.test-clock=true, and a day can be skipped here.');
  if (!clock) {
    return now;
  }
  const problem = problemLine('skip-problem');
  const skip = h('button', { class: 'button quiet', type: 'button', test: 'skip-a-day' }, 'Skip a day');
  skip.addEventListener('click', guard(skip, problem, async () => {
    const moved = await shop.post('/test-clock/advance', { seconds: 86_400 });
    now.textContent = `A day has passed. It is ${showInstant(moved.now)} here, and your session may have ended.`;
  }));
  return h('div', { class: 'row' }, skip, now, problem);
}
