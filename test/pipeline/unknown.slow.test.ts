import { describe, expect, test } from 'vitest'
import { accountsOf, outcomesOf, wrongsOf } from './rig/accounts.ts'
import type { Manners } from './rig/desk.ts'
import { openRig } from './rig/rig.ts'

const MANNERS: readonly [string, Manners][] = [
  ['closes after the body', 'closes'],
  ['stays mute for longer than we wait', 'mute'],
  ['resets the connection', 'resets'],
]

describe.concurrent.each(MANNERS)('a desk that %s', (_, manners) => {
  test.each(['email', 'form'] as const)(
    'sees one %s, whose outcome is unknown until the acknowledgement settles it',
    async (channel) => {
      const rig = await openRig({ channels: [channel], manners })
      try {
        expect(await rig.run()).toBe('complete')
        const told = await accountsOf(rig)
        expect(wrongsOf(rig.desk, told)).toEqual([])
        const openings = channel === 'email' ? rig.desk.mails.filter((id) => id.includes('.opening@')) : rig.desk.posts
        expect(openings).toHaveLength(1)
        expect(outcomesOf(told.observations, 'opening')).toEqual(['unknown'])
        const [contact] = told.contacts
        expect(contact?.delivery).toBe('settled-by-reply')
        expect(contact?.durations['acknowledgement-time']).toMatchObject({ kind: 'observed' })
        expect(contact?.durations['acknowledgement-time']).toHaveProperty('startBounds.earliest')
      } finally {
        await rig.close()
      }
    },
  )
})
