import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { messageOf, type Problem } from '../support/errors.ts'
import { sayIssue, withoutEchoes } from './say-issue.ts'

type Path = readonly PropertyKey[]

/** A value that was read from a file, and a way to say on which line each of its parts stands. */
export interface Located<T> {
  readonly file: string
  readonly value: T
  readonly lineOf: (...path: Path) => number
}

/** What reading a file gave: the value, or every problem in it. */
export type Read<T> =
  | { readonly found: Located<T>; readonly problems: readonly [] }
  | { readonly found: null; readonly problems: readonly Problem[] }

const LARGEST = 2_000_000
const MOST_ALIASES = 50

/** Reads YAML into what a schema describes; every problem carries the file and its line. */
export function readYaml<T>(file: string, text: string, schema: z.ZodType<T>): Read<T> {
  if (text.length > LARGEST)
    return failed({ file, message: `Expected a file of at most ${LARGEST} characters, got ${text.length}` })
  const counter = new LineCounter()
  const doc = parseDocument(text, { lineCounter: counter, prettyErrors: false })
  if (doc.errors.length > 0) return failed(...syntaxProblems(file, text, doc, counter))
  const lineOf = (path: Path, atKey = false) => counter.linePos(offsetOf(doc, path, atKey)).line
  const raw = plain(doc)
  if (raw instanceof Error)
    return failed({ file, line: 1, message: `Expected YAML with few aliases, got: ${raw.message}` })
  const parsed = schema.safeParse(raw)
  if (parsed.success) return { found: { file, value: parsed.data, lineOf: (...path) => lineOf(path) }, problems: [] }
  const problems = withoutEchoes(parsed.error.issues.flatMap((issue) => sayIssue(issue, raw, schema))).map((said) => ({
    file,
    line: lineOf(said.path, said.atKey),
    message: said.message,
  }))
  return failed(...problems.sort((a, b) => a.line - b.line))
}

function failed(...problems: readonly Problem[]): { readonly found: null; readonly problems: readonly Problem[] } {
  return { found: null, problems }
}

/** What is wrong with the YAML itself; what a tab breaks further on is left out. */
function syntaxProblems(file: string, text: string, { errors }: Document, counter: LineCounter): readonly Problem[] {
  const tabs = errors.filter(({ code }) => code === 'TAB_AS_INDENT')
  return (tabs.length > 0 ? tabs : errors).map(({ code, message, pos: [start] }) => {
    const { line } = counter.linePos(start)
    if (code === 'TAB_AS_INDENT') return { file, line, message: 'Expected spaces for indentation, got a tab' }
    const word = /^[^:\s]*/.exec(text.slice(start, start + 60))?.[0] ?? ''
    if (code === 'DUPLICATE_KEY') return { file, line, message: `Expected each key once, got \`${word}\` again` }
    if (code === 'MULTIPLE_DOCS') return { file, line, message: 'Expected one YAML document, got another after `---`' }
    return { file, line, message: `Expected YAML, got: ${message.split('\n')[0]}` }
  })
}

function plain(doc: Document): unknown {
  try {
    return doc.toJS({ maxAliasCount: MOST_ALIASES })
  } catch (thrown) {
    return new Error(messageOf(thrown), { cause: thrown })
  }
}

/** Where the deepest part of a path that exists begins; a missing key is reported where its owner stands. */
function offsetOf(doc: Document, path: Path, atKey: boolean): number {
  let node: unknown = doc.contents
  let offset = startOf(node) ?? 0
  for (const [i, step] of path.entries()) {
    const pair = isMap(node)
      ? node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step))
      : undefined
    const inner = pair?.value ?? (isMap(node) ? undefined : child(node, step))
    const key = startOf(pair?.key)
    if (key !== undefined) offset = key
    if (inner === undefined || inner === null || (atKey && i === path.length - 1)) return offset
    if (pair === undefined || isScalar(inner)) offset = startOf(inner) ?? offset
    node = inner
  }
  return offset
}

const child = (node: unknown, step: PropertyKey): unknown =>
  (node as { get?: (key: unknown, keepScalar: boolean) => unknown } | null)?.get?.(step, true)

const startOf = (node: unknown): number | undefined => (isNode(node) ? (node as Node).range?.[0] : undefined)
