/** What the parts of the page share: the policy in force, the draft, and what is known to be wrong with it. */

import { announce } from '../dom.js';
import { watch } from '../api.js';
import { nameOf } from '../chrome.js';
import * as book from './book.js';
import { Draft } from './draft.js';
import { plain, same } from './rules.js';

const PAUSE_MS = 400;

/** Tells "change" when something is to be drawn anew, and "checked" when the rules have been looked at. */
export class Desk {
  #faults = [];
  #warnings = [];
  #timer = 0;
  #checks = 0;

  constructor({ person, people, current, procedures, cards }) {
    this.events = new EventTarget();
    this.person = person;
    this.canEdit = person.part === 'PRODUCT_MANAGER';
    this.current = current;
    this.procedures = procedures;
    this.cards = cards;
    this.sellers = [...new Set([...people.filter((one) => one.part === 'SELLER').map((one) => one.id), ...cards.map((card) => card.seller)])];
    this.draft = new Draft(person.id, current);
    if (this.stale() && this.#isPublished()) {
      this.draft.reset(current);
    } else if (this.stale() && !this.draft.dirty) {
      this.draft.follow(current);
    }
    this.draft.addEventListener('change', () => { this.#soon(); this.redraw(); });
    this.#soon();
  }

  redraw() {
    this.events.dispatchEvent(new Event('change'));
  }

  /** Whether somebody published since the draft was begun. */
  stale() {
    return this.draft.base.version !== this.current.version;
  }

  /** Whether the draft cannot be published as it is. */
  blocked() {
    return this.#faults.length > 0 || this.draft.entries.some((entry) => Object.keys(entry.typed ?? {}).length > 0);
  }

  /** What is wrong with a rule: what was typed and cannot be read, then what the service said of the rest. */
  faultsOf(key) {
    const typed = this.draft.find(key)?.typed ?? {};
    return [
      ...Object.entries(typed).map(([path, { fault, label }]) => ({ path, sentence: fault, label })),
      ...this.#faults.filter((fault) => fault.key === key && !(fault.path in typed)),
    ];
  }

  /** What is wrong and belongs to no rule. */
  get others() {
    return this.#faults.filter((fault) => !fault.key);
  }

  warningsOf(key) {
    return this.#warnings.filter((warning) => warning.key === key);
  }

  /** Takes a refusal's violations to the rules that they belong to. */
  blame(problem) {
    const faults = (problem.violations ?? []).filter((one) => /^(\/draft)?\/(rules|comment)/.test(one.pointer)).map(book.placed);
    if (faults.length > 0) {
      this.#judge(faults, this.#warnings, this.draft.entries);
    }
  }

  learn(warnings) {
    this.#judge([], warnings, this.draft.entries);
  }

  #judge(faults, warnings, entries) {
    const keyed = (one) => ({ ...one, key: one.key ?? entries[one.rule]?.key });
    this.#faults = faults.map(keyed);
    this.#warnings = warnings.map(keyed);
    this.events.dispatchEvent(new Event('checked'));
    this.redraw();
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), PAUSE_MS);
  }

  /** Asks what is wrong with the draft; when nobody answers, the next change asks again, and publishing asks in any case. */
  async #check() {
    const { entries, rules } = this.draft;
    this.#checks += 1;
    const mine = this.#checks;
    try {
      const { faults, warnings } = this.draft.dirty ? await book.check(rules) : { faults: [], warnings: (this.current.warnings ?? []).map(book.placed) };
      if (mine === this.#checks) {
        this.#judge(faults, warnings, entries);
      }
    } catch (problem) {
      if (!problem.code) {
        throw problem;
      }
    }
  }

  published(policy) {
    this.current = policy;
    this.draft.reset(policy);
    this.events.dispatchEvent(Object.assign(new Event('published'), { policy }));
  }

  /** Reads the policy in force again. */
  async refresh() {
    this.#seen(await book.inForce());
  }

  /** Hears of versions that others publish. */
  listen() {
    watch('/policy', (policy) => this.#seen(policy));
  }

  #seen(policy) {
    if (policy.version <= this.current.version) {
      return;
    }
    this.current = policy;
    if (this.#isPublished()) {
      this.published(policy);
    } else if (this.draft.dirty) {
      announce(`${nameOf(policy.createdBy)} published version ${policy.version} meanwhile. Your draft is safe.`);
      this.redraw();
    } else {
      this.draft.follow(policy);
      announce(`${nameOf(policy.createdBy)} published version ${policy.version}.`);
    }
  }

  /** Whether the newest version is this very draft, published by an answer that never arrived. */
  #isPublished() {
    return this.current.createdBy === this.person.id && this.draft.dirty && same(this.draft.rules, this.current.rules.map(plain));
  }
}
