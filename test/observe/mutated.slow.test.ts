import fc from 'fast-check'
import { expect, it } from 'vitest'
import { observe } from '../../src/observe/observe.ts'
import { CONTACTS, CORPUS } from '../corpus/corpus.ts'
import { mailOf, planOf } from './study.ts'

const plan = planOf(CONTACTS)
const BATCH = 20
const BATCHES = 1_000

/** A mail of the corpus, cut, doubled, overwritten, or with a stretch of something repeated. */
const mutated = fc
  .record({
    of: fc.nat(CORPUS.length - 1),
    at: fc.nat(6_000),
    length: fc.nat(400),
    how: fc.constantFrom('cut', 'double', 'overwrite', 'repeat', 'end'),
    byte: fc.nat(255),
    piece: fc.constantFrom(
      '>',
      'we reply within 2 ',
      '\r\n',
      '--b\r\n',
      '=?utf-8?q?',
      '<',
      'On 1 wrote:',
      '#1-',
      'Mr A B ',
    ),
  })
  .map(({ of, at, length, how, byte, piece }) => {
    const bytes = CORPUS[of]?.bytes ?? new Uint8Array()
    const [head, middle, tail] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)]
    if (how === 'cut') return joined(head, tail)
    if (how === 'double') return joined(head, middle, middle, tail)
    if (how === 'overwrite') return joined(head, new Uint8Array(length).fill(byte), tail)
    if (how === 'repeat') return joined(head, new TextEncoder().encode(piece.repeat(length)), tail)
    return head
  })

it('of twenty thousand mutated mails none is lost, none stops the reading, and the order of arrival changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(mutated, { minLength: BATCH, maxLength: BATCH }), async (all) => {
      const mails = await Promise.all(all.map((bytes, index) => mailOf(bytes, index + 1)))
      const read = (order: typeof mails) => observe({ plan, mails: order, outcomes: [], canaries: [], decisions: [] })
      const readings = read(mails)
      const distinct = new Set(mails.map(({ observation }) => observation.fact.evidence.sha256))
      expect(new Set(readings.map(({ evidence }) => evidence))).toEqual(distinct)
      expect(read(mails.toReversed())).toEqual(readings)
    }),
    { numRuns: BATCHES, seed: 4, endOnFailure: true },
  )
})

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
