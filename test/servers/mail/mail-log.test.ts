import { expect, test } from 'vitest'
import { readMailLog } from './mail-log.ts'

test.each([
  [
    'Nov  2 08:00:05 mail postfix/smtp[12]: 2953F210665: to=<a@b.test>, status=sent (250 2.0.0 Ok: queued as 3CAD)',
    { by: 'smtp', queueId: '2953F210665', text: 'to=<a@b.test>, status=sent (250 2.0.0 Ok: queued as 3CAD)' },
  ],
  [
    'Nov  2 08:00:05 mail postfix/submission/smtpd[12]: connect from unknown[127.0.0.1]',
    { by: 'submission/smtpd', queueId: null, text: 'connect from unknown[127.0.0.1]' },
  ],
])('reads %s', (line, read) => {
  expect(readMailLog(`${line}\nrubbish\n`, 2026)).toEqual([{ at: '2026-11-02T08:00:05.000Z', ...read }])
})
