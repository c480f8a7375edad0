import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Contact } from '../../src/model/plan.ts'
import type { ReadingKind } from '../../src/model/reading.ts'
import { bytesOf, contactOf } from '../observe/study.ts'
import { AWAY, BULK, CLIENTS, GATES, MACHINES, PLATFORMS, type Plain, STRANGERS, type Style } from './styles.ts'

/** A message whose kind is known because it was written to be one. */
export interface Labelled {
  readonly id: string
  readonly language: string
  readonly kind: ReadingKind
  readonly by: 'machine' | 'person'
  readonly style: string
  /** Half is for building the rules; figures of the other half say how well they read. */
  readonly part: 'building' | 'checking'
  readonly contact: Contact
  readonly words: string
  /** Who signs; null where nobody does. */
  readonly agent: string | null
  readonly bytes: Uint8Array
}

const OPENINGS: Readonly<Record<string, readonly [string, string]>> = {
  en: [
    'My repair',
    'Good morning,\n\nabout five weeks ago I left my Echo 300 with you for repair, and I have not heard from you since.\n\nCould you tell me how far it has come, and when I may expect it back?\n\nKind regards\nAnna Keller',
  ],
  fr: [
    'Ma réparation',
    'Bonjour,\n\nil y a environ cinq semaines, je vous ai confié mon Echo 300 pour réparation et je n’ai plus eu de nouvelles.\n\nPourriez-vous me dire où elle en est et quand je pourrai le récupérer ?\n\nBien cordialement\nAnna Keller',
  ],
  de: [
    'Meine Reparatur',
    'Guten Tag,\n\nvor etwa fünf Wochen habe ich meinen Echo 300 bei Ihnen zur Reparatur abgegeben und seither nichts mehr gehört.\n\nKönnen Sie mir sagen, wie weit sie ist und wann ich ihn zurückbekomme?\n\nFreundliche Grüße\nAnna Keller',
  ],
  es: [
    'Mi reparación',
    'Buenos días:\n\nhace unas cinco semanas les dejé mi Echo 300 para reparar y desde entonces no he sabido nada.\n\n¿Podrían decirme cómo va y cuándo lo tendré de vuelta?\n\nUn cordial saludo\nAnna Keller',
  ],
  it: [
    'La mia riparazione',
    'Buongiorno,\n\ncirca cinque settimane fa vi ho lasciato il mio Echo 300 in riparazione e da allora non ho più saputo nulla.\n\nPotreste dirmi a che punto è e quando potrò riaverlo?\n\nCordiali saluti\nAnna Keller',
  ],
  nl: [
    'Mijn reparatie',
    'Goedemorgen,\n\nongeveer vijf weken geleden heb ik mijn Echo 300 bij u gebracht voor reparatie en sindsdien heb ik niets meer gehoord.\n\nKunt u mij zeggen hoe het ermee staat en wanneer ik hem terugkrijg?\n\nMet vriendelijke groet\nAnna Keller',
  ],
}
const TOKENS: Readonly<Record<string, string>> = {
  en: 'k7m2qd9x',
  fr: 'fr3hw8tz',
  de: 'de4jv9sy',
  es: 'es5kx7rw',
  it: 'it6mz4qv',
  nl: 'nl7pb3nu',
}
const PEOPLE: readonly ReadingKind[] = ['holding', 'request', 'handoff', 'answer', 'unrelated']
const STYLES: Readonly<Partial<Record<ReadingKind, Readonly<Record<string, Style>>>>> = {
  acknowledgement: { ...PLATFORMS, ...MACHINES },
  'out-of-office': AWAY,
  'bot-answer': PLATFORMS,
  survey: BULK,
  marketing: BULK,
  unrelated: STRANGERS,
  challenge: GATES,
}
const STYLES_EACH = 3
const DESKS = /Care|team|Support|Keller|Buchhaltung/
const scenario = parse(readFileSync(new URL('../../scenarios/repair-overdue/scenario.yaml', import.meta.url), 'utf8'))

/** The shopper's contact in each language, with the answers that the shipped scenario knows. */
export const CONTACTS: readonly Contact[] = Object.entries(OPENINGS).map(([language, [subject, body]], index) => {
  const token = TOKENS[language] ?? ''
  return contactOf(index + 1, token, {
    language,
    opening: { subject, body, attachment: null },
    answers: scenario.answers[language] ?? [],
  })
})

/** The whole corpus: every text in several styles of programs, by a seeded choice. */
export const CORPUS: readonly Labelled[] = Object.keys(OPENINGS).flatMap((language) =>
  readFileSync(new URL(`words/${language}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line, index) => dressed(language, index, line)),
)

function dressed(language: string, index: number, line: string): readonly Labelled[] {
  const [kindText = '', subject = '', ...rest] = line.split(' | ').map((cell) => cell.trim())
  const kind = kindText as ReadingKind
  const words = rest.join(' | ').replaceAll('\\n', '\n')
  const id = `${language}-${kind}-${index}`
  const styles = Object.entries(STYLES[kind] ?? { ...PLATFORMS, ...CLIENTS })
  const chosen = styles.toSorted(([a], [b]) => seeded(`${id} ${a}`) - seeded(`${id} ${b}`)).slice(0, STYLES_EACH)
  const contact = CONTACTS.find((one) => one.language === language) as Contact
  const person = PEOPLE.includes(kind)
  const plain: Plain = {
    language,
    subject: subject === '' ? `Re: ${contact.opening.subject}` : subject,
    body: words,
    person,
    ours: { id: `<${contact.token}.opening@shopper.test>`, body: contact.opening.body, address: contact.address },
    agent: signer(words) ?? 'Service',
  }
  const part = seeded(id) % 2 === 0 ? 'building' : 'checking'
  return chosen.map(([name, style], nth) => {
    const { from, subject: title, headers, body, html } = style(plain)
    const bytes = bytesOf({
      from,
      to: contact.address,
      subject: title,
      headers: { 'Message-ID': `<${id}-${nth}@desk.test>`, ...headers },
      body,
      type: `text/${html ? 'html' : 'plain'}; charset=utf-8`,
    })
    return {
      id: `${id} by ${name}`,
      language,
      kind,
      by: person ? 'person' : 'machine',
      style: name,
      part,
      contact,
      words,
      agent: person && plain.agent !== 'Service' ? plain.agent : null,
      bytes,
    }
  })
}

function signer(words: string): string | null {
  const lines = words.split('\n').toReversed()
  return (
    lines
      .flatMap((line) => /(\p{Lu}\p{Ll}+ (?:de )?\p{Lu}\p{Ll}+)$/u.exec(line)?.[1] ?? [])
      .find((name) => !DESKS.test(name)) ?? null
  )
}

function seeded(text: string): number {
  return Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 8), 16)
}
