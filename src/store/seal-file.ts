import { open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Seal } from '../model/seal.ts'
import { hashOf } from '../support/canonical.ts'
import { syncFolder } from './durable.ts'

/** The whole lines of `seals.jsonl`; none where there is no such file. What a crash left after the last of them was never a seal. */
export async function readSealLines(file: string): Promise<readonly string[]> {
  return (await readText(file)).split('\n').slice(0, -1)
}

/** Adds a line and brings it to the disk. */
export async function appendLine(file: string, line: string): Promise<void> {
  const text = await readText(file)
  const handle = await open(file, 'a')
  try {
    await handle.truncate(Buffer.byteLength(text.slice(0, text.lastIndexOf('\n') + 1)))
    await handle.appendFile(`${line}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await syncFolder(dirname(file))
}

/** The seal on a line; null where it holds none. */
export function parseSeal(line: string): Seal | null {
  try {
    return Seal.safeParse(JSON.parse(line)).data ?? null
  } catch {
    // What is no JSON is no seal; whoever asks says so.
    return null
  }
}

/** What a seal's own hash covers: all but itself and the timestamp, which is asked for it. */
export function sealHash({ hash: _, timestamp: __, ...covered }: Seal): string {
  return hashOf(covered)
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
