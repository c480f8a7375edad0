import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/support/package-root.ts'

/** The text of a file of the project. */
export function read(path: string): string {
  return readFileSync(join(packageRoot, path), 'utf8')
}

/** The files and folders that a path names, which may hold `*`; in order, with `/` between the parts. */
export function files(path: string): readonly string[] {
  return globSync(path, { cwd: packageRoot })
    .map((found) => found.replaceAll('\\', '/'))
    .toSorted()
}

/** A page without what stands between fences. */
export function withoutFences(page: string): string {
  return read(page).replace(/^```[\s\S]*?^```/gm, '')
}

/** What stands between a page's fences of one language. */
export function fences(page: string, language: string): readonly string[] {
  return [...read(page).matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].flatMap(([, found, code = '']) =>
    found === language ? [code] : [],
  )
}

/** The lines that a reader may type, without their remarks. */
export function shellLines(page: string): readonly string[] {
  return fences(page, 'sh').flatMap((code) => code.split('\n').map((line) => line.replace(/\s#.*/, '')))
}

/** The pieces of code within a text. */
export function codes(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replaceAll('\n', ' '))
}

/** The pieces of code within a page's prose. */
export function spans(page: string): readonly string[] {
  return codes(withoutFences(page))
}

/** The anchors of a page's headings. */
export function anchors(page: string): readonly string[] {
  return [...withoutFences(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** The rows of the first table at or after a text, without its head. */
export function table(page: string, after: string): readonly (readonly string[])[] {
  const text = read(page)
  const from = text.indexOf(after)
  if (from < 0) throw new Error(`Expected ${page} to hold "${after}"`)
  const lines = text.slice(text.lastIndexOf('\n', from) + 1).split('\n')
  const rows = lines.slice(lines.findIndex((line) => line.startsWith('|')))
  const end = rows.findIndex((line) => !line.startsWith('|'))
  return rows.slice(2, end < 0 ? undefined : end).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

/** The first cells of a table's rows, without the marks of code. */
export function column(rows: readonly (readonly string[])[]): readonly string[] {
  return rows.map(([first = '']) => first.replaceAll('`', ''))
}

/** The words of a cell that holds a list; none for a dash. */
export function listed(cell: string): readonly string[] {
  return cell === '–' ? [] : cell.split(', ').toSorted()
}
