/** Requests to the marketplace and to Parley. A command keeps its key until it is answered, so a retry is no second one. */

import { sentence } from './messages.js';
import { learn } from './time.js';

const RETRIES_MS = [400, 1200, 3000];
const TIMEOUT_MS = 12_000;
const SLOW_MS = 2_500;
const KEY_PREFIX = 'fairhand:key:';
const keys = new Map();
let forgeryToken = '';

/** Why something was not done, with a sentence for people. */
export class Problem extends Error {
  constructor(status, body) {
    super(sentence(body));
    this.status = status;
    this.code = body.code ?? 'UNKNOWN';
    this.params = body.params ?? {};
    this.violations = body.violations ?? [];
    this.allowedActions = body.allowedActions ?? [];
  }
}

/** The network is gone, or the server does not answer. */
export class Unreachable extends Error {
  constructor() {
    super('Fairhand cannot be reached right now. What you typed is still here; try again in a moment.');
    this.code = 'UNREACHABLE';
    this.violations = [];
  }
}

/** Somebody else has signed in here since this page was loaded, or nobody is any more: it neither asks nor shows anything. */
export class Switched extends Error {
  constructor() {
    super('Somebody else is signed in here now.');
    this.code = 'ACCOUNT_SWITCHED';
    this.violations = [];
  }
}

const PERSON = 'fairhand:person';
let me = null;

/** This page is of that person, an empty text for a stranger; every other page of this browser learns of it. */
export function belongTo(person) {
  me = person;
  try {
    localStorage.setItem(PERSON, person);
  } catch {
    // without storage a page does not learn of another tab
  }
}

window.addEventListener('storage', (event) => { if (event.key === PERSON) { isSwitched(); } });

/** Who is signed in in this browser now, as far as its pages know. */
export function signedIn() {
  try {
    return localStorage.getItem(PERSON) ?? me;
  } catch {
    return me;
  }
}

function isSwitched() {
  const switched = me !== null && signedIn() !== me;
  if (switched) {
    tell('fairhand:switched');
  }
  return switched;
}

export function useForgeryToken(token) {
  forgeryToken = token ?? '';
}

function tell(name) {
  window.dispatchEvent(new CustomEvent(name));
}

async function send(method, path, headers, body) {
  if (isSwitched()) {
    throw new Switched();
  }
  const slow = setTimeout(() => tell('fairhand:slow'), SLOW_MS);
  try {
    const response = await fetch(path, {
      method,
      headers: { Accept: 'application/json, application/problem+json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (isSwitched()) {
      throw new Switched();
    }
    tell('fairhand:reached');
    return response;
  } catch (problem) {
    if (problem instanceof Switched) {
      throw problem;
    }
    tell('fairhand:unreachable');
    throw new Unreachable();
  } finally {
    clearTimeout(slow);
  }
}

async function read(response) {
  const text = await response.text();
  let body = null;
  try {
    body = text ? JSON.parse(text) : null;
  } catch {
    body = null;
  }
  if (response.ok) {
    learn(body?.serverTime);
    return body;
  }
  if (response.status === 401) {
    tell('fairhand:signed-out');
  }
  throw new Problem(response.status, body ?? {});
}

/** Reads something. */
export async function get(path) {
  return read(await send('GET', path, {}));
}

/** Reads something unless it is what one has: {body, etag}, or null when nothing has changed. */
export async function getIfChanged(path, etag) {
  const response = await send('GET', path, etag ? { 'If-None-Match': etag } : {});
  return response.status === 304 ? null : { body: await read(response), etag: response.headers.get('ETag') };
}

/**
 * Sends a command. The same command (method, path and body) keeps its key until the server has answered it for good; it
 * is tried again by itself when the network fails or the service is busy.
 */
export async function command(method, path, body, headers = {}) {
  const name = `${method} ${path} ${JSON.stringify(body)}`;
  const key = keyOf(name);
  for (let attempt = 0; ; attempt += 1) {
    try {
      const answer = await once(method, path, body, { ...headers, 'Idempotency-Key': key });
      forgetKey(name);
      return answer;
    } catch (problem) {
      if (problem instanceof Switched || isSettled(problem)) {
        forgetKey(name);
        throw problem;
      }
      if (attempt === RETRIES_MS.length) {
        throw problem;
      }
      await pause(RETRIES_MS[attempt]);
    }
  }
}

/** The key of a command that has no answer yet, also after the page was loaded again. */
function keyOf(name) {
  const key = keys.get(name) ?? stored((storage) => storage.getItem(KEY_PREFIX + name)) ?? crypto.randomUUID();
  keys.set(name, key);
  stored((storage) => storage.setItem(KEY_PREFIX + name, key));
  return key;
}

function forgetKey(name) {
  keys.delete(name);
  stored((storage) => storage.removeItem(KEY_PREFIX + name));
}

/** Where storage is full or forbidden the keys live as long as the page. */
function stored(use) {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
}

/** Whether the server has decided: after an unknown end, a busy one or a lost session the same key must come again. */
function isSettled(problem) {
  return problem instanceof Problem && problem.status < 500 && problem.status !== 429
    && !['IDEMPOTENCY_IN_FLIGHT', 'LAPSED_STILL_HOLDS'].includes(problem.code);
}

function pause(ms) {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}

async function once(method, path, body, headers) {
  const response = await send(method, path, {
    ...headers,
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    'X-CSRF-Token': forgeryToken,
  }, body);
  return read(response);
}

const PARLEY = '/parley/v1';

/** Parley's facade. */
export const parley = {
  get: (path) => get(PARLEY + path),
  getIfChanged: (path, etag) => getIfChanged(PARLEY + path, etag),
  post: (path, body, headers) => command('POST', PARLEY + path, body, headers),
  put: (path, body, headers) => command('PUT', PARLEY + path, body, headers),
};

/** The marketplace's own. */
export const shop = {
  get: (path) => get(`/api${path}`),
  getIfChanged: (path, etag) => getIfChanged(`/api${path}`, etag),
  post: (path, body) => command('POST', `/api${path}`, body),
  remove: (path) => command('DELETE', `/api${path}`),
};

/**
 * Whether a thing changed is asked every two seconds, seldom when nobody looks or nothing answers.
 *
 * @param source a path of the facade, or what reads the thing unless it has an entity tag
 */
export function watch(source, onChange, onProblem = () => {}) {
  const read = typeof source === 'string' ? (tag) => parley.getIfChanged(source, tag) : source;
  let etag = null;
  let delay = 2_000;
  let timer = 0;
  let ended = false;
  async function ask() {
    try {
      const answer = await read(etag);
      delay = document.hidden ? Math.min(delay * 2, 60_000) : 2_000;
      if (answer && !ended) {
        await onChange(answer.body);
        etag = answer.etag;
      }
    } catch (problem) {
      delay = Math.min(delay * 2, 30_000);
      onProblem(problem);
    }
    schedule();
  }
  function schedule() {
    clearTimeout(timer);
    if (!ended) {
      timer = setTimeout(ask, delay);
    }
  }
  function wake() {
    if (!document.hidden) {
      delay = 2_000;
      clearTimeout(timer);
      ask();
    }
  }
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', wake);
  return {
    first: ask(),
    now: () => { clearTimeout(timer); return ask(); },
    forget: () => { etag = null; },
    end: () => {
      ended = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', wake);
      window.removeEventListener('online', wake);
    },
  };
}
