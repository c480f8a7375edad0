import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AMENDMENTS, PLAN_FILE } from '../plan/freeze.ts'

/**
 * How the files stand that a person may change while a run goes on: the suppression list, the authorisation, the
 * amendments. Two stamps differ where one of them was written. Answers at once, so that it can be asked at the last moment.
 */
export function stampOf(folder: string, authorisation: string | null): string {
  const amendments = namesIn(join(folder, AMENDMENTS)).map((name) => join(AMENDMENTS, name))
  return ['study.yaml', ...(authorisation === null ? [] : [authorisation]), PLAN_FILE, ...amendments]
    .map((path) => `${path} ${written(join(folder, path))}`)
    .join('\n')
}

function written(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true })
  return found === undefined ? 'gone' : `${found.ino} ${found.size} ${found.mtimeNs}`
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
