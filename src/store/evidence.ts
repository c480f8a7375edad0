import { randomUUID } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { EvidenceStore } from '../model/evidence.ts'
import { Sha256 } from '../model/words.ts'
import { sha256 } from '../support/canonical.ts'
import { messageOf, RingbackError } from '../support/errors.ts'
import { makeFolder, syncFolder, writeDurably } from './durable.ts'

/** Where files stand until they are whole. */
export const UNFINISHED = 'unfinished'

/** The evidence in a folder, as `ab/cdef…`. `isTombstoned` says whether the journal holds the deletion of a hash. */
export async function openEvidence(
  folder: string,
  isTombstoned: (hash: Sha256) => Promise<boolean>,
): Promise<EvidenceStore> {
  await makeFolder(join(folder, UNFINISHED))

  return {
    async put(bytes, mediaType) {
      const hash = sha256(bytes)
      const file = evidenceFile(folder, hash)
      try {
        await makeFolder(dirname(file))
        if (await holds(file, hash)) await syncFolder(dirname(file))
        else await writeDurably(file, bytes, join(folder, UNFINISHED, randomUUID()))
      } catch (error) {
        throw new RingbackError('store-failed', `Evidence can't be written: ${messageOf(error)}`, { cause: error })
      }
      return { sha256: hash, mediaType, size: bytes.byteLength }
    },

    async get(hash) {
      const bytes = await readIfThere(evidenceFile(folder, hash))
      if (bytes === null || sha256(bytes) === hash) return bytes
      throw new RingbackError('evidence-missing', `Evidence ${hash} was altered: its bytes have another hash`)
    },

    list: () => listEvidence(folder),

    async delete(hash) {
      if (!(await isTombstoned(hash))) {
        throw new RingbackError(
          'store-failed',
          `Expected the journal to hold the deletion of ${hash} before its bytes go`,
        )
      }
      const file = evidenceFile(folder, hash)
      if ((await readIfThere(file)) === null) return
      await rm(file, { force: true })
      await syncFolder(dirname(file))
    },
  }
}

/** The file of a hash. */
export function evidenceFile(folder: string, hash: Sha256): string {
  return join(folder, Sha256.parse(hash).slice(0, 2), hash.slice(2))
}

/** Every hash that has a file, in order. */
export async function* listEvidence(folder: string): AsyncGenerator<Sha256> {
  for (const start of (await readdir(folder)).sort()) {
    if (!/^[0-9a-f]{2}$/.test(start)) continue
    for (const rest of (await readdir(join(folder, start))).sort()) {
      const { success, data } = Sha256.safeParse(start + rest)
      if (success) yield data
    }
  }
}

async function holds(file: string, hash: Sha256): Promise<boolean> {
  const bytes = await readIfThere(file)
  return bytes !== null && sha256(bytes) === hash
}

async function readIfThere(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
