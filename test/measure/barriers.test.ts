import { describe, expect, test } from 'vitest'
import { contact, PLAN } from './plan.ts'
import { at, Story } from './story.ts'

const NOW = at(2, '08:00')
const LATER = at(3, '08:00')
const other = { driver: 'puppeteer', rehearsal: true } as const
const judged = (burdens: 'customer' | 'robot-only', barrier: 'captcha' | 'login' = 'captcha') =>
  ({ kind: 'barrier-judged', barrier, burdens }) as const
const second = contact('c-bbbbbbbb')
const elsewhere = contact('c-cccccccc', { channel: 'form' })
const plan = { ...PLAN, contacts: [...PLAN.contacts, second, elsewhere] }
const met = () => new Story(plan).barrier(NOW)

describe('What stopped our robot', () => {
  test.each([
    ['says nothing of the brand by itself', met(), false],
    ['is confirmed by a person', met().decided(LATER, judged('customer')), true],
    [
      "is not confirmed by a person's word on another barrier",
      met().decided(LATER, judged('customer', 'login')),
      false,
    ],
    ['is confirmed by the other driver in a rehearsal at another time', met().barrier(LATER, other), true],
    ['is not confirmed by the other driver at the same time', met().barrier(NOW, other), false],
    ['is not confirmed by the same driver', met().barrier(LATER, { rehearsal: true }), false],
    ['is not confirmed by another barrier', met().barrier(LATER, { ...other, barrier: 'login' }), false],
    ['is not confirmed where neither was a rehearsal', met().barrier(LATER, { driver: 'puppeteer' }), false],
    ['is not confirmed by a probe without a browser', met().barrier(LATER, { ...other, driver: null }), false],
    ['is confirmed on another contact with the same desk', met().barrier(LATER, other, { contact: second.id }), true],
    ['is not confirmed at another desk', met().barrier(LATER, other, { contact: elsewhere.id }), false],
    [
      "burdens no customer on a person's word, whatever the drivers met",
      met().barrier(LATER, other).decided(LATER, judged('robot-only')),
      false,
    ],
    ['is what the person said last', met().decided(NOW, judged('robot-only')).decided(LATER, judged('customer')), true],
  ])('%s', (_, story, confirmed) => {
    const [barrier] = story.measure(LATER).barriers
    expect(barrier).toEqual({ barrier: 'captcha', detail: 'a picture puzzle', confirmed, observation: 'worker:main#1' })
  })

  test('is told once while it may pass, and no more when it did', () => {
    const passing = { barrier: 'unreachable', passing: true } as const
    const story = new Story().barrier(NOW, passing).barrier(LATER, passing)
    expect(story.measure().barriers).toMatchObject([{ barrier: 'unreachable', observation: 'worker:main#2' }])
    expect(story.sent(LATER).measure().barriers).toEqual([])
  })
})
