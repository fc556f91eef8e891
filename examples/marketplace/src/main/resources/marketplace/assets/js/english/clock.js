/** The time that is left of an auction, by the server's clock, in large figures. */

import { announce, fill, h } from '../dom.js';
import { everySecond, secondsLeft, showClock, showInstant, showSeconds } from '../time.js';

const DAY = 86_400;
const HURRY_SECONDS = 300;
const SAID = [[60, 'One minute left.'], [10, 'Ten seconds left.']];

/** Seconds as a clock: "1:02:03" or "02:03"; a day and more in words. */
export function figures(seconds) {
  if (seconds >= DAY) {
    return showSeconds(seconds);
  }
  const two = (number) => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return `${hours > 0 ? `${hours}:` : ''}${two(minutes)}:${two(seconds % 60)}`;
}

/**
 * The clock: {node, update(view)}. A late bid that moves the close is shown for good, and by a movement where people want any.
 *
 * @param onEnd called when the time is up, to ask how it ended
 */
export function auctionClock(onEnd) {
  const label = h('p', { class: 'room-label', id: 'clock-label' }, 'Time left');
  const face = h('p', { class: 'room-clock', role: 'timer', 'aria-labelledby': 'clock-label', test: 'auction-clock' });
  const until = h('p', { class: 'hint', test: 'closes-at' });
  const extended = h('p', { class: 'room-extended', test: 'extended' });
  const node = h('div', { class: 'room-time' }, label, face, until, extended);
  let shown = null;
  let said = Infinity;
  let asked = 0;

  function tick() {
    if (!shown?.open || shown.details.pausedAt) {
      return;
    }
    const { startsAt, closesAt } = shown.details;
    const waits = secondsLeft(startsAt) > 0;
    const seconds = Math.max(0, secondsLeft(waits ? startsAt : closesAt));
    label.textContent = waits ? 'Bidding begins in' : 'Time left';
    face.textContent = seconds > 0 ? figures(seconds) : 'Closing …';
    face.classList.toggle('hurry', !waits && seconds < HURRY_SECONDS);
    const next = SAID.find(([at]) => seconds <= at && said > at && !waits);
    if (next) {
      announce(next[1]);
      said = seconds;
    }
    if (seconds === 0 && Date.now() - asked > 900) {
      asked = Date.now();
      onEnd();
    }
  }

  everySecond(node, tick);
  return {
    node,
    update(view) {
      const { closesAt, latestClose, extended: moved } = view.details;
      const later = shown?.open && view.open && Date.parse(closesAt) > Date.parse(shown.details.closesAt);
      shown = view;
      face.classList.toggle('over', !view.open);
      if (!view.open) {
        label.textContent = '';
        face.textContent = 'Closed';
        face.classList.remove('hurry');
        until.textContent = `${showInstant(view.updatedAt)}, by Fairhand’s clock.`;
        fill(extended);
        return;
      }
      until.textContent = `Closes ${showInstant(closesAt)}, by Fairhand’s clock.`;
      fill(extended, moved ? `Extended by a late bid, to ${showClock(latestClose)} at the latest.` : null);
      if (later) {
        said = Math.max(0, secondsLeft(closesAt)) + 1;
        node.classList.remove('moved');
        requestAnimationFrame(() => node.classList.add('moved'));
        announce('A late bid has extended the auction.');
      }
      tick();
    },
  };
}
