import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { isKind } from '../../../src/model/observation.ts'
import type { Contact } from '../../../src/model/plan.ts'
import { decide, waitingFor } from '../../../src/pipeline/decide-study.ts'
import { planStudy } from '../../../src/pipeline/plan-study.ts'
import { runStudy } from '../../../src/pipeline/run.ts'
import { later } from '../../../src/support/clock.ts'
import { plus } from '../../../src/support/period.ts'
import { describeWithServers } from '../../servers/available.ts'
import { readFolder, sendToDoor } from '../../servers/mail-client.ts'
import { freeMailPorts, type MailPair, startMailPair } from '../../servers/mail-pair.ts'
import { type Field, openField, type Told } from './field.ts'
import { type FieldPlan, mailboxOf } from './study-files.ts'

const ANSWER =
  'Dear customer,\r\n\r\nyour repair is finished, and it was sent back to you today.\r\n\r\nMaria, support\r\n'

describeWithServers('mail', 'the shopper’s mailbox during a study', () => {
  let mail: MailPair
  let brand: MailPair
  const fields: Field[] = []

  beforeAll(async () => {
    const [home, away] = await Promise.all([freeMailPorts(), freeMailPorts()])
    ;[mail, brand] = await Promise.all([
      startMailPair({
        ports: home,
        domains: {
          'shopper.test': { users: ['anna'], catchAll: 'anna' },
          'buyer.test': { users: ['bea'], catchAll: 'bea' },
          'client.test': { users: ['cem'], catchAll: 'cem' },
          'walker.test': { users: ['dot'], catchAll: 'dot' },
        },
      }),
      startMailPair({
        ports: away,
        domains: { 'brand.test': { users: ['care'] } },
        // No notice of delivery may come back: what the brand's people write is all that is heard.
        announcesDsn: false,
      }),
    ])
    await readFolder(mail, 'cem@client.test')
  })

  afterEach(async () => {
    for (const field of fields.splice(0)) await field.remove()
  })

  afterAll(() => Promise.all([mail, brand].map((pair) => pair?.stop())))

  test('vanishes for a while: nothing is lost, the gap is shown, and silence in it is unknown', async () => {
    const { field, contacts } = await study('anna@shopper.test', 'imap', {
      scenarios: ['repair-overdue', 'warranty-question'],
      window: { sends: 'PT4S', listens: 'PT70S' },
      promises: 'PT8S',
    })
    const [answered, silent] = ['repair-overdue', 'warranty-question'].map((slug) =>
      contacts.find(({ scenario }) => scenario === slug),
    ) as [Contact, Contact]
    const run = runStudy(field.folder, field.world)
    const opened = await field.until((told) => told.contacts.every(({ accepted }) => accepted !== null))
    await mail.pauseImap()
    const lost = await field.until(({ observations }) => observations.some((one) => isKind(one, 'mailbox-lost')))
    // It stays away until everything that was promised is due.
    const due = opened.contacts.flatMap(({ verdicts }) => verdicts.map((one) => one.due ?? '')).toSorted()
    await sendToDoor(mail, letter(answered, 'From the time of the gap'))
    // The mail server's stamps are whole seconds: what comes right after may seem to come right before.
    await field.world.clock.sleep(plus(due.at(-1) ?? '', 'PT2S'))
    await mail.resumeImap()
    expect(await run, field.said.join('\n')).toBe('complete')

    const told = await field.told()
    const [gap, ...more] = told.result.listening[0]?.gaps ?? []
    const wentAway = lost.observations.find((one) => isKind(one, 'mailbox-lost'))?.fact.at ?? ''
    expect(more).toEqual([])
    expect(gap?.mailbox).toBe('shopper')
    expect([gap?.from, wentAway, due.at(-1), gap?.to]).toEqual([gap?.from, wentAway, due.at(-1), gap?.to].toSorted())
    expect(told.mails.filter(({ source }) => source.includes('Subject: From the time of the gap'))).toHaveLength(1)

    const heard = lineOf(told, answered)
    expect(heard).toMatchObject({ disposition: 'answered', gaps: [gap] })
    expect(heard.responses.map(({ kind }) => kind)).toEqual(['answer'])
    expect(lineOf(told, silent)).toMatchObject({
      disposition: 'silence-unproven',
      gaps: [gap],
      durations: {
        'first-response-time': {
          kind: 'censored',
          because: 'listening-gap',
          end: later(gap?.from ?? '', lineOf(told, silent).accepted?.at ?? ''),
        },
      },
    })
    expect(told.contacts.flatMap(({ verdicts }) => verdicts.map(({ verdict }) => verdict))).toEqual([
      'unknown',
      'unknown',
    ])
  })

  test.each([
    ['imap', 'bea@buyer.test'],
    ['maildir', 'cem@client.test'],
  ] as const)('has a junk folder, by %s: a reply in it counts, and where it lay is said', async (kind, address) => {
    const { field, contacts } = await study(address, kind)
    const [contact] = contacts as [Contact]
    const run = runStudy(field.folder, field.world)
    await field.until((told) => lineOf(told, contact).accepted !== null)
    await mail.saveTo(
      address,
      'Junk',
      `From: Maria <care@brand.test>\r\nTo: ${contact.address}\r\nSubject: Your repair\r\nMessage-ID: <junk@brand.test>\r\n\r\n${ANSWER}`,
    )
    const told = await field.until((now) => lineOf(now, contact).turnsSent === 2)
    field.interrupt()
    expect(await run).toBe('interrupted')

    expect(lineOf(told, contact).responses).toMatchObject([{ kind: 'answer', by: 'person', inJunk: true }])
    expect(lineOf(told, contact).disposition).toBe('answered')
    expect(told.mails.filter(({ fact }) => fact.role === 'junk').map(({ fact }) => fact.folder)).toEqual(['Junk'])
  })

  test('gets a stray letter: it waits in quarantine until a person says whose it is', async () => {
    const { field, contacts } = await study('dot@walker.test', 'imap')
    const [contact] = contacts as [Contact]
    const run = runStudy(field.folder, field.world)
    await field.until((told) => lineOf(told, contact).accepted !== null)
    await sendToDoor(mail, {
      from: 'Maria <care@brand.test>',
      to: 'dot@walker.test',
      subject: 'Your repair',
      text: ANSWER,
    })
    const before = await field.until(({ result }) => result.quarantine === 1)
    expect(lineOf(before, contact).responses).toEqual([])

    const [stray, ...more] = await waitingFor(field.folder, field.world)
    expect(more).toEqual([])
    expect(stray).toMatchObject({
      belongsTo: { kind: 'quarantine', candidates: [contact.id] },
      senderDomain: 'brand.test',
    })
    const about = stray?.observation ?? ''
    const says = { kind: 'belongs-to', contact: contact.id } as const
    await decide(field.folder, { about, contact: null, turn: null, says, by: 'reader-1', note: '' }, field.world)

    // The run, which goes on, takes the person's word and thanks for the answer.
    const after = await field.until((told) => lineOf(told, contact).turnsSent === 2)
    field.interrupt()
    expect(await run).toBe('interrupted')
    expect(after.result.quarantine).toBe(0)
    expect(lineOf(after, contact)).toMatchObject({
      disposition: 'answered',
      responses: [{ observation: about, kind: 'answer' }],
    })
    const thanks = after.observations.filter((one) => isKind(one, 'intent')).find(({ turn }) => turn === 'close')
    expect(thanks?.fact.reliesOn).toMatchObject({ observation: about, reading: 'answer' })
  })

  async function study(
    address: string,
    kind: 'imap' | 'maildir',
    plan: Pick<FieldPlan, 'scenarios' | 'window' | 'promises'> = {},
  ): Promise<{ field: Field; contacts: readonly Contact[] }> {
    const domain = address.split('@')[1] ?? ''
    const field = await openField({
      domain,
      ...mailboxOf(mail, address, kind),
      routes: { [domain]: mail.ports.smtp, 'brand.test': brand.ports.smtp },
      email: 'care@brand.test',
      ...plan,
    })
    fields.push(field)
    return { field, contacts: (await planStudy(field.folder, field.world)).plan.contacts }
  }
})

function letter(to: Contact, subject: string) {
  return { from: 'Maria <care@brand.test>', to: to.address, subject, text: ANSWER }
}

function lineOf({ contacts }: Told, { id }: Contact) {
  const line = contacts.find(({ contact }) => contact === id)
  if (line === undefined) throw new Error(`Expected a line for ${id}, but there is none`)
  return line
}
