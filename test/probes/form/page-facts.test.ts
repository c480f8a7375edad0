import { expect, test } from 'vitest'
import { bareUrl, blockedFacts } from '../../../probes/form/page-facts.ts'

test.each([
  ['https://desk.test/contact?email=anna@shopper.test#top', 'https://desk.test/contact'],
  ['https://anna:secret@desk.test:8443/', 'https://desk.test:8443/'],
  ['data:text/html,Anna', 'data:'],
  ['about:blank', 'about:blank'],
  ['not an address', ''],
])('of %s %s is kept', (url, expected) => {
  expect(bareUrl(url)).toBe(expected)
})

test('a request that was held back many times is told once, at its first', () => {
  const held = (second: number, query: string) => ({
    method: 'POST',
    url: `https://desk.test/save?${query}`,
    at: `2026-11-02T08:00:0${second}.000Z`,
    why: 'not-listed' as const,
  })
  expect(blockedFacts([held(1, 'a'), held(2, 'b')])).toEqual([
    { kind: 'blocked-request', at: '2026-11-02T08:00:01.000Z', method: 'POST', url: 'https://desk.test/save' },
  ])
})
