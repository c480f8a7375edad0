import { expect, test } from 'vitest'
import { matchesRequest } from '../../src/browser/request-pattern.ts'

test.each([
  ['POST', '/contact', 'POST', 'https://a.test/contact', true],
  ['POST', '/contact', 'post', 'https://a.test/en/contact?x=1#y', true],
  ['POST', '/contact', 'PUT', 'https://a.test/contact', false],
  ['POST', '/contact', 'POST', 'https://contact.test/', false],
  ['POST', '/*/contact', 'POST', 'https://a.test/en/contact', true],
  ['POST', '/*/contact', 'POST', 'https://a.test/en/contact/more', false],
  ['POST', '/tickets?new=*', 'POST', 'https://a.test/tickets?new=1', true],
  ['POST', 'https://forms.test/*', 'POST', 'https://forms.test/f/1', true],
  ['POST', 'https://forms.test/', 'POST', 'https://a.test/?u=https://forms.test/', true],
  ['POST', 'https://forms.test/*', 'POST', 'https://a.test/?u=https://forms.test/', false],
  ['POST', '*', 'POST', 'https://a.test/', true],
] as const)('%s %s against %s %s is %s', (method, url, askedMethod, askedUrl, expected) => {
  expect(matchesRequest({ method, url }, askedMethod, askedUrl)).toBe(expected)
})
