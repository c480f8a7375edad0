import { appendFile, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { verifyStore } from '../../src/store/verify.ts'
import { newFolder } from './folder.ts'
import { AT, note, stopped } from './samples.ts'
import { LETTER, LETTER_HASH, letterFile, rewriteFrom, sealedStudy, tamper } from './tamper.ts'

test('an untouched store has no finding', async () => {
  const folder = await newFolder()
  await sealedStudy(folder)
  expect(await verifyStore(folder)).toEqual([])
})

describe('a deletion on purpose', () => {
  const tombstone = note({ kind: 'evidence-deleted', at: AT, sha256: LETTER_HASH, because: 'kept for 90 days' })

  test('reads as deleted, and is no fault', async () => {
    const folder = await newFolder()
    await sealedStudy(folder)
    const store = await openStore(folder)
    await store.journal.append([tombstone])
    await store.evidence.delete(LETTER_HASH)
    await store.close()
    const message = `Evidence ${LETTER_HASH} was deleted on purpose: kept for 90 days (\`worker:main#7\`).`
    expect(await verifyStore(folder)).toEqual([{ kind: 'deleted', where: LETTER_HASH, message, fault: false }])
  })

  test('is a fault while the bytes are still there', async () => {
    const folder = await newFolder()
    await sealedStudy(folder)
    const store = await openStore(folder)
    await store.journal.append([tombstone])
    await store.close()
    expect(await verifyStore(folder)).toMatchObject([{ kind: 'evidence-undeleted', where: LETTER_HASH, fault: true }])
  })

  test('ends when the same bytes come again', async () => {
    const folder = await newFolder()
    await sealedStudy(folder)
    const store = await openStore(folder)
    await store.journal.append([tombstone])
    await store.evidence.delete(LETTER_HASH)
    const evidence = await store.evidence.put(LETTER, 'message/rfc822')
    await store.journal.append([note({ kind: 'page', at: AT, url: 'http://desk.test/', status: 200, evidence })])
    await store.close()
    expect(await verifyStore(folder)).toEqual([])
    await rm(letterFile(folder))
    expect(await verifyStore(folder)).toMatchObject([{ kind: 'evidence-missing', fault: true }])
  })
})

describe('a head from outside', () => {
  test('is known when the journal passed through it, also long ago', async () => {
    const folder = await newFolder()
    const { journal, close } = await openStore(folder)
    const empty = await journal.head()
    await journal.append([stopped('one'), stopped('two', 'person:review')])
    const printed = await journal.head()
    await journal.append([stopped('three')])
    const last = await journal.head()
    await close()
    for (const head of [empty, printed, last]) {
      expect(await verifyStore(folder, { knownHead: head.hash })).toEqual([])
      expect(await verifyStore(folder, { knownHead: head })).toEqual([])
    }
  })

  test('is unknown when the journal was rewritten since, without a trace inside', async () => {
    const folder = await newFolder()
    const { journal, close } = await openStore(folder)
    await journal.append([stopped('one'), stopped('two'), stopped('three')])
    const printed = await journal.head()
    await close()
    tamper(folder)
    rewriteFrom(folder, 2)
    expect(await verifyStore(folder)).toEqual([])
    expect(await verifyStore(folder, { knownHead: printed.hash })).toMatchObject([
      { kind: 'unknown-head', where: printed.hash, fault: true },
    ])
    expect(await verifyStore(folder, { knownHead: printed })).toMatchObject([
      { kind: 'rewritten', where: 'worker:main#3' },
      { kind: 'unknown-head', where: printed.hash },
    ])
  })
})

test('verify changes nothing on the disk', async () => {
  const folder = await newFolder()
  await sealedStudy(folder)
  await appendFile(letterFile(folder), '.')
  const before = await readFile(join(folder, 'journal.sqlite'))
  await verifyStore(folder)
  expect(await readFile(join(folder, 'journal.sqlite'))).toEqual(before)
  expect(await readFile(letterFile(folder))).toEqual(Buffer.concat([LETTER, Buffer.from('.')]))
})
