/** Verifying a draw from its files, by whoever has them: in this browser, without asking anybody. */

import { fill, h } from '../dom.js';
import { nameOf, signInPath, start } from '../chrome.js';
import { parley } from '../api.js';
import { guard, problemLine } from '../fields.js';
import { requireCrypto, verifying } from '../sealed/opening.js';
import { proof } from '../sealed/proof.js';
import { fileField, sortOut } from '../sealed/files.js';
import { verifyDraw } from '../sealed/verify/draw.js';

start(({ main, person }) => {
  const negotiation = new URLSearchParams(location.search).get('negotiation') ?? '';
  const [filed, fetched] = [fromFiles(person), fromNegotiation(person, negotiation)];
  fill(main, h('div', { class: 'verify' },
    h('header', { class: 'wide' }, h('h1', {}, 'Check how a price was drawn'),
      h('p', { class: 'lead' }, 'An opening and a receipt prove a price that chance decided. Your browser computes it anew; nothing that you put here is sent anywhere.')),
    negotiation || person?.part === 'AUDITOR' ? [fetched, filed] : [filed, fetched], whatItProves()));
});

function fromFiles(person) {
  const fields = {
    opening: fileField({ name: 'opening', label: 'The opening', hint: 'A file that ends in opening.json.' }),
    receipt: fileField({ name: 'receipt', label: 'The receipt', hint: 'A file that ends in receipt.jws. One comes with every opening; one that you kept yourself is better still.' }),
    keys: fileField({ name: 'keys', label: 'The marketplace’s keys', hint: 'They decide whose word counts. Get them from the marketplace itself, not from whoever gave you the rest.' }),
  };
  const problem = problemLine('verify-problem');
  const found = h('div', { class: 'proofs', 'aria-live': 'polite' });
  const published = h('button', { class: 'button small quiet', type: 'button', test: 'published-keys' }, 'Use the keys that Fairhand publishes');
  published.addEventListener('click', guard(published, problem, async () => fields.keys.put(JSON.stringify(await parley.get('/keys')))));
  const verify = h('button', { class: 'button large', type: 'submit', test: 'verify' }, 'Verify');
  const form = h('form', { class: 'panel', novalidate: true, test: 'verify-form' }, h('h2', {}, 'From files'),
    h('p', { class: 'hint' }, 'Choose each file, paste what is in it, or drop all three here at once.'),
    fields.opening.node, fields.receipt.node, h('div', { class: 'field' }, fields.keys.node, person ? h('div', { class: 'row' }, published) : h('p', { class: 'hint' }, 'Fairhand shows its own to whoever is signed in.')), verify, problem, found);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    guard(verify, problem, async () => {
      fill(found);
      const missing = Object.values(fields).filter((field) => !field.read());
      if (missing.length > 0) {
        missing[0].focus();
        return;
      }
      const texts = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.read()]));
      requireCrypto();
      fill(found, proof(await verifyDraw(texts)));
      found.querySelector('h3').focus();
    })();
  });
  form.addEventListener('input', () => fill(found));
  takesDrops(form, fields, problem);
  return form;
}

/** Files that are dropped anywhere on the form find their own fields. */
function takesDrops(form, fields, problem) {
  const over = (on) => (event) => {
    event.preventDefault();
    form.classList.toggle('drop', on);
  };
  form.addEventListener('dragover', over(true));
  form.addEventListener('dragleave', over(false));
  form.addEventListener('drop', async (event) => {
    over(false)(event);
    problem.textContent = '';
    for (const file of event.dataTransfer.files) {
      const known = sortOut(await file.text());
      Object.entries(known).forEach(([name, text]) => fields[name].put(text));
      if (Object.keys(known).length === 0) {
        problem.textContent = `${file.name} is none of the three.`;
      }
    }
  });
}

/** Who may open a draw, both parties together or the auditor of the rules, fetches it here by the negotiation's name. */
function fromNegotiation(person, negotiation) {
  const heading = h('h2', {}, 'From a negotiation');
  if (!person) {
    return h('section', { class: 'panel' }, heading, h('p', {}, 'Whoever may open a draw can fetch it here: both sides once both agreed, and an auditor whom the rules name.'),
      h('div', {}, h('a', { class: 'button second', href: signInPath() }, 'Sign in')));
  }
  const problem = problemLine('fetch-problem');
  const found = h('div', { class: 'proofs' });
  const input = h('input', { id: 'negotiation', name: 'negotiation', class: 'plain-in', autocomplete: 'off', spellcheck: 'false', maxlength: 64, value: negotiation, test: 'negotiation', 'aria-describedby': 'negotiation-hint' });
  const fetch = h('button', { class: 'button second', type: 'submit', test: 'fetch-draws' }, 'Show its draws');
  const form = h('form', { class: 'panel', novalidate: true }, heading,
    h('div', { class: 'field' }, h('label', { class: 'label', for: 'negotiation' }, 'The negotiation’s name'), input,
      h('p', { class: 'hint', id: 'negotiation-hint' }, 'The marketplace tells it to you: neg_ and letters behind it.')),
    fetch, problem, found);
  const ask = guard(fetch, problem, async () => {
    fill(found);
    const id = input.value.trim();
    if (!id) {
      problem.textContent = 'Write the negotiation’s name.';
      input.focus();
      return;
    }
    const { draws, auditor } = await parley.get(`/negotiations/${encodeURIComponent(id)}/draws`);
    window.history.replaceState(null, '', `/verify?negotiation=${encodeURIComponent(id)}`);
    fill(found, draws.length === 0 ? h('p', { class: 'notice', test: 'no-draws' }, 'No price was drawn there, or it has not ended yet.') : draws.map((draw) => drawOf(id, draw, auditor)));
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask();
  });
  if (negotiation) {
    ask();
  }
  return form;
}

function drawOf(negotiation, draw, auditor) {
  const { button, result } = verifying({ negotiation, item: draw.item, words: 'Fetch and verify' });
  return h('div', { class: 'draw', test: `draw-${draw.item}` }, h('h3', {}, draw.item), h('p', { class: 'code' }, draw.seedCommitment),
    draw.mayOpen ? [button, result] : h('p', { class: 'notice', test: 'may-not-open' }, `You may not open it yet: both sides must agree first, on the page of their negotiation${auditor ? `, or ${nameOf(auditor)} opens it as the auditor of these rules` : ''}.`));
}

/** What a proof is worth, so that nobody reads more into it. */
function whatItProves() {
  return h('section', { class: 'explorer-notes' }, h('h2', {}, 'What it proves, and what not'),
    h('ul', { class: 'steps' },
      h('li', {}, 'That the price follows from the rules, from what both sides stated last, and from a seed that was fixed before either stated anything.'),
      h('li', {}, 'That nothing of it was changed since the receipt was signed.'),
      h('li', {}, 'Not that a side stated it itself: submissions are not signed by those who make them. Each side knows its own.'),
      h('li', {}, 'Not, where prices are only kept sealed, that the marketplace did not help one side: who knows the seed and the other side’s number can look for a number of its own that suits. Where both sides commit first, that is closed as well.')));
}
