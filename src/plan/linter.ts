import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Language } from '../model/words.ts'
import { RingbackError } from '../support/errors.ts'
import { packageRoot } from '../support/package-root.ts'
import { fold } from '../text/fold.ts'
import { textOf } from './files.ts'
import { readYaml } from './read-yaml.ts'

/** What a shopper must not say. */
export const Offence = z.enum([
  'hardship',
  'illness',
  'threat',
  'statute',
  'deadline',
  'purchase',
  'booking',
  'call-back',
  'quote',
])
export type Offence = z.infer<typeof Offence>

const LinterFile = z.strictObject({
  linter: z.literal(1),
  /** Patterns, without accents and in lower case, as the text is read. They match at the beginning of a word. */
  refuses: z.record(Offence, z.array(z.string().min(1)).min(1)),
})

/** The patterns of every language that can be read. */
export type Linter = Readonly<Record<Language, readonly { readonly offence: Offence; readonly pattern: RegExp }[]>>

/** Words that a shopper must not say, and what is wrong with them. */
export interface LintFinding {
  readonly offence: Offence
  readonly phrase: string
  readonly line: number
}

/** Reads the word lists: `src/plan/linter/<lang>.yaml`. */
export async function loadLinter(folder: string = join(packageRoot, 'src/plan/linter')): Promise<Linter> {
  const names = (await readdir(folder)).filter((name) => /^[a-z]{2}\.yaml$/.test(name)).sort()
  const lists = await Promise.all(
    names.map(async (name) => {
      const { found, problems } = readYaml(name, (await textOf(join(folder, name))) ?? '', LinterFile)
      if (found === null) throw new RingbackError('invalid-study', problems)
      const patterns = Object.entries(found.value.refuses).flatMap(([offence, list]) =>
        list.map((source) => ({
          offence: Offence.parse(offence),
          pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})`, 'gu'),
        })),
      )
      return [name.slice(0, 2), patterns] as const
    }),
  )
  return Object.fromEntries(lists)
}

/** Every phrase in a text that a shopper must not say, also where it runs over the end of a line; null where the language has no word list. */
export function lint(linter: Linter, language: Language, text: string): readonly LintFinding[] | null {
  const patterns = linter[language]
  if (patterns === undefined) return null
  const folded = text
    .split('\n')
    .map((line) => fold(line).trim())
    .join('\n')
  const flat = folded.replaceAll('\n', ' ')
  return patterns
    .flatMap(({ offence, pattern }) =>
      [...flat.matchAll(pattern)].map(({ 0: phrase, index }) => ({
        offence,
        phrase,
        line: folded.slice(0, index).split('\n').length,
      })),
    )
    .sort((a, b) => a.line - b.line)
}
