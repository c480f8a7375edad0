import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadProbe, loadSiteAudit, PROBE_NAMES } from '../../src/probe/registry.ts'
import { packageRoot } from '../../src/support/package-root.ts'

const folders = readdirSync(join(packageRoot, 'probes'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

// The audit of a site arms nothing, so it is no probe of a contact and has a line of its own.
const AUDIT = 'site'

test('every folder of probes/ has its line, and every line its folder', () => {
  expect([...PROBE_NAMES, AUDIT].toSorted()).toEqual(folders.toSorted())
})

test('the audit of a site loads, and has nothing to fire', async () => {
  const audit = await loadSiteAudit()
  expect(audit.auditSite).toBeTypeOf('function')
  expect(Object.keys(audit)).not.toContain('probe')
})

test.each(PROBE_NAMES)('%s loads and speaks version 1 of the contract', async (name) => {
  expect((await loadProbe(name)).contract).toBe(1)
})

test('a probe that does not exist is refused, and the others are named', async () => {
  await expect(loadProbe('pigeon')).rejects.toThrow('Expected a probe of email, form, silent, replay, got `pigeon`')
})
