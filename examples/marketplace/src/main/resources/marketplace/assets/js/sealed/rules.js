/** The rules of sealed bids as a page needs them: which procedure, with the defaults of what the policy leaves out. */

import { parley } from '../api.js';

const PROCEDURES = ['sealed-bid', 'sealed-auction'];

/** Whether rules are those of sealed bids. */
export function isSealed(rules) {
  return PROCEDURES.includes(rules?.protocol);
}

/** Whether many buyers bid, and not two parties with each other. */
export function isAuction(rules) {
  return rules.protocol === 'sealed-auction';
}

/** A policy's choice with the schema's defaults for parameters that it does not set. */
export async function completed(choice) {
  const { rulesSchema: schema } = await parley.get(`/protocols/${encodeURIComponent(choice.protocol)}`);
  const defaults = Object.entries(schema?.properties ?? {}).filter(([, property]) => 'default' in property)
    .map(([name, property]) => [name, property.default]);
  return { ...choice, parameters: { ...Object.fromEntries(defaults), ...choice.parameters } };
}

/** Whether fair prices count, and each side's device has a share in the draw. */
export function isDrawn({ parameters }) {
  return parameters.pricing === 'draw';
}

/** Whether not even the marketplace knows a price before the close. */
export function isCommitted({ parameters }) {
  return parameters.secrecy === 'committed';
}

/** What a price of an item may be, in minor units: {min, max, tick}. */
export function rangeOf(item, { parameters }) {
  const { domain } = item.issues.find((issue) => issue.role === 'UNIT_PRICE' || issue.role === 'LINE_PRICE');
  const cap = parameters.capPercent === undefined ? domain.max
    : Math.min(domain.max, Math.floor((item.listPrice.minorUnits * parameters.capPercent) / 100));
  return { min: domain.min, max: cap - (cap % domain.tick), tick: domain.tick };
}

/** Whether nothing of an item is open but its price; else sealed bids cannot settle it. */
export function onlyPriceIsOpen(item) {
  return item.issues.every(({ role, domain }) => role === 'UNIT_PRICE' || role === 'LINE_PRICE' || isSettled(domain));
}

function isSettled(domain) {
  switch (domain.type) {
    case 'date': return domain.first === domain.last;
    case 'choice': return domain.labels.length === 1;
    case 'integer': return domain.max - domain.min < domain.step;
    default: return domain.min === domain.max;
  }
}
