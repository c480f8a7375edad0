import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process of its own that writes to a store. */
export interface Child {
  readonly process: ChildProcess
  /** What it has printed so far, in whole lines. */
  lines(): readonly string[]
  /** Resolves when it has printed so many lines or has ended. */
  printed(count: number): Promise<void>
  /** Resolves with its exit code when it has ended; null when it was killed. */
  ended(): Promise<number | null>
}

/** Starts one of the scripts of this folder. */
export function startChild(script: string, ...words: readonly string[]): Child {
  const file = fileURLToPath(new URL(script, import.meta.url))
  const child = spawn(process.execPath, [file, ...words], { stdio: ['pipe', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    text += more
  })
  const closed = once(child, 'close').then(([code]) => code as number | null)
  const lines = () => text.split('\n').slice(0, -1)
  return {
    process: child,
    lines,
    async printed(count) {
      while (lines().length < count && !child.stdout.readableEnded) {
        await Promise.race([once(child.stdout, 'data'), closed])
      }
    },
    ended: () => closed,
  }
}
