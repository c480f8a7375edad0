import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { planStudy } from '../../../src/pipeline/plan-study.ts'
import type { FieldStep, World } from '../../../src/pipeline/world.ts'
import { systemClock } from '../../../src/support/clock.ts'
import { type Desk, type Manners, openDesk } from './desk.ts'
import { PLANNED } from './last-instant.ts'
import { writeStudyFolder } from './study-folder.ts'

/** A planned study of one brand, its desk, and a way to run it in processes that can be killed. */
export interface Rig {
  readonly folder: string
  readonly desk: Desk
  readonly world: World
  /** Runs it in a process of its own; resolves to how that ended: the run's own word, or the signal. */
  run(
    dies?: { step: FieldStep; channel: string | null } | null,
    options?: { worker?: string; killAfter?: number },
  ): Promise<string>
  close(): Promise<void>
}

/** What the study asks, and how the desk behaves. */
export type RigOptions = Parameters<typeof writeStudyFolder>[2] & { readonly manners?: Manners }

export async function openRig({ manners, ...options }: RigOptions = {}): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), 'ringback-rig-'))
  const clock = { ...systemClock, now: () => PLANNED }
  const world: World = { clock, env: {}, signal: new AbortController().signal, log: () => {} }
  const desk = await openDesk(join(folder, 'maildir'), manners)
  await writeStudyFolder(folder, desk, options)
  await planStudy(folder, world)
  return {
    folder,
    desk,
    world,
    run: (dies = null, { worker, killAfter } = {}) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [CHILD, JSON.stringify({ folder, leaps: true, dies, worker })], {
          stdio: ['ignore', 'pipe', 'pipe'],
        })
        const said: Buffer[] = []
        const complaints: Buffer[] = []
        child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
        child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk))
        let timer: NodeJS.Timeout | undefined
        if (killAfter !== undefined) {
          child.stdout.once('data', () => {
            timer = setTimeout(() => child.kill('SIGKILL'), killAfter)
          })
        }
        child.on('error', reject)
        child.on('close', (code, signal) => {
          clearTimeout(timer)
          if (signal !== null) return resolve(signal)
          if (code === 0) return resolve(Buffer.concat(said).toString().replace('began\n', ''))
          reject(new Error(`the run ended with ${code}: ${Buffer.concat(complaints).toString()}`))
        })
      }),
    async close() {
      await desk.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const CHILD = fileURLToPath(new URL('./run-child.ts', import.meta.url))
