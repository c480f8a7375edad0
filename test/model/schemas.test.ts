import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SCHEMAS } from '../../src/model/schemas.ts'
import { packageRoot } from '../../src/support/package-root.ts'

const folder = join(packageRoot, 'reports', 'schemas')

describe('The published schemas', () => {
  // After a change: npx vitest run test/model/schemas.test.ts -u
  test.each(Object.entries(SCHEMAS))('%s is as the model has it', (name, schema) =>
    expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(join(folder, name)),
  )

  test('are these, and no others', () =>
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(SCHEMAS).toSorted()))

  test.each(Object.entries(SCHEMAS))('%s lets no field be anything at all', (_, schema) =>
    expect(JSON.stringify(schema)).not.toContain('{}'),
  )
})
