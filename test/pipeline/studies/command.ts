import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What a command said, and how it ended. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A command of ours that runs in a process of its own. */
export interface Running {
  readonly ended: Promise<Ended>
  /** As Ctrl-C does. */
  interrupt(): void
}

/** Starts `ringback` as a user does. */
export function start(...args: readonly string[]): Running {
  const child = spawn(process.execPath, [COMMAND, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out: String(Buffer.concat(out)), err: String(Buffer.concat(err)) }))
  })
  return { ended, interrupt: () => child.kill('SIGINT') }
}

/** Runs `ringback` to its end. */
export function ringback(...args: readonly string[]): Promise<Ended> {
  return start(...args).ended
}

const COMMAND = fileURLToPath(new URL('../../../bin/ringback.mjs', import.meta.url))
