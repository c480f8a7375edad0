import { fold } from '../fold.ts'
import { patternOf } from './pattern.ts'
import { ABOUT, type About, type ProsePromise, type Quantity } from './promise.ts'
import { writtenSentences } from './sentences.ts'
import { type Time, timeFinder } from './times.ts'
import { PROMISE_WORDS, type PromiseWords } from './words.ts'

interface Act {
  readonly about: About
  readonly start: number
  readonly end: number
}

type Reader = (sentence: string) => readonly (Quantity & { readonly about: About })[]

const MOST_CHARACTERS = 20_000
const readers = new Map<string, Reader>()

/**
 * The promises of a time that a text makes, in the six languages, each with the sentence that makes it.
 * Without a language every language is tried, and the one that hears most is believed.
 */
export function promisesIn(text: string, language: string | null): readonly ProsePromise[] {
  const sentences = writtenSentences(text.slice(0, MOST_CHARACTERS))
  const heard = (reader: Reader) =>
    sentences.flatMap((quote) => reader(fold(quote)).map((promise) => ({ ...promise, quote })))
  const known = language === null ? undefined : PROMISE_WORDS[language]
  if (known !== undefined && language !== null) return heard(readerOf(language, known))
  return Object.entries(PROMISE_WORDS)
    .map(([code, words]) => heard(readerOf(code, words)))
    .reduce((most, one) => (one.length > most.length ? one : most))
}

function readerOf(language: string, words: PromiseWords): Reader {
  const made = readers.get(language) ?? makeReader(words)
  readers.set(language, made)
  return made
}

function makeReader(words: PromiseWords): Reader {
  const never = patternOf(words.never, 'g')
  const self = patternOf(words.self)
  const imperative = new RegExp(`(?:^|: ?)(?:${patternOf(words.imperative).source})`)
  const workingAround = patternOf(words.workingAround)
  const vague = patternOf(words.vague)
  const acts = ABOUT.map((about) => ({ about, pattern: patternOf(words.acts[about], 'g') }))
  const timesIn = timeFinder(words)

  // Where the brand itself takes the word again before the time is named, the time is its own: "write to us, and we answer within…".
  const refuses = (sentence: string, until: number) =>
    [...sentence.matchAll(never)].some(
      ({ index, 0: said }) => index + said.length > until || !self.test(sentence.slice(index + said.length, until)),
    )

  return (sentence) => {
    if (!/\d|[a-z]/.test(sentence) || /\d ?%/.test(sentence)) return []
    const found = actsIn(sentence, acts)
    if (found.length === 0 || imperative.test(sentence)) return []
    const times = timesIn(sentence)
    if (refuses(sentence, times[0]?.start ?? sentence.length)) return []
    const around = workingAround.test(sentence)
    if (times.length === 0) {
      if (!vague.test(sentence)) return []
      return [{ about: (found.at(-1) as Act).about, min: null, max: null, unit: null, working: false }]
    }
    return pair(times, found).map(({ about, time: { min, max, unit, working } }) => ({
      about,
      min,
      max,
      unit,
      working: working || (around && unit !== null),
    }))
  }
}

// Where one phrase covers another, what it is about is the more special one.
function actsIn(sentence: string, acts: readonly { about: About; pattern: RegExp }[]): readonly Act[] {
  const found: Act[] = []
  for (const { about, pattern } of acts) {
    for (const { index: start, 0: words } of sentence.matchAll(pattern)) {
      const end = start + words.length
      if (!found.some((other) => start < other.end && other.start < end)) found.push({ about, start, end })
    }
  }
  return found.toSorted((a, b) => a.start - b.start)
}

// Each time belongs to the last act before it, or else to the next one after it. "The same day" beside a number is a hope.
function pair(times: readonly Time[], acts: readonly Act[]): readonly { about: About; time: Time }[] {
  const paired: { about: About; time: Time }[] = []
  const used = new Set<Act>()
  times.forEach((time, index) => {
    const from = times[index - 1]?.end ?? 0
    const to = times[index + 1]?.start ?? Number.POSITIVE_INFINITY
    const free = acts.filter((act) => !used.has(act))
    const before = free.filter(({ start }) => start >= from && start < time.start)
    const act =
      before.findLast(({ about }) => about !== 'repair') ??
      before.at(-1) ??
      free.find(({ start }) => start >= time.end && start < to)
    if (act === undefined) return
    used.add(act)
    paired.push({ about: act.about, time })
  })
  return paired
}
