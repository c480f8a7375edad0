import { expect, test } from 'vitest'
import { findingOf } from '../../src/score/finding.ts'
import { stillNeeded } from '../../src/score/still-needed.ts'

test.each([
  [0, 0, 0.95, 59, 5],
  [5, 5, 0.95, 54, 2],
  [4, 5, 0.95, 88, 1],
  [58, 58, 0.95, 1, 7],
  [4, 5, 0.5, 3, 11],
])('After %i of %i at %f, %i more kept or %i more broken in a row decide it', (kept, decided, share, good, bad) => {
  expect(stillNeeded(kept, decided, share)).toEqual({ kept: good, broken: bad })
})

test('One fewer would not decide it', () => {
  for (let decided = 1; decided < 40; decided += 3) {
    for (let kept = 0; kept <= decided; kept++) {
      if (findingOf(kept, decided, 0.9).finding !== 'insufficient-evidence') continue
      const more = stillNeeded(kept, decided, 0.9)
      expect(findingOf(kept + more.kept, decided + more.kept, 0.9).finding).toBe('kept')
      expect(findingOf(kept + more.kept - 1, decided + more.kept - 1, 0.9).finding).not.toBe('kept')
      expect(findingOf(kept, decided + more.broken, 0.9).finding).toBe('broken')
      expect(findingOf(kept, decided + more.broken - 1, 0.9).finding).not.toBe('broken')
    }
  }
})
