/** What the verifier of draws found, step by step in words, and the files that it was found from. */

import { freshId, h } from '../dom.js';
import { nameOf } from '../chrome.js';
import { show } from '../money.js';
import { keepFile } from '../signature.js';
import { showInstant } from '../time.js';
import { words as fraction } from './verify/ratio.js';

const percent = new Intl.NumberFormat(navigator.language || 'en', { style: 'percent', maximumFractionDigits: 1 });
const AGAIN = 'Fetch the files again from where they came, and do not edit them.';
const EXPLAIN = 'Keep all three files: with them anybody can see this. Ask the marketplace to explain it.';

/** Each fault: what it means, and what to do. */
const FAULTS = {
  KEYS: ['The keys cannot be read.', 'Use the set of keys as the marketplace publishes it, unchanged.'],
  CONTENT: ['The opening is not of the form that Parley writes.', AGAIN],
  TRANSCRIPT: ['The opening has been changed: its record of events does not hold together.', `${AGAIN} If it stays so, what you were given proves nothing.`],
  RECEIPT: ['The receipt does not vouch for this opening.', 'Check that receipt, opening and keys belong together: the same negotiation, and the keys of the marketplace where it was held.'],
  BEYOND_THE_RECEIPT: ['The receipt is from before the price was found.', 'Use a receipt from after the close. One comes with every opening.'],
  INCOMPLETE: ['Something that counts is left out: the rules, what one side stated last, or the outcome.', AGAIN],
  SEED: ['The seed is not the one that was committed to when the negotiation began.', EXPLAIN],
  PRICE: ['The rules make another price from what both sides stated.', EXPLAIN],
  OTHER_PRICE: ['It proves another price than the one that is shown here.', EXPLAIN],
};

/**
 * What was found, for people. It has a heading that can be focused.
 *
 * @param agreed the price that the page shows, in minor units, where there is one
 */
export function proof(found, { agreed } = {}) {
  const fault = found.fault ?? (agreed !== undefined && found.price !== agreed ? 'OTHER_PRICE' : null);
  const [wrong, help] = fault ? FAULTS[fault] : [];
  const money = (minorUnits) => show({ minorUnits: Number(minorUnits), currency: found.currency });
  const heading = freshId('proof');
  return h('section', { class: `proof ${fault ? 'fails' : 'holds'}`, 'aria-labelledby': heading, test: 'proof' },
    h('h3', { id: heading, tabindex: '-1', class: 'verdict', test: 'verdict' }, h('span', { 'aria-hidden': 'true' }, fault ? '✗' : '✓'), fault ? ' Not verified' : ` Verified: ${money(found.price)}`),
    found.title ? h('p', { class: 'hint', test: 'proved-of' }, `${found.title}, negotiation ${found.negotiation}`) : null,
    h('p', {}, fault ? `${wrong}${fault === 'PRICE' && found.recomputed !== undefined && found.recomputed !== null ? ` It would be ${money(found.recomputed)}.` : ''}`
      : 'The rules, what both sides stated, and a seed that was fixed beforehand make exactly this price. Computed just now, in this browser.'),
    fault ? h('p', { test: 'what-to-do' }, h('strong', {}, 'What to do: '), help) : null,
    h('ol', { class: 'checks', test: 'checks' }, steps(found, money).map((lines) => check('✓', 'Holds: ', lines)), fault ? check('✗', 'Fails: ', [found.why ?? wrong]) : null));
}

function check(mark, heard, [first, ...more]) {
  return h('li', { class: mark === '✓' ? 'holds' : 'fails' }, h('span', { class: 'check-mark', 'aria-hidden': 'true' }, mark),
    h('div', {}, h('span', { class: 'unseen' }, heard), first, more.map((line) => (typeof line === 'string' ? h('span', { class: 'phrase' }, line) : line))));
}

/** As far as it was proved. */
function steps(found, money) {
  const { events, receipt, seller, buyer, commitment, seedHolds, zone, value } = found;
  return [
    events === undefined ? null : [`The record is whole: ${events} events, each chained to the one before.`],
    !receipt ? null : ['The receipt is signed with a published key and vouches for this record.', `Key ${receipt.kid}, up to event ${receipt.seq}, made on ${showInstant(receipt.issuedAt)}.`],
    !seller ? null : ['What both sides stated last is shown.', stated(found, 'SELLER', seller, money), stated(found, 'BUYER', buyer, money)],
    !seedHolds ? null : ['The seed is the one that was committed to before anybody stated a price.', h('span', { class: 'phrase code' }, commitment)],
    !zone ? null : zoneTold(found, money),
    !zone || zone.lowerFair === zone.upperFair ? null : ['Seed and numbers of both sides draw a value between 0 and 1.', `${decimal(value.chance)} …`, h('span', { class: 'phrase code' }, value.hex)],
    !found.verified ? null : [`At that value the price is ${money(found.price)}, and so it was agreed.`],
  ].filter(Boolean);
}

function stated({ seats }, role, { price, fair, nonce }, money) {
  const who = nameOf(seats.find((seat) => seat.role === role).principal);
  return `${who}: ${role === 'SELLER' ? 'at least' : 'at most'} ${money(price)}, ${fair === undefined ? 'no fair price' : `fair ${money(fair)}`}, ${nonce ? 'with a number of its own' : 'no number of its own'}.`;
}

function zoneTold({ zone, tick, epsilon }, money) {
  const at = (ticks) => money(ticks * tick);
  const { lowest, lowerFair, upperFair, highest } = zone;
  if (lowerFair === upperFair) {
    return [`Only one price was possible: ${at(lowerFair)}.`];
  }
  const chance = Number((epsilon.over * 1_000_000n) / epsilon.under) / 1_000_000;
  return ['So the price could be drawn from here:',
    h('dl', { class: 'facts zone' }, [['The seller’s lowest', lowest], ['Lower fair price', lowerFair], ['Higher fair price', upperFair], ['The buyer’s highest', highest]]
      .map(([name, ticks]) => h('div', {}, h('dt', {}, name), h('dd', {}, at(ticks))))),
    `With the chance ${fraction(epsilon)} (${percent.format(chance)}) from all of it, else from between the fair prices.`];
}

/** The first digits of a chance. */
function decimal({ over, under }) {
  return `0.${String((over * 10n ** 12n) / under).padStart(12, '0')}`;
}

/** Buttons that keep the three files. */
export function files({ opening, receipt, keys }, name) {
  const keep = (words, suffix, content, type) => h('button', { class: 'button small quiet', type: 'button', test: `keep-${suffix.split('.')[0]}`, onclick: () => keepFile(`draw-${name}-${suffix}`, content, type) }, words);
  return h('div', { class: 'row', role: 'group', 'aria-label': 'Keep the files' },
    keep('Keep the opening', 'opening.json', opening), keep('Keep the receipt', 'receipt.jws', receipt, 'application/jose'), keep('Keep the keys', 'keys.json', keys));
}
