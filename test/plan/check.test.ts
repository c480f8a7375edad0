import { expect, test } from 'vitest'
import { type CheckWorld, checkStudy } from '../../src/plan/check.ts'
import { scaffold } from '../../src/plan/scaffold.ts'
import { PLANNED } from './a-plan.ts'
import { studyFolder } from './study-folder.ts'

const quiet: CheckWorld = { now: PLANNED, lookUp: null, environment: [] }

test('a broken study gives a row for every problem, and nothing else', async () => {
  const folder = await studyFolder(
    { file: 'study.yaml', from: 'sends: P14D', to: 'sends: PT0S' },
    { file: 'brands/echo-and-sons.yaml', from: 'Europe/London', to: 'Europe/Londinium' },
  )
  const { rows, files, plan } = await checkStudy(folder, quiet)
  expect([files, plan]).toEqual([null, null])
  expect(rows).toEqual([
    {
      name: 'study',
      state: 'invalid',
      detail: 'study.yaml:9 Expected `window.sends` to be longer than nothing, got `PT0S`',
    },
    {
      name: 'study',
      state: 'invalid',
      detail:
        'brands/echo-and-sons.yaml:5 Expected `zone` to be a time zone such as `Europe/Berlin`, got `Europe/Londinium`',
    },
  ])
})

test('a good study gives what it can test, what found no place, and what is to be signed off', async () => {
  const { rows, leftOut, testability, wordings, plan } = await checkStudy(await studyFolder(), quiet)
  expect(rows.filter(({ name }) => !name.startsWith('promise'))).toEqual([
    { name: 'study', state: 'ok', detail: '2 brands, 3 scenarios' },
    { name: 'gate', state: 'ok', detail: 'engagement own' },
    { name: 'plan', state: 'warning', detail: '9 contacts; 3 found no place' },
  ])
  expect(rows.filter(({ name }) => name.startsWith('promise')).length).toBe(testability.length)
  expect([leftOut.length, plan?.contacts.length]).toEqual([3, 9])
  expect(wordings).toMatch(/^[0-9a-f]{64}$/)
})

test('a refusal of the gate is a row, and what domains publish is looked up', async () => {
  const looked: string[] = []
  const folder = await studyFolder(
    {
      file: 'brands/city-on-the-hill.yaml',
      from: 'domains: [city.example, desk.example]',
      to: 'domains: [city.example, desk.example, city.eu]',
    },
    { file: 'authorisation.yaml', from: 'desk.example]', to: 'desk.example, city.eu]' },
  )
  const lookUp = async (domain: string) => {
    looked.push(domain)
    return { domain, at: PLANNED, found: [], detail: 'nothing there' }
  }
  const { rows } = await checkStudy(folder, { ...quiet, lookUp })
  expect(looked).toEqual(['city.eu'])
  expect(rows.filter(({ state }) => state === 'refused')).toMatchObject([
    {
      name: 'gate: authorisation-unpublished',
      detail: expect.stringMatching(/^city\.eu does not publish ringback=[0-9a-f]{64}: nothing there$/),
    },
  ])
})

test('looks at the environment are rows, and one that breaks is a failed one', async () => {
  const environment: CheckWorld['environment'] = [
    { name: 'clock', look: async () => [{ state: 'ok', detail: 'in time' }] },
    {
      name: 'mailbox',
      look: async ({ study }) => study.mailboxes.map(({ name }) => ({ state: 'warning' as const, detail: name })),
    },
    { name: 'browser', look: () => Promise.reject(new Error('none found')) },
  ]
  const { rows } = await checkStudy(await studyFolder(), { ...quiet, environment })
  expect(rows.slice(-3)).toEqual([
    { name: 'clock', state: 'ok', detail: 'in time' },
    { name: 'mailbox', state: 'warning', detail: 'shopper' },
    { name: 'browser', state: 'failed', detail: 'none found' },
  ])
})

test('a scaffolded study is refused nothing; that its recipe was checked by nobody is said', async () => {
  const folder = await studyFolder(...Object.entries(scaffold()).map(([file, text]) => ({ file, text })))
  const { rows } = await checkStudy(folder, quiet)
  expect(rows.filter(({ state }) => state !== 'ok')).toEqual([
    { name: 'recipe', state: 'warning', detail: '`example-brand` was drafted by a machine and checked by nobody yet' },
  ])
})
