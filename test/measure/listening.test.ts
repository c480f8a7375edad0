import { describe, expect, test } from 'vitest'
import { at, Story } from './story.ts'

const story = () => new Story()
const gap = (from: string, to: string, because = 'a canary did not come through') => ({
  mailbox: 'shopper',
  from,
  to,
  because,
})
const NOW = at(9, '12:00')

describe('Listening', () => {
  test.each([
    [
      'has no gap while all goes well',
      story().read(at(2, '08:00')).canary(at(2, '08:05'), 'a', true).read(at(3, '08:00')),
      [],
    ],
    ['may pause: what waits in the mailbox is found later', story().read(at(2, '08:00')).read(at(8, '08:00')), []],
    [
      'is lost from the last good look to the next',
      story().read(at(2, '08:00')).lost(at(2, '09:00')).lost(at(2, '10:00'), 'still refused').read(at(2, '11:00')),
      [gap(at(2, '08:00'), at(2, '11:00'), 'connection refused')],
    ],
    [
      'is lost until now while nothing is read',
      story().read(at(2, '08:00')).lost(at(2, '09:00')),
      [gap(at(2, '08:00'), NOW, 'connection refused')],
    ],
    [
      'is lost from the loss on where nothing was read before',
      story().lost(at(2, '09:00')).read(at(2, '10:00')),
      [gap(at(2, '09:00'), at(2, '10:00'), 'connection refused')],
    ],
    [
      'is deaf between the canaries around one that did not come',
      story().canary(at(2, '08:00'), 'a', true).canary(at(3, '08:00'), 'b', false).canary(at(4, '08:00'), 'c', true),
      [gap(at(2, '08:00'), at(4, '08:00'))],
    ],
    [
      'is deaf once for several in a row',
      story().canary(at(2, '08:00'), 'a', false).canary(at(3, '08:00'), 'b', false).canary(at(4, '08:00'), 'c', true),
      [gap(at(2, '08:00'), at(4, '08:00'))],
    ],
    [
      'is deaf until now while none comes',
      story().canary(at(2, '08:00'), 'a', true).canary(at(3, '08:00'), 'b', false),
      [gap(at(2, '08:00'), NOW)],
    ],
    ['waits for a canary that may still come', story().canary(at(9, '11:30'), 'a', false), []],
    [
      'tells its gaps in the order of time',
      story()
        .canary(at(2, '08:00'), 'a', false)
        .canary(at(3, '08:00'), 'b', true)
        .read(at(1, '12:00'))
        .lost(at(1, '13:00'))
        .read(at(1, '14:00')),
      [gap(at(1, '12:00'), at(1, '14:00'), 'connection refused'), gap(at(2, '08:00'), at(3, '08:00'))],
    ],
  ])('%s', (_, told, gaps) => expect(told.listening(NOW)?.gaps).toEqual(gaps))

  test('says from when to when the mailbox was read, and how many canaries came', () => {
    const told = story()
      .read(at(2, '08:00'))
      .canary(at(2, '09:00'), 'a', true)
      .canary(at(3, '09:00'), 'b', false)
      .read(at(4, '08:00'))
    expect(told.listening(NOW)).toMatchObject({
      from: at(2, '08:00'),
      to: at(4, '08:00'),
      canaries: { sent: 2, arrived: 1 },
    })
  })

  test('never began where nothing was read', () => {
    expect(story().sent(at(2, '08:00')).listening(NOW)).toMatchObject({ from: null, to: null })
  })

  test('does not depend on which stream is read first', () => {
    const told = story()
      .read(at(2, '08:00'))
      .canary(at(2, '09:00'), 'a', true)
      .lost(at(3, '09:00'))
      .canary(at(3, '10:00'), 'b', false)
      .read(at(4, '08:00'))
    const turned = story()
    turned.observations.push(...told.observations.toReversed())
    turned.readings.push(...told.readings)
    expect(turned.listening(NOW)).toEqual(told.listening(NOW))
  })
})
