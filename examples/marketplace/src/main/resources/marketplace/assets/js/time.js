/** Instants and days for people. The server's clock counts, not this device's. */

const language = navigator.language || 'en';
const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
const day = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' });

let offset = 0;

/** Learns the server's time from an answer. */
export function learn(serverTime) {
  if (serverTime) {
    offset = Date.parse(serverTime) - Date.now();
  }
}

/** Now, by the server's clock, in milliseconds. */
export function now() {
  return Date.now() + offset;
}

export function showInstant(instant) {
  return when.format(new Date(instant));
}

/** A day written 2026-12-24. */
export function showDay(text) {
  return day.format(new Date(`${text}T00:00:00Z`));
}

const UNITS = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]];

function count(amount, unit) {
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
}

/** What is left until an instant, in its two greatest units. */
export function left(instant) {
  return showSeconds(Math.floor((Date.parse(instant) - now()) / 1000));
}

export function showSeconds(total) {
  if (total <= 0) {
    return 'no time';
  }
  const first = UNITS.findIndex(([, size]) => total >= size);
  const [unit, size] = UNITS[first];
  const amount = Math.floor(total / size);
  const rest = UNITS[first + 1];
  const more = rest ? Math.floor((total - amount * size) / rest[1]) : 0;
  return more > 0 ? `${count(amount, unit)} ${count(more, rest[0])}` : count(amount, unit);
}

export function secondsLeft(instant) {
  return Math.floor((Date.parse(instant) - now()) / 1000);
}

const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
const wholeDay = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' });

/** The time of day. */
export function showClock(instant) {
  return clock.format(new Date(instant));
}

/** The day, in words where it is near. */
export function showToday(instant) {
  const text = wholeDay.format(new Date(instant));
  return text === wholeDay.format(new Date(now())) ? 'Today' : text === wholeDay.format(new Date(now() - 86_400_000)) ? 'Yesterday' : text;
}

/** Calls every second from now on until the element, once it was in the page, has left it. */
export function everySecond(element, tick) {
  let seen = false;
  const timer = setInterval(() => {
    if (element.isConnected) {
      seen = true;
      tick();
    } else if (seen) {
      clearInterval(timer);
    }
  }, 1_000);
}

/**
 * A line that counts down to an instant by the server's clock; it takes the colour of hurry towards the end.
 *
 * @param words what it says, from the time that is left
 * @param gone what it says afterwards
 */
export function countdown(element, instant, { words, gone, hurrySeconds = 3_600 }) {
  const tick = () => {
    const seconds = secondsLeft(instant);
    element.classList.toggle('hurry', seconds < hurrySeconds);
    element.textContent = seconds > 0 ? words(left(instant)) : gone;
  };
  tick();
  everySecond(element, tick);
  return element;
}
