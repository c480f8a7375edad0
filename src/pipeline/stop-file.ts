import { existsSync, readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, RingbackError } from '../support/errors.ts'
import { storeFolder } from './open-study.ts'

/** True while the kill switch is thrown. A file: every process sees it at once, and a person can make it with no tool at all. */
export function isStopped(folder: string): boolean {
  return existsSync(stopFile(folder))
}

/** Why the kill switch is thrown; null while it is not. */
export function stoppedBecause(folder: string): string | null {
  return isStopped(folder) ? readFileSync(stopFile(folder), 'utf8').trim() || 'stopped' : null
}

/** Throws the kill switch. */
export async function throwSwitch(folder: string, because: string): Promise<void> {
  try {
    await writeFile(stopFile(folder), `${because}\n`)
  } catch (cause) {
    const message = `Expected a planned study to stop in ${folder}, got ${messageOf(cause)}`
    throw new RingbackError('wrong-use', message, { cause })
  }
}

/** Puts the kill switch back. */
export async function releaseSwitch(folder: string): Promise<void> {
  await rm(stopFile(folder), { force: true })
}

function stopFile(folder: string): string {
  return join(storeFolder(folder), 'STOP')
}
