/** A client of Parley's facade: {@link ParleyClient} first, then {@link Answer} and {@link Retrying}. */
export * from './generated/index.js';
export { isOvertaken, orThrow, UNKNOWN, type Answer, type Done, type Refusal } from './answer.js';
export { ParleyClient, type ClientOptions } from './client.js';
export { NoAnswer, Retrying, type Command, type RetryingOptions } from './retrying.js';
