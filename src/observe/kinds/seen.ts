import type { Language } from '../../model/words.ts'
import { fold } from '../../text/fold.ts'
import { languageOf } from '../../text/language.ts'
import { sentencesOf } from '../../text/phrases.ts'
import { newTextOf } from '../../text/quoted.ts'
import type { Asked } from '../asked.ts'
import type { Message } from '../message.ts'
import { ownWords } from '../own-words.ts'
import { spoken } from '../words/words.ts'
import { type Author, authorOf } from './author.ts'
import { countsAsAnswer } from './counts-as-answer.ts'

/** What every rule looks at: the message, and what was made of it once. */
export interface Seen {
  readonly message: Message
  readonly contact: Asked | null
  readonly newText: string
  /** The new text folded, its sentences one after the other. */
  readonly flat: string
  readonly sentences: readonly string[]
  readonly language: Language | null
  readonly author: Author
  /** The shopper's own names, folded, as a desk would call them. */
  readonly shopper: readonly string[]
  readonly optOut: boolean
}

const MOST_CHARACTERS = 20_000
const stops = spoken('stops')

/** Looks at a message as the contact that it belongs to would. */
export function see(message: Message, contact: Asked | null, delaySeconds: number | null = null): Seen {
  const newText = newTextOf(message.text, contact === null ? [] : ownWords(contact)).slice(0, MOST_CHARACTERS)
  const sentences = sentencesOf(fold(newText))
  const flat = sentences.join(' ')
  const language = languageOf(newText)
  const author = authorOf(message, { flat, language, answers: countsAsAnswer(contact, flat), delaySeconds })
  return {
    message,
    contact,
    newText,
    flat,
    sentences,
    language,
    author,
    shopper: namesOf(contact),
    optOut: author.by !== 'machine' && stops.in(flat),
  }
}

// Who signs our message is whom a reply greets.
function namesOf(contact: Asked | null): readonly string[] {
  const last = contact?.opening.body.trim().split('\n').at(-1) ?? ''
  return fold(last)
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2)
}
