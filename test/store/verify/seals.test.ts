import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe } from 'vitest'
import { hashOf } from '../../../src/support/canonical.ts'
import { namesEach } from '../names-each.ts'
import { editSeals, tamper } from '../tamper.ts'

describe('in the seals, verify names', () => {
  namesEach([
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
  ])
})

function reseal(line: string): string {
  const { hash: _, timestamp, ...covered } = JSON.parse(line)
  const changed = { ...covered, because: 'plan' }
  return JSON.stringify({ ...changed, hash: hashOf(changed), timestamp })
}
