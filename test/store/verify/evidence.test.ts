import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe } from 'vitest'
import { namesEach } from '../names-each.ts'
import { LETTER_HASH, letterFile } from '../tamper.ts'

describe('in the evidence, verify names', () => {
  namesEach([
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
  ])
})
