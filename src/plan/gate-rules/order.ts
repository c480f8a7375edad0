import { plus } from '../../support/period.ts'
import type { TurnRule } from '../gate.ts'

/** Whether it is this turn's turn: nothing stops the study, it was not sent before, it is due. */
export const orderRules: readonly TurnRule[] = [
  { code: 'stopped', against: (_, { stopped }) => (stopped === null ? null : `The study is stopped: ${stopped}`) },
  { code: 'closed', against: (_, { closed }) => (closed ? 'The study is closed; nothing more is sent' : null) },
  {
    code: 'plan-changed',
    against: (_, { plan }) =>
      plan.frozen === plan.loaded
        ? null
        : `Expected the plan ${plan.frozen?.slice(0, 12) ?? 'that the journal knows'}, got ${plan.loaded.slice(0, 12)}`,
  },
  {
    code: 'withdrawn',
    against: ({ plan, contact }) =>
      plan.contacts.some(({ id }) => id === contact.id) ? null : `Contact ${contact.id} was withdrawn from the plan`,
  },
  {
    code: 'already-sent',
    against: ({ contact, turn }, { intents }) =>
      intents.some((intent) => intent.contact === contact.id && intent.turn === turn)
        ? `The ${turn} of ${contact.id} was intended before; whatever became of it, it is not sent again`
        : null,
  },
  {
    code: 'nothing-opened',
    against: ({ contact, turn }, { intents }) =>
      turn === 'opening' || intents.some((intent) => intent.contact === contact.id && intent.turn === 'opening')
        ? null
        : `Contact ${contact.id} has no opening that a ${turn} could follow`,
  },
  {
    code: 'too-early',
    only: 'opening',
    against: ({ contact }, { now }) =>
      now < contact.notBefore ? `Contact ${contact.id} is not sent before ${contact.notBefore}` : null,
  },
  {
    code: 'outside-window',
    only: 'opening',
    against: ({ contact }, { now }) => {
      const until = plus(contact.notBefore, contact.listens)
      return now > until ? `Contact ${contact.id} was to be opened until ${until}` : null
    },
  },
]
