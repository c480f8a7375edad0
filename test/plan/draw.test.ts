import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Plan } from '../../src/model/plan.ts'
import type { Budget } from '../../src/model/study.ts'
import { wholeMinutes } from '../../src/plan/agent-minutes.ts'
import { drawPlan } from '../../src/plan/draw.ts'
import { readStudy, type StudyFiles } from '../../src/plan/read-study.ts'
import { hashOf } from '../../src/support/canonical.ts'
import { millis } from '../../src/support/clock.ts'
import { periodMillis } from '../../src/support/period.ts'
import { localDay } from '../../src/support/zone.ts'
import { good, PLANNED, plan } from './a-plan.ts'
import { studyFolder } from './study-folder.ts'

const draw = (files: StudyFiles) => drawPlan(files, { now: PLANNED })
const withStudy = (change: Partial<StudyFiles['study']>): StudyFiles => ({
  ...good,
  study: { ...good.study, ...change },
})
const withBudget = (budget: Partial<Budget>) => withStudy({ budget: { ...good.study.budget, ...budget } })

test('the same study at the same instant gives the same plan, to the last byte', () => {
  expect(hashOf(draw(good).plan)).toBe(hashOf(plan))
})

test('another seed gives other times, addresses and names', () => {
  const other = draw(withStudy({ seed: 'another' })).plan
  const shared = (pick: (contact: Plan['contacts'][number]) => string) =>
    plan.contacts.map(pick).filter((one) => other.contacts.map(pick).includes(one))
  expect(shared(({ id }) => id)).toEqual([])
  expect(shared(({ token }) => token)).toEqual([])
  expect(shared(({ address }) => address)).toEqual([])
  expect(shared(({ notBefore }) => notBefore)).toEqual([])
})

test('a plan is what the model says that it is', () => {
  expect(Plan.parse(plan)).toEqual(plan)
})

test('every word is filled in and no braces are left', () => {
  for (const { opening, replies, close } of plan.contacts) {
    const words = [opening, ...Object.values(replies), close.answered, close.unanswered]
    expect(words.map(({ subject, body }) => `${subject} ${body}`).join()).not.toMatch(/[{}]|undefined/)
  }
  const [contact] = plan.contacts.filter(({ brand }) => brand === 'echo-and-sons')
  expect(JSON.stringify(contact?.opening)).toContain('Echo & Sons')
})

test('a token is legible, and stands in the address of its contact alone', () => {
  const tokens = plan.contacts.map(({ token }) => token)
  expect(new Set(tokens).size).toBe(tokens.length)
  for (const { token, address } of plan.contacts) {
    expect(token).toMatch(/^[a-hjkmnp-z2-9]{8}$/)
    expect(address).toMatch(new RegExp(`^(anna\\.keller|bruno\\.marchetti)\\.${token}@shopper\\.test$`))
  }
})

test('plus addressing mints addresses of one mailbox', () => {
  const { sender } = good.study
  const { contacts, sender: planned } = draw(
    withStudy({ sender: { ...sender, addressing: 'plus', mailbox: 'tests' } }),
  ).plan
  for (const { token, address } of contacts) expect(address).toBe(`tests+${token}@shopper.test`)
  expect(planned.canary).toMatch(/^tests\+canary-[a-z2-9]{8}@shopper\.test$/)
})

test('a contact knows where it goes, whose desk that is, and where answers come in', () => {
  const byForm = plan.contacts.find(({ channel }) => channel === 'form')
  expect(byForm).toMatchObject({
    target: { kind: 'form', url: 'https://www.echo.test/contact', recipe: 'echo' },
    desk: 'www.echo.test',
    mailbox: 'shopper',
  })
  const byMail = plan.contacts.find(({ brand }) => brand === 'city-on-the-hill')
  expect(byMail).toMatchObject({
    target: { kind: 'email', address: 'service@desk.example' },
    desk: 'desk.example',
    language: 'de',
  })
})

test('what counts as an answer is known in the languages of shopper and brand', () => {
  const contact = plan.contacts.find(({ brand }) => brand === 'city-on-the-hill')
  const scenario = good.scenarios.find(({ slug }) => slug === contact?.scenario)
  expect(contact?.answers).toEqual([...(scenario?.answers.de ?? ['?']), ...(scenario?.answers.en ?? ['?'])])
})

test('a reply that is a file carries it, a reply that is a number says it', async () => {
  const files = await readStudy(
    await studyFolder({
      file: 'study.yaml',
      from: '[repair-overdue, warranty-question, spare-part]',
      to: '[invoice-correction]',
    }),
  )
  const [contact] = drawPlan(files, { now: PLANNED }).plan.contacts
  expect(contact?.persona).toBe('anna')
  expect(contact?.replies.invoice).toMatchObject({ subject: null, attachment: 'invoice.pdf' })
  expect(contact?.replies.order_number).toMatchObject({ subject: null, attachment: null })
  expect(contact?.replies.order_number?.body).toContain('O-55120')
})

test('a form is filled by a persona who has all that it asks for', async () => {
  const folder = await studyFolder({ file: 'recipes/echo.yaml', from: '{{persona.name}}', to: '{{persona.company}}' })
  const { contacts } = drawPlan(await readStudy(folder), { now: PLANNED }).plan
  const byForm = contacts.filter(({ channel }) => channel === 'form')
  expect(byForm.map(({ persona }) => persona)).toEqual(['bruno', 'bruno', 'bruno'])
})

test('what finds no place is named with the reason', () => {
  const reasons = (files: StudyFiles) => [...new Set(draw(files).leftOut.map(({ because }) => because))]
  expect(reasons(good)).toEqual(['the brand offers no form'])
  expect(reasons(withBudget({ contactsPerBrand: 1 }))).toEqual([
    'the budget allows 1 contacts a brand',
    'the brand offers no form',
  ])
  expect(reasons(withStudy({ channels: ['phone'] }))).toEqual(['contacts by phone are made and recorded by a person'])
  expect(reasons(withStudy({ suppression: ['echo.test', 'service@desk.example'] }))).toContain(
    'the suppression list names this desk',
  )
  expect(reasons(withStudy({ languages: ['fr'] }))).toContain('study, brand and scenario share no language')
  expect(reasons(withBudget({ agentMinutesPerBrand: 20 })).join()).toContain('20 agent minutes')
  expect(reasons(withStudy({ window: { ...good.study.window, sends: 'PT2H' } })).join()).toContain('leave no time')
})

test('a desk that has read every wording is asked no more', () => {
  const roomy = {
    contactsPerBrand: 90,
    contactsPerDesk: 90,
    contactsPerChannel: 90,
    contactsPerDay: 9,
    minimumGap: 'PT10M',
    agentMinutesPerBrand: 9000,
  }
  const files = {
    ...withStudy({
      waves: 6,
      every: 'P28D',
      budget: roomy,
      channels: ['email'],
      personas: good.study.personas.slice(0, 1),
    }),
  }
  const { plan: drawn, leftOut } = draw(files)
  const wordings = drawn.contacts.map(
    ({ brand, scenario, language, wording }) => `${brand} ${scenario} ${language} ${wording}`,
  )
  expect(new Set(wordings).size).toBe(wordings.length)
  expect(leftOut.some(({ because }) => because.startsWith('the desk has read every wording'))).toBe(true)
})

test('two brands with one desk share its budget and its wordings', () => {
  const [echo] = good.brands
  if (echo === undefined) throw new Error('Expected a brand')
  const files = {
    ...withStudy({ channels: ['email'] }),
    brands: [echo, { ...echo, slug: 'echo-too', name: 'Echo Too' }],
  }
  const { contacts } = draw(files).plan
  expect(contacts.length).toBe(6)
  const wordings = contacts.map(({ scenario, language, wording }) => `${scenario} ${language} ${wording}`)
  expect(new Set(wordings).size).toBe(wordings.length)
})

test('a genuine case is one contact by the customer who consented', () => {
  const engagement = {
    kind: 'genuine-case',
    purpose: 'A late repair',
    responsible: { name: 'Anna Keller', email: 'anna@shopper.test' },
    case: { brand: 'echo-and-sons', scenario: 'repair-overdue' },
    customer: { persona: 'anna', consent: 'consent.pdf' },
  } as const
  const { contacts } = draw(withStudy({ engagement, waves: 3, every: 'P28D' })).plan
  expect(contacts).toMatchObject([{ brand: 'echo-and-sons', scenario: 'repair-overdue', persona: 'anna' }])
})

test("promises are the brand's own and the standard's, each with where it comes from", () => {
  expect(plan.promises.map(({ brand, id, from }) => `${brand} ${id} ${from}`)).toEqual([
    'echo-and-sons answer-in-two-days brand:echo-and-sons',
    'echo-and-sons everyone-is-answered brand:echo-and-sons',
    'echo-and-sons fair-first-response standard:fair-answers',
    'city-on-the-hill acknowledged-in-an-hour brand:city-on-the-hill',
    'city-on-the-hill fair-first-response standard:fair-answers',
  ])
})

test('waves begin one after the other, each within its own window', () => {
  const files = withStudy({ waves: 2, every: 'P60D', budget: { ...good.study.budget, contactsPerBrand: 4 } })
  const { contacts } = draw(files).plan
  const opens = millis(files.study.window.opens)
  expect(new Set(contacts.map(({ wave }) => wave))).toEqual(new Set([1, 2]))
  for (const { wave, notBefore } of contacts) {
    const start = opens + (wave - 1) * periodMillis('P60D')
    expect(millis(notBefore)).toBeGreaterThanOrEqual(start)
    expect(millis(notBefore)).toBeLessThan(start + periodMillis('P14D'))
  }
})

const budgets = fc.record({
  contactsPerBrand: fc.integer({ min: 1, max: 12 }),
  contactsPerDesk: fc.integer({ min: 1, max: 12 }),
  contactsPerChannel: fc.integer({ min: 1, max: 8 }),
  contactsPerDay: fc.integer({ min: 1, max: 4 }),
  minimumGap: fc.constantFrom('PT0S', 'PT10M', 'PT4H', 'P1D', 'P3D'),
  agentMinutesPerBrand: fc.integer({ min: 1, max: 120 }),
})
const studies = fc.record({
  seed: fc.string({ minLength: 1, maxLength: 20 }),
  budget: budgets,
  waves: fc.integer({ min: 1, max: 3 }),
  every: fc.constantFrom('P1D', 'P7D', 'P28D'),
  sends: fc.constantFrom('PT3H', 'P1D', 'P2DT5H', 'P14D'),
  opens: fc.constantFrom('2026-11-02T06:00:00.000Z', '2026-10-24T22:30:00.000Z', '2027-03-27T12:00:00.000Z'),
  zones: fc.tuple(
    fc.constantFrom('Europe/London', 'America/New_York', 'Pacific/Auckland'),
    fc.constantFrom('Europe/Berlin', 'Asia/Kathmandu', 'Europe/London'),
  ),
  oneDesk: fc.boolean(),
})

test('whatever the budget, the plan keeps it: counts, days, gaps, minutes, wordings, daytime', () => {
  fc.assert(
    fc.property(studies, ({ seed, budget, waves, every, sends, opens, zones, oneDesk }) => {
      const brands = good.brands.map((brand, i) => ({ ...brand, zone: zones[i] ?? 'Europe/London' }))
      const [first, second] = brands
      if (first === undefined || second === undefined) throw new Error('Expected two brands')
      const shared = oneDesk ? [first, { ...second, domains: first.domains, channels: first.channels }] : brands
      const window = { ...good.study.window, opens, sends }
      const files = { ...withStudy({ seed, budget, waves, every, window }), brands: shared }
      const { contacts } = drawPlan(files, { now: PLANNED }).plan
      const gap = periodMillis(budget.minimumGap)
      const most = (key: (contact: (typeof contacts)[number]) => string) =>
        Math.max(0, ...[...Map.groupBy(contacts, key).values()].map(({ length }) => length))
      expect(most(({ brand }) => brand)).toBeLessThanOrEqual(budget.contactsPerBrand)
      expect(most(({ desk }) => desk)).toBeLessThanOrEqual(budget.contactsPerDesk)
      expect(most(({ brand, channel }) => `${brand} ${channel}`)).toBeLessThanOrEqual(budget.contactsPerChannel)
      expect(
        most(({ desk, scenario, language, wording }) => `${desk} ${scenario} ${language} ${wording}`),
      ).toBeLessThanOrEqual(1)
      expect(
        most(({ brand, scenario, language, wording }) => `${brand} ${scenario} ${language} ${wording}`),
      ).toBeLessThanOrEqual(1)
      expect(most(({ token }) => token)).toBeLessThanOrEqual(1)
      expect(most(({ id }) => id)).toBeLessThanOrEqual(1)
      const zoneOf = (slug: string) => shared.find((brand) => brand.slug === slug)?.zone ?? ''
      expect(most(({ brand, notBefore }) => `${brand} ${localDay(notBefore, zoneOf(brand))}`)).toBeLessThanOrEqual(
        budget.contactsPerDay,
      )
      for (const [i, one] of contacts.entries()) {
        for (const other of contacts.slice(i + 1)) {
          if (one.brand !== other.brand && one.desk !== other.desk) continue
          expect(Math.abs(millis(one.notBefore) - millis(other.notBefore))).toBeGreaterThanOrEqual(gap)
        }
        const hour = Number(
          new Intl.DateTimeFormat('en', { timeZone: zoneOf(one.brand), hour: 'numeric', hourCycle: 'h23' }).format(
            new Date(one.notBefore),
          ),
        )
        expect(hour).toBeGreaterThanOrEqual(7)
        expect(hour).toBeLessThan(20)
        const start = millis(opens) + (one.wave - 1) * periodMillis(every)
        expect(millis(one.notBefore)).toBeGreaterThanOrEqual(start)
        expect(millis(one.notBefore)).toBeLessThan(start + periodMillis(sends))
      }
      for (const { slug } of shared) {
        const minutes = contacts
          .filter(({ brand }) => brand === slug)
          .reduce((sum, contact) => sum + wholeMinutes(contact), 0)
        expect(minutes).toBeLessThanOrEqual(budget.agentMinutesPerBrand)
      }
    }),
    { numRuns: 150 },
  )
})
