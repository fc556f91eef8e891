/** Pictures of what surrounds a negotiation: checkout, changes, names, events, own protocols, personal data, security. */
import { box, line, way, words } from './drawing.mjs';

export const checkout = {
  title: 'The states of a deal',
  text: 'A deal is agreed, then in checkout, then redeemed. From agreed and from in checkout it can also expire, be cancelled, or be sold elsewhere. A redeemed deal can be reversed.',
  caption: 'Begin gives time to pay, redeem takes the deal into your order, reverse undoes it. Everything grey is an end.',
  high: 268,
  drawing: [
    box(112, 6, 136, 46, 'AGREED', 'until it expires'), way('M180 52V82'), words(190, 72, 'begin', '', 'start'),
    box(112, 84, 136, 46, 'IN_CHECKOUT', 'more time, once'), way('M180 130V160'), words(190, 150, 'redeem', '', 'start'),
    box(112, 162, 136, 46, 'REDEEMED', 'one order has it'), way('M112 29H66V160'), way('M112 107H66V160'), box(6, 162, 94, 46, 'EXPIRED', 'CANCELLED', 'quiet'),
    way('M248 29H308V160'), way('M248 107H308V160'), box(262, 162, 92, 46, 'SOLD', 'ELSEWHERE', 'quiet'),
    way('M180 208V228'), words(190, 223, 'reverse', '', 'start'), box(112, 230, 136, 32, 'REVERSED', '', 'quiet'),
  ],
};

export const changes = {
  title: 'What a change of a listing touches',
  text: 'A listing changes at one instant. Deals that were agreed before stand. Negotiations that are open go on as they were opened. What a seller has set for later acts only if it still fits. Negotiations opened afterwards see the new listing.',
  caption: 'Agreed stands, open goes on, what was set for later acts only if it still fits.',
  high: 232,
  drawing: [
    line('M180 26V222', 'seller dashed'), words(180, 18, 'the listing changes', 'name'),
    box(8, 44, 130, 40, 'a deal', 'agreed before'), way('M138 64H228'), box(230, 44, 122, 40, 'stands'),
    box(8, 104, 130, 40, 'a negotiation', 'opened before'), way('M138 124H228'), box(230, 104, 122, 40, 'goes on', 'as it was opened'),
    box(8, 164, 130, 40, 'private terms', 'set before'), way('M138 184H228'), box(230, 164, 122, 40, 'act if they fit', 'else they lapse', 'quiet'),
  ],
};

export const identifiers = {
  title: 'How far each name reaches',
  text: 'Everything lies within a tenant. In it are principals with their agents and idempotency keys, listings with their items, and order references of the host.',
  caption: 'A name is one thing within the box that holds it: an item within its listing, a key within who sends it.',
  high: 226,
  drawing: [
    '<rect class="quiet" x="4" y="6" width="352" height="214" rx="12"/>', words(18, 28, 'tenant', 'name', 'start'),
    '<rect x="16" y="40" width="158" height="112" rx="10"/>', words(28, 60, 'principal', 'name', 'start'),
    box(22, 70, 146, 32, 'agent', '', 'buyer'), box(22, 110, 146, 32, 'idempotency key', '', 'buyer'),
    '<rect x="186" y="40" width="158" height="112" rx="10"/>', words(198, 60, 'listing reference', 'name', 'start'), box(198, 70, 134, 32, 'item', '', 'seller'),
    box(16, 164, 328, 44, 'order reference', 'one buyer, one currency, for ever'),
  ],
};

export const events = {
  title: 'How an event reaches your listener',
  text: 'A move is committed together with its event. From the queue of each listener the event is called, in order for each negotiation. If the listener throws, the same event comes again after a second, then later and later. What comes after waits.',
  caption: 'After the commit, at least once, in order for each negotiation. A listener that fails delays itself and nobody else.',
  high: 206,
  drawing: [
    box(6, 10, 116, 46, 'a move', 'one transaction'), way('M122 33H158'), box(160, 10, 194, 46, 'the queue', 'one for each listener'),
    way('M257 56V92'), words(266, 80, 'in order', '', 'start'), box(160, 94, 194, 46, 'your listener', 'mail, search, reports', 'buyer'),
    way('M160 117H136V45H158', 'dashed'), words(8, 150, 'it throws: the same event', '', 'start'), words(8, 167, 'again, after 1 s, 2 s, 4 s …', '', 'start'),
    way('M257 140V166'), box(206, 168, 102, 32, 'heard', '', 'quiet'),
  ],
};

export const ownProtocol = {
  title: 'A protocol is two pure functions',
  text: 'A move, with time, facts and fresh ids in a context, goes into decide. Decide answers with events or with a refusal. Events go into evolve, which makes the next state. The state goes back into decide. Storage, mandates, holds and deadlines are the kernel’s.',
  caption: 'You write <em>decide</em> and <em>evolve</em>. All around them is the kernel’s.',
  high: 240,
  drawing: [
    '<rect class="quiet" x="4" y="6" width="352" height="228" rx="12"/>', words(180, 26, 'the kernel: clock, mandates, holds, storage', ''),
    box(12, 46, 106, 46, 'a move', 'time, facts, ids', 'buyer'), way('M118 69H144'), box(146, 46, 88, 46, 'decide'),
    way('M234 69H262'), box(264, 46, 82, 46, 'refusal', 'with a code', 'seller'),
    way('M190 92V128'), words(198, 115, 'events', '', 'start'), box(146, 130, 88, 46, 'evolve'),
    way('M146 153H116'), box(18, 130, 96, 46, 'the state'), way('M66 130C66 108 120 112 144 86'), words(180, 212, 'the same inputs give the same events, always', ''),
  ],
};

export const personalData = {
  title: 'What erasing a person takes away',
  text: 'Erasing takes away what a person said and set: offers, messages, thresholds, mandates. It leaves the headers of events, so that chains and receipts verify, deals with ids and amounts, and the other side’s words.',
  caption: 'What was said goes; what proves and accounts stays.',
  high: 214,
  drawing: [
    box(92, 8, 176, 42, 'end everything', 'of this person'), way('M180 50V76'), box(112, 78, 136, 36, 'erase', '', 'buyer'),
    way('M140 114 96 142'), way('M220 114 264 142'), words(86, 134, 'goes', 'name', 'end'), words(276, 134, 'stays', 'name', 'start'),
    box(6, 146, 166, 60, 'offers, messages,', 'thresholds, mandates', 'quiet'), box(188, 146, 166, 60, 'headers, deals,', 'the other side’s words'),
  ],
};

export const security = {
  title: 'What the other side can and cannot see',
  text: 'The other side sees offers, counter-offers and messages. It does not see private terms, mandates, refusals or pending approvals. The host runs the code and can see everything that is not committed.',
  caption: 'The wall that Parley keeps stands between the two sides. It does not stand between a party and the host.',
  high: 222,
  drawing: [
    box(6, 10, 116, 40, 'the buyer', '', 'buyer'), box(238, 10, 116, 40, 'the seller', '', 'seller'),
    way('M122 24H236'), way('M238 38H124'), words(180, 66, 'offers, messages'),
    line('M180 80V156', 'dashed'), words(64, 92, 'mandate', ''), words(64, 110, 'refusals, approvals', ''), words(64, 128, 'limits'),
    words(296, 92, 'thresholds', ''), words(296, 110, 'reserve', ''), words(296, 128, 'mandate'), words(180, 174, 'neither sees the other’s'),
    box(6, 184, 348, 34, 'the host runs the code and keeps the keys', '', 'quiet'),
  ],
};
