import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Problem } from '../support/errors.ts'
import { type Read, readYaml } from './read-yaml.ts'

/** A folder to look in, and how its files are called in messages. */
export interface Shelf {
  readonly folder: string
  /** What stands before a path in messages; empty for the study itself. */
  readonly label: string
}

/** The text of a file, or null where there is none. */
export async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null
    throw thrown
  }
}

/** Reads one YAML file of a shelf; `missing` is the problem when it is not there. */
export async function readShelved<T>(
  shelf: Shelf,
  path: string,
  schema: z.ZodType<T>,
  missing: Problem,
): Promise<Read<T>> {
  const text = await textOf(join(shelf.folder, path))
  return text === null ? { found: null, problems: [missing] } : readYaml(`${shelf.label}${path}`, text, schema)
}

/** Whether a path stays within the folder that it is relative to, on every system. */
export function isWithin(path: string): boolean {
  return !/^([/\\]|[A-Za-z]:)|(^|[/\\])\.\.([/\\]|$)/.test(path)
}
