import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { evidenceFile } from '../../src/store/evidence.ts'
import { openStore } from '../../src/store/store.ts'
import type { FindingKind } from '../../src/store/verify.ts'
import { verifyStore } from '../../src/store/verify.ts'
import { hashOf } from '../../src/support/canonical.ts'
import { newFolder } from './folder.ts'
import { AT, note, stopped } from './samples.ts'
import {
  changeBytes,
  cut,
  editSeals,
  forge,
  LETTER,
  LETTER_HASH,
  rewriteFrom,
  sealedStudy,
  tamper,
  wipePage,
} from './tamper.ts'

type Tampering = (folder: string) => Promise<void> | void
type Found = readonly [kind: FindingKind, where: string, message: string]

const letterFile = (folder: string) => evidenceFile(join(folder, 'evidence'), LETTER_HASH)
const MAIN = `stream = 'worker:main'`
const RESEAL = `update heads set (seq, hash) = (select seq, hash from observations o where o.stream = heads.stream order by seq desc limit 1)`

const journal: readonly (readonly [string, Tampering, readonly Found[]])[] = [
  [
    'a byte of a body, changed below the database',
    (folder) => changeBytes(folder, '"because":"three"', '"because":"thr3e"'),
    [['changed', 'worker:main#3', 'its hash does not cover what it says']],
  ],
  [
    'a hash',
    (folder) => tamper(folder, `update observations set hash = '${'a'.repeat(64)}' where ${MAIN} and seq = 3`),
    [['changed', 'worker:main#3', 'its hash does not cover what it says']],
  ],
  [
    'a hash before',
    (folder) => tamper(folder, `update observations set previous = '${'b'.repeat(64)}' where ${MAIN} and seq = 3`),
    [['changed', 'worker:main#3', 'its hash does not cover what it says']],
  ],
  [
    'the last hash',
    (folder) => tamper(folder, `update observations set hash = '${'a'.repeat(64)}' where ${MAIN} and seq = 6`),
    [['changed', 'worker:main#6', 'its hash does not cover what it says']],
  ],
  [
    'the column of the instant',
    (folder) =>
      tamper(folder, `update observations set recorded = '2026-01-01T00:00:00.000Z' where ${MAIN} and seq = 2`),
    [['column', 'worker:main#2', `recorded says 2026-01-01T00:00:00.000Z, the observation ${AT}`]],
  ],
  [
    'the column of the kind',
    (folder) =>
      tamper(folder, `update observations set kind = 'intent', contact = 'c-aaaaaaaa' where ${MAIN} and seq = 2`),
    [
      [
        'column',
        'worker:main#2',
        'contact says c-aaaaaaaa, the observation null; kind says intent, the observation stopped',
      ],
    ],
  ],
  [
    'two rows that changed places',
    (folder) =>
      tamper(
        folder,
        'update observations set ordinal = 99 where ordinal = 2',
        'update observations set ordinal = 2 where ordinal = 3',
        'update observations set ordinal = 3 where ordinal = 99',
      ),
    [['reordered', 'worker:main#2', 'it stands after #3']],
  ],
  [
    'two rows that changed numbers',
    (folder) =>
      tamper(
        folder,
        `update observations set seq = 99 where ${MAIN} and seq = 2`,
        `update observations set seq = 2 where ${MAIN} and seq = 3`,
        `update observations set seq = 3 where ${MAIN} and seq = 99`,
      ),
    [
      ['column', 'worker:main#2', 'seq says 3, the observation 2'],
      ['column', 'worker:main#3', 'seq says 2, the observation 3'],
    ],
  ],
  [
    'a row that was taken out of the middle',
    (folder) => tamper(folder, `delete from observations where ${MAIN} and seq = 3`),
    [['removed', 'worker:main#3', '#2 is followed by #4']],
  ],
  [
    'two rows that were taken out of the middle',
    (folder) => tamper(folder, `delete from observations where ${MAIN} and seq in (2, 3)`),
    [['removed', 'worker:main#2 to #3', '#1 is followed by #4']],
  ],
  [
    'the first row, taken out',
    (folder) => tamper(folder, `delete from observations where ${MAIN} and seq = 1`),
    [['removed', 'worker:main#1', '#0 is followed by #2']],
  ],
  [
    'the last row, cut off',
    (folder) => tamper(folder, `delete from observations where ${MAIN} and seq = 6`),
    [['truncated', 'worker:main', 'it ends at #5; its head names #6, seal 2 names #6']],
  ],
  [
    'the last row, cut off with a head that fits',
    (folder) => tamper(folder, `delete from observations where ${MAIN} and seq = 6`, RESEAL),
    [['truncated', 'worker:main', 'it ends at #5; seal 2 names #6']],
  ],
  [
    'a stream, removed',
    (folder) => tamper(folder, `delete from observations where stream = 'mailbox:shopper'`),
    [
      ['stream-missing', 'mailbox:shopper', 'its head names #1, seal 1 names #1, seal 2 names #1'],
      ['orphan', `${LETTER_HASH.slice(0, 2)}/${LETTER_HASH.slice(2)}`, 'named by no observation'],
    ],
  ],
  [
    'a stream, removed with its head',
    (folder) =>
      tamper(
        folder,
        `delete from observations where stream = 'mailbox:shopper'`,
        `delete from heads where stream = 'mailbox:shopper'`,
      ),
    [
      ['stream-missing', 'mailbox:shopper', 'removed whole: seal 1 names #1, seal 2 names #1'],
      ['orphan', `${LETTER_HASH.slice(0, 2)}/${LETTER_HASH.slice(2)}`, 'named by no observation'],
    ],
  ],
  [
    'a stream, removed with its head and all seals',
    async (folder) => {
      tamper(
        folder,
        `delete from observations where stream = 'mailbox:shopper'`,
        `delete from heads where stream = 'mailbox:shopper'`,
        'delete from seals',
      )
      await rm(join(folder, 'seals.jsonl'))
    },
    [
      ['removed', 'ordinal 4', '1 row of an unknown stream was removed at ordinal 4'],
      ['orphan', `${LETTER_HASH.slice(0, 2)}/${LETTER_HASH.slice(2)}`, 'named by no observation'],
    ],
  ],
  [
    'a forged row at the end',
    (folder) => forge(folder, { ordinal: 8, seq: 7, previous: 6 }),
    [['head-differs', 'worker:main', 'ends at #7, its head names #6']],
  ],
  [
    'a forged row in the place of another',
    (folder) => {
      tamper(folder, `delete from observations where ${MAIN} and seq = 2`)
      forge(folder, { ordinal: 2, seq: 2, previous: 1 })
    },
    [['replaced', 'worker:main#2', 'it is not the one that #3 followed']],
  ],
  [
    'a forged first row',
    (folder) => {
      tamper(folder, `delete from observations where ${MAIN} and seq = 1`)
      forge(folder, { ordinal: 1, seq: 1, previous: 'c'.repeat(64) })
    },
    [['replaced', 'worker:main#1', 'it does not begin a chain']],
  ],
  ...['{"seq":7}', 'not JSON', '{"stream": "worker:main"}', 'null'].map(
    (body) =>
      [
        `a forged row that is no observation: ${body}`,
        (folder: string) => {
          forge(folder, { ordinal: 8, seq: 7, previous: 6, body })
          tamper(folder, RESEAL)
        },
        [['invalid', 'worker:main#7', 'is no observation']],
      ] as const,
  ),
  [
    'a rewritten end, with hashes and a head that fit',
    (folder) => {
      tamper(folder)
      rewriteFrom(folder, 6)
    },
    [['rewritten', 'worker:main#6', 'between #5 and #6: seal 2 saw another #6']],
  ],
  [
    'the head of a stream',
    (folder) => tamper(folder, `update heads set hash = '${'d'.repeat(64)}' where ${MAIN}`),
    [['head-differs', 'worker:main', 'ends at another #6 than its head names']],
  ],
  [
    'a head, removed',
    (folder) => tamper(folder, `delete from heads where ${MAIN}`),
    [['head-differs', 'worker:main', 'has no head']],
  ],
  [
    'a row that was copied to the end',
    (folder) =>
      tamper(
        folder,
        `insert into observations select 8, stream, 7, recorded, contact, turn, kind, body, previous, hash from observations where ${MAIN} and seq = 3`,
      ),
    [
      ['column', 'worker:main#3', 'seq says 7, the observation 3'],
      ['added', 'worker:main#3', 'stands in the journal twice'],
    ],
  ],
  [
    'a page of the file, wiped',
    (folder) => wipePage(folder, '"because":"three"'),
    [['unreadable', 'journal.sqlite', 'malformed']],
  ],
  ['the file, cut', (folder) => cut(folder, 4096), [['unreadable', 'journal.sqlite', 'malformed']]],
  ['the file, emptied', (folder) => cut(folder, 0), [['unreadable', 'journal.sqlite', 'no such table']]],
  [
    'the file, removed',
    (folder) => rm(join(folder, 'journal.sqlite')),
    [['unreadable', 'journal.sqlite', 'There is no journal']],
  ],
]

const evidence: typeof journal = [
  [
    'altered bytes',
    (folder) => writeFile(letterFile(folder), 'Dear shopper, here is your repair.'),
    [['evidence-altered', LETTER_HASH, 'of `mailbox:shopper#1` was altered']],
  ],
  [
    'removed bytes',
    (folder) => rm(letterFile(folder)),
    [['evidence-missing', LETTER_HASH, 'of `mailbox:shopper#1` is missing']],
  ],
  [
    'the whole folder, removed',
    (folder) => rm(join(folder, 'evidence'), { recursive: true }),
    [['evidence-missing', LETTER_HASH, 'of `mailbox:shopper#1` is missing']],
  ],
  [
    'bytes that no observation names',
    async (folder) => {
      await mkdir(join(folder, 'evidence', 'ab'), { recursive: true })
      await writeFile(join(folder, 'evidence', 'ab', 'c'.repeat(62)), 'mine')
    },
    [['orphan', `ab/${'c'.repeat(62)}`, 'named by no observation']],
  ],
]

const seals: typeof journal = [
  [
    'a word of a seal',
    (folder) => editSeals(folder, ([one = '', two = '']) => [one.replace('"report"', '"plan"'), two]),
    [['seal-broken', 'seal 1', 'its hash does not cover what it says']],
  ],
  [
    'a seal with a hash that fits',
    (folder) => editSeals(folder, ([one = '', two = '']) => [reseal(one), two]),
    [['seal-broken', 'seal 1', 'is not the one that the journal saw being made']],
  ],
  [
    'the first seal, removed',
    (folder) => editSeals(folder, ([, two = '']) => [two]),
    [['seal-removed', 'seal 1', 'Seal 1 was removed']],
  ],
  [
    'the last seal, removed',
    (folder) => editSeals(folder, ([one = '']) => [one]),
    [['seal-removed', 'seal 2', 'Seal 2 was removed']],
  ],
  [
    'all seals, removed',
    (folder) => rm(join(folder, 'seals.jsonl')),
    [['seal-removed', 'seals 1 to 2', 'Seals 1 to 2 were removed']],
  ],
  [
    'seals in another order',
    (folder) => editSeals(folder, ([one = '', two = '']) => [two, one]),
    [
      ['seal-removed', 'seal 1', 'Seal 1 was removed'],
      ['seal-broken', 'seal 1', 'stands out of order'],
    ],
  ],
  [
    'half a seal',
    (folder) => editSeals(folder, ([one = '', two = '']) => [one, two.slice(0, 80)]),
    [['seal-broken', 'seal 2', 'can not be read']],
  ],
  [
    'a last seal that lost its end',
    async (folder) => {
      const file = join(folder, 'seals.jsonl')
      await writeFile(file, (await readFile(file, 'utf8')).slice(0, -1))
    },
    [['seal-removed', 'seal 2', 'Seal 2 was removed']],
  ],
  [
    'a seal with the timestamp of something else',
    (folder) => {
      tamper(folder, 'delete from seals')
      return editSeals(folder, ([one = '', two = '']) => [one, two.replace('"timestamp":null', '"timestamp":"MAA="')])
    },
    [
      ['seal-unrecorded', 'seal 1', 'the journal has no note of it'],
      ['seal-broken', 'seal 2', 'carries a timestamp that can not be read'],
    ],
  ],
  [
    'a seal that the journal has no note of',
    (folder) => tamper(folder, 'delete from seals where seal = 2'),
    [['seal-unrecorded', 'seal 2', 'the journal has no note of it']],
  ],
]

test('an untouched store has no finding', async () => {
  const folder = await newFolder()
  await sealedStudy(folder)
  expect(await verifyStore(folder)).toEqual([])
})

describe.each([
  ['journal', journal],
  ['evidence', evidence],
  ['seals', seals],
])('in the %s, it names', (_, table) => {
  test.each(table)('%s', async (_, act, expected) => {
    const folder = await newFolder()
    await sealedStudy(folder)
    await act(folder)
    const found = await verifyStore(folder)
    expect(found.map(({ kind, where }) => [kind, where])).toEqual(expected.map(([kind, where]) => [kind, where]))
    for (const [index, [kind, , message]] of expected.entries()) {
      expect(found[index]?.message).toContain(message)
      expect(found[index]?.fault).toBe(!['orphan', 'deleted', 'seal-unrecorded'].includes(kind))
    }
  })
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

function reseal(line: string): string {
  const { hash: _, timestamp, ...covered } = JSON.parse(line)
  const changed = { ...covered, because: 'plan' }
  return JSON.stringify({ ...changed, hash: hashOf(changed), timestamp })
}
