/** The events of a negotiation as they are chained: parley-event/1, where any part may be withheld behind its commitment. */

import { base64url, hex, sha256, unhex, utf8 } from './bytes.js';
import { canonical, find, get, integer, list, members, mismatch, read, readJsonBytes, requireOnly, text } from './json.js';
import { hash, id, instant, isEarlier, negotiation, seat } from './names.js';

const FORMAT = 'parley-event/1';
const START = '0'.repeat(64);
const MAX_INT = 2 ** 31 - 1;

/** An event as it was exported, read strictly and not verified: {header, previous, parts, hash}. */
export function event(json) {
  requireOnly(json, 'format', 'header', 'previous', 'parts', 'hash');
  if (get(json, 'format') !== FORMAT) {
    mismatch(`format must be ${FORMAT}`);
  }
  return {
    header: read(json, 'header', header),
    previous: read(json, 'previous', hash),
    parts: read(json, 'parts', (parts) => list(parts, part)),
    hash: read(json, 'hash', hash),
  };
}

function header(json) {
  requireOnly(json, 'actor', 'at', 'negotiation', 'seq', 'type', 'version');
  return {
    actor: members(json).has('actor') ? read(json, 'actor', seat) : undefined,
    negotiation: read(json, 'negotiation', negotiation),
    seq: read(json, 'seq', fromOne),
    type: read(json, 'type', (value) => id(value, 64)),
    version: read(json, 'version', (value) => (fromOne(value) <= MAX_INT ? value : mismatch('integer overflow'))),
    at: read(json, 'at', instant),
    json,
  };
}

function fromOne(value) {
  return integer(value) >= 1 ? value : mismatch('seq and version start at 1');
}

/** {audience, content, salt}, or {audience, commitment} where it is withheld. */
function part(json) {
  const audience = read(json, 'audience', audienceOf);
  if (members(json).has('commitment')) {
    requireOnly(json, 'audience', 'commitment');
    return { audience, commitment: read(json, 'commitment', hash) };
  }
  requireOnly(json, 'audience', 'content', 'salt');
  const [content, salt] = ['content', 'salt'].map((name) => read(json, name, (value) => base64url(text(value))));
  return salt.length === 32 ? { audience, content, salt } : mismatch('salt must have 32 bytes');
}

function audienceOf(value) {
  const audience = text(value);
  const kind = ['seat:', 'principal:'].find((one) => audience.startsWith(one));
  if (kind) {
    seat(audience.slice(kind.length));
    return audience;
  }
  return ['parties', 'operators'].includes(audience) ? audience : mismatch('must be parties, operators, or seat: or principal: and a seat');
}

/** What breaks a chain of events, or null when it is whole from the first on. */
export async function brokenAt(events) {
  if (events.length === 0) {
    return 'event 1: there is no event';
  }
  let before = { hash: START, header: { negotiation: events[0].header.negotiation, at: events[0].header.at } };
  for (const [place, one] of events.entries()) {
    const why = await faultOf(one, place + 1, before);
    if (why) {
      return `event ${place + 1}: ${why}`;
    }
    before = one;
  }
  return null;
}

async function faultOf({ header: own, previous, parts, hash: claimed }, seq, before) {
  if (own.negotiation !== before.header.negotiation) {
    return 'the event belongs to another negotiation';
  }
  if (own.seq !== seq) {
    return 'the event is not the next in number';
  }
  if (isEarlier(own.at, before.header.at)) {
    return 'the event is older than the one before';
  }
  if (previous !== before.hash) {
    return 'the event does not name the hash of the one before';
  }
  return await hashOf(own, previous, parts) === claimed ? null : 'the event is not what its hash was made of';
}

/** SHA-256(previous ‖ canonical format, header, audiences and commitments). */
async function hashOf(own, previous, parts) {
  const committed = await Promise.all(parts.map(async ({ audience, commitment, salt, content }) =>
    new Map([['audience', audience], ['commitment', commitment ?? hex(await sha256(salt, content))]])));
  const hashed = new Map([['format', FORMAT], ['header', own.json], ['parts', committed]]);
  return hex(await sha256(unhex(previous), utf8(canonical(hashed))));
}

/** The content of a part as JSON, or null where it is withheld. */
function contentOf({ content }) {
  const json = content ? readJsonBytes(content) : null;
  return json === null && content ? mismatch('must be an object') : json;
}

/** The first part that is present, as {audience, content}, or null. All that are present must be JSON. */
export function firstPresent({ parts }) {
  const present = parts.filter((one) => one.content).map((one) => ({ audience: one.audience, content: readJsonBytes(one.content) }));
  return present[0] ?? null;
}

/** What the parts of an event that are present say about an item, an outcome or a line of a submission, or null. */
export function about({ parts }, item) {
  for (const one of parts) {
    const content = contentOf(one);
    const shown = content === null ? undefined : said(content);
    if (shown !== undefined && find(shown, 'item') === item) {
      return shown;
    }
  }
  return null;
}

/** The first line of a submission, or the content as it is. */
function said(content) {
  const lines = find(content, 'submission');
  return lines === undefined ? content : list(lines, (line) => line)[0];
}
