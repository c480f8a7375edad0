import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SAID, type Said, valueAt } from '../../src/report/at.ts'
import { writeCase } from '../../src/report/write-case.ts'
import { writeReport } from '../../src/report/write-report.ts'
import { packageRoot } from '../../src/support/package-root.ts'
import { caseFile } from './case-file.ts'
import { compared } from './compared.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

let folder: string
let pages: Readonly<Record<string, readonly Place[]>>
let files: Readonly<Record<string, unknown>>

/** A text of a page, and the elements around it, outermost first. */
interface Place {
  readonly text: string
  readonly within: readonly Element[]
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringback-paths-'))
  await writeReport(folder, compared())
  const cases = await writeCase(folder, caseFile(compared()))
  const read = (name: string) => readFile(join(folder, name), 'utf8')
  const lines = (await read('contacts.jsonl')).trimEnd().split('\n')
  files = {
    'result.json': JSON.parse(await read('result.json')),
    'contacts.jsonl': new Map(lines.map((line) => JSON.parse(line)).map((line) => [line.contact, line])),
  }
  pages = {
    'index.html': textsOf(await read('index.html')),
    'case file': textsOf(await readFile(cases, 'utf8')),
  }
})

afterAll(() => rm(folder, { recursive: true }))

describe.each(['index.html', 'case file'])('What %s shows', (name) => {
  test('of a path is what stands there in the files beside it, said in the way that it names', () => {
    const named = (pages[name] ?? []).flatMap(({ text, within }) => {
      const [path, as] = [attribute(within.at(-1), 'data-path'), attribute(within.at(-1), 'data-as')]
      return path === undefined || as === undefined ? [] : [{ path, as, text }]
    })
    expect(named.length).toBeGreaterThan(20)
    const said = named.map(({ path, as }) => ({ path, as, text: saying(as)(valueAt(files, path)) }))
    expect(named).toEqual(said)
  })
})

// A case file shows the journal beside: its observations have stamps and hashes of their own.
test('No number stands on the page but at a path, in a stranger’s words, in a hash, on the axis of a chart, or as we wrote it', () => {
  const free = new Set(['bdi', 'code', 'svg', 'style', 'title'])
  const ours = ownWords()
  const unnamed = (pages['index.html'] ?? [])
    .filter(({ text }) => /\d/.test(text))
    .filter(({ within }) => attribute(within.at(-1), 'data-path') === undefined)
    .filter(({ within }) => !within.some(({ tagName }) => free.has(tagName)))
    .map(({ text }) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => !ours.has(text))
  expect(unnamed).toEqual([])
})

test.each([
  'result.json#/brands/99',
  'result.json#/study/toString',
  'contacts.jsonl#/c-zzzzzzzz/wave',
  'other.json#/x',
])('The path %s leads nowhere, and says so', (path) =>
  expect(() => valueAt(files, path)).toThrow(`Expected ${path} to lead to a value`),
)

function textsOf(html: string): readonly Place[] {
  const walk = (node: Node, within: readonly Element[]): readonly Place[] => {
    if ('value' in node) return [{ text: node.value, within }]
    return 'childNodes' in node ? node.childNodes.flatMap((child) => walk(child, [...within, node as Element])) : []
  }
  return parse(html).childNodes.flatMap((node) => walk(node, []))
}

function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs?.find((one) => one.name === name)?.value
}

function saying(as: string): (value: unknown) => string {
  return SAID[as as Said] as (value: unknown) => string
}

/** What the templates say themselves, from one element to the next, without what they fill in. */
function ownWords(): ReadonlySet<string> {
  const reports = join(packageRoot, 'reports')
  const templates = readdirSync(reports, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ejs'))
  const texts = templates.flatMap((name) => {
    const text = readFileSync(join(reports, name), 'utf8').replaceAll('&nbsp;', '\u00a0')
    return text.replace(/<%.*?%>/gs, '').split(/<[^>]+>/)
  })
  return new Set(texts.map((text) => text.replace(/\s+/g, ' ').trim()))
}
