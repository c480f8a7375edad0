import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runDemo } from '../../src/demo/demo.ts'

test('a demo that is interrupted says so, closes the street, and does not end well', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-demo-'))
  const said: string[] = []
  const end = await runDemo({ out: folder, log: (line) => said.push(line), signal: AbortSignal.abort() })
  expect([end, said.at(-1)]).toEqual([4, 'interrupted'])
  const origin = said.find((line) => line.startsWith('echo-and-sons'))?.split(/\s+/)[1] ?? ''
  await expect(fetch(origin.replace('echo-and-sons.localhost', '127.0.0.1'))).rejects.toThrow()
  rmSync(folder, { recursive: true })
})
