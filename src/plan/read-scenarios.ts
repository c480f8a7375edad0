import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Scenario, ScenarioFile, type Script } from '../model/scenario.ts'
import type { Study } from '../model/study.ts'
import type { Language, Slug } from '../model/words.ts'
import type { Problem } from '../support/errors.ts'
import { messageOf } from '../support/errors.ts'
import { readShelved, type Shelf, textOf } from './files.ts'
import { readScript } from './read-script.ts'
import type { Located } from './read-yaml.ts'

/** A scenario with its scripts, and where its own file's parts stand. */
export type LocatedScenario = Located<Scenario>

/** Reads every scenario of the study: its own where there is one, else the shipped one. */
export async function readScenarios(study: Located<Study>, shelves: readonly Shelf[]) {
  const all = await Promise.all(
    study.value.scenarios.map(async (slug, i) => {
      const shelf = await shelfOf(slug, shelves)
      if (shelf !== null) return readScenario(shelf, slug)
      const message = `Expected scenario \`${slug}\` to have a folder, got no scenarios/${slug}/scenario.yaml`
      return { scenario: null, problems: [{ file: study.file, line: study.lineOf('scenarios', i), message }] }
    }),
  )
  return { scenarios: all.flatMap(({ scenario }) => scenario ?? []), problems: all.flatMap(({ problems }) => problems) }
}

/** Reads one scenario with every language that it is written in. */
export async function readScenario(
  shelf: Shelf,
  slug: Slug,
): Promise<{ scenario: LocatedScenario | null; problems: readonly Problem[] }> {
  const path = `scenarios/${slug}`
  const missing = { file: `${shelf.label}${path}/scenario.yaml`, message: 'Expected this file, got none' }
  const { found, problems } = await readShelved(shelf, `${path}/scenario.yaml`, ScenarioFile, missing)
  const names = (await readdir(join(shelf.folder, path))).sort()
  const scripts: Record<Language, Script> = {}
  const wrong: Problem[] = [...problems]
  for (const name of names) {
    const language = /^([a-z]{2})\.md$/.exec(name)?.[1]
    if (language === undefined) continue
    const file = `${path}/${name}`
    const read = readScript(`${shelf.label}${file}`, (await textOf(join(shelf.folder, file))) ?? '', language)
    wrong.push(...read.problems)
    if (read.script !== null) scripts[language] = read.script
  }
  if (found === null) return { scenario: null, problems: wrong }
  wrong.push(...patternProblems(found), ...completeness(found, scripts, wrong.length > 0))
  return { scenario: { ...found, value: { ...found.value, slug, scripts } }, problems: wrong }
}

function patternProblems({ file, value, lineOf }: Located<ScenarioFile>): readonly Problem[] {
  return Object.entries(value.answers).flatMap(([language, patterns]) =>
    patterns.flatMap((pattern, i) => {
      try {
        new RegExp(pattern, 'i')
        return []
      } catch (thrown) {
        const message = `Expected \`answers.${language}[${i}]\` to be a regular expression, got: ${messageOf(thrown)}`
        return [{ file, line: lineOf('answers', language, i), message }]
      }
    }),
  )
}

/** What each language needs: answers to recognise, and a reply to everything that the desk may ask for. */
function completeness(
  { file, value, lineOf }: Located<ScenarioFile>,
  scripts: Readonly<Record<Language, Script>>,
  broken: boolean,
): readonly Problem[] {
  const languages = Object.keys(scripts)
  if (languages.length === 0 && !broken)
    return [{ file, line: 1, message: 'Expected a script such as `en.md` beside this file, got none' }]
  return languages.flatMap((language) => {
    const folder = file.replace(/scenario\.yaml$/, '')
    const unanswered = value.answers[language] === undefined
    const missing = value.needs.filter((item) => scripts[language]?.replies[item] === undefined)
    return [
      ...(unanswered
        ? [
            {
              file,
              line: lineOf('answers'),
              message: `Expected \`answers\` to have \`${language}\` like the script, got none`,
            },
          ]
        : []),
      ...missing.map((item) => ({
        file: `${folder}${language}.md`,
        line: 1,
        message: `Expected a section \`## reply ${item}\`, which the scenario needs, got none`,
      })),
    ]
  })
}

async function shelfOf(slug: Slug, shelves: readonly Shelf[]): Promise<Shelf | null> {
  for (const shelf of shelves) {
    if ((await textOf(join(shelf.folder, 'scenarios', slug, 'scenario.yaml'))) !== null) return shelf
  }
  return null
}
