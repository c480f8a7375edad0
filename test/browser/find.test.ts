import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findBrowser } from '../../src/browser/find.ts'

let home: string
let env: Record<string, string>
const wanted = { platform: 'linux' } as const

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'ringback find '))
  env = { HOME: home, PATH: ['one', 'two'].map((folder) => join(home, folder)).join(delimiter) }
})
afterEach(() => rmSync(home, { recursive: true }))

describe('the finder of browsers', () => {
  test('takes each in its order: the named, Playwright’s own, the shell, then the full browsers', () => {
    const inOrder = [
      playwright('chromium_headless_shell-1301', 'chrome-headless-shell-linux64/chrome-headless-shell'),
      playwright('chromium_headless_shell-999', 'chrome-headless-shell-linux64/chrome-headless-shell'),
      playwright('chromium-1301', 'chrome-linux64/chrome'),
      program('two/chromium-headless-shell'),
      program('one/chromium'),
      program('two/chromium'),
      program('one/google-chrome'),
      program('one/chrome'),
      program('one/microsoft-edge'),
    ]
    expect(findBrowser({ ...env, RINGBACK_BROWSER: '/named' }, wanted)).toBe('/named')
    for (const next of inOrder) {
      expect(findBrowser(env, wanted)).toBe(next)
      rmSync(next)
    }
  })

  test('never takes a headless shell where a person must see the window', () => {
    playwright('chromium_headless_shell-1301', 'chrome-headless-shell-linux64/chrome-headless-shell')
    program('one/chromium-headless-shell')
    const chromium = program('two/chromium')
    expect(findBrowser(env, { ...wanted, visible: true })).toBe(chromium)
  })

  test('passes over a folder, a file that can’t run and a download that was cut off', () => {
    mkdirSync(join(home, 'one/chromium'), { recursive: true })
    chmodSync(program('one/google-chrome'), 0o644)
    rmSync(join(dirname(dirname(playwright('chromium-1301', 'chrome-linux64/chrome'))), 'INSTALLATION_COMPLETE'))
    const edge = program('two/microsoft-edge')
    expect(findBrowser(env, wanted)).toBe(edge)
  })

  test.each([
    ['darwin', 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome', {}],
    ['win32', 'Google/Chrome/Application/chrome.exe', { 'ProgramFiles(x86)': 'home' }],
    ['win32', 'one/msedge.exe', {}],
  ] as const)('finds what %s calls %s', (platform, path, variables) => {
    const found = program(path)
    for (const name of Object.keys(variables)) env[name] = home
    expect(findBrowser(env, { platform })).toBe(found)
  })

  test('finds nothing where nothing is', () => expect(findBrowser({}, { platform: 'win32' })).toBeNull())
})

function playwright(version: string, path: string): string {
  const folder = join('.cache/ms-playwright', version)
  const found = program(join(folder, path))
  writeFileSync(join(home, folder, 'INSTALLATION_COMPLETE'), '')
  return found
}

function program(path: string): string {
  const file = join(home, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '', { mode: 0o755 })
  return file
}
