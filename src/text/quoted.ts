import { fold, squash } from './fold.ts'

const MOST_LINES = 20_000
const SHORTEST_OWN_LINE = 25
const SHORTEST_LEAD = 3

const ABOVE =
  /^[#\s*=-]*(please )?(type your )?(reply|write your reply|antworten sie|antwort) (above|oberhalb)( of)? (this|dieser) (line|linie|zeile)/
const ORIGINAL =
  /^[\s>]*[-_*=]{2,} ?(original message|forwarded message|ursprungliche nachricht|originalnachricht|weitergeleitete nachricht|message d'origine|message original|message transfere|mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|oorspronkelijk bericht|doorgestuurd bericht)/
const ATTRIBUTION =
  /\b(wrote|writes|schrieb|schreibt|a ecrit|ecrivait|escribio|ha scritto|scrisse|schreef)\b.{0,120}:$|^(op|le|am|on|el|il) .{4,150}(heeft|geschreven)\b.{0,60}:$/
// In a language whose verb we do not know: a line with a date and an address, or with a year and a colon, above what is quoted.
const DATED = /\d.{0,200}@.{0,200}[>:]$|\b(19|20)\d\d\b.{0,150}:$/
const DASHED = /^-{2,} ?(on|am|le|el|il|op) .{4,250}-{2,}$/
const DEVICE =
  /^(sent (from|via|with)|get outlook for|envoye (de|depuis|avec|a partir)|gesendet (von|mit)|von meinem .{1,40} gesendet|enviado (desde|do|con)|inviato (da|con)|verzonden (vanaf|met|via)|verstuurd (vanaf|met)) .{0,80}$/
const HEADER = /^[\s*>]*\p{L}[\p{L} -]{1,15}\*?\s?:\*? \S/u
const STRAY = /^\s*[^\s\p{L}\p{N}\p{P}]?\s*$|^\s*ᐧ\s*$/u
const STARTS = /^(on|am|le|el|il|op|den)\b.{0,120}\d|\b(schrieb|wrote|escribio|schreef) .{0,40}\d/
const FROM = /^[\s*>]*(from|von|de|da|van)\s?\*?:/
const SENT =
  /^[\s*>]*(sent|date|gesendet|datum|envoye|date|enviado|fecha|inviato|data|verzonden)( (le|el|am|op))?\s?\*?:/
const SUBJECT = /^[\s*>]*(subject|betreff|objet|asunto|oggetto|onderwerp)\s?\*?:/
const RULE = /^\s*[-_=~]{10,}\s*$/

/**
 * What is new in a message, apart from what it quotes. Our own sent words are taken out first, in whatever wrapping
 * they came back; then quoted lines, and all that follows the line by which a mail program announces the message below.
 */
export function newTextOf(text: string, ownWords: readonly string[] = []): string {
  const lines = withoutOwn(text.replace(/\r\n?/g, '\n').split('\n', MOST_LINES), squash(ownWords.join('\n')))
  const kept: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (isQuoted(line) || ABOVE.test(foldLine(line))) continue
    const announced = attributionAt(lines, at)
    if (announced > 0 && !quotesFollow(lines, at + announced) && hasWords(kept)) break
    if (announced > 0) {
      at += announced - 1
      continue
    }
    if (ORIGINAL.test(foldLine(line)) && !kept.some((one) => /\p{L}/u.test(one))) {
      at = afterHeaders(lines, at)
      continue
    }
    if (endsHere(lines, at, kept)) break
    if (DEVICE.test(foldLine(line)) && kept.some((one) => /\p{L}/u.test(one))) break
    kept.push(line)
  }
  while (kept.length > 0 && STRAY.test(kept.at(-1) ?? '')) kept.pop()
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

// Rewrapped or quoted, each line of ours is still a piece of our words. Short lines ("the serial number") may be the
// desk's own as well: they go only along with a neighbour that is surely ours.
function withoutOwn(lines: readonly string[], own: string): readonly string[] {
  if (own === '') return lines
  const worded = lines.map((line) => ({ line, squashed: squash(line), ours: false })).filter(({ squashed }) => squashed)
  for (const entry of worded) entry.ours = entry.squashed.length >= SHORTEST_OWN_LINE && own.includes(entry.squashed)
  const spread = (at: number, neighbour: number) => {
    const entry = worded[at]
    if (entry !== undefined && worded[neighbour]?.ours && own.includes(entry.squashed)) entry.ours = true
  }
  for (let at = 0; at < worded.length; at++) spread(at, at - 1)
  for (let at = worded.length - 1; at >= 0; at--) spread(at, at + 1)
  let next = 0
  return lines.filter((line) => worded[next]?.line !== line || !worded[next++]?.ours)
}

function endsHere(lines: readonly string[], at: number, kept: readonly string[]): boolean {
  const line = lines[at] ?? ''
  if (/^-- ?$/.test(line)) return hasWords(kept)
  const folded = foldLine(line)
  if (ORIGINAL.test(folded)) return true
  if (RULE.test(line)) return hasWords(kept)
  return (FROM.test(folded) && headersFollow(lines, at)) || (hasWords(kept) && headerBlock(lines, at))
}

// Outlook puts the headers of the message below in the words of the writer's own language.
function headersFollow(lines: readonly string[], at: number): boolean {
  const next = lines.slice(at + 1, at + 7).map(foldLine)
  return next.some((line) => SENT.test(line)) && next.some((line) => SUBJECT.test(line))
}

// Three headers in a row, one with an address and one with a date, whatever their names are.
function headerBlock(lines: readonly string[], at: number): boolean {
  const block = lines.slice(at, at + 5)
  const count = block.findIndex((line) => !HEADER.test(line.slice(0, 400)))
  const headers = block
    .slice(0, count === -1 ? block.length : count)
    .join(' ')
    .slice(0, 2_000)
  return (count === -1 || count >= 3) && headers.includes('@') && /\b(19|20)\d\d\b|\d:\d\d/.test(headers)
}

// What was forwarded, where nothing else was written: its headers, as far as the empty line, are not its words.
function afterHeaders(lines: readonly string[], at: number): number {
  const empty = lines.slice(at + 1, at + 12).findIndex((line) => line.trim() === '')
  return empty === -1 ? at : at + 1 + empty
}

/** How many lines an announcement takes that begins here: none, one, or two or three where it was wrapped. */
function attributionAt(lines: readonly string[], at: number): number {
  const first = foldLine(lines[at] ?? '').trim()
  if (first.length > 300) return 0
  if (DASHED.test(first)) return 1
  if (announces(first)) return 1
  if (DATED.test(first) && first.length < 250 && (/@.*:$/.test(first) || quotesNext(lines, at))) return 1
  if (!STARTS.test(first)) return 0
  const wrapped = [first, ...lines.slice(at + 1, at + 3).map((line) => foldLine(line).trim())]
  for (const count of [2, 3]) {
    if (announces(wrapped.slice(0, count).join(' ').slice(0, 600))) return count
  }
  return 0
}

// "I wrote one of my own:" announces nothing: there is a date, an address, or nothing after the verb.
function announces(line: string): boolean {
  return (
    ATTRIBUTION.test(line) &&
    (/\d|@/.test(line) ||
      /^x( [a-z.]{1,20}){0,3} ?:$/.test(
        line.replace(/^.{0,200}\b(wrote|schrieb|ecrit|escribio|scritto|schreef)\b/, 'x'),
      ))
  )
}

function quotesNext(lines: readonly string[], at: number): boolean {
  const next = lines.slice(at + 1, at + 4).find((line) => line.trim() !== '')
  return next === undefined || isQuoted(next)
}

function quotesFollow(lines: readonly string[], from: number): boolean {
  return lines.slice(from, from + 5).some(isQuoted)
}

function isQuoted(line: string): boolean {
  return /^\s{0,3}>|^\|( |$)/.test(line)
}

function hasWords(lines: readonly string[]): boolean {
  return (lines.join(' ').match(/\p{L}{2,}/gu)?.length ?? 0) >= SHORTEST_LEAD
}

function foldLine(line: string): string {
  return fold(line.slice(0, 400))
}
