/** Form fields that say beside themselves what is wrong with them, and a form that is sent once at a time. */

import { freshId, h } from './dom.js';
import { digits, parse } from './money.js';

/**
 * A labelled control: {node, input, read(), refuse(text), focus()}. `read` gives the value, or undefined after it has
 * said beside the field what is wrong.
 *
 * @param check takes what was typed, and gives {value} or {wrong}
 * @param pointers JSON pointers into the request's body for which the field answers, also for all beneath them
 */
export function textField({ name, label, hint, optional, pointers = [], check = (text) => ({ value: text }), control = {}, tag = 'input', children = [] }) {
  const id = freshId(name);
  const input = h(tag, { id, name, class: 'plain-in', autocomplete: tag === 'input' ? 'off' : null, ...control }, children);
  const shell = labelled({ id, label, hint, optional, body: input });
  input.setAttribute('aria-describedby', shell.describedBy);
  const refuse = (text) => {
    shell.say(text);
    input.setAttribute('aria-invalid', text ? 'true' : 'false');
  };
  input.addEventListener('input', () => refuse(''));
  return {
    name, input, pointers, node: shell.node, refuse,
    focus: () => input.focus(),
    peek: () => check(input.value.trim()).value,
    read() {
      const answer = check(input.value.trim());
      refuse(answer.wrong ?? '');
      return answer.wrong ? undefined : answer;
    },
  };
}

function labelled({ id, label, hint, optional, body }) {
  const error = h('p', { class: 'field-error', id: `${id}-error`, role: 'alert' });
  const node = h('div', { class: 'field' },
    h('label', { class: 'label', for: id }, label, optional ? h('span', { class: 'optional' }, ' optional') : null),
    body, hint ? h('p', { class: 'hint', id: `${id}-hint` }, hint) : null, error);
  return {
    node,
    describedBy: `${hint ? `${id}-hint ` : ''}${id}-error`,
    say(text) {
      error.textContent = text;
      node.classList.toggle('wrong', Boolean(text));
    },
  };
}

/** An amount; `currency` gives the code that holds when it is read. */
export function moneyField({ currency, optional, control = {}, ...rest }) {
  return textField({
    ...rest, optional,
    control: { type: 'text', inputmode: 'decimal', ...control },
    check(text) {
      if (text === '') {
        return optional ? { value: null } : { wrong: 'Write an amount.' };
      }
      const minorUnits = /-/.test(text) ? null : parse(text, currency());
      return minorUnits === null
        ? { wrong: digits(currency()) === 0 ? 'Write a whole amount, such as 350.' : 'Write an amount, such as 350 or 349.50.' }
        : { value: { minorUnits, currency: currency() } };
    },
  });
}

/** A whole number within bounds. */
export function numberField({ min, max, optional, control = {}, ...rest }) {
  return textField({
    ...rest, optional,
    control: { type: 'text', inputmode: 'numeric', ...control },
    check(text) {
      if (text === '') {
        return optional ? { value: null } : { wrong: `Write a number from ${min} to ${max}.` };
      }
      const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
      return number >= min && number <= max ? { value: number } : { wrong: `Write a whole number from ${min} to ${max}.` };
    },
  });
}

/** A choice of one from a list of [value, words]. */
export function selectField({ options, value, control = {}, ...rest }) {
  return textField({
    ...rest, tag: 'select', control,
    children: options.map(([code, words]) => h('option', { value: code, selected: code === value }, words)),
  });
}

/** Several of a list of [value, words], as boxes; `read` gives those that are ticked. */
export function boxesField({ name, label, hint, options, ticked = [], pointers = [], check = (values) => ({ value: values }) }) {
  const id = freshId(name);
  const error = h('p', { class: 'field-error', id: `${id}-error`, role: 'alert' });
  const boxes = options.map(([value, words]) => {
    const box = h('input', { type: 'checkbox', id: freshId(name), name: `${name}.${value}`, value, checked: ticked.includes(value), test: `${name}-${value}`, 'aria-describedby': `${id}-error` });
    return { box, node: h('label', { class: 'choice', for: box.id }, box, h('span', {}, words)) };
  });
  const node = h('fieldset', { class: 'field' }, h('legend', { class: 'label' }, label),
    h('div', { class: 'choices' }, boxes.map((one) => one.node)), hint ? h('p', { class: 'hint' }, hint) : null, error);
  const refuse = (text) => { error.textContent = text; node.classList.toggle('wrong', Boolean(text)); };
  node.addEventListener('input', () => refuse(''));
  return {
    name, node, pointers, refuse,
    focus: () => boxes[0]?.box.focus(),
    peek: () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value),
    read() {
      const answer = check(this.peek());
      refuse(answer.wrong ?? '');
      return answer.wrong ? undefined : answer;
    },
  };
}

/** Reads all fields by name, or gives null after focus went to the first that is wrong. */
export function readAll(fields) {
  const answers = fields.map((field) => [field, field.read()]);
  const wrong = answers.find(([, answer]) => answer === undefined);
  if (wrong) {
    turnTo(wrong[0]);
    return null;
  }
  return Object.fromEntries(answers.map(([field, answer]) => [field.name, answer.value]));
}

/** Says each violation beside the field that it is about, and what is left at the form's end; focus goes to the first. */
export function explain(fields, problem, refusal) {
  const rest = [];
  const blamed = [];
  for (const { pointer, message } of refusal.violations ?? []) {
    const field = fields.find(({ pointers }) => pointers.some((own) => pointer === own || pointer.startsWith(`${own}/`)));
    if (field) {
      field.refuse(asSentence(message));
      blamed.push(field);
    } else {
      rest.push(asSentence(message));
    }
  }
  if (blamed.length === 0 || rest.length > 0) {
    problem.textContent = [refusal.message, ...rest].join(' ');
  }
  const first = fields.find((field) => blamed.includes(field));
  if (first) {
    turnTo(first);
  } else {
    problem.focus();
  }
}

/** Focus goes to a field, out of whatever it is folded away in. */
function turnTo(field) {
  for (let fold = field.node.closest('details'); fold; fold = fold.parentElement.closest('details')) {
    fold.open = true;
  }
  field.focus();
}

function asSentence(message) {
  return `${message.replace(/^./, (first) => first.toUpperCase())}${/[.!?]$/.test(message) ? '' : '.'}`;
}

/** A place for what is wrong with all of a form. */
export function problemLine(test = 'form-problem') {
  return h('p', { class: 'form-problem', role: 'alert', tabindex: '-1', test });
}

/** Does something when a button is used, once at a time: while it is on its way the button is busy and deaf. */
export async function busy(button, act) {
  if (button.getAttribute('aria-disabled') === 'true') {
    return;
  }
  button.setAttribute('aria-disabled', 'true');
  button.classList.add('busy');
  try {
    await act();
  } finally {
    button.removeAttribute('aria-disabled');
    button.classList.remove('busy');
  }
}

/** The same, and what goes wrong is said in a line. */
export function guard(button, problem, act) {
  return () => busy(button, async () => {
    problem.textContent = '';
    try {
      await act();
    } catch (refusal) {
      problem.textContent = refusal.message;
      problem.focus();
    }
  });
}
