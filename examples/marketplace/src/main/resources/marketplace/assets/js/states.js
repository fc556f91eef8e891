/**
 * What every state after the story says to each side: what happened, and what can be done now. The keys are the codes of
 * Parley's own unions; the marketplace's StatesTest fails when a union has a code that is not here.
 *
 * An entry is {pill: [kind, words], buyer, seller}; a side is {title, happened, next}. `happened` takes {other, when,
 * total}: the other side's name, the instant and the amount, all of them words. `next` names places of NEXT.
 */

const same = (pill, side) => ({ pill, buyer: side, seller: side });

/** A deal, by its state. */
export const DEALS = {
  AGREED: {
    pill: ['yours', 'To pay'],
    buyer: { title: 'It waits for your payment.', happened: ({ other, total }) => `You and ${other} agreed on ${total}. It is set aside for you until you pay or the time runs out.`, next: ['pay', 'talk'] },
    seller: { title: 'It waits for the payment.', happened: ({ other, total }) => `You and ${other} agreed on ${total}. It is set aside until ${other} pays or the time runs out.`, next: ['talk'] },
  },
  IN_CHECKOUT: {
    pill: ['yours', 'Being paid'],
    buyer: { title: 'You are at checkout.', happened: ({ total }) => `${total} waits to be paid. The time to pay was extended once when you came to checkout.`, next: ['pay', 'talk'] },
    seller: { title: 'The buyer is at checkout.', happened: ({ other, total }) => `${other} is about to pay ${total}. It stays set aside until then or until the time runs out.`, next: ['talk'] },
  },
  REDEEMED: {
    pill: ['done', 'Paid'],
    buyer: { title: 'It is paid.', happened: ({ other, total }) => `You paid ${total}, and ${other} was told.`, next: ['order', 'browse'] },
    seller: { title: 'It is sold.', happened: ({ other, total }) => `${other} paid ${total}. Get it ready.`, next: ['order', 'inbox'] },
  },
  REVERSED: {
    pill: ['over', 'Taken back'],
    buyer: { title: 'This order was taken back.', happened: ({ total }) => `Fairhand took the order back. In a real shop ${total} would be on its way to you; the goods are for sale again.`, next: ['listing', 'browse'] },
    seller: { title: 'This order was taken back.', happened: ({ other }) => `Fairhand took the order of ${other} back. The goods are for sale again.`, next: ['listing', 'inbox'] },
  },
  EXPIRED: {
    pill: ['over', 'Not paid in time'],
    buyer: { title: 'The time to pay ran out.', happened: ({ total, when }) => `Nobody paid ${total} by ${when}, so the deal lapsed. The goods are for sale again, and you can make a new offer.`, next: ['listing', 'browse'] },
    seller: { title: 'The buyer did not pay in time.', happened: ({ other, when }) => `${other} did not pay by ${when}, so the deal lapsed. The goods are for sale again.`, next: ['listing', 'inbox'] },
  },
  CANCELLED: {
    pill: ['over', 'Cancelled'],
    buyer: { title: 'This deal was cancelled.', happened: () => 'The deal was cancelled before it was paid. Nothing is owed, and the goods are for sale again.', next: ['listing', 'browse'] },
    seller: { title: 'This deal was cancelled.', happened: ({ other }) => `The deal with ${other} was cancelled before it was paid. The goods are for sale again.`, next: ['listing', 'inbox'] },
  },
  SOLD_ELSEWHERE: {
    pill: ['over', 'Sold elsewhere'],
    buyer: { title: 'It was sold elsewhere.', happened: () => 'Somebody else paid for the last one before you did. You owe nothing.', next: ['browse'] },
    seller: { title: 'It was sold elsewhere.', happened: ({ other }) => `The last one went to somebody else before ${other} paid.`, next: ['inbox'] },
  },
};

/** A negotiation that has ended, by its reason. */
export const ENDS = {
  agreed: same(['done', 'Agreed'], { title: 'Agreed.', happened: () => 'Every piece is agreed.', next: ['pay'] }),
  'partly-agreed': same(['done', 'Partly agreed'], { title: 'Agreed on some pieces.', happened: () => 'A price was found for some pieces and not for others.', next: ['pay', 'listing'] }),
  'no-deal': same(['over', 'Ended'], { title: 'No deal this time.', happened: () => 'The prices did not meet, or not everybody stated one. Neither side is told more than that.', next: ['listing', 'browse'] }),
  rejected: same(['over', 'Declined'], { title: 'The last offer was declined.', happened: () => 'The last offer was declined, and that ended the negotiation. Nobody owes anything.', next: ['listing', 'browse'] }),
  withdrawn: same(['over', 'Ended'], { title: 'One side left.', happened: () => 'One side left before there was a deal. Nobody owes anything.', next: ['listing', 'browse'] }),
  expired: same(['over', 'Time ran out'], { title: 'The time ran out.', happened: () => 'Nobody answered in time. Nobody owes anything.', next: ['listing', 'browse'] }),
  'rounds-used-up': same(['over', 'Ended'], { title: 'All rounds were used.', happened: () => 'The rules allow no further offer, and none was accepted.', next: ['listing', 'browse'] }),
  'offers-used-up': same(['over', 'Ended'], { title: 'All offers were used.', happened: () => 'The rules allow the buyer no further offer, and none was accepted.', next: ['listing', 'browse'] }),
  unavailable: same(['over', 'Gone'], { title: 'It is no longer available.', happened: () => 'What was negotiated was sold or taken out of the catalogue. Nobody owes anything.', next: ['browse'] }),
  cancelled: same(['over', 'Ended by Fairhand'], { title: 'Fairhand ended this negotiation.', happened: () => 'Fairhand ended it before there was a deal. Nobody owes anything.', next: ['listing', 'browse'] }),
};

/** A move that an agent asked to have approved, by its state. */
export const APPROVALS = {
  PENDING: same(['yours', 'Waits for you'], { title: 'Your agent asks you.', happened: () => 'Your limits say that this move needs you. It is sent only when you approve it.', next: ['approvals'] }),
  GRANTED: same(['done', 'Approved'], { title: 'You approved it.', happened: () => 'The move was sent in the name of your agent.', next: ['inbox'] }),
  FRUITLESS: same(['over', 'Approved too late'], { title: 'You approved it, and it no longer stood.', happened: () => 'By the time you approved the move, the rules did not allow it any more. Nothing was sent.', next: ['inbox', 'mandates'] }),
  DENIED: same(['over', 'Declined'], { title: 'You declined it.', happened: () => 'Nothing was sent, and the other side heard nothing of it.', next: ['mandates'] }),
  EXPIRED: same(['over', 'Too late'], { title: 'The time to decide ran out.', happened: () => 'Nobody decided in time, so nothing was sent.', next: ['mandates', 'inbox'] }),
};

/** What happens to the page itself, and to who looks at it. */
export const VISITS = {
  'account-switched': same(['over', 'Other account'], { title: 'Somebody else is signed in now.', happened: ({ other }) => `${other} signed in here in another tab, so this page shows nothing of the account before.`, next: ['home', 'sign-in'] }),
  'signed-out': same(['over', 'Signed out'], { title: 'Your session has ended.', happened: () => 'What you typed is kept in this tab. Sign in again to go on.', next: ['sign-in'] }),
  unreachable: same(['over', 'No connection'], { title: 'Fairhand cannot be reached.', happened: () => 'What you typed is kept. This page tries again by itself and says when it is back.', next: ['again'] }),
  'back-again': same(['done', 'Connected'], { title: 'The connection is back.', happened: () => 'This page shows how things stand now.', next: [] }),
  'opened-twice': same(['theirs', 'Another tab'], { title: 'This has moved on in another tab.', happened: () => 'This page was read again. What you typed is kept; check it before you send it.', next: [] }),
  'mandate-revoked': same(['over', 'Revoked'], { title: 'Your agent can no longer act.', happened: () => 'You took its mandate back. Its open offers were withdrawn; deals that were made stand.', next: ['mandates', 'inbox'] }),
  'not-found': same(['over', 'Nothing here'], { title: 'Nothing here.', happened: () => 'There is nothing at this address that you may see. A link in a message may have been for another account.', next: ['home', 'sign-in'] }),
  'withdrawn-by-host': same(['over', 'Taken down'], { title: 'This is no longer for sale.', happened: () => 'Fairhand or the seller took it out of the catalogue. Talks about it have ended; deals that were made stand.', next: ['browse', 'inbox'] }),
};

/** Where one can go from a state: [words, address] from what it is about. */
export const NEXT = {
  pay: ({ negotiation }) => ['Pay now', `/checkout/${negotiation}`],
  talk: ({ negotiation }) => ['See how you got there', `/negotiations/${negotiation}`],
  order: ({ order }) => ['See the order', `/orders/${order}`],
  listing: ({ listing }) => ['Back to the listing', `/listings/${encodeURIComponent(listing)}`],
  browse: () => ['Look for another', '/'],
  home: () => ['To the catalogue', '/'],
  inbox: () => ['See the negotiations', '/negotiations'],
  approvals: () => ['See the approvals', '/approvals'],
  mandates: () => ['What my agent may do', '/mandates'],
  'sign-in': ({ from }) => ['Sign in', `/sign-in?to=${encodeURIComponent(from ?? '/')}`],
  again: ({ from }) => ['Try again', from ?? '/'],
};
