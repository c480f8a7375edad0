import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Inbox, openMailbox } from '../../src/inbox/inbox.ts'
import { Fact, type FactOf } from '../../src/model/fact.ts'
import { sha256 } from '../../src/support/canonical.ts'
import { type Clock, systemClock } from '../../src/support/clock.ts'
import { memoryEvidence } from '../probes/world.ts'

const evidence = memoryEvidence()
const today: Clock = { ...systemClock, now: () => '2026-11-22T08:00:00.000Z' }
const world = { evidence, log: () => {} }
const running = new AbortController().signal
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringback-maildir-'))
  await maildir()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('what is received', () => {
  test('a message is stored as evidence before it is handed out, stamped by its delivery name', async () => {
    await deliver('new/1793606400.M613812P42.mail,S=9:2,', 'Subject: a')
    const [received] = await receive(await open())
    expect(received).toEqual({
      kind: 'mail-received',
      at: '2026-11-02T08:00:00.613Z',
      mailbox: 'shopper',
      folder: 'INBOX',
      role: 'inbox',
      key: '1793606400.M613812P42.mail,S=9',
      stamp: 'maildir-name',
      evidence: { sha256: sha256('Subject: a'), mediaType: 'message/rfc822', size: 10 },
    })
    expect(await evidence.get(sha256('Subject: a'))).toEqual(Uint8Array.from(Buffer.from('Subject: a')))
  })

  test('new and read messages count, in the inbox and in every folder but those of our own words', async () => {
    for (const name of ['Junk', 'Spam', 'Archive', 'Returns', 'Sent', 'Drafts']) await maildir(`.${name}`)
    await deliver('cur/1.a.mail:2,S')
    await deliver('new/2.a.mail')
    for (const name of ['Junk', 'Spam', 'Archive', 'Returns', 'Sent', 'Drafts']) await deliver(`.${name}/new/3.a.mail`)
    const found = (await receive(await open())).map(({ folder, role }) => `${folder} ${role}`)
    expect(found.toSorted()).toEqual([
      'Archive all',
      'INBOX inbox',
      'INBOX inbox',
      'Junk junk',
      'Returns other',
      'Spam junk',
    ])
  })

  test.skipIf(process.platform === 'win32')(
    'a pipe and a folder among the messages are none, a linked folder counts',
    async () => {
      await maildir('.elsewhere')
      await rename(join(folder, '.elsewhere'), join(folder, 'elsewhere'))
      await symlink(join(folder, 'elsewhere'), join(folder, '.Junk'))
      await symlink(join(folder, 'nowhere'), join(folder, 'new', '4.gone.mail'))
      await mkdir(join(folder, 'new', '1.folder.mail'))
      execFileSync('mkfifo', [join(folder, 'new', '2.pipe.mail')])
      await deliver('new/3.a.mail')
      await deliver('.Junk/new/3.b.mail')
      const found = (await receive(await open())).map(({ folder, key }) => `${folder} ${key}`)
      expect(found.toSorted()).toEqual(['INBOX 3.a.mail', 'Junk 3.b.mail'])
    },
  )

  test('what is known is not handed out again, though it was moved to cur and marked', async () => {
    const file = await deliver('new/1793606400.M1P1.mail')
    const inbox = await open()
    const known = new Set((await receive(inbox)).map(({ key }) => key))
    await rename(file, join(folder, 'cur/1793606400.M1P1.mail:2,RS'))
    expect(await receive(inbox, known)).toEqual([])
  })

  test('nothing is moved, marked or removed', async () => {
    await deliver('new/1793606400.M1P1.mail')
    await receive(await open())
    expect([await readdir(join(folder, 'new')), await readdir(join(folder, 'cur'))]).toEqual([
      ['1793606400.M1P1.mail'],
      [],
    ])
  })

  test('a reading says when it began and which folders it read, as a fact of the model', async () => {
    await maildir('.Junk')
    const inbox = await open()
    const done = await inbox.read({ known: () => false, signal: running, onMail: async () => {} })
    expect(Fact.parse({ ...done, since: null })).toMatchObject({
      mailbox: 'shopper',
      folders: [
        { name: 'INBOX', role: 'inbox' },
        { name: 'Junk', role: 'junk' },
      ],
    })
  })

  test('what can not be written down ends the reading with its own error', async () => {
    await deliver('new/1793606400.M1P1.mail')
    const onMail = () => Promise.reject(new Error('the disk is full'))
    const inbox = await open()
    await expect(inbox.read({ known: () => false, signal: running, onMail })).rejects.toThrow(/^the disk is full$/)
  })

  test('an aborted signal ends the reading with its reason', async () => {
    await deliver('new/1793606400.M1P1.mail')
    const signal = AbortSignal.abort(new Error('the kill switch'))
    const inbox = await open()
    await expect(inbox.read({ known: () => false, signal, onMail: async () => {} })).rejects.toThrow('the kill switch')
  })
})

describe('a mailbox that is not there', () => {
  test('can not be opened', async () => {
    await rm(folder, { recursive: true })
    await expect(open()).rejects.toThrow(expect.objectContaining({ code: 'mailbox-failed' }))
  })

  test('fails at the reading after it vanished, and is read on when it is back', async () => {
    await deliver('new/1793606400.M1P1.mail')
    const inbox = await open()
    await rename(folder, `${folder}-away`)
    await expect(receive(inbox)).rejects.toThrow(expect.objectContaining({ code: 'mailbox-failed' }))
    await rename(`${folder}-away`, folder)
    expect(await receive(inbox)).toHaveLength(1)
  })
})

describe('waiting', () => {
  test('ends when a message is delivered', async () => {
    const inbox = await open()
    await receive(inbox)
    const waited = inbox.wait(tomorrow(), running)
    await deliver('new/1793606400.M1P1.mail')
    await waited
    expect(await receive(inbox)).toHaveLength(1)
  })

  test('ends at once for what came between the reading and the waiting', async () => {
    const inbox = await open()
    await receive(inbox)
    await deliver('new/1793606400.M1P1.mail')
    await inbox.wait(tomorrow(), running)
  })

  test('ends when a folder appears', async () => {
    const inbox = await open()
    await receive(inbox)
    const waited = inbox.wait(tomorrow(), running)
    await maildir('.Junk')
    await waited
  })

  test('ends at its time by the clock that it was given, which may leap', async () => {
    const slept: string[] = []
    const clock = { ...today, sleep: async (until: string) => void slept.push(until) }
    const inbox = await open(clock)
    await receive(inbox)
    await inbox.wait('2031-01-01T00:00:00.000Z', running)
    expect(slept).toEqual(['2031-01-01T00:00:00.000Z'])
  })

  test('ends with the reason of its signal', async () => {
    const stop = new AbortController()
    const inbox = await open()
    const waited = inbox.wait(tomorrow(), stop.signal)
    stop.abort(new Error('the kill switch'))
    await expect(waited).rejects.toThrow('the kill switch')
  })
})

test('a message that vanishes while it is read is left to the next reading', async () => {
  const files = [await deliver('new/1.a.mail'), await deliver('new/2.a.mail')]
  const found: string[] = []
  const inbox = await open()
  await inbox.read({
    known: () => false,
    signal: running,
    onMail: async ({ key }) => {
      found.push(key)
      await unlink(files[1] ?? '')
    },
  })
  expect(found).toEqual(['1.a.mail'])
})

function open(clock = today): Promise<Inbox> {
  return openMailbox({ kind: 'maildir', name: 'shopper', path: '.' }, { ...world, clock, folder })
}

async function receive(inbox: Inbox, known: ReadonlySet<string> = new Set()) {
  const received: FactOf<'mail-received'>[] = []
  const onMail = async (fact: FactOf<'mail-received'>) => void received.push(fact)
  await inbox.read({ known: (key) => known.has(key), signal: running, onMail })
  return received
}

async function maildir(name = ''): Promise<void> {
  for (const part of ['tmp', 'new', 'cur']) await mkdir(join(folder, name, part), { recursive: true })
}

async function deliver(path: string, text = 'Subject: hello\n\nHello\n'): Promise<string> {
  const file = join(folder, path)
  await writeFile(file, text)
  return file
}
