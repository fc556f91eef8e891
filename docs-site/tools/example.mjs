/** An example of a schema: what the contract gives as one, else a plausible value by the field's name, else the plainest. */
import { nameOf, resolve } from './contract.mjs';

const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

const BY_NAME = {
  ref: 'lamp-1', listing: 'lamp-1', item: 'lamp', seller: 'sam', buyer: 'ann', principal: 'ann', agent: 'ann-scout',
  category: 'lamps', title: 'Lamp', currency: 'EUR', protocol: 'alternating-offers', settlement: 'each-item',
  negotiation: 'neg-01', mandate: 'man-01', approval: 'apr-01', deal: 'dea-01', answers: 'off-01', seat: 'buyer',
  termsHash: HASH, rulesHash: HASH, moveHash: HASH, transcriptHead: HASH, orderReference: 'order-1', kind: 'counter',
  phase: 'awaiting-seller', initialPhase: 'awaiting-opening', state: 'AGREED', createdBy: 'pia', version: 1, minorUnits: 7000,
  units: 1, stock: 1, capacity: 1, held: 0, consumed: 0, step: 1, tick: 1, comment: 'Lamps may be haggled over', rule: 'lamps', winner: 'lamps',
  signature: 'eyJhbGciOiJFUzI1NiJ9…', receipt: 'eyJhbGciOiJFUzI1NiJ9…', next: 'b3BhcXVl', revision: '3f2a9c', parameters: {},
  format: 'parley-transcript/1', scale: 0, depth: 0, policyVersion: 1, transcriptSeq: 4, maxDeals: 3, budget: undefined,
  validFrom: '2026-03-01T12:00:00.000000Z', validUntil: '2026-06-01T12:00:00.000000Z', budgetHeld: undefined, detail: undefined, first: undefined, pointer: '/items/0/stock', sentence: 'Every part of the rule is met.',
};

const BY_PLACE = {
  'Hold.kind': 'BUDGET', 'Hold.amount': 7000, 'Hold.listing': undefined, 'Hold.item': undefined, 'Hold.deal': undefined,
  'Item.id': 'lamp', 'Issue.id': 'price', 'Seat.id': 'buyer', 'Deal.id': 'dea-01', 'Negotiation.id': 'neg-01', 'Mandate.id': 'man-01',
  'Approval.id': 'apr-01', 'Issue.role': 'UNIT_PRICE', 'IssueDomain.min': 0, 'IssueDomain.max': 8000, 'Protocol.name': 'alternating-offers',
  'ProtocolSummary.name': 'alternating-offers', 'PolicyRule.name': 'lamps', 'Phase.name': 'awaiting-seller', 'Event.type': 'offer-made',
  'IssueBound.issue': 'price', 'Limit.max': 7500, 'Limit.min': undefined, 'Limit.type': 'range', 'Conduct.kinds': ['offer', 'counter', 'accept'],
  'PriceRange.min': 1000, 'PriceRange.max': 50000, 'Scope.anything': false, 'Scope.categories': ['lamps'], 'Scope.listings': [], 'Scope.sellers': [],
  'Conduct.disclosure': [], 'Approval.params': {}, 'Approval.refusal': undefined, 'Approval.decidedAt': undefined, 'Approval.state': 'PENDING',
  'Mandate.parent': undefined, 'Mandate.revokedAt': undefined, 'Simulation.code': undefined, 'Simulation.title': undefined, 'Simulation.params': {},
  'Simulation.stands': true, 'Problem.code': 'STALE_OFFER', 'Problem.status': 409, 'Problem.type': 'urn:parley:problem:stale-offer',
  'Problem.title': 'That offer no longer stands as you saw it; read the negotiation again.', 'Problem.params': {}, 'Problem.violations': [],
  'Problem.allowedActions': [], 'Problem.retryable': false, 'Problem.instance': undefined, 'Violation.code': 'WRONG_TYPE', 'Violation.message': 'must be an integer',
  'TrialOpening.result': 'OPENS', 'TrialOpening.code': undefined, 'TrialOpening.title': undefined, 'TrialOpening.params': undefined,
  'Lapse.code': 'CURRENCY_CHANGED', 'Lapse.sentence': 'The listing has another currency than when the terms were set.',
  'SimulationWarning.code': 'ABOVE_LIST_PRICE', 'PolicyWarning.pointer': '/rules/3', 'PolicyWarning.code': 'NEVER_WINS',
  'PolicyWarning.sentence': 'Rule "lamps" never wins: rule "everything" takes all that it could.',
  'Deal.orderReference': undefined, 'Finding.code': 'CATEGORY', 'JwkSet.keys': [{ kty: 'EC', crv: 'P-256', kid: '…', x: '…', y: '…' }],
  'KeptPrivateTerms.terms': { items: { lamp: { autoAccept: 7500, autoDecline: 5000 } } }, 'PrivateTerms.terms': { items: { lamp: { autoAccept: 7500, autoDecline: 5000 } } }, 'Protocol.rulesSchema': { type: 'object' },
  'Protocol.moveSchemas': { accept: { type: 'object' } }, 'Protocol.privateTermsSchema': { type: 'object' }, 'AllowedAction.limits': {},
  'PhaseMove.kind': 'accept', 'Listing.attributes': {}, 'ListingDraft.attributes': undefined, 'Choice.mediator': undefined,
  'OpenNegotiation.privateTerms': undefined, 'JoinNegotiation.privateTerms': undefined, 'Move.payload': undefined, 'Negotiation.details': {},
  'Event.details': {}, 'Transcript.events': [{}], 'Bounds.approvalFrom': undefined, 'Bounds.unitPrice': undefined, 'Stock.capacity': 1,
  'PolicyRule.effectiveFrom': undefined, 'PolicyRule.effectiveUntil': undefined, 'Selector.price': undefined, 'Selector.sellers': undefined,
  'Selector.attributes': undefined, 'Mandate.depth': 0, 'Negotiation.deals': [], 'Phase.terminal': false, 'Terms.values': { price: { minorUnits: 7000, currency: 'EUR' } },
  'Advice.goal': 'SELLER_SURPLUS', 'RankedProtocol.name': 'english', 'RankedProtocol.basis': 'EQUILIBRIUM', 'AdviceReason.code': 'BEST',
  'SimulationRun.goal': 'SELLER_SURPLUS', 'SimulationRun.fault': undefined,
  'SimulationRun.state': 'DONE', 'Autopilot.state': 'RUNNING', 'Autopilot.why': undefined, 'Autopilot.refusal': undefined,
  'AutopilotDecision.outcome': 'MADE', 'AutopilotDecision.refusal': undefined,
};

const DROPPED = { price: ['step', 'scale', 'first', 'last', 'labels'], range: ['first', 'last', 'labels'] };

export function example(schema, place = '') {
  const owner = nameOf(schema);
  const shape = resolve(schema);
  if (shape.properties) {
    return objectOf(owner, shape, place);
  }
  const field = place.split('.').pop();
  if (owner === undefined && field in BY_NAME && matches(BY_NAME[field], shape.type)) {
    return BY_NAME[field];
  }
  return plain(shape, place);
}

function objectOf(owner, shape, place) {
  const made = {};
  for (const [name, property] of Object.entries(shape.properties)) {
    const at = `${owner ?? place}.${name}`;
    const value = at in BY_PLACE ? BY_PLACE[at] : example(property, at);
    if (value !== undefined) {
      made[name] = value;
    }
  }
  (DROPPED[made.type] ?? []).forEach((name) => delete made[name]);
  return made;
}

function matches(value, type) {
  return { string: 'string', integer: 'number', object: 'object' }[type] === typeof value || value === undefined;
}

function plain(shape, place) {
  if (shape['x-parley-any-of']) {
    return { minorUnits: 7000, currency: 'EUR' };
  }
  if (shape.example ?? shape.default ?? shape.enum) {
    return shape.example ?? shape.default ?? shape.enum[0];
  }
  switch (shape.type) {
    case 'array':
      return [example(shape.items, place.replace(/s$/, ''))];
    case 'integer':
      return Math.max(shape.minimum ?? 0, 0);
    case 'boolean':
      return true;
    case 'string':
      return shape['x-parley-format'] === 'id' ? place.split('.').pop() : 'text';
    default:
      return {};
  }
}
