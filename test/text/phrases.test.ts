import { expect, it } from 'vitest'
import { phrases, sentencesOf } from '../../src/text/phrases.ts'

it.each([
  ['serial (number|no)', 'the serial number is', true],
  ['serial (number|no)', 'serialnumber', false],
  ['(the )?invoice*', 'two invoices', true],
  ['pourriez vous', 'pourriez-vous', true],
  ['could … invoice', 'could you please send the invoice', true],
  ['could … invoice', 'could you? the invoice is here', false],
  ['our ~department', 'our repair and spares department', true],
  ['our ~department', 'our very large and busy repair department', false],
  ['s/n', 'the s/n please', true],
])('%j in %j: %s', (phrase, text, found) => expect(phrases([phrase]).in(text)).toBe(found))

it('no phrases are in nothing', () => expect(phrases([]).in('anything')).toBe(false))

it.each(['Serial', 'a … b … c', '((a|b) c)', 'a+', '[a]'])('%j is not a phrase', (phrase) => {
  expect(() => phrases([phrase])).toThrow('Expected a phrase')
})

it('a list stays with the sentence that announces it, and a date ends none', () => {
  expect(sentencesOf('please send:\n\n- the invoice\n- a photo\n\nwe open on 16. november. thanks!')).toEqual([
    'please send: - the invoice - a photo.',
    'we open on 16 november.',
    'thanks!',
  ])
})
