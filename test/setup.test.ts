import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { packageRoot } from '../src/support/package-root.ts'

const windows = process.platform === 'win32'
const broughtNode = `.node/node_modules/node/bin/node${windows ? '.exe' : ''}`
const tooOld = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"20.1.0"}})'

let checkout: string

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'ringback set up '))
  for (const file of ['setup.mjs', 'bin/ringback.mjs', 'src/browser/find.ts'])
    cpSync(join(packageRoot, file), join(checkout, file))
  write('package.json', '{ "name": "checkout", "version": "1.0.0", "type": "module" }')
  lock('1.0.0')
  write('src/cli.ts', "console.log('the command got', process.argv.slice(2).join(' '))")
})
afterEach(() => rmSync(checkout, { recursive: true }))

describe('the set-up', () => {
  test('installs the packages once, and again when the lockfile changes', () => {
    expect(start('setup.mjs', 'demo', '--out', 'here')).toMatchObject({ status: 0, installed: true })
    const second = start('setup.mjs', 'demo', '--out', 'here')
    expect(second).toMatchObject({ status: 0, installed: false, stdout: 'the command got demo --out here\n' })

    write('package.json', '{ "name": "checkout", "version": "1.0.1", "type": "module" }')
    lock('1.0.1')
    expect(start('setup.mjs', 'demo')).toMatchObject({ status: 0, installed: true })
    expect(start('setup.mjs', 'demo')).toMatchObject({ status: 0, installed: false })

    rmSync(join(checkout, 'node_modules'), { recursive: true })
    expect(start('setup.mjs', 'demo')).toMatchObject({ status: 0, installed: true })
  })

  test('says which tasks there are', () => {
    expect(start('setup.mjs', 'dmeo')).toMatchObject({
      status: 2,
      stderr: 'Expected a task, one of demo, test, test:quick, bench; got dmeo.\n',
    })
  })

  test('goes on under the Node that was brought when its own is too old', () => {
    bringNode()
    const { status, stdout } = startOld('setup.mjs', 'demo')
    expect(stdout).toContain('the command got demo')
    expect(status).toBe(0)
  })

  test('passes on how the command ended', () => {
    write('src/cli.ts', 'process.exit(10)')
    expect(start('setup.mjs', 'demo').status).toBe(10)
  })
})

describe.skipIf(windows)('the set-up of the tests', () => {
  const packages = {
    debconf: ['postfix postfix/main_mailer_type select No configuration'],
    packages: ['postfix', 'msmtp', 'openssl'],
  }

  beforeEach(() => {
    write('test/servers/packages.json', JSON.stringify(packages))
    program('dpkg-query', 'echo "ii openssl"; echo "rc msmtp"; exit 1')
    program('debconf-set-selections', 'cat >> log')
    program('sudo', 'shift; exec "$@"')
  })

  test('installs the servers that are missing, and fetches the lists when that fails', () => {
    program('apt-get', 'echo "$*" >> log; case "$*" in *update) touch updated;; *install*) test -e updated;; esac')
    start('setup.mjs', 'test')
    const log = readFileSync(join(checkout, 'log'), 'utf8').split('\n')
    expect(log).toEqual([
      '--version',
      'postfix postfix/main_mailer_type select No configuration',
      expect.stringMatching(/install -y --no-install-recommends postfix msmtp$/),
      expect.stringMatching(/update$/),
      expect.stringMatching(/install -y --no-install-recommends postfix msmtp$/),
      '',
    ])
  })

  test('leaves the servers alone in a quick run', () => {
    program('apt-get', 'touch log')
    start('setup.mjs', 'test:quick')
    expect(existsSync(join(checkout, 'log'))).toBe(false)
  })

  test('goes on where they can not be installed, and fails when a step fails', () => {
    program('apt-get', 'test "$*" = --version')
    const { status, stdout } = start('setup.mjs', 'test')
    expect(stdout).toContain('They could not be installed.')
    expect(stdout).toContain('lint failed; the other steps still run.')
    expect(status).not.toBe(0)
  })
})

describe('the command', () => {
  test('says in one sentence that Node is too old', () => {
    expect(startOld('bin/ringback.mjs', '--version')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'ringback needs Node 22.18 or newer, and this is 20.1.0: install Node 24 from https://nodejs.org.\n',
    })
  })

  test('starts again under the Node that was brought', () => {
    bringNode()
    expect(startOld('bin/ringback.mjs', 'check', 'my study')).toMatchObject({
      status: 0,
      stdout: 'the command got check my study\n',
    })
  })

  test('comes from the build where there are no sources', () => {
    rmSync(join(checkout, 'src'), { recursive: true })
    write('dist/src/cli.js', "console.log('built')")
    expect(start('bin/ringback.mjs').stdout).toBe('built\n')
  })
})

test('no lockfile names the host that a package came from', () => {
  expect(readFileSync(join(packageRoot, 'package-lock.json'), 'utf8')).not.toContain('"resolved"')
})

function start(...words: string[]) {
  const PATH = join(checkout, 'programs') + delimiter + process.env.PATH
  const env = { ...process.env, PATH, CI: 'true', RINGBACK_BROWSER: process.execPath }
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: checkout, env, encoding: 'utf8' })
  return { status, stdout, stderr, installed: stdout.includes('Installing the packages') }
}

/** Under a Node that calls itself 20.1.0, unless it is the one that was brought. */
function startOld(...words: string[]) {
  return start('--import', tooOld, ...words)
}

function bringNode(): void {
  const node = join(checkout, broughtNode)
  mkdirSync(dirname(node), { recursive: true })
  if (windows) cpSync(process.execPath, node)
  else symlinkSync(process.execPath, node)
}

/** A stand-in for a program of the machine. */
function program(name: string, script: string): void {
  write(`programs/${name}`, `#!/bin/sh\n${script}\n`)
  chmodSync(join(checkout, 'programs', name), 0o755)
}

function lock(version: string): void {
  write(
    'package-lock.json',
    JSON.stringify({ name: 'checkout', version, lockfileVersion: 3, packages: { '': { name: 'checkout', version } } }),
  )
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(checkout, file)), { recursive: true })
  writeFileSync(join(checkout, file), text)
}
