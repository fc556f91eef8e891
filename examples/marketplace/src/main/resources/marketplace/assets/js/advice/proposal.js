/** The policy that an advice comes to: its rule in words, what it would change, and one click to publish it. */

import { announce, fill, h } from '../dom.js';
import * as book from '../policy/book.js';
import { Draft } from '../policy/draft.js';
import { plain } from '../policy/rules.js';
import { now } from '../time.js';
import { how, plural } from '../policy/words.js';

export function proposal(advice, { person, cards, procedures }) {
  const { draft, expectedVersion, rule } = advice.proposal;
  const rules = draft.rules.map(plain);
  const changes = h('p', { class: 'hint', test: 'would-change' }, 'Trying it on the catalogue …');
  const problem = h('p', { class: 'form-problem', role: 'alert', test: 'publish-problem' });
  const canPublish = person.part === 'PRODUCT_MANAGER';
  const publish = h('button', { class: 'button', type: 'button', test: 'publish' }, 'Publish this policy');
  const look = h('button', { class: 'button quiet', type: 'button', test: 'as-draft', onclick: () => toDraft(person, draft) }, 'Look through it first');
  const acts = h('div', { class: 'row' }, publish, look);
  publish.addEventListener('click', async () => {
    if (publish.getAttribute('aria-disabled') === 'true') {
      return;
    }
    publish.setAttribute('aria-disabled', 'true');
    fill(problem);
    try {
      const policy = await book.publish(rules, draft.comment, expectedVersion);
      fill(acts, h('p', { test: 'published', tabindex: -1 }, h('strong', {}, `Version ${policy.version} is published. `), h('a', { href: '/policy' }, 'See the policy')));
      acts.firstChild.focus();
      announce(`Version ${policy.version} is published.`);
    } catch (refusal) {
      publish.removeAttribute('aria-disabled');
      fill(problem, refusal.status === 412 ? 'Somebody published another policy meanwhile. Compare again, so that nothing of it is lost.' : refusal.message);
    }
  });
  tell(changes, cards, rules);
  return h('section', { class: 'panel advice-proposal', test: 'proposal' }, h('h2', {}, 'As a policy'),
    h('p', {}, 'First rule: ', h('strong', { dir: 'auto' }, rule), `: ${how(rules[0].choice, procedures).join(', ')}.`),
    rules.length > 1 ? h('p', { class: 'hint' }, `After it ${plural(rules.length - 1, 'rule')} in force ${rules.length === 2 ? 'stays' : 'stay'} as ${rules.length === 2 ? 'it is' : 'they are'}.`) : null,
    changes, problem, canPublish ? acts : h('p', { class: 'hint', test: 'read-only' }, 'A product manager can publish it.'));
}

/** How many listings of the catalogue would be negotiated otherwise. */
async function tell(place, cards, rules) {
  try {
    const { lines } = await book.compared(cards.map((card) => card.ref), rules, new Date(now()).toISOString(), () => {});
    const changing = lines.filter(({ then }) => then.changes);
    const closed = changing.filter(({ then }) => then.opening?.result === 'REFUSED');
    const refused = closed.length === 0 ? '' : ` ${plural(closed.length, 'listing')} of them could not be negotiated that way: look through it first.`;
    fill(place, `${plural(changing.length, 'listing')} of ${lines.length} would be negotiated otherwise.${refused}`);
  } catch (refusal) {
    fill(place, refusal.message);
  }
}

/** The rules as the person's own draft, in the policy's preview. */
async function toDraft(person, { rules, comment }) {
  const current = await book.inForce();
  new Draft(person.id, current).takeOver(current, rules, comment);
  location.assign('/policy#preview');
}
