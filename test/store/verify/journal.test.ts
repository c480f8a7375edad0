import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe } from 'vitest'
import { namesEach, type Tampering } from '../names-each.ts'
import { AT } from '../samples.ts'
import { changeBytes, cut, forge, LETTER_HASH, rewriteFrom, tamper, wipePage } from '../tamper.ts'

const MAIN = `stream = 'worker:main'`
// Lets the heads fit whatever rows are left.
const FIT_HEADS = `update heads set (seq, hash) =
  (select seq, hash from observations o where o.stream = heads.stream order by seq desc limit 1)`

describe('in the journal, verify names', () => {
  namesEach([
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
      (folder) => tamper(folder, `delete from observations where ${MAIN} and seq = 6`, FIT_HEADS),
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
      (body): Tampering => [
        `a forged row that is no observation: ${body}`,
        (folder: string) => {
          forge(folder, { ordinal: 8, seq: 7, previous: 6, body })
          tamper(folder, FIT_HEADS)
        },
        [['invalid', 'worker:main#7', 'is no observation']],
      ],
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
  ])
})
