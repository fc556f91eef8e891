/** Pictures of what is reckoned: bargaining solutions, software that negotiates, the laboratory. */
import { box, dot, line, way, words } from './drawing.mjs';

export const economics = {
  title: 'Where a fair split lies',
  text: 'A chart with one axis for each party’s gain. From the point of no agreement the outcomes that nothing beats for both form a frontier. The Nash solution is where the product of both gains is largest: the largest rectangle beneath the frontier.',
  caption: 'The frontier holds the outcomes that cannot be bettered for both. Nash takes the one with the largest rectangle beneath it.',
  high: 246,
  drawing: [
    line('M52 206V18'), line('M52 206H340'), words(196, 234, 'the buyer’s gain'), words(52, 12, 'the seller’s gain', '', 'start'),
    '<rect class="buyer" x="52" y="92" width="128" height="114" rx="0"/>',
    '<path class="line seller" d="M52 44C130 50 220 110 292 206"/>', dot(180, 92, 'buyer'), words(192, 88, 'Nash', 'name', 'start'),
    words(236, 128, 'the frontier', '', 'start'), dot(52, 206, 'quiet'), words(62, 198, 'no agreement', '', 'start'),
  ],
};

export const negotiators = {
  title: 'How a strategy concedes over time',
  text: 'Three curves from the first offer to the reservation as time passes. A tough one gives way only near the end, a linear one steadily, a yielding one at once. None goes below the reservation.',
  caption: 'When to give way is the strategy’s choice; the reservation is never passed.',
  high: 222,
  drawing: [
    line('M44 188V18'), line('M44 188H340'), line('M44 170H340', 'dashed'), words(330, 184, 'reservation', '', 'end'), words(338, 208, 'the deadline', '', 'end'), words(48, 208, 'now', '', 'start'), words(52, 20, 'what it asks for', '', 'start'),
    '<path class="line buyer" d="M44 36C220 38 310 52 334 170"/>', '<path class="line" d="M44 36 334 170"/>', '<path class="line seller" d="M44 36C60 140 160 164 334 170"/>',
    words(262, 46, 'tough', 'name'), words(204, 98, 'linear', 'name', 'start'), words(92, 156, 'yielding', 'name', 'start'),
  ],
};

export const laboratory = {
  title: 'How the laboratory compares protocols',
  text: 'A population of buyers and sellers plays each protocol many times with one seed. For each protocol the laboratory tells what buyers, sellers and the marketplace would get, as intervals, beside the best that any rule reaches.',
  caption: 'The same people play every protocol; what comes out is told with intervals.',
  high: 238,
  drawing: [
    box(2, 70, 108, 52, 'a population', 'with a seed', 'buyer'), way('M110 86 134 38'), way('M110 96H134'), way('M110 106 134 156'),
    box(136, 10, 92, 44, 'offers'), box(136, 74, 92, 44, 'sealed bids'), box(136, 138, 92, 44, 'auction'),
    line('M246 32H330', 'faint'), line('M246 96H330', 'faint'), line('M246 160H330', 'faint'),
    line('M276 32H300', 'thick'), line('M288 96H312', 'thick'), line('M296 160H324', 'thick'),
    dot(288, 32, 'seller'), dot(300, 96, 'seller'), dot(310, 160, 'seller'), line('M336 14V180', 'dashed'), words(354, 202, 'the best of any rule', '', 'end'), words(224, 226, 'gains, with intervals', '', 'start'),
  ],
};
