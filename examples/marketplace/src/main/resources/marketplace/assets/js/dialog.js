/** A question that waits for an answer before anything happens. */

import { freshId, h } from './dom.js';

/**
 * Shows a dialog and gives it; it is gone from the page once it is closed. Escape closes it while nothing is under way.
 *
 * @param content made by a function that takes the dialog
 */
export function openDialog(title, content, { test = 'dialog' } = {}) {
  const id = freshId('dialog');
  const opener = document.activeElement;
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': id, test }, h('h2', { id, tabindex: '-1' }, title));
  dialog.append(...[content(dialog)].flat(Infinity).filter(Boolean));
  dialog.addEventListener('cancel', (event) => { if (dialog.dataset.busy) { event.preventDefault(); } });
  dialog.addEventListener('close', () => { dialog.remove(); opener?.focus?.(); });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('h2').focus();
  return dialog;
}

/** Asks whether something shall be done; it is done when the answer is yes, and what goes wrong is said in the dialog. */
export function confirm({ title, words, yes, kind = 'danger', test = 'confirm', act }) {
  openDialog(title, (dialog) => {
    const problem = h('p', { class: 'form-problem', role: 'alert', tabindex: '-1' });
    const sure = h('button', { class: `button ${kind}`, type: 'button', test: `${test}-yes` }, yes);
    sure.addEventListener('click', async () => {
      if (sure.getAttribute('aria-disabled') === 'true') {
        return;
      }
      sure.setAttribute('aria-disabled', 'true');
      try {
        await act();
        dialog.close();
      } catch (refusal) {
        problem.textContent = refusal.message;
        sure.removeAttribute('aria-disabled');
      }
    });
    return [h('p', {}, words), h('div', { class: 'row' }, sure,
      h('button', { class: 'button quiet', type: 'button', onclick: () => dialog.close(), test: `${test}-no` }, 'Leave it')), problem];
  }, { test });
}

/**
 * Asks once before something that cannot be taken back; the promise is whether the answer was yes. Every other way out of
 * the dialog is a no.
 *
 * @param binds what it binds to, a sentence each
 */
export function askOnce({ title, binds, yes, no = 'Not yet', test = 'ask-once' }) {
  return new Promise((answer) => {
    let sure = false;
    const dialog = openDialog(title, (one) => [
      h('ul', { class: 'steps', test: `${test}-binds` }, binds.filter(Boolean).map((sentence) => h('li', {}, sentence))),
      h('div', { class: 'row' },
        h('button', { class: 'button', type: 'button', test: `${test}-yes`, onclick: () => { sure = true; one.close(); } }, yes),
        h('button', { class: 'button quiet', type: 'button', test: `${test}-no`, onclick: () => one.close() }, no)),
    ], { test });
    dialog.addEventListener('close', () => answer(sure));
  });
}
