import { dirname, join, normalize } from 'node:path'
import { Command } from 'commander'
import { beforeAll, describe, expect, test } from 'vitest'
import { Fact, type FactOf } from '../src/model/fact.ts'
import { type DeliveryGrade, DISPOSITIONS, type Duration } from '../src/model/measurement.ts'
import { Metric } from '../src/model/promise.ts'
import { EVERY } from '../src/model/scope.ts'
import type { Finding, Verdict } from '../src/model/verdict.ts'
import { THIRD_PARTY } from '../src/plan/engagement-limits.ts'
import { REFUSALS } from '../src/plan/refusal.ts'
import { GATE_EXITS } from '../src/report/gate.ts'
import { ALPHA, MINIMUM_N } from '../src/score/finding.ts'
import { ERROR_CODES } from '../src/support/errors.ts'
import { packageRoot } from '../src/support/package-root.ts'
import { ladder } from './docs/ladder.ts'
import {
  anchors,
  codes,
  column,
  fences,
  files,
  listed,
  read,
  shellLines,
  spans,
  table,
  withoutFences,
} from './docs/pages.ts'

const pages = ['README.md', 'CHANGELOG.md', 'scenarios/README.md', ...files('docs/**/*.md')]
const manifest = JSON.parse(read('package.json'))
let commands: ReadonlyMap<string, Command>

beforeAll(async () => {
  const program = new Command()
  for (const file of files('src/cli/*-commands.ts')) {
    for (const add of Object.values(await import(join(packageRoot, file)))) (add as (to: Command) => void)(program)
  }
  commands = new Map(program.commands.map((command) => [command.name(), command]))
})

describe.each(pages)('%s', (page) => {
  test('leads to pages and headings that are there', () => {
    const links = [...withoutFences(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to)
    for (const link of links.filter((to) => !/^(https?|mailto):/.test(to))) {
      const [path = '', heading] = link.split('#')
      const target = path === '' ? page : normalize(join(dirname(page), path))
      expect(files(target), link).toHaveLength(1)
      if (heading !== undefined) expect(anchors(target), link).toContain(heading)
    }
  })

  test('names files that are there', () => {
    const ours = /^(src|probes|scenarios|reports|test|bench|docs|bin|\.ci)\/|^(ladder|setup|package|biome)\./
    const named = spans(page).filter((span) => ours.test(span) && !span.includes(' '))
    const missing = named.filter((path) => files(path.replace(/<[^>]+>/g, '*')).length === 0)
    expect(missing).toEqual([])
  })

  test('calls commands and scripts as they are', () => {
    for (const code of [...spans(page), ...shellLines(page)]) {
      for (const [, name = '', rest = ''] of code.matchAll(/\bringback ([a-z]+)\b(.*)/g)) {
        const [, asked = name] = name === 'help' ? (/^ ([a-z]+)/.exec(rest) ?? []) : []
        expect([...commands.keys()], code).toContain(asked)
        expect(optionsOf(asked), code).toEqual(expect.arrayContaining(rest.match(/--[a-z-]+/g) ?? []))
      }
      for (const [, name = ''] of code.matchAll(/\bnpm run ([a-z:]+)/g))
        expect(manifest.scripts, code).toHaveProperty(name)
    }
  })

  test('quotes code that stands in a source', () => {
    const sources = files('{src,probes,test}/**/*.ts').filter((file) => !file.endsWith('docs.test.ts'))
    for (const quoted of fences(page, 'ts')) {
      expect(
        sources.some((file) => read(file).includes(quoted.trim())),
        quoted,
      ).toBe(true)
    }
  })
})

describe('the README', () => {
  test('is short', () => expect(read('README.md').split('\n').length).toBeLessThan(200))

  test('has every command in its table, with options that it has', () => {
    const rows = table('README.md', 'The commands')
    const named = rows.map(([first = '']) => /^`ringback ([a-z]+)/.exec(first)?.[1] ?? '')
    expect(named.toSorted()).toEqual([...commands.keys()].toSorted())
    rows.forEach(([, does = ''], i) => {
      expect(optionsOf(named[i] ?? '')).toEqual(expect.arrayContaining(does.match(/--[a-z-]+/g) ?? []))
    })
  })

  test('says which commands print JSON', () => {
    const [sentence = ''] = /^.* print JSON with `--json`/m.exec(read('README.md')) ?? []
    const printing = [...commands.keys()].filter((name) => optionsOf(name).includes('--json'))
    expect(
      codes(sentence)
        .filter((name) => name !== '--json')
        .toSorted(),
    ).toEqual(printing.toSorted())
  })

  test('has every exit code in its table', () => {
    const exits = new Set([0, ...Object.values(ERROR_CODES).map(({ exit }) => exit), ...Object.values(GATE_EXITS)])
    expect(column(table('README.md', 'exit code')).map(Number)).toEqual([...exits].toSorted((a, b) => a - b))
  })

  test('names parts of commands that there are', () => {
    for (const [first = '', does = ''] of table('README.md', 'The commands')) {
      const command = commands.get(/^`ringback ([a-z]+)/.exec(first)?.[1] ?? '')
      if (command === undefined || command.commands.length === 0) continue
      expect(command.commands.map((part) => part.name())).toEqual(expect.arrayContaining([...codes(does)]))
    }
  })

  test('says of nothing that it is missing when it is there', () => {
    const [sentence = ''] = /^Not there yet: .*/m.exec(read('README.md')) ?? []
    expect(codes(sentence).filter((name) => commands.has(name))).toEqual([])
  })

  test('installs the version that there is', () => {
    expect(read('README.md')).toContain(`ringback-${manifest.version}.tgz`)
  })
})

describe('the architecture', () => {
  const page = 'docs/architecture.md'

  test('has the rooms of the ladder, and what each may import', () => {
    const written = table(page, 'The rooms').map(([room = '', imports = '', packages = '', pure = '']) => ({
      room: codes(room)[0],
      imports: listed(imports),
      packages: listed(packages),
      pure: pure === 'yes',
    }))
    expect(written).toEqual(ladder())
  })

  test('lists every kind of observation once', () => {
    const kinds = Fact.options.map(({ shape }) => shape.kind.value)
    expect(
      table(page, 'Every kind of observation')
        .flatMap(([, cell = '']) => codes(cell))
        .toSorted(),
    ).toEqual(kinds.toSorted())
    const walk = table(page, 'One contact by web form').flatMap(([, , cell = '']) => codes(cell))
    expect(kinds).toEqual(expect.arrayContaining(walk))
  })
})

/** Types have no list at run time: these are complete, or they don't compile. */
const grades = keys<DeliveryGrade>({
  proven: 1,
  'settled-by-reply': 1,
  unproven: 1,
  unknown: 1,
  failed: 1,
  'not-sent': 1,
})
const verdicts = keys<Verdict>({ kept: 1, broken: 1, pending: 1, unknown: 1, 'not-applicable': 1 })
const findings = keys<Finding>({ kept: 1, broken: 1, 'insufficient-evidence': 1, 'not-tested': 1 })
const becauses = keys<Extract<Duration, { kind: 'censored' }>['because']>({
  'window-closed': 1,
  'still-pending': 1,
  'listening-gap': 1,
})
const stamps = keys<FactOf<'mail-received'>['stamp']>({ internaldate: 1, 'maildir-name': 1, 'first-seen': 1 })

describe('the tables', () => {
  test.each<[page: string, heading: string, words: readonly string[]]>([
    ['docs/refusals.md', 'Errors', Object.keys(ERROR_CODES)],
    ['docs/refusals.md', 'Refusals of the gate', Object.keys(REFUSALS)],
    ['docs/refusals.md', 'What a third party may ask for', Object.keys(THIRD_PARTY)],
    ['docs/what-a-timing-means.md', 'The metrics', Metric.options],
    ['docs/what-a-timing-means.md', 'The start', grades],
    ['docs/what-a-timing-means.md', 'The end', stamps],
    ['docs/what-a-timing-means.md', 'Silence', becauses],
    ['docs/what-a-timing-means.md', 'How a contact ends', DISPOSITIONS],
    ['docs/scoring.md', 'the verdict', verdicts],
    ['docs/scoring.md', 'the finding', findings],
  ])('%s, %s: has the words of the code and no others', (page, heading, expected) => {
    expect(column(table(page, heading)).toSorted()).toEqual([...expected].toSorted())
  })

  test('errors end with the exit code that is written there', () => {
    for (const [code = '', exit] of table('docs/refusals.md', 'Errors')) {
      expect(`${code} ${exit}`).toBe(`${code} ${ERROR_CODES[codes(code)[0] as keyof typeof ERROR_CODES].exit}`)
    }
  })

  test('refusals pass where it is written', () => {
    for (const [code = '', passes] of table('docs/refusals.md', 'Refusals of the gate')) {
      const { passing } = REFUSALS[codes(code)[0] as keyof typeof REFUSALS]
      expect(`${code} ${passes}`).toBe(`${code} ${passing ? 'yes' : 'no'}`)
    }
  })

  test('numbers are those of the code', () => {
    const limits = table('docs/refusals.md', 'What a third party may ask for')
    expect(Object.fromEntries(limits.map(([name = '', value]) => [codes(name)[0], value]))).toEqual(
      Object.fromEntries(Object.entries(THIRD_PARTY).map(([name, value]) => [name, String(value)])),
    )
    const constants = table('docs/scoring.md', '| constant').map(([name = '', value]) => [
      codes(name)[0],
      Number(value),
    ])
    expect(Object.fromEntries(constants)).toEqual({ MINIMUM_N, ALPHA, EVERY })
  })
})

describe('the decisions', () => {
  const all = files('docs/decisions/[0-9]*.md')

  test('stand in their list, in order', () => {
    const titles = all.map((file, i) => {
      expect(file).toMatch(new RegExp(`/${String(i + 1).padStart(4, '0')}-`))
      return `- [${read(file).split('\n')[0]?.slice(2)}](${file.split('/').at(-1)})`
    })
    expect(
      read('docs/decisions/README.md')
        .split('\n')
        .filter((line) => line.startsWith('- ')),
    ).toEqual(titles)
  })

  test.each(all)('%s is short, and says what it costs', (file) => {
    const said = [...read(file).matchAll(/^\*\*(.+)\.\*\*/gm)].map(([, part]) => part)
    expect(said).toEqual(['Context', 'Decision', 'Why', 'What it costs'])
    expect(read(file).split('\n').length).toBeLessThanOrEqual(26)
  })
})

function optionsOf(name: string): readonly string[] {
  const command = commands.get(name)
  const all = command === undefined ? [] : [command, ...command.commands]
  return all.flatMap(({ options }) => options.flatMap(({ long }) => long ?? []))
}

function keys<Key extends string>(complete: Readonly<Record<Key, 1>>): readonly string[] {
  return Object.keys(complete)
}
