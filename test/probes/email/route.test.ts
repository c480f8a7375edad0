import { expect, test } from 'vitest'
import { parseOptions } from '../../../probes/email/options.ts'
import { findRoute } from '../../../probes/email/route.ts'

type Answer = readonly { readonly exchange: string; readonly priority: number }[] | string

test.each<readonly [string, Answer, object]>([
  ['the best wish comes first', [mx('b.com', 20), mx('a.com', 10)], doors('a.com', 'b.com')],
  ['equal wishes keep their order', [mx('b.com', 10), mx('a.com', 10)], doors('b.com', 'a.com')],
  [
    'five servers are enough',
    [1, 2, 3, 4, 5, 6].map((n) => mx(`m${n}.com`, n)),
    doors('m1.com', 'm2.com', 'm3.com', 'm4.com', 'm5.com'),
  ],
  ['without a mail server the host itself is tried', 'ENODATA', doors('brand.com')],
  ['a null MX takes no mail', [mx('', 0)], { kind: 'none', barrier: 'no-route', passing: false }],
  ['a domain that is not there takes none either', 'ENOTFOUND', { kind: 'none', barrier: 'no-route', passing: false }],
  ['a name service in trouble may answer later', 'ESERVFAIL', { kind: 'none', barrier: 'unreachable', passing: true }],
])('%s', async (_title, answer, expected) => {
  const resolveMx = async () => {
    if (typeof answer === 'string') throw Object.assign(new Error('query failed'), { code: answer })
    return answer
  }
  expect(await findRoute('brand.com', options({ resolveMx }))).toMatchObject(expected)
})

test('the name service is asked in its own letters', async () => {
  const asked: string[] = []
  const resolveMx = async (domain: string) => {
    asked.push(domain)
    return []
  }
  await findRoute('bücher.de', options({ resolveMx }))
  expect(asked).toEqual(['xn--bcher-kva.de'])
})

test('a reserved domain goes where the study says, and is never looked up', async () => {
  const resolveMx = () => Promise.reject(new Error('asked'))
  const given = options({ resolveMx, routes: { 'brand.test': '127.0.0.1:2525', 'six.test': '[::1]:2526' } })
  expect(await findRoute('brand.test', given)).toEqual({ kind: 'doors', doors: [{ host: '127.0.0.1', port: 2525 }] })
  expect(await findRoute('six.test', given)).toEqual({ kind: 'doors', doors: [{ host: '::1', port: 2526 }] })
  expect(await findRoute('other.test', given)).toMatchObject({ kind: 'none', barrier: 'no-route', passing: false })
})

test('a relay takes all', async () => {
  const delivery = { kind: 'relay', host: 'smtp.shopper.com', port: 587 }
  const route = await findRoute('brand.com', options({ delivery }))
  expect(route).toEqual({ kind: 'doors', doors: [{ host: 'smtp.shopper.com', port: 587 }] })
})

test('the mail of a real domain is never led elsewhere', () => {
  expect(() => options({ routes: { 'brand.com': '127.0.0.1:25' } })).toThrow('Expected reserved domains only')
})

function options(more: object) {
  return parseOptions({ delivery: { kind: 'direct' }, domain: 'shopper.test', ...more })
}

function mx(exchange: string, priority: number) {
  return { exchange, priority }
}

function doors(...hosts: readonly string[]) {
  return { kind: 'doors', doors: hosts.map((host) => ({ host, port: 25 })) }
}
