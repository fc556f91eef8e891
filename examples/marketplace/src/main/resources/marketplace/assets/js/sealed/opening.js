/** Fetching what opens a draw, and verifying it in this browser. */

import { fill, h } from '../dom.js';
import { parley, Unreachable } from '../api.js';
import { guard, problemLine } from '../fields.js';
import { files, proof } from './proof.js';

/** Browsers compute hashes and signatures over secure connections alone. */
export function requireCrypto() {
  if (!globalThis.crypto?.subtle) {
    throw new Error('This browser cannot compute here, because the connection is not secure. Keep the files and verify them elsewhere.');
  }
}

/** The verifier; on a negotiation's page it is loaded when it is needed. */
async function verifier() {
  requireCrypto();
  return import('./verify/draw.js').catch(() => { throw new Unreachable(); });
}

/** The three texts that verify a draw of a negotiation. */
export async function openingOf(negotiation, item) {
  const { opening, receipt } = await parley.get(`/negotiations/${encodeURIComponent(negotiation)}/draws/${encodeURIComponent(item)}/opening`);
  return { opening: JSON.stringify(opening), receipt, keys: JSON.stringify(await parley.get('/keys')) };
}

/** A button that fetches, verifies and shows what came of it; {button, result}. */
export function verifying({ negotiation, item, agreed, words = 'Verify' }) {
  const problem = problemLine(`verify-problem-${item}`);
  const found = h('div', { class: 'proofs', 'aria-live': 'polite' });
  const button = h('button', { class: 'button', type: 'button', test: `verify-${item}` }, words);
  button.addEventListener('click', guard(button, problem, async () => {
    const { verifyDraw } = await verifier();
    const texts = await openingOf(negotiation, item);
    fill(found, proof(await verifyDraw(texts), { agreed }), files(texts, item));
    found.querySelector('h3').focus();
  }));
  return { button, result: [problem, found] };
}
