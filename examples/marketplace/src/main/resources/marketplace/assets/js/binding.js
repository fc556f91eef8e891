/** What an act binds to, in the sentences that are asked before it. */

import { show } from './money.js';
import { payWindow } from './window.js';

/** What somebody asks before it accepts pieces of an offer at an amount. */
export function acceptBinds({ view, seller, rival }, titles, amount) {
  const what = `${titles.join(' and ')} for ${show(amount)}`;
  const first = seller ? `You sell ${what} to ${rival}.` : `You buy ${what} from ${rival}.`;
  if (view.listing.binding === 'ON_ACCEPTANCE') {
    return [first, 'This binds both of you at once. Neither of you can step back from it afterwards.', seller ? 'It is set aside for the buyer, who pays next.' : 'You pay next; the price can no longer change.'];
  }
  return [first, seller ? `It is set aside for ${rival}, who has ${payWindow()} to pay. You cannot sell it to anybody else in that time.`
    : `It is set aside for you, and you have ${payWindow()} to pay or to let it go.`, 'The price can no longer change.'];
}

/** What an offer binds to where the other side's acceptance alone makes a deal; empty where it does not bind. */
export function offerBinds({ binding, other, seller }) {
  return binding !== 'ON_ACCEPTANCE' ? [] : [
    `If ${other} accepts, you have ${seller ? 'sold' : 'bought'} at once. Neither of you can step back afterwards.`,
    'Until then you can take the offer back.',
  ];
}
