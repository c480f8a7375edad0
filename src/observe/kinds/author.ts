import type { Reading } from '../../model/reading.ts'
import type { Language } from '../../model/words.ts'
import type { Message } from '../message.ts'
import { spoken } from '../words/words.ts'
import { machineSigns } from './machine-signs.ts'
import { platformOf } from './platforms.ts'

/** Who wrote a message, and how that was found: a judgement of its own, beside its kind. */
export interface Author {
  readonly by: Reading['by']
  readonly why: readonly string[]
  /** True where a header says so, and not the words alone. */
  readonly stamped: boolean
}

/** What a message says, as far as it tells who wrote it. */
interface Said {
  readonly flat: string
  readonly language: Language | null
  /** Whether it holds what the scenario counts as an answer. */
  readonly answers: boolean
  /** How long after our own message it came, where that is known. */
  readonly delaySeconds: number | null
}

const READ_LANGUAGES: readonly Language[] = ['en', 'fr', 'de', 'es', 'it', 'nl']
const AT_ONCE = 20
const automatic = spoken('automatic')
// An assistant says `I` as a person does; who asks for a rating or sells does not.
const others = [
  { list: spoken('bots'), speaks: true, why: 'an assistant program speaks' },
  { list: spoken('challenges'), speaks: true, why: 'it asks for a proof of being a person' },
  { list: spoken('surveys'), speaks: false, why: 'it asks for a rating' },
  { list: spoken('markets'), speaks: false, why: 'it advertises' },
]
const acknowledges = spoken('acknowledges')
const self = spoken('self')

/**
 * Machine or person. Headers that only a program's own answer bears come first; a help desk stamps its agents' replies
 * too, so there the words decide: what says that it is automatic is, and what acknowledges receipt without a person
 * speaking for himself; where it answers too, nobody can tell. A plain message with words of its own is a person's; in a language that we do not read,
 * or with nothing in it, we do not know.
 */
export function authorOf(message: Message, { flat, language, answers, delaySeconds }: Said): Author {
  const platform = platformOf(message)
  const signs = machineSigns(message, platform)
  const desk = platform === null ? [] : [`sent by ${platform}`]
  if (signs.length > 0) return { by: 'machine', why: [...desk, ...signs], stamped: true }
  if (automatic.in(flat)) return { by: 'machine', why: [...desk, 'its words say that it is automatic'], stamped: false }
  const atOnce = delaySeconds !== null && delaySeconds >= 0 && delaySeconds < AT_ONCE
  if (atOnce && acknowledges.in(flat)) {
    return { by: 'machine', why: [...desk, 'it acknowledges receipt, sooner than anyone types'], stamped: false }
  }
  if (acknowledges.in(flat) && !self.in(flat)) {
    if (answers) return { by: 'unknown', why: [...desk, 'it acknowledges receipt, and answers'], stamped: false }
    return { by: 'machine', why: [...desk, 'it acknowledges receipt and nobody speaks'], stamped: false }
  }
  const other = others.find(({ list, speaks }) => (speaks || !self.in(flat)) && list.in(flat))
  if (other !== undefined) return { by: 'machine', why: [...desk, other.why], stamped: false }
  if (isBulk(message)) return { by: 'machine', why: [...desk, 'a list that can be left'], stamped: true }
  if (!/[a-z]{2}/.test(flat)) return { by: 'unknown', why: [...desk, 'no words that we can read'], stamped: false }
  if (language !== null && !READ_LANGUAGES.includes(language)) {
    return { by: 'unknown', why: [...desk, 'a language that we do not read'], stamped: false }
  }
  return { by: 'person', why: [...desk, 'words of its own, and no sign of a machine'], stamped: false }
}

/** Whether a mail went to a list of people and answers nobody. */
export function isBulk({ headers, inReplyTo, references }: Message): boolean {
  return headers.has('list-unsubscribe') && inReplyTo.length === 0 && references.length === 0
}
