/**
 * What an editor has changed and not published. It is kept in the browser at every keystroke, a copy for each tab, so
 * that neither a reload, a lost session or network nor another tab loses anything.
 */

import { compare, named, plain, size } from './rules.js';
import { rebase } from './merge.js';
import { drop, load, newTab, PREFIX, store, storedKeys, tabOf } from './kept.js';

const MOST_UNDONE = 100;

export class Draft extends EventTarget {
  #past = [];
  #compared = null;
  #tab;

  constructor(person, current) {
    super();
    this.person = person;
    this.#tab = tabOf();
    this.#begin(current);
    const kept = load(this.#key());
    if (kept) {
      Object.assign(this, kept);
    }
    window.addEventListener('storage', (event) => {
      if (event.key === this.#key() && event.newValue) {
        this.#tab = newTab();
        this.#save();
      }
    });
  }

  #begin(policy) {
    this.base = { version: policy.version, entries: named(policy.rules) };
    this.entries = this.base.entries;
    this.comment = '';
  }

  #key() {
    return `${PREFIX}${this.person}:${this.#tab}`;
  }

  /** What turns the version that it began with into the draft; compared once for each state, for it is asked often. */
  get changes() {
    if (this.#compared?.base !== this.base.entries || this.#compared.entries !== this.entries) {
      this.#compared = { base: this.base.entries, entries: this.entries, changes: compare(this.base.entries, this.entries) };
    }
    return this.#compared.changes;
  }

  get dirty() {
    return size(this.changes) > 0 || this.#mistyped();
  }

  #mistyped() {
    return this.entries.some((entry) => Object.keys(entry.typed ?? {}).length > 0);
  }

  /** The rules as they would be published. */
  get rules() {
    return this.entries.map((entry) => plain(entry.rule));
  }

  find(key) {
    return this.entries.find((entry) => entry.key === key);
  }

  place(key) {
    return this.entries.findIndex((entry) => entry.key === key);
  }

  /** Replaces the entries; what they were can be had again by `undo`. */
  change(what, entries) {
    this.remember(what);
    this.#set(entries);
  }

  /** Keeps the present state to come back to. */
  remember(what) {
    this.#past.push({ what, entries: this.entries, base: this.base, comment: this.comment });
    this.#past.splice(0, this.#past.length - MOST_UNDONE);
  }

  /** Changes a rule while it is being typed; `typed` is text that could not be read, by field. */
  amend(key, change) {
    this.#set(this.entries.map((entry) => entry.key === key ? change(entry) : entry));
  }

  write(comment) {
    this.comment = comment;
    this.#save();
  }

  get undoable() {
    return this.#past.at(-1)?.what ?? null;
  }

  undo() {
    const past = this.#past.pop();
    if (past) {
      Object.assign(this, { entries: past.entries, base: past.base, comment: past.comment });
      this.#told();
    }
  }

  /** Forgets a state that nothing came of. */
  forgetUnchanged() {
    if (this.#past.at(-1)?.entries === this.entries) {
      this.#past.pop();
    }
  }

  move(key, to) {
    const entries = this.entries.filter((entry) => entry.key !== key);
    entries.splice(Math.max(0, Math.min(to, entries.length)), 0, this.find(key));
    this.change('the move', entries);
  }

  /** Puts the changes on top of a newer version. */
  rebase(policy) {
    this.remember('the merge');
    const { base, entries } = rebase(this.base.entries, this.entries, policy.rules);
    this.base = { version: policy.version, entries: base };
    this.entries = entries;
    this.#told();
  }

  /** The rules of an earlier version in place of what there is, as a change of the policy in force. */
  takeOver(policy, rules, comment) {
    this.remember('going back');
    this.base = { version: policy.version, entries: named(policy.rules) };
    const present = new Map(this.base.entries.map((entry) => [entry.rule.name, entry.key]));
    this.comment = comment;
    this.#set(rules.map((rule) => ({ key: present.get(rule.name) ?? newKey(), rule: plain(rule) })));
  }

  /** Goes on with a newer version while nothing was changed; the comment stays. */
  follow(policy) {
    const { comment } = this;
    this.reset(policy);
    this.write(comment);
  }

  /** Begins afresh with a version. */
  reset(policy) {
    this.#past = [];
    this.#begin(policy);
    this.#told();
  }

  /** Throws the changes away; they can be had again until the page is left. */
  discard(policy) {
    this.remember('discarding');
    this.#begin(policy);
    this.#told();
  }

  /** Drafts of the same person in other tabs, or in tabs that are gone. */
  others() {
    return storedKeys().filter((key) => key.startsWith(`${PREFIX}${this.person}:`) && key !== this.#key())
      .map((key) => ({ key, ...load(key) })).filter((draft) => draft.entries);
  }

  adopt(other) {
    this.remember('taking over the other draft');
    Object.assign(this, { entries: other.entries, base: other.base, comment: other.comment });
    drop(other.key);
    this.#told();
  }

  drop(other) {
    drop(other.key);
    this.#told();
  }

  #set(entries) {
    this.entries = entries;
    this.#told();
  }

  #told() {
    this.#save();
    this.dispatchEvent(new Event('change'));
  }

  #save() {
    if (this.dirty || this.comment) {
      store(this.#key(), { base: this.base, entries: this.entries, comment: this.comment, savedAt: new Date().toISOString() });
    } else {
      drop(this.#key());
    }
  }
}

/** A key for a rule that no version has yet. */
export function newKey() {
  return `new:${crypto.randomUUID()}`;
}
