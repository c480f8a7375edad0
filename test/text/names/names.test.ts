import { describe, expect, it } from 'vitest'
import { judge } from '../../../src/observe/judge.ts'
import { parseMessage } from '../../../src/observe/message.ts'
import { namesIn } from '../../../src/text/names/names.ts'
import { withoutNames } from '../../../src/text/names/without-names.ts'
import { CORPUS } from '../../corpus/corpus.ts'
import { bytesOf } from '../../observe/study.ts'
import { PEOPLE } from './people.ts'

const all = Object.values(PEOPLE).flat()
const header = (name: string) => `=?UTF-8?B?${Buffer.from(name).toString('base64')}?= <help@desk.test>`

/** Where a person of the staff stands in a mail: the header, the signature, the body. */
const PLACES: Readonly<Record<string, (name: string) => { readonly from?: string; readonly body: string }>> = {
  'in the header and the signature': (name) => ({
    from: header(name),
    body: `Hello,\n\nwe reply within two days.\n\nKind regards\n${name}\nHalden Audio`,
  }),
  'in the header with the firm': (name) => ({
    from: header(`${name} (Halden)`),
    body: `Hello,\n\n${name} here. We reply within two days, says ${name}.`,
  }),
  'in the signature alone': (name) => ({
    body: `Hello,\n\nwe reply within two days.\n\nMit freundlichen Grüßen\n\n${name}`,
  }),
  'on the last line': (name) => ({ body: `Hello,\n\nwe reply within two days.\n\n${name}` }),
  'in the body': (name) => ({ body: `Hello,\n\nmy colleague ${name} replies within two days.\n\nThe team` }),
  'with a title': (name) => ({ body: `Hello,\n\nMrs ${name} will reply within two days.\n\nThe team` }),
}

const derived = async (place: string, name: string) => {
  const message = await parseMessage(bytesOf(PLACES[place]?.(name) ?? {}))
  return JSON.stringify(judge(message, { kind: 'quarantine', candidates: [], reason: '' }, null))
}

describe('No name of the staff is in what is derived', () => {
  it('there are two hundred names of ten cultures', () => {
    expect(Object.keys(PEOPLE)).toHaveLength(10)
    expect(new Set(all).size).toBe(200)
  })

  it.each(Object.keys(PLACES))('%s', async (place) => {
    const left = []
    for (const name of all) if ((await derived(place, name)).includes(name)) left.push(name)
    expect(left).toEqual([])
  })

  it('nor any that signs in the corpus', async () => {
    const left = []
    for (const { id, bytes, contact, agent } of CORPUS) {
      if (agent === null) continue
      const judged = JSON.stringify(
        judge(await parseMessage(bytes), { kind: 'quarantine', candidates: [], reason: '' }, contact),
      )
      if (judged.includes(agent)) left.push(`${agent} in ${id}`)
    }
    expect(left).toEqual([])
  })
})

it('people are told apart within a message, and are the same one wherever they stand', () => {
  const text = 'Hello,\n\nmy colleague Jana Brandt looks into it. Jana will write.\n\nKind regards\nTom Ashworth'
  expect(withoutNames(text, namesIn('Tom Ashworth', text))).toBe(
    'Hello,\n\nmy colleague agent 2 looks into it. agent 2 will write.\n\nKind regards\nagent 1',
  )
})

it('a desk is no person, and the shopper no secret', () => {
  const text = 'Dear Mrs Keller,\n\nwe reply soon.\n\nKind regards\nCustomer Service'
  expect(namesIn('Halden Support Team', text, ['Anna Keller'])).toEqual([])
})

it.each([
  ['write to jana.brandt@desk.test', 'write to an address'],
  ['write to service@desk.test', 'write to service@desk.test'],
  ['Direct: +49 30 5550 1234', 'Direct: a number'],
  ['Mobile +44 7700 900123', 'Mobile a number'],
  ['order 4711 of 2026', 'order 4711 of 2026'],
])('%s', (text, clean) => expect(withoutNames(text, [])).toBe(clean))
