import { expect, test } from 'vitest'
import { ERROR_CODES, formatProblem, RingbackError } from '../../src/support/errors.ts'

test('an error names every problem, each with its file and line', () => {
  const error = new RingbackError('invalid-study', [
    { file: 'study.yaml', line: 3, message: 'Expected a, got b' },
    { file: 'brands/x.yaml', message: 'Expected c' },
  ])
  expect(error.message).toBe('study.yaml:3 Expected a, got b\nbrands/x.yaml Expected c')
  expect(error.exit).toBe(2)
})

test('a problem without a file is its message', () => {
  expect(formatProblem({ message: 'Expected a' })).toBe('Expected a')
})

test('no error ends the command with 1, which is what a crash returns', () => {
  expect(Object.values(ERROR_CODES).map(({ exit }) => exit)).not.toContain(1)
})

test('what caused an error is kept', () => {
  const cause = new Error('disk full')
  expect(new RingbackError('store-failed', 'x', { cause }).cause).toBe(cause)
})
