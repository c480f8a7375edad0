import { writeFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { afterEach, expect, test } from 'vitest'
import { isKind, type Observation } from '../../../src/model/observation.ts'
import type { Contact } from '../../../src/model/plan.ts'
import { amendStudy } from '../../../src/pipeline/amend-study.ts'
import { closeStudy } from '../../../src/pipeline/close-study.ts'
import { planStudy } from '../../../src/pipeline/plan-study.ts'
import { runStudy } from '../../../src/pipeline/run.ts'
import type { World } from '../../../src/pipeline/world.ts'
import { secondsBetween } from '../../../src/support/period.ts'
import { type DeskField, openDeskField } from './desk-field.ts'
import type { FieldPlan } from './study-files.ts'

let field: DeskField
let second: Contact | undefined
const clock = () => field.world.clock.now()

afterEach(() => field?.remove())

test('a desk that was put on the suppression list after the plan is not written to', async () => {
  const [contact] = await study()
  await suppress('support@brand.test')
  expect(await runStudy(field.folder, field.world)).toBe('complete')

  const { contacts, observations } = await field.told()
  expect(withheld(observations)).toEqual([[contact?.id, 'opening', 'suppressed']])
  expect(contacts[0]).toMatchObject({ disposition: 'withheld', turnsSent: 0, agentMinutes: 0 })
  expect(field.desk.mails).toEqual([])
})

test('a contact whose time has passed is not made up for', async () => {
  const [contact] = await study({ window: { sends: 'PT1S', listens: 'PT1S' } })
  await delay(3_000)
  expect(await runStudy(field.folder, field.world)).toBe('complete')
  const { observations } = await field.told()
  expect(withheld(observations)).toEqual([[contact?.id, 'opening', 'outside-window']])
  expect(field.desk.mails).toEqual([])
})

test('contacts that fall due together are sent a gap apart', async () => {
  await study({
    scenarios: ['repair-overdue', 'warranty-question'],
    window: { sends: 'PT8S', listens: 'PT1M' },
    budget: { minimumGap: 'PT4S' },
  })
  await delay(8_000)
  const run = runStudy(field.folder, field.world)
  const { observations } = await field.until(({ contacts }) => contacts.every(({ accepted }) => accepted !== null))
  field.interrupt()
  await run
  const [first, second] = intents(observations)
    .filter(({ turn }) => turn === 'opening')
    .map(({ fact }) => fact.at)
  expect(secondsBetween(first ?? '', second ?? '')).toBeGreaterThanOrEqual(4)
  expect(withheld(observations)).toEqual([])
})

test('a brand that asks not to be written to gets nothing more, on any contact', async () => {
  const [first, second] = await study({
    scenarios: ['repair-overdue', 'warranty-question'],
    window: { sends: 'PT30S', listens: 'PT70S' },
    budget: { minimumGap: 'PT10S' },
  })
  const run = runStudy(field.folder, field.world)
  await field.until(({ observations }) => intents(observations).length > 0)
  await write(first, 'Please do not contact us again.\n\nMaria, support')
  const { observations } = await field.until((told) => withheld(told.observations).length > 0)
  field.interrupt()
  await run
  expect(withheld(observations)).toEqual([[second?.id, 'opening', 'brand-opted-out']])
  expect(intents(observations).map(({ contact }) => contact)).not.toContain(second?.id)
})

test('a brand that asks not to be written to is heeded between two turns that are due together', async () => {
  const contacts = await study({
    scenarios: ['repair-overdue', 'warranty-question'],
    window: { sends: 'PT4S', listens: 'PT40S' },
    budget: { minimumGap: 'PT0S' },
  })
  const { mailboxes } = JSON.parse(await readFile(join(field.folder, 'study.yaml'), 'utf8'))
  const letter = `From: support@brand.test\nTo: ${contacts[0]?.address}\nSubject: Re: Hello\n\nPlease do not contact us again.\n`
  const onStep: World['onStep'] = (step) => {
    if (step === 'outcome-written') writeFileSync(join(mailboxes[0].path, 'new', '1.letter.mail'), letter)
  }
  await delay(5_000)
  const run = runStudy(field.folder, { ...field.world, onStep })
  const { observations } = await field.until((told) => withheld(told.observations).length > 0)
  field.interrupt()
  await run
  expect(withheld(observations).map(([, turn, code]) => `${turn} ${code}`)).toEqual(['opening brand-opted-out'])
  expect(intents(observations)).toHaveLength(1)
})

test('a reply never goes to a domain that is not the brand’s', async () => {
  const [contact] = await study({ scenarios: ['warranty-question'] })
  const run = runStudy(field.folder, field.world)
  await field.until(({ contacts }) => contacts[0]?.accepted !== null)
  await write(contact, 'The warranty runs for two years.\n\nMaria, support', 'maria@elsewhere.test')
  const { observations } = await field.until((told) => withheld(told.observations).length > 0)
  field.interrupt()
  await run
  expect(withheld(observations)).toEqual([[contact?.id, 'close', 'outside-domain']])
  expect(field.desk.mails).toHaveLength(1)
})

test('a contact that an amendment took back is not made', async () => {
  const [contact] = await study()
  await withdraw(contact)
  expect(await runStudy(field.folder, field.world)).toBe('complete')
  expect((await field.told()).contacts).toMatchObject([{ disposition: 'withdrawn', turnsSent: 0 }])
  expect(field.desk.mails).toEqual([])
})

test.each([
  ['an amendment takes back', () => withdraw(second), { disposition: 'withdrawn' }, []],
  ['the suppression list names', () => suppress('support@brand.test'), { disposition: 'withheld' }, ['suppressed']],
  ['the closing forbids', () => closeStudy(field.folder, 'over', field.world), { disposition: 'withheld' }, ['closed']],
])('what %s while a run goes on is not sent by it', async (_, change, line, codes) => {
  const plan = { scenarios: ['repair-overdue', 'warranty-question'], window: { sends: 'PT10S', listens: 'PT50S' } }
  const contacts = await study({ ...plan, budget: { minimumGap: 'PT8S' } })
  second = contacts[1]
  const run = runStudy(field.folder, field.world)
  await field.until(({ contacts: [first] }) => first?.accepted !== null)
  await change()
  const { observations, contacts: told } = await field.until(
    (now) => now.contacts[1]?.disposition === line.disposition && secondsBetween(second?.notBefore ?? '', clock()) > 6,
  )
  field.interrupt()
  await run
  expect(told[1]).toMatchObject({ ...line, turnsSent: 0 })
  const kept = withheld(observations).filter(([id]) => id === second?.id)
  expect(kept.map(([, , code]) => code)).toEqual(codes)
  expect(field.desk.mails.filter((id) => id.includes(second?.token ?? ''))).toEqual([])
})

test('a run waits while the study can not be read, and goes on when it can', async () => {
  const [, later] = await study({
    scenarios: ['repair-overdue', 'warranty-question'],
    window: { sends: 'PT10S', listens: 'PT1M' },
    budget: { minimumGap: 'PT8S' },
  })
  const run = runStudy(field.folder, field.world)
  await field.until(({ contacts: [first] }) => first?.accepted !== null)
  const file = join(field.folder, 'study.yaml')
  const whole = await readFile(file, 'utf8')
  await writeFile(file, whole.slice(0, 200))
  while (secondsBetween(later?.notBefore ?? '', clock()) < 6) await delay(200)
  expect(field.desk.mails.filter((id) => id.includes(later?.token ?? ''))).toEqual([])
  await writeFile(file, whole)
  await field.until(({ contacts }) => contacts[1]?.accepted !== null)
  field.interrupt()
  await run
})

test('nothing is sent by an amendment that was removed', async () => {
  const [contact] = await study()
  await withdraw(contact)
  await rm(join(field.folder, '.ringback/amendments'), { recursive: true })
  const run = runStudy(field.folder, field.world)
  while (secondsBetween(contact?.notBefore ?? '', clock()) < 4) await delay(200)
  field.interrupt()
  await run
  expect(field.desk.mails).toEqual([])
})

test.each([
  ['a plan that was changed by hand', 'plan-changed', () => edit('.ringback/plan.json', 'Kettle K1', 'Kettle K2')],
  ['a closed study', 'gate-refused', () => closeStudy(field.folder, 'over', field.world)],
])('%s is not run', async (_, code, spoil) => {
  await study()
  await spoil()
  await expect(runStudy(field.folder, field.world)).rejects.toMatchObject({ code })
  expect(field.desk.mails).toEqual([])
})

/** A study by mail alone, whose contacts are due within a second. */
async function study(plan: Partial<FieldPlan> = {}): Promise<readonly (Contact | undefined)[]> {
  field = await openDeskField({ window: { sends: 'PT1S', listens: 'PT1M' }, ...plan }, false)
  return (await planStudy(field.folder, field.world)).plan.contacts
}

async function withdraw(contact: Contact | undefined): Promise<void> {
  const change = { kind: 'withdraw-contacts', contacts: [contact?.id ?? ''] } as const
  await amendStudy(field.folder, change, 'the brand asked', field.world)
}

async function suppress(address: string): Promise<void> {
  const file = join(field.folder, 'study.yaml')
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), suppression: [address] }))
}

/** The desk writes to the shopper. */
async function write(to: Contact | undefined, text: string, replyTo = 'support@brand.test'): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: field.desk.smtpPort, ignoreTLS: true })
  await transport.sendMail({ from: 'Maria <support@brand.test>', to: to?.address, subject: 'Re: Hello', text, replyTo })
}

async function edit(path: string, from: string, to: string): Promise<void> {
  const file = join(field.folder, path)
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll(from, to))
}

function intents(observations: readonly Observation[]) {
  return observations.filter((one) => isKind(one, 'intent'))
}

function withheld(observations: readonly Observation[]) {
  return observations
    .filter((one) => isKind(one, 'withheld'))
    .map(({ contact, turn, fact }) => [contact, turn, fact.code])
}
