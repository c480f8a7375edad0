import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { evidenceFile } from '../../src/store/evidence.ts'
import { openStore } from '../../src/store/store.ts'
import { sha256 } from '../../src/support/canonical.ts'
import { newFolder } from './folder.ts'
import { AT, note } from './samples.ts'

const bytes = new TextEncoder().encode('Dear shopper,\r\n')
const hash = sha256(bytes)

async function newStore() {
  const folder = await newFolder()
  const store = await openStore(folder)
  return { ...store, file: evidenceFile(join(folder, 'evidence'), hash), kept: join(folder, 'evidence') }
}

test('bytes are kept under their hash and come back', async () => {
  const { evidence, file, kept, close } = await newStore()
  expect(await evidence.put(bytes, 'message/rfc822')).toEqual({ sha256: hash, mediaType: 'message/rfc822', size: 15 })
  expect(file.slice(kept.length + 1).replaceAll('\\', '/')).toBe(`${hash.slice(0, 2)}/${hash.slice(2)}`)
  expect(Buffer.from((await evidence.get(hash)) ?? [])).toEqual(Buffer.from(bytes))
  expect(await readdir(join(kept, 'unfinished'))).toEqual([])
  await close()
})

test('the same bytes are kept once, also when they are put many times at once', async () => {
  const { evidence, file, close } = await newStore()
  await Promise.all(Array.from({ length: 10 }, () => evidence.put(bytes, 'text/plain')))
  const first = await stat(file)
  await evidence.put(bytes, 'text/html')
  expect((await stat(file)).mtimeMs).toBe(first.mtimeMs)
  expect(await all(evidence.list())).toEqual([hash])
  await close()
})

test('the list is in order and leaves out what is not evidence', async () => {
  const { evidence, kept, close } = await newStore()
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  for (const name of names) await evidence.put(new TextEncoder().encode(name), 'text/plain')
  await writeFile(join(kept, 'notes.txt'), 'mine')
  await writeFile(join(kept, 'unfinished', 'half'), 'ha')
  expect(await all(evidence.list())).toEqual(names.map((name) => sha256(name)).sort())
  await close()
})

test('bytes that are not there are null, and altered bytes are an error that names them', async () => {
  const { evidence, file, close } = await newStore()
  expect(await evidence.get(hash)).toBeNull()
  await evidence.put(bytes, 'text/plain')
  await writeFile(file, 'Dear customer,\r\n')
  await expect(evidence.get(hash)).rejects.toMatchObject({ code: 'evidence-missing' })
  await expect(evidence.get(hash)).rejects.toThrow(hash)
  await evidence.put(bytes, 'text/plain')
  expect(Buffer.from((await evidence.get(hash)) ?? [])).toEqual(Buffer.from(bytes))
  await close()
})

test('bytes go only when the journal holds their deletion', async () => {
  const { evidence, journal, close } = await newStore()
  await evidence.put(bytes, 'text/plain')
  await expect(evidence.delete(hash)).rejects.toThrow(`Expected the journal to hold the deletion of ${hash}`)
  expect(await evidence.get(hash)).not.toBeNull()

  await journal.append([note({ kind: 'evidence-deleted', at: AT, sha256: hash, because: 'kept for 90 days' })])
  await evidence.delete(hash)
  await evidence.delete(hash)
  expect(await evidence.get(hash)).toBeNull()
  await close()
})

test('a hash that is none never becomes a path', async () => {
  const { evidence, close } = await newStore()
  await expect(evidence.get('../../journal.sqlite')).rejects.toThrow('SHA-256')
  await close()
})

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}
