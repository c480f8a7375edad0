import { expect, it } from 'vitest'
import { canaryIdOf, messageIdOf, parseCanaryId, parseMessageId } from '../../src/support/message-id.ts'

it.each([
  ['opening', '<k7m2qd9x.opening@shopper.test>'],
  ['reply:serial_number', '<k7m2qd9x.reply.serial_number@shopper.test>'],
  ['close', '<k7m2qd9x.close@shopper.test>'],
] as const)('the Message-ID of %s is read back', (turn, id) => {
  expect(messageIdOf('k7m2qd9x', turn, 'Shopper.test')).toBe(id)
  expect(parseMessageId(id)).toEqual({ token: 'k7m2qd9x', turn, domain: 'shopper.test' })
  expect(parseMessageId(` ${id.slice(1, -1).toUpperCase()} `)).toEqual(parseMessageId(id))
})

it.each([
  '',
  '<1@desk.test>',
  '<k7m2qd9x.reply.passport@shopper.test>',
  '<k7m2qd91.opening@shopper.test>',
  '<x.opening@shopper.test>',
])('%s is not ours', (id) => expect(parseMessageId(id)).toBeNull())

it('a canary is told by its Message-ID, and is no turn', () => {
  const id = canaryIdOf('4f0c1d', 'shopper.test')
  expect(parseCanaryId(id)).toBe('4f0c1d')
  expect(parseMessageId(id)).toBeNull()
  expect(parseCanaryId('<1@desk.test>')).toBeNull()
})
