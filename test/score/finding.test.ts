import { describe, expect, test } from 'vitest'
import { findingOf } from '../../src/score/finding.ts'

describe('A finding over many contacts', () => {
  test.each([
    [0, 0, 1, 0, 'insufficient-evidence', 'no contact is decided yet'],
    [0, 0, 1, 9, 'insufficient-evidence', 'no contact is decided yet'],
    [
      0,
      4,
      1,
      0,
      'insufficient-evidence',
      '0 of 4 kept, 95 % to be shown; fewer than 5 contacts decide nothing; 177 more kept in a row would show it, 1 more broken in a row would refute it',
    ],
    [
      5,
      5,
      1,
      0,
      'insufficient-evidence',
      '5 of 5 kept, 95 % to be shown; chance could do either; 54 more kept in a row would show it, 2 more broken in a row would refute it',
    ],
    [
      4,
      5,
      1,
      0,
      'insufficient-evidence',
      '4 of 5 kept, 95 % to be shown; chance could do either; 88 more kept in a row would show it, 1 more broken in a row would refute it',
    ],
    [3, 5, 1, 0, 'broken', '3 of 5 kept, 95 % to be shown; so few by chance in less than 5 %'],
    [0, 5, 1, 0, 'broken', '0 of 5 kept, 95 % to be shown; so few by chance in less than 5 %'],
    [
      58,
      58,
      1,
      0,
      'insufficient-evidence',
      '58 of 58 kept, 95 % to be shown; chance could do either; 1 more kept in a row would show it, 7 more broken in a row would refute it',
    ],
    [59, 59, 1, 0, 'kept', '59 of 59 kept, 95 % to be shown; so many by chance in less than 5 %'],
    [92, 93, 1, 0, 'kept', '92 of 93 kept, 95 % to be shown; so many by chance in less than 5 %'],
    [
      91,
      92,
      1,
      0,
      'insufficient-evidence',
      '91 of 92 kept, 95 % to be shown; chance could do either; 1 more kept in a row would show it, 9 more broken in a row would refute it',
    ],
    [5, 5, 0.5, 0, 'kept', '5 of 5 kept, 50 % to be shown; so many by chance in less than 5 %'],
    [
      4,
      5,
      0.5,
      0,
      'insufficient-evidence',
      '4 of 5 kept, 50 % to be shown; chance could do either; 3 more kept in a row would show it, 11 more broken in a row would refute it',
    ],
    [0, 5, 0.5, 0, 'broken', '0 of 5 kept, 50 % to be shown; so few by chance in less than 5 %'],
    [59, 59, 1, 1, 'insufficient-evidence', '59 of 59 kept, 95 % to be shown; 1 pending may turn it'],
    [92, 92, 1, 1, 'kept', '92 of 92 kept, 95 % to be shown; so many by chance in less than 5 %'],
    [3, 5, 1, 5, 'insufficient-evidence', '3 of 5 kept, 95 % to be shown; 5 pending may turn it'],
    [0, 5, 1, 5, 'broken', '0 of 5 kept, 95 % to be shown; so few by chance in less than 5 %'],
  ])('%i of %i at %f, %i pending: %s', (kept, decided, promised, pending, finding, because) => {
    expect(findingOf(kept, decided, promised, pending)).toEqual({ finding, because })
  })

  test('is never undone by how the pending contacts turn out', () => {
    for (let decided = 5; decided <= 70; decided += 13) {
      for (let kept = 0; kept <= decided; kept++) {
        for (const pending of [1, 6]) {
          const { finding } = findingOf(kept, decided, 0.8, pending)
          if (finding === 'insufficient-evidence') continue
          for (let more = 0; more <= pending; more++) {
            expect(findingOf(kept + more, decided + pending, 0.8).finding).toBe(finding)
          }
        }
      }
    }
  })
})
