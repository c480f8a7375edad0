import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { Declined } from '../../src/model/observation.ts'
import { openStore, STORE_FILES } from '../../src/store/store.ts'
import { canonical, hashOf, sha256 } from '../../src/support/canonical.ts'
import { newFolder } from './folder.ts'
import { AT, intent, stopped } from './samples.ts'

async function newStore() {
  return openStore(await newFolder())
}

describe('the chain', () => {
  test('each stream has its own chain, and each link covers the one before', async () => {
    const { journal, close } = await newStore()
    const [first, person, second] = await journal.append([
      stopped('one'),
      stopped('two', 'person:review'),
      stopped('three'),
    ])
    expect([first?.seq, person?.seq, second?.seq]).toEqual([1, 1, 2])
    expect(first?.previous).toBe('0'.repeat(64))
    expect(person?.previous).toBe('0'.repeat(64))
    expect(second?.previous).toBe(first?.hash)

    const body = canonical({ ...stopped('three'), seq: 2 })
    expect(second?.hash).toBe(sha256(`${first?.hash}\n${body}`))
    await close()
  })

  test('the study head covers the last link of every stream, in the order of their names', async () => {
    const { journal, close } = await newStore()
    const [worker, person] = await journal.append([stopped('one'), stopped('two', 'person:review')])
    const heads = [
      { stream: 'person:review', seq: 1, hash: person?.hash },
      { stream: 'worker:main', seq: 1, hash: worker?.hash },
    ]
    expect(await journal.head()).toEqual({ heads, hash: hashOf(heads) })
    await close()
  })

  test('what made the journal fail is said, also where the database has rolled back by itself', async () => {
    const folder = await newFolder()
    const { journal, close } = await openStore(folder)
    const other = new Sqlite(join(folder, STORE_FILES.journal))
    const full = "create trigger full before insert on observations begin select raise(rollback, 'disk is full'); end"
    other.exec(full)
    await expect(journal.append([stopped('one')])).rejects.toThrow('disk is full')
    other.exec('drop trigger full')
    other.close()
    expect(await journal.append([stopped('one')])).toMatchObject([{ seq: 1 }])
    await close()
  })

  test('a store that is opened again goes on where it ended', async () => {
    const folder = await newFolder()
    const before = await openStore(folder)
    const [first] = await before.journal.append([stopped('one')])
    await before.close()

    const after = await openStore(folder)
    const [second] = await after.journal.append([stopped('two')])
    expect(second).toMatchObject({ seq: 2, previous: first?.hash })
    await after.close()
  })
})

describe('reading', () => {
  test('reads what was appended, in order, and goes on after the cursor', async () => {
    const { journal, close } = await newStore()
    expect(await journal.read()).toEqual({ observations: [], cursor: 0 })

    const first = await journal.append([stopped('one'), stopped('two', 'person:review')])
    const read = await journal.read()
    expect(read.observations).toEqual(first)

    const second = await journal.append([stopped('three')])
    const more = await journal.read(read.cursor)
    expect(more.observations).toEqual(second)
    expect(await journal.read(more.cursor)).toEqual({ observations: [], cursor: more.cursor })
    await close()
  })
})

describe('what is not accepted', () => {
  const wrong = [
    ['an unknown fact', { ...stopped('x'), fact: { kind: 'guess', at: AT } }, 'fact.kind'],
    [
      'a fact with a key too many',
      { ...stopped('x'), fact: { kind: 'stopped', at: AT, because: 'x', late: true } },
      'fact',
    ],
    ['an instant that is not in UTC', { ...stopped('x'), recorded: '2026-11-02T09:00:00.000+01:00' }, 'recorded'],
    ['a stream without a kind', { ...stopped('x'), stream: 'main' }, 'stream'],
    ['a contact that no plan can have', { ...stopped('x'), contact: 'Jane Doe' }, 'contact'],
  ] as const

  test.each(wrong)('%s is refused before anything is written', async (_, observation, where) => {
    const { journal, close } = await newStore()
    const refused = journal.append([stopped('good'), observation as never])
    await expect(refused).rejects.toMatchObject({ name: 'RingbackError', code: 'store-failed' })
    await expect(refused).rejects.toThrow(`at \`${where}\``)
    expect((await journal.read()).observations).toEqual([])
    await close()
  })

  test.each([
    ['update observations set recorded = ?', 'never changed'],
    ['update observations set body = body || ?', 'never changed'],
    ['delete from observations where recorded <> ?', 'never removed'],
    ['update heads set hash = ?', 'only moves on'],
    ['delete from heads where hash <> ?', 'never removed'],
  ])('the database itself refuses: %s', async (statement, because) => {
    const folder = await newFolder()
    const { journal, close } = await openStore(folder)
    const kept = await journal.append([stopped('one')])
    const { default: Sqlite } = await import('better-sqlite3')
    const sqlite = new Sqlite(`${folder}/journal.sqlite`)
    expect(() => sqlite.prepare(statement).run('x')).toThrow(because)
    sqlite.close()
    expect((await journal.read()).observations).toEqual(kept)
    await close()
  })
})

describe('intents', () => {
  test('a turn is intended once, whoever asks', async () => {
    const { journal, close } = await newStore()
    const first = await journal.appendIntent(intent('c-aaaaaaaa'), () => null)
    expect(first).toMatchObject({ seq: 1, contact: 'c-aaaaaaaa', turn: 'opening' })

    const again = await journal.appendIntent(intent('c-aaaaaaaa', 'opening', 'worker:two'), () => null)
    expect(again).toMatchObject({ kind: 'declined', code: 'already-intended', passing: false })
    await expect(journal.append([intent('c-aaaaaaaa')])).rejects.toMatchObject({ code: 'store-failed' })

    expect(await journal.appendIntent(intent('c-aaaaaaaa', 'close'), () => null)).toMatchObject({ seq: 2 })
    expect(await journal.appendIntent(intent('c-bbbbbbbb'), () => null)).toMatchObject({ seq: 3 })
    expect((await journal.read()).observations).toHaveLength(3)
    await close()
  })

  test('the condition sees every intent before, also those of another process, and a refusal writes nothing', async () => {
    const folder = await newFolder()
    const [one, two] = [await openStore(folder), await openStore(folder)]
    await one.journal.appendIntent(intent('c-aaaaaaaa'), () => null)
    await two.journal.appendIntent(intent('c-bbbbbbbb'), () => null)

    const spent: Declined = { kind: 'declined', code: 'budget', because: 'Two contacts are enough.', passing: true }
    const seen: (string | null)[] = []
    const answer = await one.journal.appendIntent(intent('c-cccccccc'), (intents) => {
      seen.push(...intents.map(({ contact }) => contact))
      return intents.length < 2 ? null : spent
    })
    expect(answer).toEqual(spent)
    expect(seen).toEqual(['c-aaaaaaaa', 'c-bbbbbbbb'])
    expect((await two.journal.read()).observations).toHaveLength(2)
    await one.close()
    await two.close()
  })

  test('a condition that throws writes nothing, and its error is what the caller gets', async () => {
    const { journal, close } = await newStore()
    const broken = journal.appendIntent(intent('c-aaaaaaaa'), () => {
      throw new TypeError('no budget known')
    })
    await expect(broken).rejects.toThrow(new TypeError('no budget known'))
    expect(await journal.appendIntent(intent('c-aaaaaaaa'), () => null)).toMatchObject({ seq: 1 })
    await close()
  })

  test('an intent needs its contact and its turn', async () => {
    const { journal, close } = await newStore()
    for (const part of [{ contact: null }, { turn: null }, { fact: stopped('x').fact }]) {
      await expect(journal.appendIntent({ ...intent('c-aaaaaaaa'), ...part }, () => null)).rejects.toThrow(
        'Expected an intent',
      )
    }
    await close()
  })
})

test('two stores of one process write at the same time and wait for each other', async () => {
  const folder = await newFolder()
  const [one, two] = [await openStore(folder), await openStore(folder)]
  const names = Array.from({ length: 40 }, (_, n) => `${n}`)
  await Promise.all(names.map((name, n) => (n % 2 === 0 ? one : two).journal.append([stopped(name)])))
  const { observations } = await one.journal.read()
  expect(observations.map(({ seq }) => seq)).toEqual(names.map((_, n) => n + 1))
  expect(observations.map(({ fact }) => 'because' in fact && fact.because).sort()).toEqual([...names].sort())
  await one.close()
  await two.close()
})
