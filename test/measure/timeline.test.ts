import { expect, test } from 'vitest'
import { at, Story } from './story.ts'

test('A timeline tells in order who did what, and what proves it', () => {
  const story = new Story()
    .barrier(at(1, '08:00'), { rehearsal: true })
    .sent(at(2, '08:00'))
    .mail(at(2, '08:10'), 'acknowledgement', 'machine')
    .mail(at(3, '09:00'), 'handoff', 'person', { handoff: { to: 'fax', detail: null }, role: 'junk', language: 'it' })
    .decided(at(4, '09:00'), { kind: 'void', because: 'a test' })
  expect(story.measure().timeline.map(({ what, who, detail }) => [what, who, detail])).toEqual([
    ['barrier-in-rehearsal', 'us', 'captcha: a picture puzzle'],
    ['intent', 'us', 'opening to echo.test'],
    ['accepted', 'us', 'opening: 250 ok'],
    ['acknowledgement', 'machine', 'language en'],
    ['handoff', 'person', 'language it; sends on to fax; in the junk folder'],
    ['decision', 'person', 'void'],
  ])
})

test('A moment points to its observation and to its evidence', () => {
  const evidence = { sha256: 'f'.repeat(64), mediaType: 'image/png', size: 9 }
  const story = new Story().sent(at(2, '08:00'))
  story.note({ kind: 'screenshot', at: at(2, '08:00:02'), moment: 'after', evidence })
  expect(story.measure().timeline.at(-1)).toEqual({
    at: at(2, '08:00:02'),
    what: 'screenshot-after',
    detail: null,
    who: 'us',
    observation: 'worker:main#3',
    evidence: [evidence.sha256],
  })
})
