import type { Contact } from '../../model/plan.ts'
import type { Language } from '../../model/words.ts'
import { fold } from '../../text/fold.ts'
import { languageOf } from '../../text/language.ts'
import { sentencesOf } from '../../text/phrases.ts'
import { newTextOf } from '../../text/quoted.ts'
import type { Message } from '../message.ts'
import { ownWords } from '../own-words.ts'
import { spoken } from '../words/words.ts'
import { type Author, authorOf } from './author.ts'
import { countsAsAnswer } from './counts-as-answer.ts'

/** What every rule looks at: the message, and what was made of it once. */
export interface Seen {
  readonly message: Message
  readonly contact: Contact | null
  readonly newText: string
  /** The new text folded, its sentences one after the other. */
  readonly flat: string
  readonly sentences: readonly string[]
  readonly language: Language | null
  readonly author: Author
  readonly optOut: boolean
}

const MOST_CHARACTERS = 20_000
const stops = spoken('stops')

/** Looks at a message as the contact that it belongs to would. */
export function see(message: Message, contact: Contact | null): Seen {
  const newText = newTextOf(message.text, contact === null ? [] : ownWords(contact)).slice(0, MOST_CHARACTERS)
  const sentences = sentencesOf(fold(newText))
  const flat = sentences.join(' ')
  const language = languageOf(newText)
  const author = authorOf(message, { flat, language, answers: countsAsAnswer(contact, flat) })
  return {
    message,
    contact,
    newText,
    flat,
    sentences,
    language,
    author,
    optOut: author.by !== 'machine' && stops.in(flat),
  }
}
