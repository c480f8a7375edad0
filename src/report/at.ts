import ejs from 'ejs'
import * as format from './format.ts'
import type { Shown } from './write-report.ts'

/** The ways in which a value is said; a page names the one that it used. */
export const SAID = {
  text: (value: unknown) => String(value),
  share: format.share,
  percent: format.percent,
  seconds: format.seconds,
  shift: format.shift,
  median: format.median,
  duration: format.duration,
  counted: format.counted,
  limit: format.limit,
  instant: format.instant,
  between: format.between,
  gaps: format.gaps,
  points: format.points,
  tenths: format.tenths,
  significant: format.significant,
} as const
export type Said = keyof typeof SAID

/** Shows what stands at a path of `result.json` or `contacts.jsonl`, with the path: a page has no other way to a number. */
export type At = (path: string, as?: Said) => string

/** Paths are JSON pointers after the file's name; a line of `contacts.jsonl` goes by its contact: `contacts.jsonl#/c-…/turnsSent`. */
export function atOf({ result, contacts }: Shown): At {
  const files = { 'result.json': result, 'contacts.jsonl': new Map(contacts.map((line) => [line.contact, line])) }
  return (path, as = 'text') => {
    const said = SAID[as] as (value: unknown) => string
    return `<span data-path="${ejs.escapeXML(path)}" data-as="${as}">${ejs.escapeXML(said(valueAt(files, path)))}</span>`
  }
}

/** What stands at a path; a path that leads nowhere is a mistake in a template. */
export function valueAt(files: Readonly<Record<string, unknown>>, path: string): unknown {
  const [file = '', pointer = ''] = path.split('#')
  return pointer
    .split('/')
    .slice(1)
    .reduce((value: unknown, key) => {
      if (value instanceof Map && value.has(key)) return value.get(key)
      if (typeof value === 'object' && value !== null && Object.hasOwn(value, key)) return Reflect.get(value, key)
      throw new TypeError(`Expected ${path} to lead to a value`)
    }, files[file])
}
