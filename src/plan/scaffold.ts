import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../support/package-root.ts'

const FILES = ['study.yaml', 'brands/example-brand.yaml', 'recipes/example-brand.yaml', 'authorisation.yaml'] as const

/** The files of a new study, by path: commented, with an invented brand, and a seed of its own. */
export function scaffold(seed: string = randomUUID()): Readonly<Record<string, string>> {
  const read = (path: string) => readFileSync(join(packageRoot, 'src/plan/scaffold', path), 'utf8')
  return Object.fromEntries(FILES.map((path) => [path, read(path).replace('{{seed}}', seed)]))
}
