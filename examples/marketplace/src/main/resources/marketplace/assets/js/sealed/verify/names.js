/** What may name something, and how hashes and instants are spelled. */

import { mismatch, text } from './json.js';

/** A text that can name something: not blank, of bounded length, without control characters. */
export function id(value, most) {
  const name = text(value);
  const blank = /^[\s\x1c-\x1f]*$/.test(name.replace(/[\u00a0\u2007\u202f\ufeff]/g, '.'));
  return !blank && name.length <= most && !/[\0-\x1f\x7f-\x9f]/.test(name) ? name
    : mismatch(`must have 1 to ${most} characters, not blank, no control characters`);
}

/** A text for people to read. */
export function prose(value, most) {
  return text(value).length <= most ? value : mismatch(`must have at most ${most} characters of valid Unicode`);
}

export const negotiation = (value) => id(value, 64);
export const seat = (value) => id(value, 64);
export const item = (value) => id(value, 128);

/** 64 lower-case hexadecimal digits. */
export function hash(value) {
  return /^[0-9a-f]{64}$/.test(text(value)) ? value : mismatch('hex must have 64 lower-case hexadecimal digits');
}

const SIX_DIGITS = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.\d{6}Z$/;
const UP_TO_SIX = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,6})?Z$/;

/** An instant in UTC with six digits, the one spelling that Parley writes. */
export function instant(value) {
  return isInstant(SIX_DIGITS, text(value)) ? value : mismatch('must be an instant in UTC with six digits');
}

/** An instant as Parley takes it: in UTC, with at most six digits. */
export function anyInstant(value) {
  return isInstant(UP_TO_SIX, text(value)) ? value : mismatch('must be an instant in UTC with at most six digits');
}

function isInstant(shape, value) {
  const found = shape.exec(value);
  if (!found) {
    return false;
  }
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month) && hour < 24 && minute < 60 && second < 60;
}

function daysOf(year, month) {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether one instant with six digits is earlier than another. */
export function isEarlier(one, other) {
  return one < other;
}

/** A day such as 2026-12-24. */
export function day(value) {
  return isInstant(SIX_DIGITS, `${text(value)}T00:00:00.000000Z`) ? value : mismatch('a date must be written as 2026-12-24');
}

/** One of some words. */
export function oneOf(words, value) {
  return words.includes(text(value)) ? value : mismatch(`must be one of ${words.join(', ')}`);
}
