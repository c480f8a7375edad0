import { describe, expect, it } from 'vitest'
import { observe } from '../../src/observe/observe.ts'
import { MESSAGES } from './messages.ts'
import { bytesOf, contactOf, mailOf, planOf } from './study.ts'

const plan = planOf([contactOf(1, 'k7m2qd9x')])

describe('What a message is to the shopper who waits', () => {
  it.each(MESSAGES)('$kind by $by: $title', async ({ title: _, kind, by, asksFor, to, language, optOut, ...draft }) => {
    const mails = [await mailOf(bytesOf(draft))]
    const [reading] = observe({ plan, mails, outcomes: [], canaries: [], decisions: [] })
    expect(reading).toMatchObject({ kind, by, belongsTo: { kind: 'contact', contact: 'c-00000001' } })
    expect(reading?.asksFor).toEqual(asksFor ?? [])
    expect(reading?.handoff?.to ?? null).toBe(to ?? null)
    expect(reading?.optOut).toBe(optOut ?? false)
    if (language !== undefined) expect(reading?.language).toBe(language)
    expect(reading?.why).not.toEqual([])
  })
})
