import { aimsOf } from '../../src/page/aims.ts'
import { nameWords } from '../../src/page/fold.ts'
import type { FormReading } from '../../src/page/reading.ts'
import type { Visited } from './visit.ts'

const CONTACT = new Set(['contact', 'complaint', 'support', 'service', 'chat'])

/** The forms of a page that take a message to the brand. On a page that is for contact, one that looks like a comment is one of them. */
export function contactForms({
  forms,
  url,
  snapshot,
}: Pick<Visited, 'forms' | 'url' | 'snapshot'>): readonly FormReading[] {
  const said = `${snapshot?.title ?? ''} ${nameWords(URL.parse(url)?.pathname ?? '').join(' ')}`
  const forContact = aimsOf(said).some(({ aim }) => CONTACT.has(aim))
  return forms.filter(({ kind, fields }) => {
    const has = (wanted: string) => fields.some((field) => field.kind === wanted)
    if (!has('message')) return false
    if (kind === 'contact' || kind === 'complaint') return true
    return forContact && has('email') && ['comment', 'registration', 'other'].includes(kind)
  })
}
