import { probe } from '../../../probes/silent/probe.ts'
import { conforms } from '../conformance.ts'

conforms('silent', {
  probe,
  badOptions: { loud: true },
  doesNotListen: 'nobody is written to, so nobody answers',
  doesNotAct: 'it sends nothing anywhere',
  open: async () => ({ options: {}, acts: () => 0, close: async () => {} }),
})
