import { fold } from '../../text/fold.ts'
import { spoken } from '../words/words.ts'
import type { Rule } from './rule.ts'

const HEADERS = ['x-spamarrest-noauth', 'x-boxtrapper', 'x-bluebottle-request', 'x-askversion', 'x-exispam'] as const
const SUBJECT =
  /^(please verify your e-?mail address|your e-?mail requires verification|\[qurb \d|unverified e-?mail to|please confirm your (message|e-?mail))/
const WORDS =
  /\b(spamarrest\.com|bluebottle\.com|boxbe\.com|mailinblack|sender not pre-approved|antispam uol|(confirm|verify) that you are (a )?(human|person|not a robot)|your (message|e-?mail) is (being )?held until)\b/

const challenges = spoken('challenges')

/** A gate before the mailbox: the message waits until its sender proves to be a person. */
export const challenge: Rule = ({ message, flat, author }) => {
  const { headers, messageId, subject } = message
  if (HEADERS.some((name) => headers.has(name))) return found('a challenge program')
  if (messageId?.endsWith('-tmda-confirm>')) return found('a challenge program')
  if (SUBJECT.test(fold(subject.slice(0, 500)).trim())) return found('the subject of a challenge')
  const asks = author.by === 'machine' && challenges.in(flat) && /https?:|\blink\b|reply to this/.test(flat)
  return asks || WORDS.test(flat) ? found('the words of a challenge') : null
}

function found(why: string) {
  return { kind: 'challenge', by: 'machine', why: [why] } as const
}
