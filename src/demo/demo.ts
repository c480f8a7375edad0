import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ContactLine } from '../model/result.ts'
import { checkStudy } from '../pipeline/check-study.ts'
import { closeStudy } from '../pipeline/close-study.ts'
import { planStudy } from '../pipeline/plan-study.ts'
import { rehearseStudy } from '../pipeline/rehearse-study.ts'
import { reportStudy } from '../pipeline/report-study.ts'
import { runStudy } from '../pipeline/run.ts'
import { verifyStudy } from '../pipeline/verify-study.ts'
import type { World } from '../pipeline/world.ts'
import { secondsBetween } from '../support/period.ts'
import { type Comparison, compare } from './compare.ts'
import { demoFolder } from './demo-folder.ts'
import { type LeapingClock, leapingClock } from './leaping-clock.ts'
import { openStreet, type Street } from './street.ts'
import { STUDY_STARTS, writeStudy } from './study.ts'
import { sayDuration, toldApart } from './told-apart.ts'

/** What a demo is given. */
export interface DemoOptions {
  /** Where the study, the shopper's mail and the desks' logs are written. */
  readonly out: string
  readonly log: (line: string) => void
  readonly signal: AbortSignal
}

/** 0: all went well, and all that was measured is true. 4: it did not, or it is not. */
export type DemoEnd = 0 | 4

/** A whole study against a high street of five brands on this machine, and then the truth about it. */
export async function runDemo({ out, log, signal }: DemoOptions): Promise<DemoEnd> {
  const folder = await demoFolder(out)
  const clock = leapingClock(STUDY_STARTS)
  const street = await openStreet(folder, clock)
  try {
    await writeStudy(join(folder, 'study'), street)
    const world: World = { clock, env: {}, signal, log: (line) => log(`${momentOf(clock)}  ${line}`) }
    return await study(join(folder, 'study'), street, clock, world, log)
  } catch (error) {
    if (!signal.aborted) throw error
    log('interrupted')
    return 4
  } finally {
    await street.close()
  }
}

async function study(
  folder: string,
  street: Street,
  clock: LeapingClock,
  world: World,
  log: (line: string) => void,
): Promise<DemoEnd> {
  for (const { stall, origin } of street.stalls) log(`${stall.slug.padEnd(20)} ${origin}`)
  const { rows } = await checkStudy(folder, world, { offline: true })
  log(`checked: ${rows.filter(({ state }) => state === 'ok').length} of ${rows.length} points are well`)
  const { plan } = await planStudy(folder, world)
  log(`planned: ${plan.contacts.length} contacts, frozen before the first is sent`)
  await rehearseStudy(folder, world, { brand: 'city-on-the-hill' })
  // A barrier is confirmed when another browser met it too, at another time.
  await rehearseStudy(folder, world, { brand: 'cone-of-silence', driver: 'puppeteer' })
  log('rehearsed: forms opened and filled, nothing sent')
  const end = await runStudy(folder, world)
  const days = sayDuration(secondsBetween(STUDY_STARTS, clock.now()))
  log(`run: ${end} after ${days} of study time, in ${clock.leaps} leaps`)
  if (end !== 'complete') return 4
  await closeStudy(folder, 'the demo is over', world)
  const { result } = await reportStudy(folder, world)
  const faults = (await verifyStudy(folder, world)).filter(({ fault }) => fault)
  for (const { where, message } of faults) log(`verify: ${where}: ${message}`)
  log(
    faults.length === 0 ? 'verified: journal, evidence, plan and result hold' : `verify found ${faults.length} faults`,
  )
  const lines = await publishedLines(folder)
  const comparisons = compare(plan.contacts, lines, street.deeds())
  log('')
  for (const line of toldApart(result, lines, comparisons)) log(line)
  log('')
  const wrong = sayDisagreements(comparisons, log)
  log(`report: ${join(folder, 'report', 'index.html')}`)
  return faults.length === 0 && wrong === 0 ? 0 : 4
}

// Weeks pass while one looks on, so every line says when it is.
function momentOf(clock: LeapingClock): string {
  return clock.now().slice(0, 16).replace('T', ' ')
}

// What is compared is what a reader of the report gets, so it is read from there.
async function publishedLines(folder: string): Promise<readonly ContactLine[]> {
  const text = await readFile(join(folder, 'report', 'contacts.jsonl'), 'utf8')
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map((line) => ContactLine.parse(JSON.parse(line)))
}

function sayDisagreements(comparisons: readonly Comparison[], log: (line: string) => void): number {
  const wrong = comparisons.filter(({ disagreements }) => disagreements.length > 0)
  for (const { contact, brand, disagreements } of wrong) {
    for (const disagreement of disagreements) log(`${brand} ${contact}: ${disagreement}`)
  }
  const apart = Math.max(0, ...comparisons.map((one) => one.apart))
  log(
    `${comparisons.length - wrong.length} of ${comparisons.length} contacts agree with the desks' own logs; ` +
      `no two stamps of one event are more than ${apart.toFixed(3)} s apart`,
  )
  return wrong.length
}
