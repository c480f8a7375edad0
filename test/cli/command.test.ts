import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { table } from '../../src/cli/print.ts'

const BIN = join(import.meta.dirname, '../../bin/ringback.mjs')
const ringback = (...words: string[]) => spawnSync(process.execPath, [BIN, ...words], { encoding: 'utf8' })

describe('the command', () => {
  test.each([
    [['--version'], 0],
    [['--help'], 0],
    [['nonsense'], 2],
    [['check', '--nonsense'], 2],
    [['amend', '.'], 2],
    [['status', 'no-such-folder'], 2],
    [['plan', 'no-such-folder'], 2],
  ])('%j ends with %i', (words, code) => {
    expect(ringback(...words).status).toBe(code)
  })

  test('says all problems of a study that is not there in one sentence, on stderr', () => {
    const { stdout, stderr } = ringback('run', 'no-such-folder')
    expect(stdout).toBe('')
    expect(stderr).toBe('study.yaml Expected this file, got none\n')
  })

  test('ends in good order when its reader has seen enough', async () => {
    const child = spawn(process.execPath, [BIN, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.destroy()
    const complaints: Buffer[] = []
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk))
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect([code, Buffer.concat(complaints).toString()]).toEqual([0, ''])
  })
})

test('a table has columns as wide as their widest cell, and no blanks at the ends of its lines', () => {
  expect(
    table(
      ['a', 'name'],
      [
        ['long cell', 'x'],
        ['y', ''],
      ],
    ).split('\n'),
  ).toEqual(['a          name', '─────────  ────', 'long cell  x', 'y'])
})
