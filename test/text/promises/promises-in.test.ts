import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ProsePromise } from '../../../src/text/promises/promise.ts'
import { promisesIn } from '../../../src/text/promises/promises-in.ts'

// Written before the rules: what a sentence promises, or that it promises no time of an answer.
const sentences = readFileSync(new URL('sentences.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [language = '', wanted = '', text = ''] = line.split(' | ')
    return { language, wanted: wanted.trim(), text }
  })

const written = (promises: readonly ProsePromise[]) =>
  promises.length === 0
    ? '-'
    : promises
        .map(({ about, min, max, unit, working }) =>
          [`${about} ${min ?? ''}..${max ?? ''}`, unit, working ? 'working' : null].filter(Boolean).join(' '),
        )
        .join('; ')

describe.each(['en', 'fr', 'de', 'es', 'it', 'nl'])('What is promised in prose, %s', (code) => {
  const own = sentences.filter(({ language }) => language === code)
  test.each(own)('$text', ({ language, wanted, text }) => expect(written(promisesIn(text, language))).toBe(wanted))
})

test('There are enough sentences in each language, look-alikes among them.', () => {
  const counts = Map.groupBy(sentences, ({ language }) => language)
  for (const own of counts.values()) {
    expect(own.length).toBeGreaterThanOrEqual(40)
    expect(own.filter(({ wanted }) => wanted === '-').length).toBeGreaterThanOrEqual(10)
  }
})

test('The quote is the sentence as it was written, and nothing around it.', () => {
  const text = 'Dear Ms Keller,\n\nthank you for your message. We reply within\none working day. Have a nice week.'
  expect(promisesIn(text, 'en').map(({ quote }) => quote)).toEqual(['We reply within one working day.'])
})

test('Without a language, the one that hears a promise is believed.', () => {
  expect(written(promisesIn('Wir antworten innerhalb von zwei Werktagen.', null))).toBe('respond ..2 day working')
  expect(written(promisesIn('Odpowiadamy w ciągu 24 godzin.', null))).toBe('-')
})

test('Long repetitions are read to the end of what is read.', () => {
  for (const piece of [
    'we reply within ',
    '24/48 ',
    'please … ',
    'a day or ',
    '(1) ',
    '- '.repeat(40),
    'twenty-four ',
  ]) {
    expect(promisesIn(piece.repeat(40_000), null)).toBeInstanceOf(Array)
  }
})
