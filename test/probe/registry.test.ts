import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadProbe, PROBE_NAMES } from '../../src/probe/registry.ts'
import { packageRoot } from '../../src/support/package-root.ts'

const folders = readdirSync(join(packageRoot, 'probes'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

test('every folder of probes/ has its line, and every line its folder', () => {
  expect(PROBE_NAMES.toSorted()).toEqual(folders.toSorted())
})

test.each(folders)('%s loads and speaks version 1 of the contract', async (name) => {
  expect((await loadProbe(name)).contract).toBe(1)
})

test('a probe that does not exist is refused, and the others are named', async () => {
  await expect(loadProbe('pigeon')).rejects.toThrow('Expected a probe of email, form, silent, replay, got `pigeon`')
})
