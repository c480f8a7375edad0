import { describe, expect, test } from 'vitest'
import { wordsOf } from '../../src/page/fold.ts'
import { fieldLexicon } from '../../src/page/lexicon.ts'
import { LANGUAGES } from '../../src/page/words/words.ts'

const WHOLE = 'en fr de es it nl pt pl sv da no fi cs hu ru tr ja zh'.split(' ')
/** What some languages have no word for, or take from English. */
const MAY_LACK = ['social', 'middle_name', 'topic', 'choice', 'fax', 'birth', 'state']

describe('The words of forms', () => {
  test.each(WHOLE)('in %s have every list', (code) => {
    const { fields, forms, common } = LANGUAGES[code] ?? {}
    const wanted = Object.keys(LANGUAGES.en?.fields ?? {}).filter((concept) => !MAY_LACK.includes(concept))
    expect(wanted.filter((concept) => !(concept in (fields ?? {})))).toEqual([])
    expect(Object.keys(forms ?? {})).toEqual(Object.keys(LANGUAGES.en?.forms ?? {}))
    expect(common?.length).toBeGreaterThan(9)
  })

  test.each(Object.entries(LANGUAGES))('in %s say something, each once', (_, { fields, forms }) => {
    for (const phrases of [...Object.values(fields), ...Object.values(forms)]) {
      expect(phrases.filter((phrase) => wordsOf(phrase).length === 0)).toEqual([])
      expect(new Set(phrases).size).toBe(phrases.length)
    }
  })

  test.each([
    ['E-MAIL-Adresse', 'email'],
    ['Email address', 'email'],
    ['Téléphone', 'phone'],
    ['Numéro de commande', 'order_number'],
    ['ご注文番号をご記入ください', 'order_number'],
    ['Number', 'phone'],
  ])('are found in %j', (text, concept) => {
    expect(fieldLexicon.find(wordsOf(text)).hits.map((hit) => hit.concept)).toContain(concept)
  })

  test.each([
    ['Number of guests, please', 'phone'],
    ['E-mail address', 'address'],
    ['Company name', 'name'],
  ])('are not found in %j as %s', (text, concept) => {
    const [own] = [fieldLexicon.find(wordsOf(text)).hits.filter(({ languages }) => languages.includes('en'))]
    expect(own.map((hit) => hit.concept)).not.toContain(concept)
  })
})
