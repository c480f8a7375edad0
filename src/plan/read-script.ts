import { Script, type Wording } from '../model/scenario.ts'
import { Item, type Item as ItemValue, type Language } from '../model/words.ts'
import type { Problem } from '../support/errors.ts'
import { show } from './say-issue.ts'
import { unknownVariables } from './variables.ts'

interface Section {
  readonly title: string
  readonly line: number
  readonly body: readonly string[]
}

/** Reads what the shopper can say in one language: `scenarios/<slug>/<lang>.md`. */
export function readScript(
  file: string,
  text: string,
  language: Language,
): { script: Script | null; problems: readonly Problem[] } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n/)
  const problems: Problem[] = []
  const wrong = (line: number, message: string) => {
    problems.push({ file, line, message })
  }
  const sections = sectionsOf(lines, language, wrong)
  const openings: Wording[] = []
  const replies: Partial<Record<ItemValue, string>> = {}
  const closes: { close?: string; closeUnanswered?: string } = {}

  for (const { title, line, body } of sections) {
    const said = body.join('\n').trim()
    for (const name of unknownVariables(said, 'script')) wrong(line, `Expected a known variable, got \`{{${name}}}\``)
    const opening = /^opening (\d+) \((consumer|trade)\)$/.exec(title)
    const reply = /^reply (\S+)$/.exec(title)
    if (opening !== null) {
      const wording = openingOf(Number(opening[1]), opening[2] === 'trade' ? 'trade' : 'consumer', said)
      if (wording === null) wrong(line, `Expected a line \`Subject: …\` and a text under \`## ${title}\`, got none`)
      else if (openings.some(({ number }) => number === wording.number))
        wrong(line, `Expected each opening once, got another number ${wording.number}`)
      else openings.push(wording)
    } else if (said === '') wrong(line, `Expected a text under \`## ${title}\`, got none`)
    else if (reply !== null) {
      const item = Item.safeParse(reply[1])
      if (item.success) replies[item.data] = said
      else wrong(line, `Expected a reply to one of ${Item.options.join(', ')}, got ${show(reply[1])}`)
    } else if (title === 'close') closes.close = said
    else if (title === 'close unanswered') closes.closeUnanswered = said
    else
      wrong(
        line,
        `Expected \`## opening N (consumer|trade)\`, \`## reply ITEM\`, \`## close\` or \`## close unanswered\`, got \`## ${title}\``,
      )
  }
  const titles = sections.map(({ title }) => title)
  for (const [i, { title, line }] of sections.entries()) {
    if (titles.indexOf(title) !== i) wrong(line, `Expected each section once, got \`## ${title}\` again`)
  }
  // A section under a wrong title is reported there, not as missing too.
  const missing = (wanted: RegExp, name: string) => {
    if (!titles.some((title) => wanted.test(title))) wrong(1, `Expected a section \`## ${name}\`, got none`)
  }
  missing(/^opening/, 'opening 1 (consumer)')
  missing(/^clos\S*$/, 'close')
  missing(/^close unanswered$/, 'close unanswered')
  const parsed = Script.safeParse({ language, openings, replies, ...closes })
  return { script: problems.length === 0 && parsed.success ? parsed.data : null, problems }
}

function openingOf(number: number, voice: Wording['voice'], said: string): Wording | null {
  const found = /^Subject: *(\S.*)\n([\s\S]*\S[\s\S]*)$/.exec(said)
  if (found === null || number < 1) return null
  return { number, voice, subject: found[1]?.trim() ?? '', body: found[2]?.trim() ?? '' }
}

function sectionsOf(
  lines: readonly string[],
  language: Language,
  wrong: (line: number, message: string) => void,
): readonly Section[] {
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1
  if (end === -1) wrong(1, 'Expected front matter between two lines `---`, got none')
  const front = lines.slice(1, end).filter((line) => line.trim() !== '')
  if (end !== -1 && (front.length !== 1 || front[0] !== `language: ${language}`)) {
    wrong(2, `Expected front matter \`language: ${language}\` like the file's name, got ${show(front.join('; '))}`)
  }
  const sections: { title: string; line: number; body: string[] }[] = []
  for (const [i, line] of lines.entries()) {
    if (i <= end) continue
    const title = /^## +(.*\S) *$/.exec(line)?.[1]
    if (title !== undefined) sections.push({ title, line: i + 1, body: [] })
    else if (sections.length > 0) sections.at(-1)?.body.push(line)
    else if (line.trim() !== '') wrong(i + 1, `Expected a section before any text, got ${show(line)}`)
  }
  return sections
}
