/** A mandate in plain words. */

import { nameOf } from '../chrome.js';
import { CATEGORIES } from '../categories.js';
import { show } from '../money.js';
import { showDay, showInstant, showSeconds } from '../time.js';

/** The kinds of move, as what somebody may do. */
export const KINDS = { offer: 'make an offer', counter: 'answer with another', accept: 'accept', reject: 'decline', withdraw: 'take an offer back' };

/** What may be told to the other side. */
export const DISCLOSURES = { IDENTITY: 'who you are', PREFERENCES: 'what you prefer', DEADLINE: 'until when you have time', ALTERNATIVES: 'what else you could do', LIMITS: 'your limits', MESSAGES: 'anything, in messages of its own' };

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** Its sentences, the most important first. */
export function sentences(mandate) {
  const who = mandate.agent ? capital(mandate.agent) : 'You';
  const { bounds, conduct } = mandate;
  return [
    `${who} may ${mandate.role === 'BUYER' ? 'buy' : 'sell'} ${where(mandate.scope)}${mandate.agent ? ' for you' : ' within these limits'}, ${amounts(mandate)}.`,
    bounds.approvalFrom ? `From ${show(bounds.approvalFrom)} on, ${mandate.agent ? 'it asks you first' : 'you are asked once more'}.` : mandate.agent ? 'It never has to ask you.' : null,
    ...bounds.issues.map(issueWords),
    conduct.kinds.length === 0 ? `${mandate.agent ? 'It' : 'You'} may look, and make no move.` : conduct.kinds.length === Object.keys(KINDS).length ? null : `${mandate.agent ? 'It' : 'You'} may ${list.format(conduct.kinds.map((kind) => KINDS[kind] ?? kind))}, nothing else.`,
    pace(conduct, mandate.agent),
    mandate.agent ? `To the other side it may tell ${conduct.disclosure.length > 0 ? list.format(conduct.disclosure.map((one) => DISCLOSURES[one] ?? one)) : 'nothing about you'}.` : null,
  ].filter(Boolean);
}

/** Where it holds, as a phrase. */
export function where({ anything, categories, listings, sellers }) {
  if (anything) {
    return 'anything on Fairhand';
  }
  return [
    categories.length > 0 ? list.format(categories.map((name) => (CATEGORIES[name] ?? name).toLowerCase())) : listings.length > 0 ? null : 'anything',
    listings.length > 0 ? (listings.length === 1 ? 'one named listing' : `${listings.length} named listings`) : null,
    sellers.length > 0 ? `from ${list.format(sellers.map(nameOf))}` : null,
  ].filter(Boolean).join(', ');
}

function amounts({ role, bounds }) {
  const edge = role === 'BUYER' ? 'at most' : 'at least';
  const parts = [
    bounds.perDeal ? `for ${edge} ${show(bounds.perDeal)} a deal` : null,
    bounds.unitPrice ? `${edge} ${show(bounds.unitPrice)} for one unit` : null,
    bounds.budget ? `${show(bounds.budget)} in all` : null,
    bounds.maxDeals === undefined ? null : `${bounds.maxDeals} ${bounds.maxDeals === 1 ? 'deal' : 'deals'} at most`,
  ].filter(Boolean);
  return parts.length > 0 ? list.format(parts) : 'at any price';
}

function pace({ maxRounds, minSecondsBetweenMoves }, agent) {
  const parts = [
    maxRounds === undefined ? null : `no more than ${maxRounds} moves in one negotiation`,
    minSecondsBetweenMoves > 0 ? `at least ${showSeconds(minSecondsBetweenMoves)} between two of them` : null,
  ].filter(Boolean);
  return parts.length > 0 ? `${agent ? 'It makes' : 'You make'} ${list.format(parts)}.` : null;
}

/** A limit on one of the terms. */
export function issueWords({ listing, issue, limit }) {
  const name = capital(issue.replaceAll('-', ' '));
  return `${name}${listing ? ' of one listing' : ''}: ${limitWords(limit)}.`;
}

function limitWords({ type, min, max, labels, first, last, scale = 0 }) {
  if (type === 'days') {
    return [first ? `from ${showDay(first)}` : null, last ? `until ${showDay(last)}` : null].filter(Boolean).join(' ');
  }
  if (type === 'any-of') {
    return labels.length > 0 ? new Intl.ListFormat('en', { type: 'disjunction' }).format(labels) : 'none';
  }
  const number = (value) => (value / 10 ** scale).toLocaleString(navigator.language, { minimumFractionDigits: scale });
  return [min === undefined ? null : `at least ${number(min)}`, max === undefined ? null : `at most ${number(max)}`].filter(Boolean).join(', ');
}

/** How it stands: in force, not yet, over. */
export function standing(mandate, now) {
  if (mandate.revokedAt) {
    return { over: true, words: 'Taken back', since: `on ${showInstant(mandate.revokedAt)}` };
  }
  if (Date.parse(mandate.validUntil) <= now) {
    return { over: true, words: 'Ended', since: `on ${showInstant(mandate.validUntil)}` };
  }
  return Date.parse(mandate.validFrom) > now
    ? { over: false, words: 'Not yet', since: `from ${showInstant(mandate.validFrom)} until ${showInstant(mandate.validUntil)}` }
    : { over: false, words: 'In force', since: `until ${showInstant(mandate.validUntil)}` };
}

export function capital(text) {
  return text.replace(/^./, (first) => first.toUpperCase());
}
