/** How long a buyer has to pay what was agreed, as this marketplace sets it. */

import { showSeconds } from './time.js';

let seconds = 0;

/** Learns it from the visit. */
export function usePayWindow(length) {
  seconds = length;
}

/** The time in words. */
export function payWindow() {
  return showSeconds(seconds);
}
