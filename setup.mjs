// Brings what ringback needs and starts a task: `node setup.mjs demo|test|test:quick|bench [arguments]`.
// Runs on any Node from 18 and depends on nothing. What is already there is left alone.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const windows = process.platform === 'win32'
const tasks = { demo, test, 'test:quick': test, bench }
const [task, ...rest] = process.argv.slice(2)

if (!Object.hasOwn(tasks, task ?? ''))
  leave(2, `Expected a task, one of ${Object.keys(tasks).join(', ')}; got ${task}.`)
if (isTooOld(process.versions.node)) {
  const node = broughtNode()
  process.env.PATH = dirname(node) + delimiter + process.env.PATH
  process.exit(run(node, ['setup.mjs', task, ...rest]))
}
installPackages()
await installBrowser()
process.exit(tasks[task]())

function demo() {
  return run(process.execPath, ['bin/ringback.mjs', 'demo', ...rest])
}

/** One measurement, by the name of its file: `bench crash --kills 100`. */
function bench() {
  const [name, ...words] = rest
  return run(process.execPath, [`bench/${name}.ts`, ...words])
}

function test() {
  if (task === 'test') installServers()
  const steps = {
    lint: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
    types: ['node_modules/typescript/bin/tsc', '--noEmit'],
    tests: ['node_modules/vitest/vitest.mjs', 'run', ...(task === 'test' ? [] : ['--project', 'quick']), ...rest],
  }
  const codes = Object.entries(steps).map(([name, words]) => {
    console.log(`\n${name}`)
    const code = run(process.execPath, words)
    if (code !== 0 && name !== 'tests') console.log(`${name} failed; the other steps still run.`)
    return code
  })
  return codes.find((code) => code !== 0) ?? 0
}

// ---- Node

function isTooOld(version) {
  const [major, minor] = version.split('.').map(Number)
  return major < 22 || (major === 22 && minor < 18)
}

function broughtNode() {
  const node = join(root, '.node', 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')
  if (!existsSync(node)) {
    console.log(`Node ${process.versions.node} is too old: bringing Node 24 into .node …`)
    npm(['install', '--prefix', '.node', 'node@24'])
  }
  if (existsSync(node)) return node
  leave(4, 'Node 24 could not be brought: install it from https://nodejs.org.')
}

// ---- packages

function installPackages() {
  const stamp = join(root, 'node_modules', '.ringback-stamp')
  const wanted = stampOf(readFileSync(join(root, 'package-lock.json')))
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Installing the packages of package-lock.json …')
  // No package here needs its install script, so none runs.
  if (npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund']) !== 0) leave(4, 'The packages could not be installed.')
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

function stampOf(lockfile) {
  const major = process.versions.node.split('.')[0]
  return `${createHash('sha256').update(lockfile).digest('hex')} node ${major} ${process.platform} ${process.arch}\n`
}

function npm(words) {
  return run(windows ? 'npm.cmd' : 'npm', [...words, '--loglevel=error'], { shell: windows })
}

// ---- browser

async function installBrowser() {
  const { findBrowser, howToGetABrowser } = await import('./src/browser/find.ts')
  if (findBrowser()) return
  console.log('No browser was found: trying Playwright’s own …')
  const playwright = ['node_modules/playwright-core/cli.js']
  quietly(process.execPath, [...playwright, 'install', 'chromium'])
  const downloaded = findBrowser()
  if (downloaded && quietly(downloaded, ['--version']) === 0) return
  // A bare machine may lack the libraries that the download needs; Debian's packages bring them.
  if (downloaded) quietly(process.execPath, [...playwright, 'uninstall'])
  if (canInstall()) installDebian(['chromium', 'chromium-headless-shell'])
  if (!findBrowser()) leave(4, howToGetABrowser)
}

// ---- Debian's packages

/** The mail and ticket servers of the tests. Where they may not be installed, their tests say so and are skipped. */
function installServers() {
  const list = join(root, 'test', 'servers', 'packages.json')
  if (!existsSync(list) || !canInstall()) return
  const { packages, debconf } = JSON.parse(readFileSync(list, 'utf8'))
  // biome-ignore lint/suspicious/noTemplateCurlyInString: these are dpkg's own placeholders
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Abbrev}${Package}\n', ...packages])
  const present = stdout.toString().split('\n')
  const missing = packages.filter((name) => !present.includes(`ii ${name}`))
  if (missing.length > 0) installDebian(missing, debconf)
}

function canInstall() {
  return asRoot() !== null && quietly('apt-get', ['--version']) === 0
}

/** The words to put before a command that needs root; null where it may not be had. */
function asRoot() {
  if (process.getuid?.() === 0) return []
  return process.env.CI === 'true' && quietly('sudo', ['-n', 'true']) === 0 ? ['sudo', '-n'] : null
}

function installDebian(packages, debconf = []) {
  console.log(`Installing Debian’s ${packages.join(' ')} …`)
  const script = `
    export DEBIAN_FRONTEND=noninteractive
    policy=/usr/sbin/policy-rc.d
    # The tests start their own servers; the packages shall start none.
    if [ ! -e $policy ]; then
      trap 'rm -f $policy' EXIT
      printf '#!/bin/sh\\nexit 101\\n' > $policy && chmod 755 $policy
    fi
    [ -z "$1" ] || printf '%s\\n' "$1" | debconf-set-selections
    shift
    install() { apt-get -q -o DPkg::Lock::Timeout=600 install -y --no-install-recommends "$@"; }
    install "$@" || { apt-get -q -o DPkg::Lock::Timeout=600 update && install "$@"; }`
  const [command, ...words] = [...asRoot(), 'sh', '-c', script, 'sh', debconf.join('\n'), ...packages]
  if (quietly(command, words, ['ignore', 'ignore', 'inherit']) !== 0) console.log('They could not be installed.')
}

// ---- running

function run(command, words, options = {}) {
  const { status, error } = spawnSync(command, words, { cwd: root, stdio: 'inherit', ...options })
  if (error) console.error(`${command}: ${error.message}`)
  return status ?? 4
}

function quietly(command, words, stdio = 'ignore') {
  return spawnSync(command, words, { cwd: root, stdio }).status ?? 4
}

function leave(code, sentence) {
  console.error(sentence)
  process.exit(code)
}
