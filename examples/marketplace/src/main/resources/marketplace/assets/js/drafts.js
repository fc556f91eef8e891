/** What somebody has typed but not sent survives a reload, a lost session and a closed lid. */

const PREFIX = 'fairhand:draft:';

/**
 * Keeps a form's fields under a name while they are typed, and puts back what was kept; says whether there was anything.
 *
 * @param puts whether a field may be put back, by its name and value
 */
export function keepDraft(form, name, puts = () => true) {
  const kept = read(name);
  for (const field of fields(form)) {
    if (kept && field.name in kept && puts(field.name, kept[field.name])) {
      restore(field, kept[field.name]);
    }
  }
  form.addEventListener('input', () => write(name, form));
  form.addEventListener('change', () => write(name, form));
  return Boolean(kept);
}

/** Whether anything is kept under a name. */
export function hasDraft(name) {
  return read(name) !== null;
}

/** Forgets what was kept, once it has been sent. */
export function dropDraft(name) {
  try {
    sessionStorage.removeItem(PREFIX + name);
  } catch {
    // without storage nothing was kept
  }
}

function fields(form) {
  return [...form.elements].filter((field) => field.name);
}

function restore(field, value) {
  if (field.type === 'checkbox' || field.type === 'radio') {
    field.checked = value === field.value || value === true;
  } else {
    field.value = value;
    field.dispatchEvent(new Event('input'));
  }
}

function write(name, form) {
  const values = {};
  for (const field of fields(form)) {
    if (field.type === 'checkbox') {
      values[field.name] = field.checked;
    } else if (field.type !== 'radio' || field.checked) {
      values[field.name] = field.value;
    }
  }
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify(values));
  } catch {
    // a full or forbidden storage keeps nothing
  }
}

function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + name) ?? 'null');
  } catch {
    return null;
  }
}
