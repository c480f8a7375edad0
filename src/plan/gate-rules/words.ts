import type { Contact, TurnId, Words } from '../../model/plan.ts'
import { Item } from '../../model/words.ts'
import type { TurnRule } from '../gate.ts'
import { lint } from '../linter.ts'

/** Whether the words may be said, and said to this desk. */
export const wordRules: readonly TurnRule[] = [
  {
    code: 'message-refused',
    against: ({ contact, turn }, { linter }) => {
      const text = wordsOf(contact, turn)
        .map(({ subject, body }) => `${subject ?? ''}\n${body}`)
        .join('\n')
      const findings = lint(linter, contact.language, text)
      if (findings === null) return `There is no list of what a shopper must not say in \`${contact.language}\``
      const [first] = findings
      return first === undefined ? null : `A shopper must not say "${first.phrase}" (${first.offence})`
    },
  },
  {
    code: 'wording-repeated',
    only: 'opening',
    against: ({ plan, contact }, { intents }) => {
      const opened = new Set(intents.filter(({ turn }) => turn === 'opening').map((intent) => intent.contact))
      const again = plan.contacts.find(
        (other) =>
          other.id !== contact.id &&
          opened.has(other.id) &&
          (other.brand === contact.brand || other.desk === contact.desk) &&
          other.scenario === contact.scenario &&
          other.language === contact.language &&
          other.wording === contact.wording,
      )
      return again === undefined
        ? null
        : `The desk read wording ${contact.wording} of \`${contact.scenario}\` in ${again.id}`
    },
  },
]

function wordsOf(contact: Contact, turn: TurnId): readonly Words[] {
  if (turn === 'opening') return [contact.opening]
  if (turn === 'close') return [contact.close.answered, contact.close.unanswered]
  const item = Item.safeParse(turn.slice('reply:'.length)).data
  const words = item === undefined ? undefined : contact.replies[item]
  return words === undefined ? [] : [words]
}
