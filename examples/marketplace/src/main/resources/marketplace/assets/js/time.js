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
