import { type Contact, Plan } from '../../src/model/plan.ts'

export const SHA = '0'.repeat(64)

/** The one contact of most tests: a mail to Echo & Sons, listened to for a week. */
export const CONTACT: Contact = contact('c-aaaaaaaa')

/** Another contact at the same desk, or with what is given. */
export function contact(id: string, given: Partial<Contact> = {}): Contact {
  const words = { subject: 'A question', body: 'Good day', attachment: null }
  return {
    id,
    brand: 'echo-and-sons',
    channel: 'email',
    target: { kind: 'email', address: 'care@echo.test' },
    desk: 'echo.test',
    scenario: 'warranty-question',
    stage: 'after-sale',
    wave: 1,
    language: 'en',
    persona: 'ada',
    wording: 1,
    address: `ada+${id.slice(2)}@shopper.test`,
    mailbox: 'shopper',
    token: id.slice(2),
    notBefore: '2026-11-02T08:00:00.000Z',
    listens: 'P7D',
    agentMinutes: 4,
    opening: words,
    replies: { serial_number: words, invoice: words },
    close: { answered: words, unanswered: words },
    answers: [],
    invents: false,
    untruths: 1,
    ...given,
  }
}

/** One brand in Berlin with four promises, and one contact. */
export const PLAN: Plan = Plan.parse({
  plan: 1,
  study: 'Echo Street',
  seed: 'echo',
  made: '2026-11-01T12:00:00.000Z',
  engagement: { kind: 'own', authorisation: 'authorisation.yaml' },
  authorisation: null,
  domains: ['echo.test'],
  budget: {},
  sender: {
    domain: 'shopper.test',
    delivery: { kind: 'direct' },
    canary: 'canary@shopper.test',
  },
  listening: { every: 'PT5M', canary: 'P1D', canaryLimit: 'PT1H', replyAfter: 'PT1H' },
  mailboxes: ['shopper'],
  retention: null,
  brands: [
    {
      brand: 1,
      slug: 'echo-and-sons',
      name: 'Echo & Sons',
      homePage: 'https://echo.test/',
      country: 'DE',
      zone: 'Europe/Berlin',
      languages: ['en'],
      domains: ['echo.test'],
      product: 'Echo 1',
      statedHours: { hours: 'Mo-Fr 09:00-17:00' },
      channels: { email: { address: 'care@echo.test', published: 'https://echo.test/' } },
    },
  ],
  personas: [],
  recipes: {},
  promises: [
    promise('confirmed', 'acknowledgement-time', { limit: 'PT15M' }),
    promise('one-working-day', 'first-response-time', { limit: { workingDays: 1 }, clock: 'stated-hours' }),
    promise('solved-in-two-days', 'substantive-response-time', { limit: 'P2D' }),
    promise('every-letter', 'response-rate', {}),
  ],
  contacts: [CONTACT],
})

/** A promise of Echo & Sons. */
export function promise(id: string, metric: string, given: object): object {
  const source = { quote: `We promise: ${id}.`, url: 'https://echo.test/service', date: '2026-10-01' }
  return { id, title: `Promise ${id}`, metric, source, from: 'brand:echo-and-sons', brand: 'echo-and-sons', ...given }
}
