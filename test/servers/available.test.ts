import { expect, test } from 'vitest'
import { missingFor } from './available.ts'

const all = () => true
const none = () => false
const mailAlone = (name: string) => !/^(msmtp|request-tracker|rt5)/.test(name)

test.each([
  ['mail', { isInstalled: all, userId: 0 }, null],
  ['mail', { isInstalled: mailAlone, userId: 0 }, null],
  ['mail', { isInstalled: all, userId: 1000 }, 'needs root, since Postfix and Dovecot are started by root'],
  ['mail', { isInstalled: all, userId: undefined }, 'needs root, since Postfix and Dovecot are started by root'],
  ['mail', { isInstalled: none, userId: 0 }, /^needs, as root: apt-get install .* postfix dovecot-imapd .* openssl$/],
  ['rt', { isInstalled: mailAlone, userId: 1000 }, /^needs, as root: apt-get install .* msmtp request-tracker5 rt5-/],
] as const)('says what the servers of kind %s lack on the machine %o', (kind, machine, sentence) => {
  if (sentence instanceof RegExp) expect(missingFor(kind, machine)).toMatch(sentence)
  else expect(missingFor(kind, machine)).toBe(sentence)
})
