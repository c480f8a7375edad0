import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../src/support/package-root.ts'

/** Who may import whom, and which packages. The lint rules of ladder.biome.json must refuse everything else. */
const rooms: Record<string, { readonly rooms: string; readonly packages: string; readonly pure?: true }> = {
  model: { rooms: '', packages: 'zod', pure: true },
  support: { rooms: 'model', packages: 'luxon date-holidays' },
  text: { rooms: 'model support', packages: 'eld', pure: true },
  page: { rooms: 'model support', packages: 'parse5', pure: true },
  browser: { rooms: 'model support', packages: 'playwright-core puppeteer-core puppeteer-extra' },
  inbox: { rooms: 'model support', packages: 'imapflow' },
  plan: { rooms: 'model support text', packages: 'yaml papaparse zod' },
  probe: { rooms: 'model support', packages: '' },
  store: { rooms: 'model support', packages: 'better-sqlite3 kysely' },
  observe: { rooms: 'model support text page', packages: 'postal-mime', pure: true },
  measure: { rooms: 'model support', packages: 'luxon date-holidays', pure: true },
  score: { rooms: 'model support', packages: '', pure: true },
  report: { rooms: 'model support browser', packages: 'ejs papaparse @observablehq/plot linkedom' },
  serve: { rooms: 'model support pipeline', packages: 'ejs' },
  demo: { rooms: 'model support pipeline', packages: 'smtp-server nodemailer' },
  pipeline: {
    rooms: 'model support text page browser inbox plan probe store observe measure score report',
    packages: '',
  },
  cli: { rooms: 'model support pipeline serve demo', packages: 'commander listr2' },
  index: { rooms: 'model support probe pipeline', packages: '' },
}
const doors = ['pipeline', 'cli', 'index']
const names = Object.keys(rooms)
const packages = [...new Set(names.flatMap((name) => words(rooms[name]?.packages)))]

let folder: string
let refused: Map<string, string>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringback-ladder-'))
  for (const file of ['biome.json', 'ladder.biome.json', 'ladder.clock.grit', '.gitignore']) {
    cpSync(join(packageRoot, file), join(folder, file))
  }
  for (const [file, source] of samples()) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), source)
  }
  refused = messages(folder)
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('the import ladder', () => {
  test.each(names)('lets %s import what it may, and refuses the rest with a reason', (room) => {
    const mayImport = words(rooms[room]?.rooms)
    for (const other of names) {
      if (other === room) continue
      const why = refused.get(sample(room, other))
      if (mayImport.includes(other)) expect(why, `${room} may import ${other}`).toBeUndefined()
      else expect(why, `${room} may not import ${other}`).toMatch(/src\/|Stages|command/)
    }
  })

  test.each(names)('lets %s use its own packages only', (room) => {
    for (const name of packages) {
      const why = refused.get(sample(room, `package-${name}`))
      if (words(rooms[room]?.packages).includes(name)) expect(why, `${room} may use ${name}`).toBeUndefined()
      else expect(why, `${room} may not use ${name}`).toMatch(/needs? (only|no)|only (connects|exports)/)
    }
  })

  test.each(names.filter((name) => rooms[name]?.pure))('keeps %s pure', (room) => {
    for (const impure of ['fs', 'net', 'child_process']) {
      expect(refused.get(sample(room, `node-${impure}`))).toContain(`src/${room} is pure`)
    }
    expect(refused.get(sample(room, 'clock'))).toContain('Pure rooms give the same result years later')
    expect(refused.get(sample(room, 'fetch'))).toContain('fetch')
  })

  test.each([
    ['probes/email/to-form.ts', 'A probe knows only the contract'],
    ['probes/email/to-plan.ts', 'A probe knows only the contract'],
    ['probes/email/to-runner.ts', 'A probe knows only the contract'],
    ['probes/email/deep/to-form.ts', 'A probe knows only the contract'],
    ['probes/form/to-nodemailer.ts', 'its own channel'],
    ['src/pipeline/to-probes.ts', 'src/pipeline.ts'],
    ['src/pipeline.ts', 'these import it'],
    ['src/cli.ts', 'a function that it needs of a stage belongs in src/pipeline.ts'],
    ['src/probe/to-probes.ts', 'src/probe/registry.ts alone loads probes'],
  ])('refuses %s', (file, reason) => expect(refused.get(file)).toContain(reason))

  test.each([
    'probes/email/to-contract.ts',
    'probes/email/to-page.ts',
    'probes/email/to-nodemailer.ts',
    'probes/email/to-composer.ts',
    'probes/email/deep/to-own.ts',
    'src/probe/registry.ts',
    'src/plan/deep/to-own.ts',
  ])('allows %s', (file) => expect(refused.get(file)).toBeUndefined())

  test('holds for the whole tree', () => expect(Object.fromEntries(messages(packageRoot))).toEqual({}))
})

/** What lint can't say, read from the sources. */
describe('the sources', () => {
  const sources = ['src', 'probes'].flatMap(typeScriptIn)
  const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))
  const rules: Record<string, (source: Import) => boolean> = {
    'load probes when they are needed, by import()': ({ name, kind }) =>
      !name.includes('/probes/') || kind !== 'static',
    'use only packages that a user gets': ({ name }) =>
      /^(\.|node:)/.test(name) || packageOf(name) in manifest.dependencies,
    'know nothing of tests and benches': ({ name }) => !/^\.\.?\/.*\b(test|bench)\//.test(name),
  }

  test.each(Object.entries(rules))('%s', (_, holds) => {
    const broken = sources.flatMap((file) => importsOf(file).filter((found) => !holds(found)))
    expect(broken).toEqual([])
  })

  test('let the command start without its heavy packages: they load when they are needed, by import()', () => {
    const heavy =
      /^(playwright-core|puppeteer-|imapflow|nodemailer|smtp-server|better-sqlite3|eld$|date-holidays|@observablehq|linkedom)/
    const loaded = [join('src', 'cli.ts')]
    for (const file of loaded) {
      const found = importsOf(file).filter(({ kind }) => kind === 'static')
      expect(found.filter(({ name }) => heavy.test(name))).toEqual([])
      const next = found.filter(({ name }) => name.startsWith('.')).map(({ name }) => join(dirname(file), name))
      loaded.push(...next.filter((name) => name.endsWith('.ts') && !loaded.includes(name)))
    }
  })

  test('stand in rooms that the ladder knows', () => {
    const found = readdirSync(join(packageRoot, 'src')).map((entry) => entry.replace(/\.ts$/, ''))
    expect(names).toEqual(expect.arrayContaining(found))
  })
})

/** One file for every import that a room could try. */
function samples(): [file: string, source: string][] {
  const all: [string, string][] = [
    ['probes/email/to-form.ts', from('../form/probe.ts')],
    ['probes/email/to-plan.ts', from('../../src/plan/gate.ts')],
    ['probes/email/to-runner.ts', from('../../src/probe/runner.ts')],
    ['probes/email/deep/to-form.ts', from('../../form/probe.ts')],
    ['probes/email/deep/to-own.ts', from('../send.ts')],
    ['probes/email/to-contract.ts', from('../../src/probe/probe.ts')],
    ['probes/email/to-page.ts', from('../../src/page/links.ts')],
    ['probes/email/to-nodemailer.ts', from('nodemailer')],
    ['probes/email/to-composer.ts', from('nodemailer/lib/mail-composer')],
    ['probes/form/to-nodemailer.ts', from('nodemailer')],
    ['src/pipeline.ts', from('./serve/x.ts')],
    ['src/cli.ts', from('./plan/gate.ts')],
    ['src/pipeline/to-probes.ts', from('../../probes/email/probe.ts')],
    ['src/probe/to-probes.ts', from('../../probes/email/probe.ts')],
    ['src/probe/registry.ts', from('../../probes/email/probe.ts')],
    ['src/plan/deep/to-own.ts', from('../gate.ts')],
  ]
  for (const room of names) {
    for (const other of names)
      all.push([sample(room, other), from(doors.includes(other) ? `../${other}.ts` : `../${other}/x.ts`)])
    for (const name of packages) all.push([sample(room, `package-${name}`), from(name)])
    for (const name of ['fs', 'net', 'child_process']) all.push([sample(room, `node-${name}`), from(`node:${name}`)])
    all.push([sample(room, 'clock'), 'export const now = Date.now()\n'])
    all.push([sample(room, 'fetch'), "export const page = fetch('http://localhost')\n"])
  }
  return all
}

function sample(room: string, what: string): string {
  return `src/${room}/to-${what}.ts`
}

function from(name: string): string {
  return `export * from '${name}'\n`
}

function words(list = ''): string[] {
  return list.split(' ').filter(Boolean)
}

/** What lint says of the ladder in a folder: file to message. */
function messages(root: string): Map<string, string> {
  const biome = join(packageRoot, 'node_modules/@biomejs/biome/bin/biome')
  const options = ['lint', '--max-diagnostics=none', '--reporter=github', '.']
  const { stdout } = spawnSync(process.execPath, [biome, ...options], { cwd: root, encoding: 'utf8' })
  const lines = stdout.matchAll(/title=(?:plugin|lint\/style\/noRestricted\w+),file=(.+?),line=.*?::(.*)/g)
  return new Map(
    Array.from(lines, ([, file = '', message = '']) => [relative(root, file).replaceAll('\\', '/'), message]),
  )
}

interface Import {
  readonly file: string
  readonly name: string
  readonly kind: 'static' | 'type' | 'dynamic'
}

function importsOf(file: string): Import[] {
  const source = readFileSync(join(packageRoot, file), 'utf8')
  const statements = source.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'"`;=]*?\sfrom\s+)?'([^']+)'/gm)
  const calls = source.matchAll(/\bimport\('([^']+)'\)/g)
  return [
    ...Array.from(statements, ([, type, name = '']): Import => ({ file, name, kind: type ? 'type' : 'static' })),
    ...Array.from(calls, ([, name = '']): Import => ({ file, name, kind: 'dynamic' })),
  ]
}

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}

function typeScriptIn(top: string): string[] {
  if (!existsSync(join(packageRoot, top))) return []
  const entries = readdirSync(join(packageRoot, top), { recursive: true, encoding: 'utf8' })
  return entries.filter((entry) => entry.endsWith('.ts')).map((entry) => join(top, entry))
}
