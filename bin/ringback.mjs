#!/usr/bin/env node
// The command's first step, in plain JavaScript for any Node: an old one would crash on our imports.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const running = process.versions.node
const [major, minor] = running.split('.').map(Number)
const tooOld = major < 22 || (major === 22 && minor < 18)

if (tooOld) startAgain()
else await import(existsSync(beside('../src/cli.ts')) ? '../src/cli.ts' : '../dist/src/cli.js')

// Under the Node that setup.mjs brought, where there is one.
function startAgain() {
  const node = beside(`../.node/node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`)
  if (!existsSync(node)) {
    console.error(
      `ringback needs Node 22.18 or newer, and this is ${running}: install Node 24 from https://nodejs.org.`,
    )
    process.exit(2)
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 4))
}

function beside(path) {
  return fileURLToPath(new URL(path, import.meta.url))
}
