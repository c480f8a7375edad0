import type { z } from 'zod'
import { knownKeys, nearest } from './known-keys.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** One thing wrong with a value, in a sentence, and where in the value it is. */
export interface Said {
  readonly message: string
  readonly path: Path
  /** True where the path names a key rather than its value. */
  readonly atKey?: boolean
  /** The key that a mistyped one stands for. */
  readonly meant?: string | null
  /** True where nothing stands at the path. */
  readonly missing?: boolean
}

/** Says what a schema found wrong: "Expected `x` to be …, got …". */
export function sayIssue(issue: Issue, value: unknown, schema: z.ZodType): readonly Said[] {
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, issue.path, schema)
  if (issue.code === 'invalid_union') return sayUnion(issue, value, schema)
  if (issue.code === 'invalid_key') return unknownKeys([String(issue.path.at(-1))], issue.path.slice(0, -1), schema)
  const got = at(value, issue.path)
  const name = called(issue.path)
  if (got === undefined)
    return [{ message: `Expected ${name} to be given, got nothing`, path: issue.path, missing: true }]
  return [{ message: `Expected ${name} to be ${expected(issue)}, got ${show(got)}`, path: issue.path }]
}

function expected(issue: Issue): string {
  if (issue.message.startsWith('Expected ')) return issue.message.replace(/^Expected /, '')
  if (issue.code === 'invalid_type') return TYPES[issue.expected] ?? `a ${issue.expected}`
  if (issue.code === 'invalid_value') return oneOf(issue.values.map(String))
  if (issue.code === 'too_small')
    return bound(issue.inclusive === false ? 'more than' : 'at least', issue.minimum, issue.origin)
  if (issue.code === 'too_big')
    return bound(issue.inclusive === false ? 'less than' : 'at most', issue.maximum, issue.origin)
  if (issue.code === 'invalid_format')
    return FORMATS[issue.format] ?? `of the form ${'pattern' in issue ? issue.pattern : issue.format}`
  return issue.message
}

const TYPES: Readonly<Record<string, string>> = {
  int: 'a whole number',
  array: 'a list',
  object: 'a set of keys',
  record: 'a set of keys',
  boolean: 'true or false',
}

const FORMATS: Readonly<Record<string, string>> = {
  datetime: 'an instant as 2026-11-02T08:00:00Z',
  date: 'a day as 2026-11-02',
  email: 'a mail address',
  url: 'a whole URL with https://',
}

function bound(words: string, limit: number | bigint, origin: string): string {
  if (origin === 'string')
    return limit === 1 || limit === 1n ? 'a text that is not empty' : `${words} ${limit} characters`
  if (origin === 'array') return `a list of ${words} ${limit}`
  return `${words} ${limit}`
}

const oneOf = (values: readonly string[]) => (values.length === 1 ? `${values[0]}` : `one of ${values.join(', ')}`)

function unknownKeys(keys: readonly string[], path: Path, schema: z.ZodType): readonly Said[] {
  const known = knownKeys(schema, path)
  return keys.map((key) => {
    const meant = nearest(key, known)
    return { message: unknownKey(key, meant, known), path: [...path, key], atKey: true, meant }
  })
}

function unknownKey(key: string, meant: string | null, known: readonly string[]): string {
  if (meant !== null) return `Expected a known key, got \`${key}\`: did you mean \`${meant}\`?`
  if (/passw|secret|token|api_?key/i.test(key)) {
    return `Expected no password in a file, got the key \`${key}\`: name an environment variable in \`passwordFrom\``
  }
  return `Expected a known key, got \`${key}\`${known.length === 0 ? '' : `: one of ${known.join(', ')}`}`
}

/** Leaves out that a key is missing where a mistyped one stands for it. */
export function withoutEchoes(said: readonly Said[]): readonly Said[] {
  const meant = new Set(said.flatMap(({ meant, path }) => (meant ? [dotted([...path.slice(0, -1), meant])] : [])))
  return said.filter(({ missing, path }) => missing !== true || !meant.has(dotted(path)))
}

function sayUnion(issue: Issue & { code: 'invalid_union' }, value: unknown, schema: z.ZodType): readonly Said[] {
  const got = at(value, issue.path)
  const name = called(issue.path)
  const choices = (issue as { options?: readonly unknown[] }).options
  if (choices !== undefined) {
    if (got === undefined)
      return [{ message: `Expected ${name} to be ${oneOf(choices.map(String))}, got nothing`, path: issue.path }]
    const meant = nearest(String(got), choices.map(String))
    const hint = meant === null ? '' : `: did you mean \`${meant}\`?`
    return [
      { message: `Expected ${name} to be ${oneOf(choices.map(String))}, got ${show(got)}${hint}`, path: issue.path },
    ]
  }
  // The branch that got furthest into the value is the one that was meant.
  const [best] = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length)
  if (best === undefined)
    return [{ message: `Expected ${name} to be something else, got ${show(got)}`, path: issue.path }]
  // Of a mistyped key it says nothing that another key is missing for it.
  const mistyped = best.filter(({ code }) => code === 'unrecognized_keys')
  return (mistyped.length > 0 ? mistyped : best).flatMap((inner) =>
    sayIssue({ ...inner, path: [...issue.path, ...inner.path] } as Issue, value, schema),
  )
}

/** A wrong type at the root says that another branch was meant. */
const depth = (issues: readonly Issue[]) =>
  Math.min(
    ...issues.map((issue) => (issue.code === 'invalid_type' && issue.path.length === 0 ? 0 : issue.path.length + 1)),
  )

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (held, key) =>
      held === null || typeof held !== 'object' ? undefined : (held as Record<PropertyKey, unknown>)[key],
    value,
  )
}

/** A path in a message, in backticks. */
export function called(path: Path): string {
  return path.length === 0 ? 'the file' : `\`${dotted(path)}\``
}

/** A path as people write it: `personas[0].languages`. */
function dotted(path: Path): string {
  return path
    .map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? String(key) : `.${String(key)}`))
    .join('')
}

/** A value in a message, cut to a readable length. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``
}
