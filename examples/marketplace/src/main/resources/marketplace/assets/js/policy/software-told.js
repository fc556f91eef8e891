/** Whether the parties are told which moves software made for the other side. */

import { radios } from './fields.js';

/** The field of a choice; `amend` as the form's. */
export function softwareField(choice, amend) {
  return radios({ path: '/choice/showsSoftware', label: 'When software acts for somebody', test: 'software',
    hint: 'The other side sees that a move was made by software, never which software or what it may spend. Talks that have begun keep what was chosen then.',
    options: [['told', 'The other side is told'], ['untold', 'The other side is not told']],
    chosen: choice.showsSoftware === false ? 'untold' : 'told',
    onChange: (value) => amend((one) => {
      const { showsSoftware, ...others } = one.choice;
      return { ...one, choice: value === 'told' ? others : { ...others, showsSoftware: false } };
    }, '/choice/showsSoftware') });
}
