import type { Language } from '../model/words.ts'

/** The languages that are told apart; what is none of them reads as null or as the nearest of them, so neighbours are listed too. */
export const KNOWN_LANGUAGES = 'en fr de es it nl pt ca sv da no fi pl cs sk hu ro hr sl tr el ru uk bg'.split(' ')

type Detector = ReturnType<typeof import('eld/medium')['eld']['newInstance']>

const MOST_CHARACTERS = 1_500
const FEWEST_LETTERS = 12

let loading: Promise<void> | null = null
let detector: Detector | null = null

/** Loads the detector, once. It is heavy, so it comes with the first message and not with the program. */
export function loadLanguages(): Promise<void> {
  loading ??= import('eld/medium').then(({ eld }) => {
    detector = eld.newInstance()
    detector.setLanguageSubset(KNOWN_LANGUAGES)
  })
  return loading
}

/** The language of a text; null where it is too short to tell, or none stands out. Call `loadLanguages` first. */
export function languageOf(text: string): Language | null {
  if (detector === null) throw new Error('Expected the languages to be loaded before a text is read')
  const words = text.slice(0, MOST_CHARACTERS).replace(/\S{0,200}(@|:\/\/)\S{0,400}/g, ' ')
  if ((words.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS) return null
  const found = detector.detect(words)
  return found.isReliable() && found.language !== '' ? found.language : null
}
