/** Drafts in the browser's own storage. Where it is full or forbidden a draft lives as long as the page. */

export const PREFIX = 'fairhand:policy:';
const TAB = `${PREFIX}tab`;

/** The name under which this tab keeps its draft; it stays when the page is loaded again. */
export function tabOf() {
  try {
    return sessionStorage.getItem(TAB) ?? newTab();
  } catch {
    return newTab();
  }
}

/** A name of its own for a tab that was a copy of another. */
export function newTab() {
  const tab = crypto.randomUUID();
  try {
    sessionStorage.setItem(TAB, tab);
  } catch {
    // the draft lives as long as the page
  }
  return tab;
}

/** What is kept under a key, null when that is no draft. */
export function load(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null');
    return Array.isArray(kept?.entries) && Array.isArray(kept.base?.entries) ? kept : null;
  } catch {
    return null;
  }
}

export function store(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // a full or forbidden storage keeps nothing
  }
}

export function drop(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // without storage nothing was kept
  }
}

export function storedKeys() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}
