import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'

/** Writes a file, so that a reader never meets half of it and two writers never each other's; returns its path. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<string> {
  const draft = `${path}.${randomUUID()}.part`
  try {
    await writeFile(draft, content)
    await rename(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
  return path
}
