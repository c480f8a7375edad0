import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ringback } from './command.ts'
import { type DeskField, openDeskField } from './desk-field.ts'

describe('a study from the command line', () => {
  let field: DeskField
  const here = (command: string, ...more: readonly string[]) => ringback(command, field.folder, ...more)
  const json = async (command: string, ...more: readonly string[]) => {
    const { code, out, err } = await here(command, ...more, '--json')
    expect(code, err).toBe(0)
    return JSON.parse(out)
  }

  beforeAll(async () => {
    field = await openDeskField({ window: { sends: 'PT30S', listens: 'PT80S' }, promises: 'PT10S' })
  })
  afterAll(() => field?.remove())

  test('is checked', async () => {
    const { rows, testability } = await json('check')
    const states = (rows as readonly { name: string; state: string }[]).map(({ name, state }) => `${name} ${state}`)
    expect(states).toEqual(expect.arrayContaining(['mailbox ok', 'browser ok', 'sender DNS ok']))
    expect(testability).toMatchObject([{ brand: 'brand', testable: true }])
  })

  test('is not run without a plan', async () => {
    expect(await here('run')).toMatchObject({ code: 2, err: expect.stringContaining('plan') })
  })

  test('is planned, once', async () => {
    const { contacts, hash, leftOut } = await json('plan')
    expect(contacts.map(({ channel }: { channel: string }) => channel).toSorted()).toEqual(['email', 'form'])
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(leftOut).toEqual([])
    expect(await here('plan')).toMatchObject({ code: 2, err: expect.stringContaining('frozen') })
  })

  test('is rehearsed, and the brand gets nothing of it', async () => {
    const { code, out, err } = await here('rehearse')
    expect(code, err).toBe(0)
    expect(out.split('\n').filter((line) => line.endsWith('armed'))).toHaveLength(2)
    expect([field.desk.mails, field.desk.posts]).toEqual([[], []])
    expect(await json('status')).toMatchObject({ state: 'open', toCome: 2, dispositions: { planned: 2 } })
  })

  test('is run by passes until it is complete', async () => {
    for (let out = ''; !out.startsWith('Complete'); ) {
      const pass = await here('run', '--once')
      expect(pass.code, pass.err).toBe(0)
      out = pass.out
    }
    const status = await json('status')
    expect(status).toMatchObject({ state: 'open', next: null, toCome: 0, quarantine: 0, undecided: 0 })
    expect(status.dispositions).toEqual({ answered: 1, 'acknowledged-only': 1 })
  })

  test('takes a person’s decision only where it says what it means', async () => {
    const { contacts } = await json('status')
    const [{ contact }] = contacts
    for (const wrong of [
      ['--message', 'mailbox:shopper#999', '--belongs-to', contact],
      ['--contact', contact, '--void', 'a test', '--by', 'Ada Winter'],
      ['--contact', 'c-00000000', '--void', 'a test'],
      ['--contact', contact, '--void', 'a test', '--outcome', 'accepted'],
      ['--contact', contact, '--outcome', 'perhaps'],
    ]) {
      expect(await here('record', ...wrong), wrong.join(' ')).toMatchObject({ code: 2 })
    }
    expect(await here('run', '--worker', 'two words')).toMatchObject({ code: 2 })
    expect(await here('record', '--contact', contact, '--outcome', 'accepted')).toMatchObject({ code: 0 })
  })

  test('is reported, and what was published holds', async () => {
    expect(await here('report')).toMatchObject({ code: 0, out: expect.stringContaining('index.html') })
    expect((await readdir(join(field.folder, 'report'))).toSorted()).toEqual(
      expect.arrayContaining(['contacts.csv', 'contacts.jsonl', 'index.html', 'result.json']),
    )
    expect(await here('verify')).toMatchObject({ code: 0, out: expect.stringContaining('It all holds.') })
  })

  test('holds against the head that a printed report shows, and against no other', async () => {
    const { method } = JSON.parse(await readFile(join(field.folder, 'report/result.json'), 'utf8'))
    expect(await here('verify', '--head', method.head)).toMatchObject({ code: 0 })
    expect(await here('verify', '--head', '0'.repeat(64))).toMatchObject({ code: 4 })
  })

  test('is closed, which lists what the brand may purge; then nothing is sent any more', async () => {
    const { debrief } = await json('close')
    expect(debrief).toMatchObject([{ brand: 'brand', contacts: [{ ticket: null }, { ticket: null }] }])
    const sent = [...field.desk.mails]
    expect(await here('run')).toMatchObject({ code: 3, err: expect.stringContaining('closed') })
    expect(field.desk.mails).toEqual(sent)
    expect(await json('status')).toMatchObject({ state: 'closed', toCome: 0 })
    expect(await here('verify')).toMatchObject({ code: 0 })
  })

  test.each([
    ['the published result', 'report/result.json', (text: string) => text.replace('"brand"', '"brond"'), 'result.json'],
    [
      'a published contact',
      'report/contacts.jsonl',
      (text: string) => text.replace('answered', 'silent'),
      'contacts.jsonl',
    ],
    ['a published result beyond reading', 'report/result.json', () => '{', 'result.json'],
    ['the page', 'report/index.html', (text: string) => text.replaceAll('Brand', 'Brond'), 'index.html'],
    ['the table', 'report/contacts.csv', (text: string) => text.replaceAll('brand', 'brond'), 'contacts.csv'],
    ['the plan', '.ringback/plan.json', (text: string) => text.replaceAll('PT1M', 'PT9M'), 'plan'],
    ['a seal', '.ringback/seals.jsonl', (text: string) => text.split('\n').slice(1).join('\n'), 'seal'],
  ])('is found out where %s was changed', async (_, path, change, named) => {
    const file = join(field.folder, path)
    const before = await readFile(file, 'utf8')
    await writeFile(file, change(before))
    const { code, out, err } = await here('verify')
    await writeFile(file, before)
    expect(code, err).toBe(4)
    expect(out.split('\n').find((line) => line.startsWith('FAULT'))).toContain(named)
    expect(await here('verify')).toMatchObject({ code: 0 })
  })

  test('is found out where evidence is altered, with all else that was', async () => {
    const files = await readdir(join(field.folder, '.ringback/evidence'), { recursive: true, withFileTypes: true })
    const messages = files.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
    const before = await Promise.all(messages.map((file) => readFile(file)))
    for (const file of messages) await appendFile(file, ' ')
    const { code, out } = await here('verify')
    await Promise.all(messages.map((file, i) => writeFile(file, before[i] ?? '')))
    expect(code).toBe(4)
    expect(out.split('\n').filter((line) => line.startsWith('FAULT')).length).toBeGreaterThanOrEqual(messages.length)
  })

  test('is found out where evidence is missing', async () => {
    const folder = join(field.folder, '.ringback/evidence')
    const files = await readdir(folder, { recursive: true, withFileTypes: true })
    const lost = files.find((one) => one.isFile() && /^[0-9a-f]{60,64}$/.test(one.name))
    await rm(join(lost?.parentPath ?? '', lost?.name ?? ''))
    const { code, out } = await here('verify')
    expect(code).toBe(4)
    expect(out).toContain(lost?.name)
  })
})

describe('a command', () => {
  let field: DeskField
  afterEach(() => field?.remove())

  const yaml = async (change: (study: Record<string, object>) => object, path = 'study.yaml') => {
    const file = join(field.folder, path)
    await writeFile(file, JSON.stringify(change(JSON.parse(await readFile(file, 'utf8'))), null, 2))
  }

  test.each([
    [
      'check',
      'two faults',
      2,
      ['brandz', 'personas'],
      () => yaml(({ brands, personas, ...rest }) => ({ ...rest, brandz: brands, personas: [] })),
    ],
    [
      'plan',
      'two faults',
      2,
      ['brandz', 'personas'],
      () => yaml(({ brands, personas, ...rest }) => ({ ...rest, brandz: brands, personas: [] })),
    ],
    [
      'check',
      'a brand that authorised nothing',
      3,
      ['authoris'],
      () =>
        yaml((brand) => ({ ...brand, domains: ['brand.test', '127.0.0.1', 'real-company.com'] }), 'brands/brand.yaml'),
    ],
    [
      'plan',
      'a brand that authorised nothing',
      3,
      ['authoris'],
      () =>
        yaml((brand) => ({ ...brand, domains: ['brand.test', '127.0.0.1', 'real-company.com'] }), 'brands/brand.yaml'),
    ],
    [
      'check',
      'a mailbox that is not there',
      4,
      ['mailbox'],
      () => yaml((study) => ({ ...study, mailboxes: [{ kind: 'maildir', name: 'shopper', path: 'nowhere' }] })),
    ],
  ])('%s: %s', async (command, _, code, names, spoil) => {
    field = await openDeskField()
    await spoil()
    const ended = await ringback(command, field.folder)
    expect(ended.code, ended.err).toBe(code)
    for (const name of names) expect(ended.out + ended.err).toContain(name)
  })

  test.each(['check', 'plan', 'run', 'stop', 'status', 'review', 'close', 'report'])(
    '%s: a folder that is no study is wrong use',
    async (command) => {
      const folder = await mkdtemp(join(tmpdir(), 'ringback-nothing-'))
      expect(await ringback(command, folder)).toMatchObject({ code: 2 })
      expect(await readdir(folder)).toEqual([])
      await rm(folder, { recursive: true })
    },
  )

  test('init: a file in the place of the folder is wrong use', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ringback-nothing-'))
    await writeFile(join(folder, 'taken'), '')
    expect(await ringback('init', join(folder, 'taken'))).toMatchObject({ code: 2 })
    await rm(folder, { recursive: true })
  })

  test('that does not exist is wrong use', async () => {
    expect(await ringback('ring')).toMatchObject({ code: 2 })
    expect(await ringback('--help')).toMatchObject({ code: 0 })
  })
})
