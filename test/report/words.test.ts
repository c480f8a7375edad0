import { describe, expect, test } from 'vitest'
import { BarrierKind, Outcome } from '../../src/model/fact.ts'
import { DISPOSITIONS } from '../../src/model/measurement.ts'
import { BrandPromise, Metric } from '../../src/model/promise.ts'
import { READING_KINDS } from '../../src/model/reading.ts'
import { Channel } from '../../src/model/words.ts'
import { by, WORDS, word } from '../../src/report/words.ts'

describe('A page has a word for', () => {
  test.each([
    ['each disposition', DISPOSITIONS],
    ['each verdict', ['kept', 'broken', 'pending', 'unknown', 'not-applicable']],
    ['each finding', ['kept', 'broken', 'insufficient-evidence', 'not-tested']],
    ['each grade of delivery', ['proven', 'settled-by-reply', 'unproven', 'unknown', 'failed', 'not-sent']],
    ['each metric', Metric.options],
    ['each kind of message', READING_KINDS],
    ['each barrier', BarrierKind.options],
    ['each outcome', Outcome.options],
    ['each channel', Channel.options],
    ['each severity', BrandPromise.shape.severity.unwrap().options],
    ['each status', BrandPromise.shape.status.unwrap().options],
    ['each clock', BrandPromise.shape.clock.unwrap().options],
    ['each engagement', ['own', 'consented', 'third-party', 'genuine-case']],
    [
      'each moment of ours',
      [
        'screenshot-before',
        'screenshot-after',
        'screenshot-barrier',
        'barrier',
        'barrier-in-rehearsal',
        'withheld',
        'instrument-failed',
        'intent',
        'exchange',
        'delivery-delivered',
        'delivery-delayed',
        'delivery-failed',
        'decision',
      ],
    ],
  ])('%s', (_, values) => expect(values.filter((value) => !Object.hasOwn(WORDS, value))).toEqual([]))
})

test('What has no word is shown as it is, whatever JavaScript may know by that name', () => {
  expect(['something', 'constructor', '__proto__', 'toString'].map(word)).toEqual([
    'something',
    'constructor',
    '__proto__',
    'toString',
  ])
  expect(['form', 'valueOf'].map(by)).toEqual(['the brand’s form', 'valueOf'])
})
