import { expect, test } from 'vitest'
import { deliveredAt, uniqueName } from '../../src/inbox/maildir-name.ts'

const now = '2026-11-02T09:00:00.000Z'

test.each([
  ['1793606400.M613812P4242.host,S=1234,W=1260', '2026-11-02T08:00:00.613Z'],
  ['1793606400.V801I1a2b3cM20046.host', '2026-11-02T08:00:00.020Z'],
  ['1793606400.M5P1.host', '2026-11-02T08:00:00.000Z'],
  ['1793606400.12345_1.host', '2026-11-02T08:00:00.000Z'],
  ['1793606400.12345.Mail5', '2026-11-02T08:00:00.000Z'],
])('%s was delivered at %s', (name, at) => expect(deliveredAt(name, now)).toBe(at))

test.each([
  ['a name that is no delivery name', 'message-17.eml'],
  ['a year long before', '0000000017.M1P1.host'],
  ['an instant that has not come yet', '1793700000.M1P1.host'],
])('%s says nothing', (_title, name) => expect(deliveredAt(name, now)).toBeNull())

test.each([
  ['1.a.host:2,RS', '1.a.host'],
  ['1.a.host,S=9:2,', '1.a.host,S=9'],
  ['1.a.host', '1.a.host'],
])('%s is %s whatever its flags', (file, unique) => expect(uniqueName(file)).toBe(unique))
