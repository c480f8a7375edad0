import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readStudy, wordingsHash } from '../../src/plan/read-study.ts'
import { scaffold } from '../../src/plan/scaffold.ts'
import { sha256 } from '../../src/support/canonical.ts'
import { RingbackError } from '../../src/support/errors.ts'
import { FAULTS } from './broken/faults.ts'
import { type Patch, studyFolder } from './study-folder.ts'

const thrownBy = (folder: string) =>
  readStudy(folder).then(
    () => null,
    (thrown: unknown) => thrown,
  )

test('the good study is read whole', async () => {
  const files = await readStudy(await studyFolder())
  expect(files.brands.map(({ slug }) => slug)).toEqual(['echo-and-sons', 'city-on-the-hill'])
  expect(Object.keys(files.recipes)).toEqual(['echo'])
  expect(files.scenarios.map(({ scripts }) => Object.keys(scripts).length)).toEqual([6, 6, 6])
  expect(files.standards.map(({ slug }) => slug)).toEqual(['fair-answers'])
  expect(files.authorisation?.value.domains).toEqual(['echo.test', 'city.example', 'desk.example'])
})

test('the table of broken studies has at least thirty, each with a title of its own', () => {
  expect(FAULTS.length).toBeGreaterThanOrEqual(30)
  expect(new Set(FAULTS.map(({ title }) => title)).size).toBe(FAULTS.length)
  expect(FAULTS.filter(({ says }) => !/^[a-z0-9/.-]+(:\d+)? Expected .+/.test(says) || says.includes('\n'))).toEqual([])
})

test.for(FAULTS)('$title is named with its file and line', async ({ patches, says }) => {
  const thrown = await thrownBy(await studyFolder(...patches))
  expect(thrown).toBeInstanceOf(RingbackError)
  expect(thrown).toMatchObject({ code: 'invalid-study', message: says })
})

test('faults in several files are listed together, in the order of files and lines', async () => {
  const patches: readonly Patch[] = [
    { file: 'study.yaml', from: '127.0.0.1:2526', to: '127.0.0.1:2526\n  example.eu: 127.0.0.1:2527' },
    { file: 'study.yaml', from: 'sends: P14D', to: 'sends: PT0S' },
    { file: 'brands/echo-and-sons.yaml', from: 'Europe/London', to: 'Europe/Londinium' },
    { file: 'brands/city-on-the-hill.yaml', from: 'country: DE', to: 'country: Germany' },
    { file: 'standards/fair-answers.yaml', from: 'share: 0.9', to: 'share: 0' },
  ]
  const thrown = await thrownBy(await studyFolder(...patches))
  expect((thrown as RingbackError).message.split('\n')).toEqual([
    'study.yaml:9 Expected `window.sends` to be longer than nothing, got `PT0S`',
    'study.yaml:62 Expected routes for reserved domains alone (.test, .example, localhost), got `example.eu`',
    'brands/city-on-the-hill.yaml:4 Expected `country` to be a country of two capital letters such as `DE`, got `Germany`',
    'brands/echo-and-sons.yaml:5 Expected `zone` to be a time zone such as `Europe/Berlin`, got `Europe/Londinium`',
    'standards/fair-answers.yaml:13 Expected `promises[0].share` to be more than 0, got `0`',
  ])
})

test('a study.yaml that can not be read does not hide what is wrong with its brands', async () => {
  const thrown = await thrownBy(
    await studyFolder(
      { file: 'study.yaml', from: 'sends: P14D', to: 'sends: often' },
      { file: 'brands/city-on-the-hill.yaml', from: 'country: DE', to: 'country: Germany' },
    ),
  )
  expect((thrown as RingbackError).problems.map(({ file }) => file)).toEqual([
    'study.yaml',
    'brands/city-on-the-hill.yaml',
  ])
})

test('the authorisation is known by the hash of its very bytes', async () => {
  const text = `# as signed, with an é of two bytes\nauthorisation: 1\nby: { name: Clara, role: Head, company: Echo }\ndomains: [echo.test]\nuntil: 2027-01-01T00:00:00Z\nstaffTold: { on: 2026-10-01, text: In general. }\n`
  const files = await readStudy(await studyFolder({ file: 'authorisation.yaml', text }))
  expect(files.authorisation?.sha256).toBe(sha256(text))
})

test("a scenario of the study's own stands before the shipped one of that name", async () => {
  const folder = await studyFolder(
    { file: 'study.yaml', from: 'languages: [en, de]\nstandards', to: 'languages: [en]\nstandards' },
    {
      file: 'scenarios/spare-part/scenario.yaml',
      text: "scenario: 1\ntitle: Ours\nstage: before-sale\nvoice: [consumer]\npurpose: Ours.\ninvents: false\nuntruths: []\nagentMinutes: 2\nneeds: []\nanswers: { en: ['yes'] }\ntests: [respond]\n",
    },
    {
      file: 'scenarios/spare-part/en.md',
      text: '---\nlanguage: en\n---\n## opening 1 (consumer)\nSubject: A part\n\nWhich?\n\n## close\nThanks.\n\n## close unanswered\nNever mind.\n',
    },
  )
  const files = await readStudy(folder)
  expect(files.scenarios.find(({ slug }) => slug === 'spare-part')?.title).toBe('Ours')
})

test('the hash of the wordings changes with every word, and not with what is not said', async () => {
  const before = wordingsHash(await readStudy(await studyFolder()))
  const german = await studyFolder({
    file: 'study.yaml',
    from: 'languages: [en, de]\nstandards',
    to: 'languages: [en]\nstandards',
  })
  expect(wordingsHash(await readStudy(german))).not.toBe(before)
  const budget = await studyFolder({ file: 'study.yaml', from: 'contactsPerDay: 2', to: 'contactsPerDay: 1' })
  expect(wordingsHash(await readStudy(budget))).toBe(before)
})

test('brands are read from a CSV, with empty cells not given at all', async () => {
  const text = [
    '\uFEFFslug,name,homePage,country,zone,languages,domains,product,hours,holidays,email,emailPublished,formUrl,formRecipe,phone,phonePublished',
    'echo,"Echo, Sons & Daughters",https://echo.test/,GB,Europe/London,en de,echo.test echo.example,Radio,Mo-Fr 09:00-17:00,GB,a@echo.test,https://echo.test/c,https://www.echo.test/contact,echo,,',
    'city,City,https://city.test/,DE,Europe/Berlin,de,city.test,Radio,,,b@city.test,https://city.test/c,,,,',
    '',
  ].join('\r\n')
  const folder = await studyFolder(
    { file: 'study.yaml', from: 'brands: [echo-and-sons, city-on-the-hill]', to: 'brands: brands.csv' },
    { file: 'brands.csv', text },
  )
  const { brands } = await readStudy(folder)
  expect(brands).toMatchObject([
    {
      slug: 'echo',
      name: 'Echo, Sons & Daughters',
      languages: ['en', 'de'],
      statedHours: { hours: 'Mo-Fr 09:00-17:00', holidays: 'GB' },
    },
    { slug: 'city', domains: ['city.test'], channels: { email: { address: 'b@city.test' } } },
  ])
  expect(brands[1]).not.toHaveProperty('statedHours')
  expect(brands[1]?.channels).not.toHaveProperty('form')
})

test('a scaffolded study is whole as it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ringback-scaffold-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const patches = Object.entries(scaffold()).map(([file, text]): Patch => ({ file, text }))
  const files = await readStudy(await studyFolder(...patches))
  expect(files.brands.map(({ slug }) => slug)).toEqual(['example-brand'])
  expect(files.study.seed).toHaveLength(36)
})
