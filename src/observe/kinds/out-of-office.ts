import { fold } from '../../text/fold.ts'
import { spoken } from '../words/words.ts'
import { automaticSubject } from './machine-signs.ts'
import type { Rule } from './rule.ts'

const away = spoken('away')

/** Nobody is there until some day. Words alone are not enough: a person may write of a colleague who is away. */
export const outOfOffice: Rule = ({ message, author, flat }) => {
  const subject = fold(message.subject.slice(0, 500))
  const says = away.in(flat) || away.in(subject)
  if (!says || (author.by !== 'machine' && !automaticSubject(message.subject))) return null
  return { kind: 'out-of-office', by: 'machine', why: [...author.why, 'its words say that nobody is there'] }
}
