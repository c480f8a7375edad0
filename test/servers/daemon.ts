import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { systemEnvironment } from './system-command.ts'

export interface DaemonOptions {
  readonly command: string
  readonly args: readonly string[]
  readonly log: string
  readonly env?: Readonly<Record<string, string>>
  readonly user?: string
  readonly ports: readonly number[]
}

/** A server program of another's making, running in the foreground as our child. */
export interface Daemon {
  readonly pid: number
  stop(): Promise<void>
}

/** Starts a program and waits until all its ports answer. It ends with `stop`, and with this process however that ends. */
export async function startDaemon(options: DaemonOptions): Promise<Daemon> {
  const log = openSync(options.log, 'a')
  const { user } = options
  const asUser = user ? ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups'] : []
  const [command = '', ...args] = [...asUser, options.command, ...options.args]
  const child = spawn(command, args, {
    cwd: '/',
    env: { ...systemEnvironment, ...options.env },
    stdio: ['ignore', log, log],
    detached: true,
  })
  closeSync(log)
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const release = endWithUs(child)
  const daemon: Daemon = {
    pid: child.pid ?? 0,
    async stop() {
      await endGroup(child, ended)
      release()
    },
  }
  try {
    await untilListening(child, options)
    return daemon
  } catch (cause) {
    await daemon.stop()
    throw new Error(
      `Expected ${options.command} to start, but it said: ${readFileSync(options.log, 'utf8').slice(-2000)}`,
      { cause },
    )
  }
}

/** Waits until something accepts connections on a port of this machine. */
export async function untilPortAnswers(port: number, giveUp: () => string | null): Promise<void> {
  while (!(await answers(port))) {
    const reason = giveUp()
    if (reason) throw new Error(reason)
    await delay(20)
  }
}

async function untilListening(child: ChildProcess, options: DaemonOptions): Promise<void> {
  const latest = performance.now() + 60_000
  const giveUp = () => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return 'It ended at once'
    return performance.now() > latest ? 'No answer on its ports within a minute' : null
  }
  await Promise.all(options.ports.map((port) => untilPortAnswers(port, giveUp)))
}

// A shell that waits on a pipe of ours, which the kernel closes when we die, even by a kill; then it ends the group.
function endWithUs({ pid }: ChildProcess): () => void {
  if (pid === undefined) return () => {}
  const watcher = spawn('sh', ['-c', `read -r _; kill -s TERM -- -${pid}`], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watcher.unref()
  return () => void watcher.kill()
}

async function endGroup(child: ChildProcess, ended: Promise<void>): Promise<void> {
  const { pid } = child
  if (pid === undefined) return
  signalGroup(pid, 'SIGTERM')
  const force = setTimeout(() => signalGroup(pid, 'SIGKILL'), 5_000)
  await ended
  clearTimeout(force)
  // Children that outlive their parent for a moment share its group; dead ones may wait long for a busy init.
  const latest = performance.now() + 5_000
  while (livesInGroup(pid)) {
    if (performance.now() > latest) signalGroup(pid, 'SIGKILL')
    await delay(20)
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function livesInGroup(group: number): boolean {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((name) => {
      const [state, , inGroup] = statusOf(name)
      return inGroup === String(group) && state !== 'Z'
    })
}

// After the name in brackets: state, parent, group.
function statusOf(pid: string): readonly string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
