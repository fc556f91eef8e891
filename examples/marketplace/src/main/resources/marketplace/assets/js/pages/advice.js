/** The product team's page about choosing: who comes to a kind of goods, which procedure serves a goal best, and one click to use it. */

import { announce, fill, h } from '../dom.js';
import { start } from '../chrome.js';
import * as book from '../policy/book.js';
import { ask } from '../advice/asking.js';
import { questionForm } from '../advice/question-form.js';
import { proposal } from '../advice/proposal.js';
import { result } from '../advice/result.js';

const styled = style('/assets/css/advice.css');

start(async ({ main, person }) => {
  if (!['PRODUCT_MANAGER', 'OPERATOR'].includes(person.part)) {
    fill(main, notYours());
    return;
  }
  const [cards, procedures] = await Promise.all([book.catalogue(), book.procedures(), styled]);
  page(main, { person, cards, procedures });
}, { needsPerson: true });

/** The page's own sheet; a page without it is still a page. */
function style(href) {
  return new Promise((resolve) => {
    document.head.append(h('link', { rel: 'stylesheet', href, onload: resolve, onerror: resolve }));
  });
}

function notYours() {
  return h('section', { class: 'lonely', test: 'not-yours' }, h('h1', {}, 'For Fairhand’s own team'),
    h('p', {}, 'Product managers compare here how goods could be negotiated. How a listing is negotiated you see on its own page.'),
    h('a', { class: 'button', href: '/' }, 'Back to the catalogue'));
}

function page(main, context) {
  const place = h('div', { class: 'advice-result', test: 'result' });
  const form = questionForm(context.cards, async (question) => {
    const { advice, ended } = await ask(question, place);
    if (!advice) {
      fill(place, h('p', { class: 'panel slim', test: 'ended' }, ended));
      announce(ended);
      return;
    }
    const head = h('h2', { tabindex: -1, test: 'advised' }, advice.protocol ? `Choose: ${advice.protocol}` : 'No procedure is better than another here');
    fill(place, result(advice, head), advice.proposal ? proposal(advice, context) : null);
    head.focus();
    announce(head.textContent);
  });
  fill(main, h('div', { class: 'advice' },
    h('header', { class: 'advice-head' }, h('h1', {}, 'Which procedure should these listings have?'),
      h('p', { class: 'lead' }, 'Say who comes, or hand in your own records. Every procedure is played by the same buyers and sellers, and you see what each would bring. Nothing changes until you publish.')),
    form, place));
}
