import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../src/support/package-root.ts'

const shell = process.platform === 'win32'
let folder: string
let shipped: readonly string[]

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringback-user-'))
  const [tarball] = JSON.parse(run('npm', ['pack', '--json', '--silent', '--pack-destination', folder], packageRoot))
  shipped = tarball.files.map((file: { path: string }) => file.path)
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball.filename}`], folder)
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('the published package', () => {
  test('runs in an empty folder', () => {
    const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))
    expect(run('npx', ['--no-install', 'ringback', '--version'], folder)).toBe(`${version}\n`)
  })

  test('opens its public door', () => {
    const script = "import('ringback').then((door) => console.log(Object.keys(door).length > 0))"
    expect(run(process.execPath, ['-e', script], folder)).toBe('true\n')
  })

  test('ships what it needs, and neither sources nor tests', () => {
    expect(shipped).toEqual(expect.arrayContaining(['LICENSE', 'bin/ringback.mjs', 'dist/src/cli.js']))
    expect(shipped.filter((path) => /^(test|bench)\/|^dist\/(test|bench)|^(src|probes)\/.*\.ts$/.test(path))).toEqual(
      [],
    )
  })
})

function run(command: string, words: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd, shell, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${status}:\n${stderr}`)
  return stdout
}
