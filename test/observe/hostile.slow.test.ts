import fc from 'fast-check'
import { expect, it } from 'vitest'
import { observe } from '../../src/observe/observe.ts'
import { MESSAGES } from './messages.ts'
import { bytesOf, contactOf, mailOf, planOf } from './study.ts'

const plan = planOf([contactOf(1, 'k7m2qd9x')])
const SEEDS = MESSAGES.map((draft) => bytesOf(draft))

it('no damage to the bytes makes a message crash or vanish', async () => {
  const damage = fc.record({
    seed: fc.integer({ min: 0, max: SEEDS.length - 1 }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.nat({ max: 200 }),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.string({ maxLength: 40 }).map((text) => new TextEncoder().encode(text)),
    ),
  })
  const cases = fc.asyncProperty(damage, async ({ seed, at, removed, put }) => {
    const bytes = SEEDS[seed] ?? new Uint8Array()
    const cut = Math.floor(at * bytes.length)
    const damaged = new Uint8Array([...bytes.subarray(0, cut), ...put, ...bytes.subarray(cut + removed)])
    expect(observe({ plan, mails: [await mailOf(damaged)], outcomes: [], canaries: [], decisions: [] })).toHaveLength(1)
  })
  await fc.assert(cases, { numRuns: 1_000, seed: 20261122 })
})

const PIECES = [
  'could you please send the ',
  'serial ',
  'on 1 ',
  '> ',
  '- ',
  'a',
  '=',
  '<p>',
  '<blockquote>',
  '&amp',
  '[#',
  'ticket ',
  'wir haben ihre anfrage ',
  'please call ',
  'our our our ',
  '@',
  '\n',
  'From: ',
  'wrote',
  '<!--',
  'k7m2qd9x.',
  '16. ',
]

// The time-out of a test is far beyond what a linear reading takes, and far below what any other would.
it.each(PIECES)('a mail of nothing but %j is read', async (piece) => {
  for (const type of ['text/plain', 'text/html']) {
    const draft = { type, body: piece.repeat(Math.ceil(1_000_000 / piece.length)), subject: piece.trim().repeat(2_000) }
    const readings = observe({ plan, mails: [await mailOf(bytesOf(draft))], outcomes: [], canaries: [], decisions: [] })
    expect(readings).toHaveLength(1)
  }
})
