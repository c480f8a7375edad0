import { beforeAll, expect, it } from 'vitest'
import { languageOf, loadLanguages } from '../../src/text/language.ts'

beforeAll(loadLanguages)

it.each([
  ['en', 'We are sorry to hear that and will look for it today.'],
  ['fr', 'Nous sommes désolés et nous allons chercher votre appareil.'],
  ['de', 'Das tut uns leid, wir suchen heute noch nach Ihrem Gerät.'],
  ['es', 'Lo sentimos mucho, hoy mismo buscaremos su aparato.'],
  ['it', 'Ci dispiace molto, oggi stesso cercheremo il suo apparecchio.'],
  ['nl', 'Het spijt ons, wij gaan vandaag nog naar uw toestel zoeken.'],
  ['pl', 'Bardzo nam przykro, jeszcze dziś poszukamy pańskiego urządzenia.'],
])('%s is heard', (language, text) => expect(languageOf(text)).toBe(language))

it.each(['', 'OK', '12345 67890 12345', 'https://desk.test/a/very/long/path/of/words'])(
  '%j is too little to tell',
  (text) => expect(languageOf(text)).toBeNull(),
)
