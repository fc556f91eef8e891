/**
 * JSON without fractions, read strictly: objects are Maps, integers lie within ±(2⁵³ − 1), and a fraction, an exponent,
 * minus zero, a duplicate name, U+0000, an unpaired surrogate, trailing text or more than 64 levels are refused.
 */

const MAX_DEPTH = 64;
const MAX_DIGITS = 16;
const ESCAPES = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** JSON of another shape than its reader expects; the message says which, without the value. */
export class Mismatch extends Error {}

/** The value that a text spells. */
export function readJson(text) {
  const reader = new Reader(text);
  reader.skipSpace();
  const value = reader.value();
  reader.skipSpace();
  return reader.at < text.length ? reader.refuse('trailing text') : value;
}

/** The value that bytes spell in UTF-8. */
export function readJsonBytes(bytes) {
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Mismatch('must be UTF-8');
  }
  return readJson(text);
}

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.depth = 0;
  }

  value() {
    switch (this.peek()) {
      case '{': return this.object();
      case '[': return this.array();
      case '"': return this.string();
      case 't': return this.word('true', true);
      case 'f': return this.word('false', false);
      case 'n': return this.word('null', null);
      default: return this.number();
    }
  }

  object() {
    this.enter();
    const members = new Map();
    if (!this.closes('}')) {
      do {
        this.skipSpace();
        const name = this.string();
        this.skipSpace();
        this.expect(':');
        this.skipSpace();
        if (members.has(name)) {
          this.refuse('a duplicate name');
        }
        members.set(name, this.value());
      } while (this.continues('}'));
    }
    this.depth -= 1;
    return members;
  }

  array() {
    this.enter();
    const elements = [];
    if (!this.closes(']')) {
      do {
        this.skipSpace();
        elements.push(this.value());
      } while (this.continues(']'));
    }
    this.depth -= 1;
    return elements;
  }

  enter() {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) {
      this.refuse(`more than ${MAX_DEPTH} levels`);
    }
    this.at += 1;
  }

  closes(end) {
    this.skipSpace();
    if (this.peek() !== end) {
      return false;
    }
    this.at += 1;
    return true;
  }

  continues(end) {
    if (this.closes(end)) {
      return false;
    }
    this.expect(',');
    return true;
  }

  string() {
    this.expect('"');
    let out = '';
    while (this.peek() !== '"') {
      const char = this.text[this.at];
      this.at += 1;
      if (char < ' ') {
        this.refuse('a bare control character');
      }
      out += char === '\\' ? this.escaped() : char;
    }
    this.at += 1;
    return isStorable(out) ? out : this.refuse('U+0000 or an unpaired surrogate');
  }

  escaped() {
    const char = this.peek();
    this.at += 1;
    if (char === 'u') {
      const digits = this.text.slice(this.at, this.at + 4);
      this.at += 4;
      return /^[0-9a-fA-F]{4}$/.test(digits) ? String.fromCharCode(Number.parseInt(digits, 16)) : this.refuse('an escape without four hexadecimal digits');
    }
    return Object.hasOwn(ESCAPES, char) ? ESCAPES[char] : this.refuse('an unknown escape');
  }

  number() {
    const digits = /-?[0-9]*/y;
    digits.lastIndex = this.at;
    const [spelled] = digits.exec(this.text);
    this.at += spelled.length;
    const plain = spelled.replace('-', '');
    if (plain === '') {
      this.refuse('not a JSON value');
    }
    if (plain[0] === '0' && spelled.length > 1) {
      this.refuse('a leading or a negative zero');
    }
    if (['.', 'e', 'E'].includes(this.text[this.at])) {
      this.refuse('a fraction or an exponent');
    }
    return plain.length <= MAX_DIGITS && Number.isSafeInteger(Number(spelled)) ? Number(spelled) : this.refuse('an integer outside ±(2^53 - 1)');
  }

  word(word, value) {
    if (!this.text.startsWith(word, this.at)) {
      this.refuse('not a JSON value');
    }
    this.at += word.length;
    return value;
  }

  skipSpace() {
    while (this.at < this.text.length && ' \t\r\n'.includes(this.text[this.at])) {
      this.at += 1;
    }
  }

  expect(wanted) {
    if (this.peek() !== wanted) {
      this.refuse(`something else than ${wanted}`);
    }
    this.at += 1;
  }

  peek() {
    return this.at < this.text.length ? this.text[this.at] : this.refuse('the end too early');
  }

  refuse(what) {
    throw new Mismatch(`JSON has ${what} at character ${this.at}`);
  }
}

/** Whether a text has neither U+0000 nor an unpaired surrogate. */
function isStorable(text) {
  return !text.includes('\0') && !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}

/** The canonical text of a value (RFC 8785). */
export function canonical(value) {
  if (value instanceof Map) {
    return `{${[...value.keys()].sort().map((name) => `${JSON.stringify(name)}:${canonical(value.get(name))}`).join(',')}}`;
  }
  return Array.isArray(value) ? `[${value.map(canonical).join(',')}]` : JSON.stringify(value);
}

export function members(value) {
  return value instanceof Map ? value : mismatch('must be an object');
}

/** The member of that name, or undefined; null counts as absent. */
export function find(value, name) {
  return members(value).get(name) ?? undefined;
}

export function get(value, name) {
  return find(value, name) ?? mismatch(`lacks ${name}`);
}

export function text(value) {
  return typeof value === 'string' ? value : mismatch('must be a string');
}

export function integer(value) {
  return typeof value === 'number' ? value : mismatch('must be an integer');
}

export function bool(value) {
  return typeof value === 'boolean' ? value : mismatch('must be true or false');
}

export function list(value, read) {
  return Array.isArray(value) ? value.map((element) => read(element)) : mismatch('must be an array');
}

/** The member, read by a function; what is wrong with it is told with its name. */
export function read(value, name, reader) {
  const member = get(value, name);
  try {
    return reader(member);
  } catch (problem) {
    throw problem instanceof Mismatch ? new Mismatch(`${name}: ${problem.message}`) : problem;
  }
}

/** Refuses an object with any other member. */
export function requireOnly(value, ...names) {
  if ([...members(value).keys()].some((name) => !names.includes(name))) {
    mismatch(`may have only ${names.join(', ')}`);
  }
}

/** Says that a value is not what it should be. */
export function mismatch(why) {
  throw new Mismatch(why);
}
