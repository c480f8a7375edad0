import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { FactOf } from '../../../src/model/fact.ts'
import { isKind, type Observation } from '../../../src/model/observation.ts'
import type { ContactLine, Result } from '../../../src/model/result.ts'
import { compute } from '../../../src/pipeline/compute.ts'
import { openStudy } from '../../../src/pipeline/open-study.ts'
import type { World } from '../../../src/pipeline/world.ts'
import { systemClock } from '../../../src/support/clock.ts'
import { type FieldPlan, studyFiles } from './study-files.ts'

/** A study on the disk, worked in the machine's own time against servers that are real. */
export interface Field {
  readonly folder: string
  readonly world: World
  /** What the runs of this process said, line by line. */
  readonly said: readonly string[]
  /** Ends a run of this process in good order, as Ctrl-C does. */
  interrupt(): void
  told(): Promise<Told>
  /** Looks until the study holds what is waited for; the test's own time limit ends it. */
  until(fits: (told: Told) => boolean): Promise<Told>
  remove(): Promise<void>
}

/** What the study holds at this moment. */
export interface Told {
  readonly observations: readonly Observation[]
  readonly contacts: readonly ContactLine[]
  readonly result: Result
  readonly mails: readonly ReceivedMail[]
}

/** A mail as the journal has it, with its source. */
export interface ReceivedMail {
  readonly fact: FactOf<'mail-received'>
  readonly source: string
}

/** Writes a study whose window opens now and is over within minutes. */
export async function openField(plan: FieldPlan): Promise<Field> {
  const folder = await mkdtemp(join(tmpdir(), 'ringback-field-'))
  for (const [path, text] of Object.entries(studyFiles(plan, systemClock.now()))) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const said: string[] = []
  const stop = new AbortController()
  const world: World = {
    clock: systemClock,
    env: { ...process.env, ...plan.env },
    signal: stop.signal,
    log: (line) => said.push(`${systemClock.now()} ${line}`),
  }
  return {
    folder,
    world,
    said,
    interrupt: () => stop.abort(),
    told: () => look(folder, world),
    async until(fits) {
      for (;;) {
        const told = await look(folder, world)
        if (fits(told)) return told
        await delay(200)
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

async function look(folder: string, world: World): Promise<Told> {
  const study = await openStudy(folder, world)
  try {
    const observations = [...(await study.observations())]
    const mails: ReceivedMail[] = []
    for (const { fact } of observations.filter((one) => isKind(one, 'mail-received'))) {
      const bytes = await study.store.evidence.get(fact.evidence.sha256)
      mails.push({ fact, source: new TextDecoder().decode(bytes ?? undefined) })
    }
    return { observations, mails, ...(await compute(study)) }
  } finally {
    await study.close()
  }
}
