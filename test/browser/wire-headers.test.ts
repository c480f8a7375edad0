import { expect, test } from 'vitest'
import type { HeldRequest } from '../../src/browser/wire-headers.ts'
import { redacted, wireHeaders } from '../../src/browser/wire-headers.ts'

const held: HeldRequest = {
  url: 'https://desk.test/contact',
  method: 'POST',
  headers: { Origin: 'https://desk.test', 'Content-Type': 'text/plain' },
  resourceType: 'Document',
  mainFrame: true,
}
const cookies = [
  { name: 'sid', value: '1' },
  { name: 'open', value: '2', sameSite: 'None' },
]
const headersOf = (request: Partial<HeldRequest>, locale?: string) =>
  Object.fromEntries(wireHeaders({ ...held, ...request }, cookies, locale))

test('A held request gets the headers that the browser would have added', () => {
  expect(headersOf({}, 'it-IT')).toEqual({
    Origin: 'https://desk.test',
    'Content-Type': 'text/plain',
    Cookie: 'sid=1; open=2',
    'Accept-Language': 'it-IT',
    'Accept-Encoding': 'identity',
    'Sec-Fetch-Site': 'same-origin',
    'Sec-Fetch-Mode': 'navigate',
    'Sec-Fetch-Dest': 'document',
    'Sec-Fetch-User': '?1',
  })
})

test.each([
  ['https://desk.test', 'same-origin', 'sid=1; open=2'],
  ['https://www.desk.test', 'same-site', 'sid=1; open=2'],
  ['http://desk.test', 'cross-site', 'open=2'],
  ['https://other.test', 'cross-site', 'open=2'],
  ['null', 'cross-site', 'open=2'],
])('From %s it is %s and takes the cookies "%s"', (Origin, site, cookie) => {
  const headers = headersOf({ headers: { Origin }, resourceType: 'Fetch' })
  expect([headers['Sec-Fetch-Site'], headers.Cookie]).toEqual([site, cookie])
})

test('A site without encryption gets no fetch metadata, as from a browser', () => {
  const headers = headersOf({ url: 'http://desk.test/contact' })
  expect(Object.keys(headers).filter((name) => name.startsWith('Sec-'))).toEqual([])
})

test('Redacted headers keep the names of cookies and nothing of their values', () => {
  const before = [
    ['Cookie', 'sid=abc; b=c=d'],
    ['Set-Cookie', 'sid=abc; Path=/; HttpOnly'],
    ['Authorization', 'Basic abc'],
    ['Accept', 'text/html'],
  ] as const
  expect(redacted(before)).toEqual([
    ['Cookie', 'sid=[redacted]; b=[redacted]'],
    ['Set-Cookie', 'sid=[redacted]; Path=/; HttpOnly'],
    ['Authorization', '[redacted]'],
    ['Accept', 'text/html'],
  ])
})
