import { afterEach, expect, test } from 'vitest'
import { isKind } from '../../../src/model/observation.ts'
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
  field = await openDeskField({ scenarios, window: { sends: 'PT10S', listens: 'PT20S' } })
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
  field = await openDeskField({ scenarios, window: { sends: 'PT12S', listens: 'PT20S' } })
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
  expectComplete(await ringback('run', field.folder))
  await expectEachTurnOnce(await field.told())
})

test('one pass after the other, as cron makes them, comes to the same end as a run', async () => {
  const window = { sends: 'PT4S', listens: 'PT15S' }
  field = await openDeskField({ window })
  await planStudy(field.folder, field.world)
  expectComplete(await ringback('run', field.folder))
  const whole = shapeOf(await field.told())
  await field.remove()

  field = await openDeskField({ window })
  await planStudy(field.folder, field.world)
  let passes = 0
  for (let out = ''; !out.startsWith('Complete'); passes += 1) {
    const pass = await ringback('run', field.folder, '--once')
    expect(pass.code, pass.err).toBe(0)
    out = pass.out
  }
  const told = await field.told()
  await expectEachTurnOnce(told)
  expect(passes).toBeGreaterThan(1)
  expect(shapeOf(told)).toEqual(whole)
})

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

/** What became of each contact, without the times. */
function shapeOf({ contacts }: Told) {
  return contacts.map(({ channel, disposition, delivery, turnsSent, responses }) => ({
    channel,
    disposition,
    delivery,
    turnsSent,
    responses: responses.map(({ kind, by }) => `${kind} by ${by}`),
  }))
}
