import { afterEach, expect, test } from 'vitest'
import { isKind, type Observation } from '../../../src/model/observation.ts'
import { planStudy } from '../../../src/pipeline/plan-study.ts'
import { statusOf } from '../../../src/pipeline/status-study.ts'
import { resumeStudy, stopStudy } from '../../../src/pipeline/stop-study.ts'
import { verifyStudy } from '../../../src/pipeline/verify-study.ts'
import { type Ended, ringback, start } from './command.ts'
import { type DeskField, openDeskField } from './desk-field.ts'
import type { Told } from './field.ts'

let field: DeskField

afterEach(() => field?.remove())

const scenarios = ['repair-overdue', 'warranty-question', 'spare-part']

test('two runs at once on one study send no turn twice, and both end', async () => {
  field = await openDeskField({ scenarios, window: { sends: 'PT10S', listens: 'PT75S' } })
  const { plan } = await planStudy(field.folder, field.world)
  const runs = ['one', 'two'].map((worker) => start('run', field.folder, '--worker', worker))
  for (const run of runs) expectComplete(await run.ended)

  const told = await field.told()
  await expectEachTurnOnce(told)
  expect(told.contacts).toHaveLength(6)
  expect(told.contacts.map(({ disposition }) => disposition)).not.toContain('planned')
  expect(field.desk.posts).toHaveLength(3)
  expect(field.desk.mails.filter((id) => id.includes('.opening@'))).toHaveLength(3)
  expect(plan.contacts.map(({ address }) => address)).toEqual(expect.arrayContaining(field.desk.posts))
})

test('the kill switch stops both, and what was unsent is sent when it is put back', async () => {
  field = await openDeskField({ scenarios, window: { sends: 'PT12S', listens: 'PT15M' } })
  await planStudy(field.folder, field.world)
  const runs = ['one', 'two'].map((worker) => start('run', field.folder, '--worker', worker))
  await field.until(({ observations }) => observations.some((one) => isKind(one, 'outcome')))
  await stopStudy(field.folder, 'the brand asks for a pause', field.world)
  for (const run of runs) {
    const { code, out, err } = await run.ended
    expect(code, err).toBe(0)
    expect(out).toContain('The kill switch is thrown')
  }

  const stopped = await field.told()
  const thrown = stopped.observations.find((one) => isKind(one, 'stopped'))?.fact.at ?? ''
  const intents = stopped.observations.filter((one) => isKind(one, 'intent'))
  expect(intents.every(({ fact }) => fact.at <= thrown)).toBe(true)
  expect(await statusOf(field.folder, field.world)).toMatchObject({ state: 'stopped' })
  const again = await ringback('run', field.folder)
  expect(again.out).toContain('The kill switch is thrown')
  expect((await field.told()).observations.filter((one) => isKind(one, 'intent'))).toHaveLength(intents.length)

  await resumeStudy(field.folder, 'it may go on', field.world)
  const resumed = start('run', field.folder)
  await field.until(({ observations }) => openingsOf(observations) === 6)
  resumed.interrupt()
  await resumed.ended
  await ringback('run', field.folder, '--once')
  await expectEachTurnOnce(await field.told())
})

test('a run that Ctrl-C ends, and then one pass after the other as cron makes them, come to the same end', async () => {
  field = await openDeskField({ window: { sends: 'PT10S', listens: 'PT75S' } })
  await planStudy(field.folder, field.world)
  const run = start('run', field.folder)
  await field.until(({ observations }) => observations.some((one) => isKind(one, 'outcome')))
  run.interrupt()
  const interrupted = await run.ended
  expect(interrupted.code, interrupted.err).toBe(0)
  expect(interrupted.out).toContain('Interrupted')

  for (let out = ''; !out.startsWith('Complete'); ) {
    const pass = await ringback('run', field.folder, '--once')
    expect(pass.code, pass.err).toBe(0)
    out = pass.out
  }
  const told = await field.told()
  await expectEachTurnOnce(told)
  expect(told.observations.filter((one) => isKind(one, 'run-started')).length).toBeGreaterThan(2)
  const shapes = told.contacts.map(({ channel, disposition, turnsSent, responses }) => {
    return [channel, disposition, turnsSent, ...responses.map(({ kind, by }) => `${kind} by ${by}`)]
  })
  expect(shapes.toSorted()).toEqual([
    ['email', 'answered', 3, 'acknowledgement by machine', 'request by person', 'answer by person'],
    ['form', 'acknowledged-only', 2, 'acknowledgement by machine'],
  ])
})

function openingsOf(observations: readonly Observation[]): number {
  return observations.filter((one) => isKind(one, 'outcome') && one.turn === 'opening').length
}

function expectComplete({ code, out, err }: Ended): void {
  expect(code, err).toBe(0)
  expect(out, err).toContain('Complete')
}

async function expectEachTurnOnce({ observations }: Told): Promise<void> {
  const { mails, posts, sent } = field.desk
  expect(new Set(mails).size, `mails ${mails}`).toBe(mails.length)
  expect(new Set(posts).size, `posts ${posts}`).toBe(posts.length)
  const intents = observations.filter((one) => isKind(one, 'intent')).map(({ contact, turn }) => `${contact} ${turn}`)
  expect(new Set(intents).size).toBe(intents.length)
  expect(intents).toHaveLength(mails.length + posts.length)
  // The slower of two runs leaves a turn alone, and has nothing to report of it.
  expect(observations.filter((one) => isKind(one, 'withheld'))).toEqual([])
  const read = (await field.told()).mails.map(({ source }) => source).join('\n')
  for (const id of sent) expect(read, `${id} was read`).toContain(id)
  expect((await verifyStudy(field.folder, field.world)).filter(({ fault }) => fault)).toEqual([])
}
