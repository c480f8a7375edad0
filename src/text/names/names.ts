import { fold } from '../fold.ts'
import WORDS from './words.json' with { type: 'json' }

const MOST_LINES = 2_000
const MOST_NAMES = 20
const LONGEST_NAME = 60
const PARTICLES: ReadonlySet<string> = new Set(WORDS.particles)
const DESKS: ReadonlySet<string> = new Set(WORDS.desks)
const CLOSING = new RegExp(`^(?:${WORDS.closings.join('|')})(?![a-z])[ ,.!;:-]{0,3}`)
const CLOSING_WITHIN = new RegExp(`[.!?,] (?:${WORDS.closings.join('|')})(?![a-z])[ ,.!;:-]{1,3}`)
const WORD = "[\\p{Lu}\\p{Lt}\\p{Lo}][\\p{L}\\p{M}'’.-]{0,30}"
const NAME = `${WORD}(?:[ \\u00a0](?:(?:${WORDS.particles.join('|')})[ \\u00a0]){0,2}${WORD}){0,4}`
const TITLES = WORDS.titles.map((title) => `[${title.charAt(0).toUpperCase()}${title.charAt(0)}]${title.slice(1)}`)
const TITLED = new RegExp(`(?<![\\p{L}\\p{N}])(?:${TITLES.join('|')})\\.? (${NAME})`, 'gu')
const CUED = new RegExp(`(?<![\\p{L}\\p{N}'])(?:${WORDS.cues.join('|')}),? (${NAME})`, 'gu')
const BEFORE_BRAND = new RegExp(`^(${NAME}) \\(`, 'u')
const UPDATED = new RegExp(`\\b(?:updated|reported|assigned|written|answered) (?:by|to) (${NAME})`, 'gu')

/**
 * The names of the people who write in a message: in the sender's name, in the signature, and where one is introduced or addressed.
 * `known` are names that are no secret, such as the shopper's.
 */
export function namesIn(sender: string | null, text: string, known: readonly string[] = []): readonly string[] {
  const lines = text.split('\n', MOST_LINES).map((line) => line.trim())
  const found = [
    ...senderNames(sender),
    ...signedNames(lines),
    ...lines.flatMap((line) => {
      const short = line.slice(0, 2_000)
      const cased = straight(short)
      return [
        ...[...cased.matchAll(TITLED)].map(([, name]) => name),
        ...[...lowerCues(cased).matchAll(CUED)].map(([, name]) => name),
        ...[...cased.matchAll(UPDATED)].map(([, name]) => name),
        BEFORE_BRAND.exec(cased)?.[1],
      ]
    }),
  ]
  const mine = new Set(known.flatMap((name) => fold(name).split(' ')))
  return [...new Set(found.map((name) => tidy(name ?? '')))]
    .filter(
      (name) =>
        name !== '' &&
        isName(name) &&
        !fold(name)
          .split(' ')
          .every((word) => mine.has(word)),
    )
    .slice(0, MOST_NAMES)
}

// Only the cue is lowered: what follows must keep its capitals to be a name.
function lowerCues(line: string): string {
  return line.replace(/(?<![\p{L}\p{N}'])\p{Lu}(?=\p{Ll}{0,12} )/gu, (letter, at: number) =>
    at === 0 || /[.!?:] $/.test(line.slice(Math.max(0, at - 2), at)) ? letter.toLowerCase() : letter,
  )
}

function straight(line: string): string {
  return line.replaceAll('’', "'")
}

function senderNames(sender: string | null): readonly string[] {
  if (sender === null) return []
  const bare = straight(sender)
    .replace(/["“”]/g, '')
    .replace(/\([^)]{0,80}\)|\[[^\]]{0,80}\]|<[^>]{0,200}>/g, ' ')
    .replace(/\b(via|from|at|de la part de|@)\b .{1,60}$/iu, '')
  const [last = '', first = ''] = bare.split(',').map((part) => part.trim())
  const whole = first === '' ? bare : `${first} ${last}`
  const parts = whole.split(/[|·–—/]| - /).map((part) => part.trim())
  return parts.filter((part) => part.includes(' ') || /^\p{Lo}{2,}$/u.test(part))
}

/** The lines after a closing formula, the rest of its own line, and a short last line. */
function signedNames(lines: readonly string[]): readonly string[] {
  const found: string[] = []
  lines.forEach((line, at) => {
    const folded = fold(line.slice(0, 400))
    const within = CLOSING_WITHIN.exec(folded)
    if (within !== null)
      found.push(line.slice(-Math.max(0, folded.length - within.index - within[0].length) || line.length))
    const closing = CLOSING.exec(folded)
    if (closing === null) return
    const rest = folded.slice(closing[0].length)
    if (rest.trim() !== '') found.push(line.slice(line.length - rest.length))
    else
      found.push(
        ...lines
          .slice(at + 1, at + 5)
          .filter((next) => next !== '')
          .slice(0, 2),
      )
  })
  return [...found, ...lastLines(lines)]
    .flatMap((line) => line.split(/[,|·–—]| - /))
    .filter((line) => line.length <= LONGEST_NAME)
}

// Without a formula a name may still stand at the end: two words or more, or one after an empty line.
function lastLines(lines: readonly string[]): readonly string[] {
  const worded = lines
    .map((line, at) => ({ line, apart: (lines[at - 1] ?? '') === '' }))
    .filter(({ line }) => line !== '')
  if (worded.length < 2) return []
  return worded
    .slice(-3)
    .filter(({ line, apart }, at, all) => (at === all.length - 1 && apart) || line.includes(' '))
    .map(({ line }) => line)
}

function tidy(name: string): string {
  return name
    .trim()
    .replace(/^[-–—\s]+|[.,;:!?\s]+$/gu, '')
    .replace(/\s+/g, ' ')
}

// One to five words, each with a capital or of a script without them, none of them a desk's own.
function isName(name: string): boolean {
  if (name.length < 2 || name.length > LONGEST_NAME || /[\d@:/<>=_]/.test(name)) return false
  const words = name.split(' ')
  if (words.length > 6 || words.some((word) => DESKS.has(fold(word).replace(/[^a-z-]/g, '')))) return false
  const capital = words.filter((word) => /^[\p{Lu}\p{Lt}\p{Lo}'’]/u.test(word))
  const small = words.filter((word) => !/^[\p{Lu}\p{Lt}\p{Lo}'’]/u.test(word))
  return capital.length > 0 && small.every((word) => PARTICLES.has(fold(word)))
}
