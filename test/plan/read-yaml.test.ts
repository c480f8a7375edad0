import { expect, test } from 'vitest'
import { z } from 'zod'
import { readYaml } from '../../src/plan/read-yaml.ts'

const Schema = z.strictObject({
  name: z.string(),
  list: z.array(z.strictObject({ id: z.string(), size: z.number() })).default([]),
})
const read = (text: string) => readYaml('x.yaml', text, Schema)

test('a value is read with the line of each of its parts', () => {
  const { found } = read('# a comment\nname: a\nlist:\n  - id: one\n    size: 1\n  - { id: two, size: 2 }\n')
  expect(found?.value).toEqual({
    name: 'a',
    list: [
      { id: 'one', size: 1 },
      { id: 'two', size: 2 },
    ],
  })
  const lines = [
    ['name'],
    ['list'],
    ['list', 0],
    ['list', 0, 'size'],
    ['list', 1, 'id'],
    ['list', 7],
    ['nowhere', 'at', 'all'],
  ].map((path) => found?.lineOf(...path))
  expect(lines).toEqual([2, 3, 4, 5, 6, 3, 2])
})

test('every problem is listed, in the order of lines', () => {
  expect(read('nam: a\nlist:\n  - id: 1\n  - size: two\n    id: b\n    more: c\n').problems).toEqual([
    { file: 'x.yaml', line: 1, message: 'Expected a known key, got `nam`: did you mean `name`?' },
    { file: 'x.yaml', line: 3, message: 'Expected `list[0].id` to be a string, got `1`' },
    { file: 'x.yaml', line: 3, message: 'Expected `list[0].size` to be given, got nothing' },
    { file: 'x.yaml', line: 4, message: 'Expected `list[1].size` to be a number, got `two`' },
    { file: 'x.yaml', line: 6, message: 'Expected a known key, got `more`: one of id, size' },
  ])
})

test('an alias may be used, a bomb of them may not', () => {
  expect(read('name: &n a\nlist: [{ id: *n, size: 1 }]').found?.value.list).toEqual([{ id: 'a', size: 1 }])
  const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(', ')}]`)
  const [problem] = read(`l0: &l0 [x]\n${levels.join('\n')}\nname: a\n`).problems
  expect(problem?.message).toBe(
    'Expected YAML with few aliases, got: Excessive alias count indicates a resource exhaustion attack',
  )
})

test.for(['__proto__', 'constructor', 'toString'])('the key `%s` is an unknown key and nothing more', (key) => {
  expect(read(`name: a\n${key}: { polluted: true }\n`).problems).toEqual([
    { file: 'x.yaml', line: 2, message: `Expected a known key, got \`${key}\`: one of name, list` },
  ])
  expect({}).not.toHaveProperty('polluted')
})

test('a file that is too long is not read', () => {
  expect(read(`name: ${'a'.repeat(2_000_001)}`).problems).toMatchObject([
    { message: expect.stringContaining('at most 2000000 characters') },
  ])
})

test('a long value is cut in a message', () => {
  const [problem] = read(`name: a\nlist: [{ id: a, size: ${'x'.repeat(500)} }]`).problems
  expect(problem?.message).toBe(`Expected \`list[0].size\` to be a number, got \`${'x'.repeat(57)}…\``)
})
