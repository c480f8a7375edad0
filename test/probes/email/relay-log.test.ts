import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { deliveryIn, traceIn } from '../../../probes/email/relay-log.ts'
import { Fact } from '../../../src/model/fact.ts'

const now = '2026-11-02T12:00:00.000Z'
beforeAll(() => void vi.stubEnv('TZ', 'Europe/Berlin'))
afterAll(() => void vi.unstubAllEnvs())

const sent = line(
  '4Tk1',
  'to=<jane.doe@brand.com>, relay=mx.brand.com[192.0.2.7]:25, delay=1.2, dsn=2.0.0, status=sent (250 OK id=7)',
)

describe('a line of the log', () => {
  test('says which server took the message, and when', async () => {
    const delivery = await deliveryIn([line('4Tk1', 'from=<anna@shopper.com>, size=900, nrcpt=1'), sent], '4Tk1', now)
    expect(Fact.parse(delivery)).toEqual({
      kind: 'delivery',
      at: '2026-11-02T08:00:00.000Z',
      status: 'delivered',
      proof: 'relay-log',
      detail: 'mx.brand.com[192.0.2.7]:25: (250 OK id=7)',
    })
  })

  test.each([
    ['of another message', '4Tk2', [sent], null],
    [
      'of a deferral is not the end',
      '4Tk1',
      [line('4Tk1', 'to=<a@b.c>, relay=mx[192.0.2.7]:25, status=deferred (450 greylisted)')],
      null,
    ],
    [
      'after a deferral is',
      '4Tk1',
      [line('4Tk1', 'to=<a@b.c>, relay=none, status=deferred (450 later)'), sent],
      'delivered',
    ],
    [
      'of a bounce is a failure',
      '4Tk1',
      [line('4Tk1', 'to=<a@b.c>, relay=mx[192.0.2.7]:25, status=bounced (550 no)')],
      'failed',
    ],
    [
      'of an expiry is a failure',
      '4Tk1',
      [line('4Tk1', 'from=<a@b.c>, status=expired, returned to sender', 'qmgr')],
      'failed',
    ],
    ['of no mail program says nothing', '4Tk1', ['Nov  2 09:00:00 mail CRON[1]: 4Tk1: status=sent (x)', ''], null],
  ] as const)('%s', async (_title, id, lines, status) => {
    expect((await deliveryIn(lines, id, now))?.status ?? null).toBe(status)
  })

  test('of a filter on the same machine leads to the one behind it', async () => {
    const filter = line(
      '4Tk1',
      'to=<a@b.c>, relay=127.0.0.1[127.0.0.1]:10024, status=sent (250 2.0.0 Ok: queued as 4Tk9)',
    )
    const behind = line('4Tk9', 'to=<a@b.c>, relay=mx.brand.com[192.0.2.7]:25, status=bounced (550 no)')
    expect((await deliveryIn([filter], '4Tk1', now))?.status).toBe('delivered')
    expect((await deliveryIn([filter, behind], '4Tk1', now))?.status).toBe('failed')
  })

  test.each([
    ['an ISO stamp', '2026-11-02T09:00:00.123456+01:00', '2026-11-02T08:00:00.123Z'],
    ['a local stamp', 'Nov  2 09:00:00', '2026-11-02T08:00:00.000Z'],
    ['a local stamp in summer time', 'Jul 12 09:00:00', '2026-07-12T07:00:00.000Z'],
    ['a local stamp of last year', 'Dec 31 23:30:00', '2025-12-31T22:30:00.000Z'],
  ])('with %s is read', async (_title, stamp, at) => {
    expect((await deliveryIn([sent.replace('Nov  2 09:00:00', stamp)], '4Tk1', now))?.at).toBe(at)
  })
})

describe('the log on the disk', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ringback-log-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('is read, and the one before it too', async () => {
    const log = join(folder, 'mail.log')
    expect(await traceIn(log, '4Tk1', now)).toBeNull()
    await writeFile(`${log}.1`, `${sent}\n`)
    await writeFile(log, '\n')
    expect(await traceIn(log, '4Tk1', now)).toMatchObject({ status: 'delivered' })
  })

  test('that may not be read fails as such', async () => {
    await expect(traceIn(folder, '4Tk1', now)).rejects.toMatchObject({ code: 'EISDIR' })
  })
})

function line(id: string, text: string, by = 'smtp'): string {
  return `Nov  2 09:00:00 mail postfix/${by}[4242]: ${id}: ${text}`
}
