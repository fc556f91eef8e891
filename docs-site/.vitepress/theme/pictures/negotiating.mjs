/** Pictures of how one negotiates: the life of a negotiation, protocols, policies, mandates, sealed bids. */
import { box, dot, line, way, words } from './drawing.mjs';

export const concepts = {
  title: 'The life of a negotiation and its deal',
  text: 'A policy chooses the protocol. The negotiation opens with frozen rules, offers and counter-offers go back and forth, each with a deadline, and it ends agreed or closed. An agreement makes a signed deal, which checkout redeems; otherwise it expires or is cancelled. An order that is undone reverses its deal.',
  caption: 'A negotiation ends <em>agreed</em> or <em>closed</em>. Where items settle one by one, some may be agreed while others go on.',
  high: 388,
  drawing: [
    box(95, 6, 170, 46, 'open', 'rules frozen'), way('M180 52V82'),
    box(95, 84, 170, 46, 'offer ⇄ counter', 'each with a deadline'),
    way('M180 130V174'), words(190, 157, 'accept', '', 'start'), box(95, 176, 170, 46, 'agreed', 'deal signed'),
    way('M265 107H338V174'), words(330, 147, 'reject, leave,', '', 'end'), words(330, 163, 'no answer', '', 'end'), box(280, 176, 74, 46, 'closed', '', 'quiet'),
    way('M180 222V256'), words(190, 243, 'redeem', '', 'start'), box(95, 258, 170, 46, 'redeemed', 'with your order'),
    way('M95 199H50V256'), box(6, 258, 78, 46, 'expired', 'not paid', 'quiet'),
    way('M180 304V336'), words(190, 325, 'order undone', '', 'start'), box(95, 338, 170, 46, 'reversed', 'stock and budget back', 'quiet'),
  ],
};

export const protocols = {
  title: 'Alternating offers beside sealed bids',
  text: 'With alternating offers the buyer says 60, the seller 75, the buyer 65 and the seller accepts 65: everybody sees each step. With sealed bids each side puts one price behind a curtain, the clock closes, and the rules make the price.',
  caption: 'Left, alternating offers: each step is seen and answered. Right, sealed bids: one price each, unseen, and the rules make the price.',
  high: 232,
  drawing: [
    words(85, 18, 'alternating offers', 'name'), words(28, 40, 'buyer'), words(142, 40, 'seller'),
    line('M28 48V222', 'buyer'), line('M142 48V222', 'seller'),
    way('M28 66H138'), words(85, 60, 'offers 60'), way('M142 108H32'), words(85, 102, 'counters 75'),
    way('M28 150H138'), words(85, 144, 'counters 65'), way('M142 192H32'), words(85, 186, 'accepts 65', 'name'),
    line('M180 14V222', 'faint'), words(270, 18, 'sealed bids', 'name'),
    box(198, 40, 68, 46, 'buyer', 'sealed', 'buyer'), box(286, 40, 68, 46, 'seller', 'sealed', 'seller'),
    way('M232 86 262 118'), way('M320 86 290 118'), box(220, 120, 112, 40, 'the close', '', 'quiet'),
    way('M276 160V184'), box(206, 186, 140, 42, 'a price', 'or no deal'),
  ],
};

export const policies = {
  title: 'How a policy finds the rule for a listing',
  text: 'A listing goes through the rules from top to bottom. Rule one, switched off, is passed. Rule two names another category and is passed. Rule three fits and decides protocol, rules and settlement. Rules after it are not asked. Where none fits, the listing is not negotiable.',
  caption: 'The first rule that is switched on, in force and fits decides. No rule fits: not negotiable.',
  high: 250,
  drawing: [
    box(6, 100, 84, 46, 'a listing', 'bike, sports'),
    box(132, 8, 222, 46, '1 · switched off', 'passed', 'quiet'), box(132, 66, 222, 46, '2 · cameras', 'another category: passed', 'quiet'),
    box(132, 124, 222, 52, '3 · sports, in a hurry', 'fits: this one decides'), box(132, 188, 222, 46, '4 · everything', 'not asked any more', 'quiet'),
    way('M90 123H110V31H130'), way('M110 89H130'), way('M110 123V150H130'),
  ],
};

export const mandates = {
  title: 'What a mandate lets an agent do',
  text: 'An agent asks to offer 430. The mandate checks scope, kind of move, a unit price of at most 450, and the budget that is left. Within all of them the move goes on. From the approval amount on, the principal is asked. Beyond a bound the move is refused; the agent sees the code, the principal also sees the bound.',
  caption: 'Within the bounds an agent acts, from an amount on its principal is asked, beyond them it is refused. The other side sees none of it.',
  high: 256,
  drawing: [
    box(6, 8, 104, 46, 'the agent', 'wants to offer'), way('M110 31H146'), box(148, 8, 206, 46, 'its mandate', 'scope, kinds, price, budget'),
    line('M30 122H336'), line('M30 116v12'), line('M210 104v36', 'buyer'), line('M296 104v36', 'seller'),
    words(210, 96, 'approval from'), words(300, 80, 'bound', 'name'), way('M296 84V102'),
    dot(110, 122, 'buyer'), dot(250, 122, 'buyer'), dot(322, 122, 'buyer'),
    way('M110 130V186'), way('M250 130 220 186'), way('M322 130V186'),
    box(62, 188, 98, 50, 'it acts', 'budget held'), box(168, 188, 90, 50, 'waits', 'for a yes', 'quiet'), box(266, 188, 88, 50, 'refused', 'with a code', 'quiet'),
  ],
};

export const sealedBids = {
  title: 'How a sealed price is drawn',
  text: 'The seller’s lowest price is 0 and the buyer’s highest 100; the buyer calls 30 fair and the seller 80. The curve is low from 0 to 30 with 7.5 percent of the chance, high from 30 to 80 with 87.5 percent, and low from 80 to 100 with 5 percent. The mean is 53.75.',
  caption: 'Any price between both best prices can come out, mostly one between both fair prices. <a href="/guide/sealed-bids-explorer.html">Move the prices yourself</a>.',
  high: 214,
  drawing: [
    '<path class="area" d="M30 170V154H120V40H270V154H330V170Z"/>', line('M14 170H346'),
    line('M30 24V170', 'seller'), line('M330 24V170', 'buyer'), line('M120 56V170', 'buyer dashed'), line('M270 56V170', 'seller dashed'),
    words(30, 16, 'seller’s lowest 0', '', 'start'), words(330, 16, 'buyer’s highest 100', '', 'end'),
    words(75, 146, '7.5 %'), words(195, 60, '87.5 %', 'name'), words(301, 146, '5 %'),
    words(120, 188, '30, buyer'), words(270, 188, '80, seller'), way('M191 206V174'), words(200, 208, 'mean 53.75', 'name', 'start'),
  ],
};

export const threatModel = {
  title: 'Who can see a price before the close',
  text: 'A price travels from the party’s device to the host and is encrypted into the database. A rival and an operator see nothing of it through Parley. The host can read a held price; a committed one is only a hash until it is revealed.',
  caption: 'Before the close: what lies where, and who can read it.',
  high: 252,
  drawing: [
    words(132, 16, 'held', 'name'), words(282, 16, 'committed', 'name'),
    box(72, 28, 120, 40, 'your device', 'the price', 'buyer'), box(222, 28, 120, 40, 'your device', 'price and salt', 'buyer'),
    way('M132 68V94'), way('M282 68V94'), words(140, 86, 'price', '', 'start'), words(290, 86, 'hash', '', 'start'),
    box(72, 96, 120, 46, 'the host', 'can read it', 'seller'), box(222, 96, 120, 46, 'the host', 'sees a hash'),
    way('M132 142V166'), way('M282 142V166'),
    box(72, 168, 120, 46, 'the database', 'encrypted'), box(222, 168, 120, 46, 'the database', 'hash, encrypted'),
    words(180, 240, 'a rival and an operator see neither, through Parley'),
  ],
};
