import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Plan } from '../../src/model/plan.ts'
import { amend, freezePlan, loadPlan } from '../../src/plan/freeze.ts'
import { hashOf } from '../../src/support/canonical.ts'
import { intent, plan } from './a-plan.ts'
import { studyFolder } from './study-folder.ts'

const NOW = '2026-11-03T12:00:00.000Z'
const frozen = async () => {
  const folder = await studyFolder()
  await freezePlan(folder, plan)
  return folder
}
const contactsOf = (held: Plan, brand: string) => held.contacts.filter((contact) => contact.brand === brand)
const [first, second] = plan.contacts
if (first === undefined || second === undefined) throw new Error('Expected two contacts')

test('a frozen plan is loaded as it was, under its hash', async () => {
  const loaded = await loadPlan(await frozen())
  expect(loaded).toEqual({ plan, hash: hashOf(plan), amendments: [], current: plan, head: hashOf(plan) })
})

test('the same plan may be frozen again, another may not', async () => {
  const folder = await frozen()
  expect(await freezePlan(folder, plan)).toBe(hashOf(plan))
  expect(await freezePlan(folder, { ...plan, made: NOW })).toBe(hashOf(plan))
  const other = { ...plan, seed: 'another', contacts: plan.contacts.slice(1) }
  await expect(freezePlan(folder, other)).rejects.toMatchObject({
    code: 'already-planned',
    message: expect.stringContaining('seed, contacts would change'),
  })
})

test('of two that freeze different plans at once one is told, and the plan is whole', async () => {
  const folder = await studyFolder()
  const other = { ...plan, seed: 'another' }
  const ends = await Promise.allSettled([freezePlan(folder, plan), freezePlan(folder, other)])
  expect(ends.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1)
  const { hash } = await loadPlan(folder)
  expect([hashOf(plan), hashOf(other)]).toContain(hash)
})

test('without a plan there is nothing to load', async () => {
  await expect(loadPlan(await studyFolder())).rejects.toMatchObject({ code: 'no-plan' })
})

test.for([
  ['a changed word', (text: string) => text.replace('Anna Keller', 'Anna Kellar')],
  ['a missing contact', (text: string) => JSON.stringify({ ...JSON.parse(text), contacts: [] })],
  ['half a file', (text: string) => text.slice(0, text.length / 2)],
  ['an unknown key', (text: string) => JSON.stringify({ ...JSON.parse(text), more: 1 })],
] as const)('a plan with %s is refused', async ([, change]) => {
  const folder = await frozen()
  const path = join(folder, '.ringback/plan.json')
  await writeFile(path, change(await readFile(path, 'utf8')))
  await expect(loadPlan(folder)).rejects.toMatchObject({ code: 'plan-changed' })
})

test('an amendment withdraws what is unsent, and the next follows it', async () => {
  const folder = await frozen()
  const one = await amend(folder, { kind: 'withdraw-contacts', contacts: [first.id] }, 'The desk is closed.', {
    now: NOW,
    intents: [],
  })
  const two = await amend(folder, { kind: 'postpone', contacts: [second.id], by: 'P2D' }, 'A strike.', {
    now: NOW,
    intents: [],
  })
  const { amendments, current, head, hash } = await loadPlan(folder)
  expect([one.amendment.after, two.amendment.after]).toEqual([hash, one.hash])
  expect(amendments.map(({ amendment }) => amendment.amendment)).toEqual([1, 2])
  expect(head).toBe(two.hash)
  expect(current.contacts.some(({ id }) => id === first.id)).toBe(false)
  const postponed = current.contacts.find(({ id }) => id === second.id)
  expect(Date.parse(postponed?.notBefore ?? '') - Date.parse(second.notBefore)).toBe(2 * 86_400_000)
})

test('an amendment never touches what was sent', async () => {
  const folder = await frozen()
  const change = { kind: 'withdraw-contacts', contacts: [first.id, second.id] } as const
  await expect(amend(folder, change, 'Too late.', { now: NOW, intents: [intent(first, NOW)] })).rejects.toMatchObject({
    code: 'wrong-use',
    message: `Expected contacts that are unsent, got ${first.id}`,
  })
  expect((await loadPlan(folder)).amendments).toEqual([])
})

test('a brand that withdraws keeps the contacts that it has had', async () => {
  const folder = await frozen()
  const [sent, ...unsent] = contactsOf(plan, 'echo-and-sons')
  if (sent === undefined) throw new Error('Expected a contact')
  await amend(folder, { kind: 'withdraw-brand', brand: 'echo-and-sons' }, 'They asked.', {
    now: NOW,
    intents: [intent(sent, NOW)],
  })
  const { current, amendments } = await loadPlan(folder)
  expect(contactsOf(current, 'echo-and-sons')).toEqual([sent])
  expect(amendments[0]?.amendment.change).toEqual({ kind: 'withdraw-contacts', contacts: unsent.map(({ id }) => id) })
})

test('a brand that withdraws before it heard of us goes whole', async () => {
  const folder = await frozen()
  await amend(folder, { kind: 'withdraw-brand', brand: 'echo-and-sons' }, 'They asked.', { now: NOW, intents: [] })
  expect(contactsOf((await loadPlan(folder)).current, 'echo-and-sons')).toEqual([])
})

test('a redesigned form gets its new recipe', async () => {
  const folder = await frozen()
  const old = plan.recipes.echo
  if (old === undefined) throw new Error('Expected a recipe')
  await amend(folder, { kind: 'recipe', name: 'echo', recipe: { ...old, version: 2 } }, 'A new form.', {
    now: NOW,
    intents: [],
  })
  expect((await loadPlan(folder)).current.recipes.echo?.version).toBe(2)
})

test.for([
  ['an unknown contact', { kind: 'withdraw-contacts', contacts: ['c-00000000'] }],
  ['an unknown brand', { kind: 'withdraw-brand', brand: 'nobody' }],
  ['an unknown recipe', { kind: 'recipe', name: 'nothing', recipe: plan.recipes.echo }],
] as const)('an amendment of %s is refused', async ([, change]) => {
  const folder = await frozen()
  await expect(amend(folder, change as never, 'Why not.', { now: NOW, intents: [] })).rejects.toMatchObject({
    code: 'wrong-use',
  })
})

test.for([
  [
    'changed',
    async (path: string) => writeFile(path, (await readFile(path, 'utf8')).replace('A strike.', 'A holiday.')),
  ],
  ['replaced by rubbish', async (path: string) => writeFile(path, 'rubbish')],
] as const)('an amendment that was %s is noticed by the one after it', async ([, spoil]) => {
  const folder = await frozen()
  await amend(folder, { kind: 'postpone', contacts: [second.id], by: 'P2D' }, 'A strike.', { now: NOW, intents: [] })
  await amend(folder, { kind: 'postpone', contacts: [first.id], by: 'P2D' }, 'Another.', { now: NOW, intents: [] })
  await spoil(join(folder, '.ringback/amendments/001.json'))
  await expect(loadPlan(folder)).rejects.toMatchObject({ code: 'plan-changed' })
})
