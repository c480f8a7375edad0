import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStreet, type Street } from '../../src/demo/street.ts'
import { Brand } from '../../src/model/brand.ts'
import type { Discovered } from '../../src/model/discovered.ts'
import { Recipe } from '../../src/model/recipe.ts'
import { discover, sitesToDiscover } from '../../src/pipeline/discover.ts'
import type { World } from '../../src/pipeline/world.ts'
import { readYaml } from '../../src/plan/read-yaml.ts'
import { systemClock } from '../../src/support/clock.ts'

const world: World = { clock: systemClock, env: {}, signal: new AbortController().signal, log: () => {} }
const country: Readonly<Record<string, string>> = {
  'echo-and-sons': 'GB',
  'broom-closet-audio': 'US',
  'pronto-gioielli': 'IT',
  'cone-of-silence': 'DE',
  'city-on-the-hill': 'NL',
}

let folder: string
let street: Street
let found: readonly Discovered[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'discover-'))
  street = await openStreet(folder, systemClock)
  const rows = street.stalls.map(({ stall, origin }) => `${stall.slug},${origin}/,${country[stall.slug]}`)
  await writeFile(join(folder, 'brands.csv'), `slug,homePage,country\n${rows.join('\n')}\n`)
  found = await discover(await sitesToDiscover({ list: join(folder, 'brands.csv') }), { out: folder }, world)
})
afterAll(async () => {
  await street.close()
  await rm(folder, { recursive: true })
})

const brand = (slug: string) => found.find((one) => one.slug === slug) as Discovered
const kindsOf = ({ audit }: Discovered) => audit.findings.map(({ kind }) => kind)

test.each([
  ['echo-and-sons', ['form'], ['name', 'email', 'subject', 'message'], 'Mo-Fr 09:00-17:30', 1],
  [
    'broom-closet-audio',
    ['email', 'form'],
    ['name', 'email', 'honeypot', 'subject', 'message'],
    'Mo-Fr 08:00-17:00',
    1,
  ],
  ['pronto-gioielli', ['email', 'form'], ['name', 'email', 'subject', 'message'], 'Mo-Sa 09:00-20:00', 1],
  ['cone-of-silence', ['form', 'phone'], ['name', 'email', 'message', 'captcha'], 'Mo-Fr 10:00-16:00', 2],
  ['city-on-the-hill', ['email', 'form'], ['first_name', 'last_name', 'email'], 'Mo-Sa 08:00-20:00', 1],
])('%s: channels, fields, hours and steps', (slug, channels, fields, hours, steps) => {
  const { audit } = brand(slug)
  expect(audit.channels.map(({ channel }) => channel).toSorted()).toEqual(channels)
  const form = audit.channels.find(({ channel }) => channel === 'form')
  expect(form?.form?.fields.map(({ kind }) => kind)).toEqual(expect.arrayContaining(fields))
  expect(form?.steps).toBe(steps)
  expect(audit.hours[0]?.hours).toBe(hours)
  expect(audit.promises.length).toBeGreaterThan(0)
  expect(audit.values).toHaveLength(1)
})

test('The one that hides is told by what stands in the way, and the others are not', () => {
  const walls = ['call-above-basic-rate', 'captcha', 'steps-to-form']
  expect(kindsOf(brand('cone-of-silence'))).toEqual(expect.arrayContaining(walls))
  for (const other of found.filter(({ slug }) => slug !== 'cone-of-silence')) {
    expect(kindsOf(other).filter((kind) => walls.includes(kind))).toEqual([])
  }
})

test('Every finding names its page, and says what it touches by a list', () => {
  for (const { audit } of found) {
    for (const { page, said, touches } of audit.findings) {
      expect(page).toMatch(/^http/)
      expect(said).toMatch(/[.…]$/)
      expect(touches.every((id) => /^(crd|c|ecd|dsa|gdpr|ai|wcag)-/.test(id))).toBe(true)
    }
  }
})

test('What is drafted can be read as brand and recipe', async () => {
  for (const { slug, recipe } of found) {
    const read = async (file: string) => readFile(join(folder, file), 'utf8')
    const { problems } = readYaml(slug, await read(`brands/${slug}.yaml`), Brand)
    expect(problems).toEqual([])
    const drafted = readYaml(slug, await read(`recipes/${slug}.yaml`), Recipe)
    expect(drafted.found?.value).toEqual(recipe)
    expect(drafted.found?.value.grade).toBe('drafted')
  }
})

test('The trap of a form is in no recipe, and what a script would send to is the irreversible request', () => {
  expect(JSON.stringify(brand('broom-closet-audio').recipe?.steps)).not.toContain('website')
  expect(brand('pronto-gioielli').recipe?.irreversible).toEqual({ method: 'POST', url: '/api/messaggi' })
})

test('Nothing was sent to any desk', () => {
  expect(street.deeds()).toEqual([])
})

test('One contact sheet shows all brands, escaped, with pictures that are there', async () => {
  const sheet = await readFile(join(folder, 'discovered', 'index.html'), 'utf8')
  expect(sheet).toContain('Echo &amp; Sons')
  const pictures = [...sheet.matchAll(/<img src="([^"]+)"/g)].map(([, path = '']) => path)
  expect(pictures.length).toBeGreaterThanOrEqual(found.length * 2)
  for (const picture of pictures)
    expect((await readFile(join(folder, 'discovered', picture))).subarray(1, 4).toString()).toBe('PNG')
})

test('What a person changed is left as it is; pages that say something else since are written beside it, with the day', async () => {
  const file = join(folder, 'brands', 'echo-and-sons.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replace('name: Echo & Sons', 'name: Echo and Sons'))
  const sites = (await sitesToDiscover({ list: join(folder, 'brands.csv') })).slice(0, 1)
  const [again] = await discover(sites, { out: folder, pages: 3 }, world)
  expect(again?.files).toEqual([])
  const last = join(folder, 'discovered', 'drafts', 'brands', 'echo-and-sons.yaml')
  await writeFile(last, (await readFile(last, 'utf8')).replace('PT48H', 'PT24H'))
  const [changed] = await discover(sites, { out: folder, pages: 3 }, world)
  expect(changed?.files).toEqual([expect.stringMatching(/^brands\/echo-and-sons\.\d{4}-\d\d-\d\d\.yaml$/)])
  expect(await readFile(file, 'utf8')).toContain('name: Echo and Sons')
  expect(await readdir(join(folder, 'recipes'))).toHaveLength(found.length)
})
