import { expect, test } from 'vitest'
import { readSiteList, siteOf } from '../../src/plan/read-site-list.ts'

test('A home page is enough; other columns are taken where they are', () => {
  const { sites, problems } = readSiteList('brands.csv', '\uFEFFhomePage,country,languages\nwww.echo.test,gb,en de\n')
  expect(problems).toEqual([])
  expect(sites).toMatchObject([
    { slug: 'echo', homePage: 'https://www.echo.test/', country: 'GB', languages: ['en', 'de'] },
  ])
})

test.each([
  ['a column that nobody knows', 'homePage,nmae\nhttps://a.test,x', /brands|known column, got `nmae`/, 1],
  ['no home pages', 'slug\na', /a column `homePage`/, 1],
  ['no address of the web', 'homePage\nftp://a.test', /to be a web address/, 2],
  ['a country in words', 'homePage,country\nhttps://a.test,Germany', /two letters/, 2],
  ['the same brand twice', 'homePage\nhttps://a.test\nhttps://www.a.test', /each slug once/, 3],
])('%s is a problem with its line', (_, text, message, line) => {
  const { problems } = readSiteList('brands.csv', text)
  expect(problems).toMatchObject([{ file: 'brands.csv', line, message: expect.stringMatching(message) }])
})

test.each([
  ['https://www.city-on-the-hill.com/shop', 'city-on-the-hill'],
  ['echo.co.uk', 'echo-co'],
  ['http://127.0.0.1:8080/', '127-0-0-1'],
  ['http://echo.localhost:3000', 'echo'],
])('%s is called %s', (address, slug) => {
  expect(siteOf(address)?.slug).toBe(slug)
})
