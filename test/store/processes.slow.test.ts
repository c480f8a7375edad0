import { expect, test } from 'vitest'
import { seal } from '../../src/store/seal.ts'
import { openStore } from '../../src/store/store.ts'
import { verifyStore } from '../../src/store/verify.ts'
import { startChild } from './children/child.ts'
import { newFolder } from './folder.ts'
import { AT, stopped } from './samples.ts'

async function keptIn(folder: string): Promise<string[]> {
  const { journal, close } = await openStore(folder)
  const { observations } = await journal.read()
  await close()
  return observations.map(({ fact }) => {
    if (fact.kind === 'page') return fact.url
    return fact.kind === 'stopped' ? fact.because : fact.kind
  })
}

test('ten kills in the middle of 200 appends lose nothing that was acknowledged', async () => {
  const folder = await newFolder()
  const acknowledged: string[] = []
  for (let round = 1; round <= 10; round++) {
    const child = startChild('receive.ts', folder, '200', `round${round}`)
    await child.printed(1 + round * 7)
    child.process.kill('SIGKILL')
    expect(await child.ended()).toBeNull()
    acknowledged.push(...child.lines())
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(395)

  const kept = await keptIn(folder)
  expect(kept).toEqual(expect.arrayContaining(acknowledged))
  // At most the one that was under way when the kill came was kept without being acknowledged.
  expect(kept.length - acknowledged.length).toBeLessThanOrEqual(10)
  // Every chain holds, every letter is there; bytes whose row never came are no fault.
  expect((await verifyStore(folder)).filter((finding) => finding.fault)).toEqual([])
})

test('three writers and a reader share a stream without an error or a lost row', async () => {
  const folder = await newFolder()
  const { journal, close } = await openStore(folder)
  const writers = ['a', 'b', 'c'].map((name) => startChild('append.ts', folder, 'worker:main', '100', name))
  const codes = Promise.all(writers.map((writer) => writer.ended()))

  const seen: number[] = []
  let cursor = 0
  let done = false
  void codes.then(() => {
    done = true
  })
  for (let last = false; !last; ) {
    last = done
    const read = await journal.read(cursor)
    seen.push(...read.observations.map(({ seq }) => seq))
    cursor = read.cursor
    await new Promise(setImmediate)
  }
  expect(await codes).toEqual([0, 0, 0])
  expect(seen).toEqual(Array.from({ length: 300 }, (_, n) => n + 1))
  await close()

  const kept = await keptIn(folder)
  expect([...kept].sort()).toEqual(writers.flatMap((writer) => writer.lines()).sort())
})

test('verify finds nothing amiss while others write and seal', async () => {
  const folder = await newFolder()
  const store = await openStore(folder)
  await store.journal.append([stopped('first')])
  const writers = ['a', 'b'].map((name) => startChild('append.ts', folder, `worker:${name}`, '60', name))
  let done = false
  const codes = Promise.all(writers.map((writer) => writer.ended())).finally(() => {
    done = true
  })
  for (let last = false; !last; ) {
    last = done
    const printed = await store.journal.head()
    const [, findings] = await Promise.all([
      seal(store, { at: AT, because: 'report', plan: null }),
      verifyStore(folder, { knownHead: printed }),
    ])
    expect(findings.filter((finding) => finding.fault)).toEqual([])
  }
  expect(await codes).toEqual([0, 0])
  await store.close()
  expect(await verifyStore(folder)).toEqual([])
})

test('of four processes that intend the same turns at once, exactly one wins each', async () => {
  const folder = await newFolder()
  const contacts = Array.from({ length: 25 }, (_, n) => `c-${String(n).padStart(8, '0')}`)
  const racers = ['a', 'b', 'c', 'd'].map((name) => startChild('intend.ts', folder, `worker:${name}`, ...contacts))
  await Promise.all(racers.map((racer) => racer.printed(1)))
  for (const racer of racers) racer.process.stdin?.end('go\n')
  expect(await Promise.all(racers.map((racer) => racer.ended()))).toEqual([0, 0, 0, 0])

  const said = racers.flatMap((racer) => racer.lines().slice(1))
  const won = contacts.map((contact) => said.filter((line) => line === `won ${contact}`).length)
  expect(won).toEqual(contacts.map(() => 1))
  expect(said.filter((line) => line.startsWith('already-intended'))).toHaveLength(75)
  expect(await keptIn(folder)).toEqual(contacts.map(() => 'intent'))
})
