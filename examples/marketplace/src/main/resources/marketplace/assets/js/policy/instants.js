/** Instants as people type them on their own clock, and what happens in the nights when clocks are put forward or back. */

const language = navigator.language || 'en';
const HOUR_MS = 3_600_000;

export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

const local = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
const universal = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
const named = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', timeZoneName: 'shortOffset' });

/** On the reader's clock. */
export function showLocal(instant) {
  return local.format(new Date(instant));
}

/** In UTC, which is what is sent. */
export function showUniversal(instant) {
  return `${universal.format(new Date(instant))} UTC`;
}

function two(number) {
  return String(number).padStart(2, '0');
}

/** An instant as a field of the kind datetime-local holds it. */
export function toField(instant) {
  if (!instant) {
    return '';
  }
  const date = new Date(instant);
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const seconds = date.getSeconds() === 0 ? '' : `:${two(date.getSeconds())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}${seconds}`;
}

/**
 * What a field means: {instant, choices, skipped}. Two choices where the clock shows that time twice, `skipped` where it
 * never does; null when it is no time.
 */
export function fromField(text) {
  const date = new Date(text);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) || Number.isNaN(date.getTime())) {
    return null;
  }
  const shift = Math.abs(new Date(date.getTime() - 24 * HOUR_MS).getTimezoneOffset()
    - new Date(date.getTime() + 24 * HOUR_MS).getTimezoneOffset()) * 60_000;
  const choices = [...new Set([date.getTime() - shift, date.getTime(), date.getTime() + shift])]
    .filter((time) => toField(new Date(time)) === toField(date));
  return {
    instant: write(date),
    choices: choices.length > 1 ? choices.map((time) => ({ instant: write(new Date(time)), label: named.format(new Date(time)) })) : [],
    skipped: sameMinute(toField(date), text) ? null : showLocal(date),
  };
}

function sameMinute(one, other) {
  return one.slice(0, 16) === other.slice(0, 16);
}

/** As the facade writes instants. */
function write(date) {
  return date.toISOString().replace(/\.\d+Z$/, '.000000Z');
}
