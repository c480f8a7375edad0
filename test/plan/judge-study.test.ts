import { expect, test } from 'vitest'
import type { Scenario } from '../../src/model/scenario.ts'
import type { Engagement } from '../../src/model/study.ts'
import { judgeStudy, type RefusalCode } from '../../src/plan/gate.ts'
import { loadLinter } from '../../src/plan/linter.ts'
import { type StudyFiles, wordingsHash } from '../../src/plan/read-study.ts'
import { good } from './a-plan.ts'

const linter = await loadLinter()
const now = '2026-10-20T09:00:00.000Z'
const judge = (files: StudyFiles, published: Parameters<typeof judgeStudy>[1]['published'] = null) =>
  judgeStudy(files, { now, published, linter }).map(({ code, because }) => [code, because] as const)
const codes = (files: StudyFiles) => [...new Set(judge(files).map(([code]) => code))]

const engaged = (engagement: Engagement, change: Partial<StudyFiles> = {}): StudyFiles => ({
  ...good,
  study: { ...good.study, engagement },
  ...change,
})
/** The brands of the good study on domains that belong to somebody. */
const real: StudyFiles = { ...good, brands: good.brands.map((brand, i) => ({ ...brand, domains: [`brand${i}.eu`] })) }
const covering = (...domains: readonly string[]): StudyFiles => {
  if (good.authorisation === null) throw new Error('Expected an authorisation')
  return { ...real, authorisation: { ...good.authorisation, value: { ...good.authorisation.value, domains } } }
}
const asked: StudyFiles = {
  ...good,
  scenarios: good.scenarios.filter(({ invents }) => !invents),
  study: {
    ...good.study,
    scenarios: ['warranty-question', 'spare-part'],
    personas: good.study.personas.slice(0, 1),
    budget: {
      contactsPerBrand: 2,
      contactsPerDesk: 2,
      contactsPerChannel: 1,
      contactsPerDay: 1,
      minimumGap: 'P2D',
      agentMinutesPerBrand: 20,
    },
  },
}
const thirdParty = (change: object = {}, files: StudyFiles = asked): StudyFiles => ({
  ...files,
  study: {
    ...files.study,
    engagement: {
      kind: 'third-party',
      purpose: 'A comparison',
      responsible: { name: 'anna  KELLER', email: 'anna@shopper.test' },
      signedOff: wordingsHash(files),
      ...change,
    },
  },
})
const genuine: Engagement = {
  kind: 'genuine-case',
  purpose: 'A question of warranty',
  customer: { persona: 'anna', consent: 'consent.pdf' },
  case: { brand: 'echo-and-sons', scenario: 'warranty-question' },
  responsible: { name: 'Anna Keller', email: 'anna@shopper.test' },
}

test('reserved domains need nobody to authorise them', () => {
  expect(judge(good)).toEqual([])
  expect(judge(engaged({ kind: 'own' }, { authorisation: null }))).toEqual([])
})

test('an authorised, published study is allowed', () => {
  const files = covering('brand0.eu', 'brand1.eu')
  const hash = files.authorisation?.sha256 ?? ''
  const published = ['brand0.eu', 'brand1.eu'].map((domain) => ({ domain, at: now, found: [hash], detail: 'found' }))
  expect(judge(files, published)).toEqual([])
})

test('a careful third party, and one real case, are allowed', () => {
  expect(judge(thirdParty())).toEqual([])
  const one = { ...asked, brands: asked.brands.slice(0, 1), scenarios: asked.scenarios.slice(0, 1) }
  expect(judge({ ...one, study: { ...one.study, engagement: genuine } })).toEqual([])
})

const changed = (files: StudyFiles, value: object): StudyFiles =>
  files.authorisation === null
    ? files
    : { ...files, authorisation: { ...files.authorisation, value: { ...files.authorisation.value, ...value } } }
const [scenario] = asked.scenarios
if (scenario === undefined) throw new Error('Expected a scenario')
const saying = (text: string): Scenario => ({
  ...scenario,
  scripts: Object.fromEntries(
    Object.entries(scenario.scripts).map(([language, script]) => [language, { ...script, close: text }]),
  ),
})

const REFUSED: readonly (readonly [string, RefusalCode, StudyFiles])[] = [
  ['nobody authorised it', 'not-authorised', { ...real, authorisation: null }],
  ['the authorisation leaves a brand out', 'outside-domain', covering('brand0.eu')],
  [
    'the authorisation ran out',
    'authorisation-expired',
    changed(covering('brand0.eu', 'brand1.eu'), { until: '2026-10-01T00:00:00.000Z' }),
  ],
  [
    'the authorisation runs out too soon',
    'authorisation-expired',
    changed(covering('brand0.eu', 'brand1.eu'), { until: '2026-11-05T00:00:00.000Z' }),
  ],
  [
    'the staff are told afterwards',
    'staff-not-told',
    changed(covering('brand0.eu', 'brand1.eu'), { staffTold: { on: '2026-12-24', text: 'In general.' } }),
  ],
  ['a third party invents a complaint', 'invented-complaint', thirdParty({}, { ...asked, scenarios: good.scenarios })],
  ['a third party names no purpose', 'no-purpose', thirdParty({ purpose: ' ' })],
  ['nobody signed off the wordings', 'wordings-not-signed-off', thirdParty({ signedOff: undefined })],
  ['other wordings were signed off', 'wordings-not-signed-off', thirdParty({ signedOff: 'a'.repeat(64) })],
  [
    'the shopper is somebody else',
    'persona-not-sender',
    thirdParty({ responsible: { name: 'Clara Voss', email: 'clara@shopper.test' } }),
  ],
  [
    'a third party asks too much',
    'too-much-effort',
    thirdParty({}, { ...asked, study: { ...asked.study, budget: good.study.budget } }),
  ],
  [
    'an enquiry takes too long',
    'too-much-effort',
    thirdParty({}, { ...asked, scenarios: [{ ...scenario, agentMinutes: 30 }] }),
  ],
  ['a case goes to several brands', 'more-than-one-case', { ...asked, study: { ...asked.study, engagement: genuine } }],
  [
    'a case is told by others too',
    'case-not-the-customers',
    { ...asked, study: { ...asked.study, engagement: genuine, personas: good.study.personas } },
  ],
  ['a genuine case is made up', 'invented-complaint', engaged(genuine)],
  ['a wording threatens', 'message-refused', { ...good, scenarios: [saying('My lawyer; mein Anwalt.')] }],
]

test.for(REFUSED)('a study is refused where %s: %s', ([, code, files]) => {
  expect(codes(files)).toContain(code)
})

test('a hash that is not published is refused where it was looked for, and not where nobody looked', () => {
  const files = covering('brand0.eu', 'brand1.eu')
  const hash = files.authorisation?.sha256 ?? ''
  expect(judge(files, null)).toEqual([])
  const published = [
    { domain: 'brand0.eu', at: now, found: ['b'.repeat(64)], detail: 'found in DNS' },
    { domain: 'brand1.eu', at: now, found: [], detail: 'no DNS record' },
  ]
  expect(judge(files, published)).toEqual([
    ['authorisation-unpublished', `brand0.eu does not publish ringback=${hash}: found in DNS`],
    ['authorisation-unpublished', `brand1.eu does not publish ringback=${hash}: no DNS record`],
  ])
})

test('a refused wording is named with its scenario, language and section', () => {
  expect(judge({ ...good, scenarios: [saying('My lawyer; mein Anwalt.')] })).toEqual([
    ['message-refused', 'Scenario `warranty-question` in `en`, close: a shopper must not say "lawyer" (threat)'],
    ['message-refused', 'Scenario `warranty-question` in `de`, close: a shopper must not say "mein anwalt" (threat)'],
  ])
})
