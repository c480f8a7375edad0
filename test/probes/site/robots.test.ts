import { expect, test } from 'vitest'
import { readRobots } from '../../../probes/site/robots.ts'

const at = (path: string) => new URL(path, 'https://brand.test')

test.each<[says: string, text: string, allowed: readonly string[], refused: readonly string[]]>([
  ['nothing: all may be opened', '', ['/', '/contact'], []],
  ['a folder is closed', 'User-agent: *\nDisallow: /help/', ['/', '/help'], ['/help/', '/help/contact']],
  ['an empty rule forbids nothing', 'User-agent: *\nDisallow:', ['/', '/contact'], []],
  ['all is closed', 'User-agent: *\nDisallow: /', [], ['/', '/contact']],
  [
    'the longer rule wins',
    'User-agent: *\nDisallow: /help\nAllow: /help/contact',
    ['/help/contact'],
    ['/help', '/help/x'],
  ],
  ['of two as long, the one that allows', 'User-agent: *\nDisallow: /a\nAllow: /a', ['/a'], []],
  ['a star stands for anything, a dollar for the end', 'User-agent: *\nDisallow: /*.php$', ['/a.php5'], ['/x/a.php']],
  [
    'our own group counts alone',
    'User-agent: *\nDisallow: /\n\nUser-agent: ringback\nDisallow: /shop',
    ['/contact'],
    ['/shop'],
  ],
  ['groups share rules', 'User-agent: other\nUser-agent: *\nDisallow: /x', ['/'], ['/x']],
  ['other robots are no concern', 'User-agent: badbot\nDisallow: /', ['/'], []],
  ['comments, case and Windows lines', '\uFEFFUSER-AGENT: * # all\r\nDISALLOW: /x # y\r\n', ['/'], ['/x']],
  ['escapes of one address are one', 'User-agent: *\nDisallow: /hilf%C3%A9', [], ['/hilfé']],
  ['what is no rule is passed over', '<!doctype html><title>404</title>', ['/'], []],
])('%s', (_, text, allowed, refused) => {
  const robots = readRobots(text)
  expect(allowed.filter((path) => !robots.allows(at(path)))).toEqual([])
  expect(refused.filter((path) => robots.allows(at(path)))).toEqual([])
})

test('Sitemaps and the wish for a pause are read', () => {
  const robots = readRobots('Sitemap: https://brand.test/map.xml\nUser-agent: *\nCrawl-delay: 2.5\nDisallow:')
  expect(robots).toMatchObject({ sitemaps: ['https://brand.test/map.xml'], delay: 2.5 })
})
