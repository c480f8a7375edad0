import { describe, expect, test } from 'vitest'
import { isKind } from '../../src/model/observation.ts'
import type { FieldStep } from '../../src/pipeline/world.ts'
import { accountsOf, outcomesOf, wrongsOf } from './rig/accounts.ts'
import { openRig } from './rig/rig.ts'

const CHANNELS = ['email', 'form'] as const
const POINTS: readonly FieldStep[] = [
  'prepared',
  'intent-written',
  'fired',
  'outcome-written',
  'received',
  'receipt-written',
]

describe.concurrent.each(CHANNELS)('a run by %s that is killed', (channel) => {
  test.each(POINTS)('at the point "%s" repeats nothing and loses nothing', async (step) => {
    const rig = await openRig({ channels: [channel] })
    try {
      expect(await rig.run({ step, channel: step.startsWith('rece') ? null : channel })).toBe('SIGKILL')
      expect(await rig.run()).toBe('complete')
      const told = await accountsOf(rig)
      expect(wrongsOf(rig.desk, told)).toEqual([])
      const desk = channel === 'email' ? rig.desk.mails.filter((id) => id.includes('.opening@')) : rig.desk.posts
      expect(desk).toHaveLength(step === 'intent-written' ? 0 : 1)
      const known = step === 'intent-written' || step === 'fired' ? ['unknown'] : ['accepted']
      const details = told.observations.filter((one) => isKind(one, 'outcome')).map(({ fact }) => fact.detail)
      expect(outcomesOf(told.observations, 'opening'), details.join('; ')).toEqual(known)
      const [contact] = told.contacts
      if (step === 'intent-written') expect(contact?.delivery).toBe('unknown')
      else if (step === 'fired') expect(contact?.delivery).toBe('settled-by-reply')
      else expect(contact?.delivery).toBe('proven')
    } finally {
      await rig.close()
    }
  })
})

// A plain congruence: the moments differ, and are the same each time.
const MOMENTS = Array.from({ length: 20 }, (_, index) => 50 + ((index * 1237) % 3000))

describe.concurrent('a run that is killed at a random moment', () => {
  test.each(MOMENTS)('%i ms after it began repeats nothing and loses nothing', async (killAfter) => {
    const rig = await openRig()
    try {
      await rig.run(null, { killAfter })
      expect(await rig.run()).toBe('complete')
      const told = await accountsOf(rig)
      expect(wrongsOf(rig.desk, told)).toEqual([])
      expect(told.contacts.map(({ disposition }) => disposition)).not.toContain('planned')
    } finally {
      await rig.close()
    }
  })
})
